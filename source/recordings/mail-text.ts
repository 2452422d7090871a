/**
 * What the text parts of a mail say, line by line: transfer encodings are undone, and what a bounce carries along (HTML,
 * pictures, the message that came back) is left out. Lines that are no mail are given back as they are.
 */
import libqp from 'libqp';
import type {LogLine} from './log-line.ts';

type Part = {readonly encoding: string; readonly lines: LogLine[]};
type Header = ReadonlyMap<string, string>;

export type MailText = {
	/** Fields of the mail itself, names in small letters; none where it is no mail. */
	readonly header: Header;
	readonly lines: readonly LogLine[];
};

export function textOfMail(lines: readonly LogLine[]): MailText {
	const top = readHeader(lines, 0);
	if (!isMail(top.header)) {
		return {header: new Map(), lines};
	}

	const parts: Part[] = [];
	const boundaries: string[] = [];
	let part = begin(top.header);
	for (let index = top.end; index < lines.length; index++) {
		const line = lines[index];
		const at = line?.text.startsWith('--') ? boundaryAt(line.text) : -1;
		if (!line) {
			break;
		}

		if (at === -1) {
			part?.lines.push(line);
			continue;
		}

		// A boundary of an outer part ends the inner ones too.
		const ends = line.text.slice(2 + (boundaries[at]?.length ?? 0)).startsWith('--');
		boundaries.length = ends ? at : at + 1;
		if (ends) {
			part = null;
		} else {
			const {header, end} = readHeader(lines, index + 1);
			part = begin(header);
			index = end - 1;
		}
	}

	return {header: top.header, lines: parts.flatMap(decoded)};

	function boundaryAt(text: string): number {
		return boundaries.findLastIndex(boundary => text.startsWith(`--${boundary}`));
	}

	function begin(header: Header): Part | null {
		const type = header.get('content-type') ?? 'text/plain';
		const boundary = /\bboundary="?([^";]{1,200})/i.exec(type)?.[1]?.trimEnd();
		if (/^multipart\//i.test(type) && boundary && boundaries.length < deepest) {
			boundaries.push(boundary);
			return null;
		}

		if (!/^(?:text\/plain|message\/(?:global-)?delivery-status)\b/i.test(type)) {
			return null;
		}

		const made = {encoding: (header.get('content-transfer-encoding') ?? '').toLowerCase(), lines: []};
		parts.push(made);
		return made;
	}
}

function isMail(header: Header): boolean {
	return (
		['from', 'subject', 'received', 'return-path', 'content-type'].filter(name => header.has(name)).length >=
		2
	);
}

const deepest = 20;
const longestField = 4000;

/** Fields up to the empty line, and the place behind it; none where something else comes first. */
function readHeader(lines: readonly LogLine[], start: number): {header: Header; end: number} {
	const header = new Map<string, string>();
	let last = '';
	for (let index = start; index < lines.length; index++) {
		const text = lines[index]?.text ?? '';
		const [, name = '', value = ''] = /^([!-9;-~]{1,100}):[ \t]*(.*)$/.exec(text) ?? [];
		if (text === '') {
			return {header, end: index + 1};
		}

		if (/^[ \t]/.test(text) && last !== '') {
			header.set(last, `${header.get(last)} ${text.trim()}`.slice(0, longestField));
		} else if (name !== '') {
			last = name.toLowerCase();
			header.set(last, value.slice(0, longestField));
		} else if (!/^>?From /.test(text)) {
			return {header: new Map(), end: index};
		}
	}

	return {header, end: lines.length};
}

function decoded({encoding, lines}: Part): readonly LogLine[] {
	const text = lines.map(line => line.text).join('\n');
	switch (encoding) {
		case 'quoted-printable':
			return linesOf(Buffer.from(libqp.decode(text)), lines);
		case 'base64':
			return linesOf(Buffer.from(text, 'base64'), lines);
		default:
			return lines;
	}
}

function linesOf(bytes: Buffer, [first]: readonly LogLine[]): LogLine[] {
	const {number = 1, at = null} = first ?? {};
	return bytes
		.toString('latin1')
		.split(/\r?\n/)
		.map(text => ({number, text, at}));
}
