/** The text of a message, or of one of its parts; HTML as a reader sees it, or as its source. */
import type {Examined} from '../../message/examine.ts';
import {htmlText} from '../../message/html-text.ts';
import {type PartChoice, partToRead} from '../../message/outline.ts';
import {partText} from '../../message/part-content.ts';
import type {MessagePart} from '../../message/read.ts';
import {blank, heading, type Line, line, piece} from '../screen/lines.ts';

const octetsRead = 64 * 1024;
const linesShown = 500;

/** `hints`: the commands that show more, where they can be typed. */
export function textLines({message}: Examined, {path, source}: PartChoice, hints = false): Line[] {
	const part = partToRead(message, path);
	if (!part || (part.octets === 0 && part.children.length === 0)) {
		return [];
	}

	const isText = /^(?:text|multipart)\//.test(part.type) || part.children.length > 0;
	if (!isText) {
		return [
			blank,
			title(part),
			line(piece('This is not text. Use /attachment and its number to save it as a file.', 'dim')),
		];
	}

	// A multiple of four: base64 may be cut there.
	const cut = part.body.length > octetsRead;
	const {text, problems} = partText({...part, body: part.body.subarray(0, octetsRead)});
	const html = part.type === 'text/html' && part.children.length === 0;
	const read = html && !source ? htmlText(text) : null;
	const lines = (read?.text ?? text).replace(/\n$/, '').split('\n');
	return [
		blank,
		title(part),
		...(html ? [howShown(read !== null, source, hints ? part.path : null)] : []),
		...(problems.includes('undeclared-8bit')
			? [
					line(
						piece(
							'8-bit text without a declared charset: read as UTF-8, or otherwise as windows-1252.',
							'warn',
						),
					),
				]
			: []),
		...(problems.includes('unknown-charset')
			? [
					line(
						piece(
							`smtpscope does not know the charset ${part.charset ?? ''}: the text is read as UTF-8.`,
							'warn',
						),
					),
				]
			: []),
		...(read?.text === '' ? [line(piece('A mail reader shows no text in it.', 'dim'))] : []),
		...lines.slice(0, linesShown).map(words => line(words)),
		...(lines.length > linesShown || cut || read?.cut ? [line(piece('… and more', 'dim'))] : []),
	];
}

function title({path, type}: MessagePart): Line {
	return heading(path === '' ? 'Text' : `Part ${path}: ${type}`);
}

/** `path`: of the part, where a command can be typed. */
function howShown(read: boolean, asked: boolean, path: string | null): Line {
	const words = read
		? 'HTML, shown as text.'
		: asked
			? 'HTML, shown as its source.'
			: 'HTML that could not be converted to text: this is its source.';
	const number = path ? ` ${path}` : '';
	const other =
		path === null || (!read && !asked)
			? ''
			: read
				? ` /part${number} source shows the HTML.`
				: ` /part${number} shows its text.`;
	return line(piece(words + other, 'dim'));
}
