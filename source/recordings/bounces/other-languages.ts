/** How mail systems say in other languages than English that a message was not delivered. */
import libqp from 'libqp';
import {decodeText} from '../../message/charset.ts';

/** Phrases of subjects and texts alike, in lower case. */
const phrases: readonly string[] = [
	// Chinese, Japanese, Korean.
	'退信|投递失败|無法投遞|无法投递|邮件被退|被退回|無法傳遞|郵件傳送失敗|未能送达',
	'配信不能|配信でき|送信でき(?:ません|なかった)|配達不能|配信エラー|送信エラー',
	'반송|배달 ?실패|전송 ?실패|배달할 수 없',
	// Russian, Ukrainian.
	'не (?:может быть )?доставлен|недоставлен|не удалось доставить|ошибка доставки|не вдалося доставити',
	// German, Dutch, the north.
	'unzustellbar|nicht zugestellt|nicht zustell|zustellung (?:ist )?fehlgeschlagen|konnte nicht zu',
	'onbestelbaar|niet (?:af|be)?gelever|niet bezorgd|kunde inte levereras|kunne ikke leveres|ei voitu toimittaa',
	// Romance languages.
	'non remis|non distribu|non délivr|échec de (?:la )?(?:remise|livraison|distribution)|pas pu être (?:remis|délivr)',
	'no se (?:pudo|ha podido) entregar|no entregad|correo devuelto|error (?:en la|de) entrega',
	'não entregue|não (?:pôde|foi) (?:ser )?entreg|falha na entrega|mensagem devolvida',
	'mancat[ao] (?:consegna|recapito)|non recapitat|non consegnat|non è stato possibile (?:consegn|recapit)',
	// Polish, Czech, Hungarian, Turkish.
	'niedostarczon|nie (?:została? |mogła? )?(?:być )?dostarczon|nedoručiteln|nebyla doručena',
	'kézbesíthetetlen|nem kézbesíthető|teslim edilemedi|iletilemedi|ulaştırılamadı',
];
const says = new RegExp(phrases.join('|'), 'iu');

/** `text` is the byte view of UTF-8, or of another charset where it holds encoded words. */
export function saysUndelivered(text: string): boolean {
	return says.test(wordsDecoded(text));
}

const encodedWord = /=\?([\w.:+-]{1,40})(?:\*[\w-]{1,20})?\?([QB])\?([^?\r\n]{0,500})\?=[ \t]*/gi;

function wordsDecoded(view: string): string {
	const text = Buffer.from(view, 'latin1').toString();
	return text.replaceAll(encodedWord, (whole, charset: string, encoding: string, payload: string) => {
		const isQuoted = encoding.toUpperCase() === 'Q';
		const bytes = isQuoted
			? Buffer.from(libqp.decode(payload.replaceAll('_', ' ')))
			: Buffer.from(payload, 'base64');
		return decodeText(bytes, charset) ?? whole;
	});
}
