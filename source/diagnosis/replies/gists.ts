/**
 * Other words for what the tables say: roots, near each other in any order, in the languages seen in the field.
 * They count less than a row's own pattern, so that what is said plainly always wins.
 */
import {near, roots, unless} from './roots.ts';
import {
	closed,
	domain,
	full,
	machine,
	mailbox,
	missing,
	notTaken,
	place,
	room,
	shutOut,
	unknown,
} from './vocabulary.ts';

export type Gist = {
	/** In the reply's words (`wordsOf`): no codes, no links. */
	readonly pattern: RegExp;
	/** Where they are not the row's. */
	readonly answers?: readonly string[];
	readonly code?: RegExp;
};

const message = ['DATA', 'DATA-END', 'BDAT'];
const envelope = ['RCPT', ...message];

// Then something else is unknown, locked or full than the recipient's mailbox.
const ofAnother = String.raw`\bsenders?\b|mail from|from:|\bhelo|\behlo|\bcommand|\bsending|syntax|\bin DNS\b|relay`;
const notRoom = String.raw`attach|recipients|connection|\bhops?\b|header|\bline|hour|daily|sending|score|\brate`;

const or = String.raw`.{0,20}(?:\b(?:or|oder|ou|lub|of)\b|(?<!\p{L})(?:o|u|или)(?!\p{L})|/|或).{0,20}?`;
const unknownOrClosed = `(?:${unknown}${or}${closed}|${closed}${or}${unknown})`;

export const gists: Readonly<Record<string, readonly Gist[]>> = {
	'recipient/unknown': [gist(unless(`${ofAnother}|${unknownOrClosed}`, near(mailbox, unknown, 40)))],
	'recipient/unavailable': [gist(unless(ofAnother, unknownOrClosed), envelope)],
	'recipient/disabled': [
		gist(unless(`${ofAnother}|${unknownOrClosed}`, near(mailbox, closed, 50))),
		gist(unless(ofAnother, near(roots`mail ?box|inbox|account|user`, roots`blocked`, 20)), envelope),
		gist(near(roots`domain|hosting`, roots`suspen[ds]|expired|disabled|deactivated`, 40), ['RCPT']),
		gist(roots`no (\S+ )?activity|not (currently )?(being )?accepted for this`, envelope),
	],
	'recipient/mailbox-full': [
		gist(unless(notRoom, near(room, full, 40)), envelope),
		gist(
			String.raw`\b(exceed\w*|over|maximum|limit\w*|full)\b(?!.{0,40}\b(hour|day|size|recipients)\b)`,
			['RCPT'],
			/^[45][25]2$/,
		),
	],
	'recipient/sender-blocked': [
		gist(
			roots`(recipient|user|addressee|receiver)( \w+){0,2} (refuses?|rejects?|declines?|blocks|unwilling|do(es)?( not|n't) (want|wish))(?!\p{L})`,
			['MAIL', ...envelope],
		),
		gist(
			roots`user (defined )?(rule|filter|setting|preference)|not accept\w* (any )?(mail|e-?mail|messages) from this`,
		),
	],
	'recipient/restricted': [
		gist(
			near(
				roots`(mailing )?list(?!ed)|group|forum|newsletter`,
				roots`post(ing)?(?!\p{L})|subscri|member|moderat|not (allowed|permitted|authori)`,
				40,
			),
			['MAIL', ...envelope],
		),
		gist(`${roots`<@>`}.{0,20}${roots`restricted`}`, envelope),
	],
	'recipient/domain-not-found': [
		gist(roots`no (valid |usable )?(mx|dns|mail hosts?)(?!\p{L})`, ['RCPT']),
		gist(near(domain, missing, 30), ['RCPT']),
	],
	'recipient/not-here': [
		gist(
			roots`(do(es)?|will|can)( not|n't) (handle|serve|host|process|route|relay)(?!\p{L}).{0,20}(mail|messages|for|to)(?!\p{L})`,
			['RCPT'],
		),
	],
	'sender/domain-not-found': [gist(near(domain, missing, 30), ['MAIL'])],
	'sender/not-owned': [
		gist(
			near(
				roots`user|you(?!\p{L})|client|account|login`,
				roots`permission|not (allowed|permitted|authori[sz]ed) to (send|use|perform)`,
				40,
			),
			['MAIL', ...message],
		),
	],
	'sender/domain-not-registered': [
		gist(near(roots`domain`, roots`(not|n't|un-?)( yet)? ?(verified|registered|configured|confirmed)`, 40), [
			'MAIL',
			...message,
		]),
	],
	'sender/blocked': [
		gist(roots`not accept\w* (any )?(e-?)?mails? from (this|your|that) (sender|address|domain)`, [
			'MAIL',
			...envelope,
		]),
		gist(
			near(
				roots`your (domain|address|e-?mail)|(sender|sending|from) (domain|address)|sender(?!'s)|domain(?!\p{L})`,
				roots`block|black-? ?list|ban(ned)?(?!\p{L})|bounces|complaint|denied|unwanted`,
				40,
			),
			['MAIL', 'RCPT'],
		),
	],
	'sender/bounce-refused': [
		gist(
			near(
				roots`bounce|dsns?(?!\p{L})|ndrs?(?!\p{L})|null ?sender`,
				roots`den(y|ied)|refus|rejec|not (allow|accept)|unsigned`,
				25,
			),
		),
	],
	'sender/spf': [
		gist(near(roots`(ip|host|server)(?!\p{L})`, roots`(for|of|from|as|by) (this |the |your )?domain`, 40), [
			'MAIL',
			'RCPT',
		]),
	],
	'reputation/ip-blocked': [
		gist(shutOut, ['CONNECT']),
		gist(unless(String.raw`\burl|\blinks?\b|attach|recipient|from:`, near(machine, shutOut, 50))),
		gist(roots`reputation`),
	],
	'reputation/dynamic-address': [gist(roots`dynamic(ally)?(?!\p{L})|dial-?(in|up)`)],
	'reputation/country': [gist(near(place, notTaken, 40))],
	'reputation/no-reverse-dns': [
		gist(roots`name ?server|dns|host ?name|resolv|ptr(?!\p{L})`, ['CONNECT', 'EHLO', 'HELO']),
	],
	'limit/sending-rate': [
		gist(
			near(
				roots`frequen|traffic|volume|attempts|number of (posts|messages|mails)`,
				roots`limit|exceed|too|numerous|excess|unusual`,
				40,
			),
		),
		gist(roots`slower|more slowly|numerous attempts`),
		gist(near(roots`(message|mail|recipient|connection|delivery)s?(?!\p{L})`, roots`threshold`, 20)),
	],
	'content/spam': [
		gist(
			roots`(ant[iy]-?)?spam|спам|(dcc|razor|pyzor|bogofilter|bayes\w*|rspamd)(?!\p{L})|unwanted|垃圾|迷惑メール`,
		),
		gist(
			near(
				roots`scor(e|ed|ing)(?!\p{L})|points|probability`,
				roots`over|above|exceed|threshold|limit|high|too`,
				40,
			),
			message,
		),
	],
	'content/attachment': [
		gist(
			near(
				roots`attach|anhang|pi[eè]ce jointe|allegat|za[łl][aą]cznik|вложен|附件|添付`,
				`(?:${notTaken}|${roots`exceed|limit|too many`})`,
				40,
			),
		),
	],
	'content/link': [
		gist(
			near(
				roots`(ur[li]|link|website)s?(?!\p{L})`,
				roots`black-? ?list|listed|block|ban|bad|rejec|phish`,
				50,
			),
			message,
		),
	],
	'content/missing-header': [
		gist(
			near(
				roots`(no|without|missing|empty|lacks?)(?!\p{L})`,
				roots`subject|body|from(?!\p{L})|date(?!\p{L})|message-?id|header`,
				15,
			),
			message,
		),
	],
	'server/lookup-failed': [
		gist(
			near(
				roots`name ?server|dns(?!\p{L})|resolv|host ?name|directory|ldap`,
				roots`malformed|unexpected|fail|error|unable|unavailable|tempor`,
				30,
			),
			undefined,
			/^4/,
		),
	],
	'content/loop': [gist(roots`mail ?loop|loop(s|ing|ed)?(?!\p{L})`)],
	'login/wrong-credentials': [
		gist(
			roots`密码|认证|登[录陆]|授权|パスワード|認証|парол|логин|аутентиф|passwor[dt]|kennwort|mot de passe|contraseña|senha|wachtwoord|has[łl]o`,
		),
	],
	'sender/unauthenticated': [
		gist(near(roots`authenti`, roots`domain|level|requirement|results?(?!\p{L})|checks?(?!\p{L})|5322`, 40), [
			'MAIL',
			...message,
		]),
	],
	'access/login-required': [
		gist(
			unless(
				String.raw`domain|\blevel|requirements|5322|receiv`,
				near(
					roots`authenti|log ?in(?!\p{L})|logged|sign(ed)? in|credentials|anmeld|identifi|аутентифик|авториз|认证`,
					roots`requir|need|must|first|turned on|fail|before|without|erforderlich|requise|necesari|требуется|必须`,
					40,
				),
			),
		),
	],
	'sender/domain-missing': [gist(roots`fully[- ]?qualified|FQDN`, ['MAIL'])],
	'recipient/domain-missing': [gist(roots`fully[- ]?qualified|FQDN`, ['RCPT'])],
};

function gist(pattern: string, answers?: readonly string[], code?: RegExp): Gist {
	return {pattern: new RegExp(pattern, 'iu'), ...(answers && {answers}), ...(code && {code})};
}
