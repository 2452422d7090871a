/**
 * A mail taken apart as far as a bounce needs it: its header, what its text parts say once transfer encoding and charset
 * are undone, its reports for programs, and the header of the message that came back. Odd boundaries are forgiven: what
 * relays and gateways make of a bounce is often broken.
 */
import libqp from 'libqp';
import {decodeText} from '../../message/charset.ts';
import {htmlText} from '../../message/html-text.ts';
import {isFromLine} from '../../message/mbox.ts';
import {type LogLine, toView} from '../log-line.ts';

export type Header = ReadonlyMap<string, string>;

export type Mail = {
	/** Fields of the mail itself, names in lower case; of repeated ones the first. */
	readonly header: Header;
	/** The text for people; the HTML as text where there is no other. */
	readonly text: readonly LogLine[];
	/** `message/delivery-status` (RFC 3464). */
	readonly status: readonly LogLine[];
	/** `message/feedback-report` (RFC 5965). */
	readonly feedback: readonly LogLine[];
	/** Header of the message that came back, where it is a part of its own. */
	readonly returned: Header | null;
};

type Kind = 'text' | 'html' | 'status' | 'feedback';
type Part = {readonly kind: Kind; readonly header: Header; readonly lines: LogLine[]};

/** Null where the lines are not a mail. */
export function readMail(lines: readonly LogLine[]): Mail | null {
	const top = readHeader(lines, firstFieldIn(lines));
	return isMail(top.header) ? partsOf(lines, top) : null;
}

/** The mails of an mbox file; one where there is no `From ` line. */
export function mailsIn(lines: readonly LogLine[]): (readonly LogLine[])[] {
	const starts = lines.flatMap(({text}, index) =>
		isFromLine(text) && (index === 0 || lines[index - 1]?.text === '') ? [index] : [],
	);
	return starts.length < 2
		? [lines]
		: starts.map((start, index) => lines.slice(start, starts[index + 1] ?? lines.length));
}

const longestField = 4000;
const field = /^([!-9;-~]{1,100})[ \t]{0,10}:[ \t]*(.*)$/;

/** Fields up to the empty line, and the place behind it. One line that is not a field is passed over. */
export function readHeader(lines: readonly LogLine[], start: number): {header: Header; end: number} {
	const header = new Map<string, string>();
	// Null in the continuation of a field that came before.
	let last: string | null = null;
	let broken = 0;
	for (let index = start; index < lines.length; index++) {
		const text = (lines[index]?.text ?? '').slice(0, longestField);
		if (text.trim() === '') {
			return {header, end: index + 1};
		}

		const [, name = '', value = ''] = field.exec(text) ?? [];
		if (/^[ \t]/.test(text) && index > start) {
			last !== null && header.set(last, `${header.get(last)} ${text.trim()}`.slice(0, longestField));
		} else if (name !== '') {
			last = header.has(name.toLowerCase()) ? null : name.toLowerCase();
			last !== null && header.set(last, value);
		} else if (!/^>?From /.test(text) && ++broken > 1) {
			return {header: broken > header.size ? new Map() : header, end: index};
		}
	}

	return {header, end: lines.length};
}

// Editors and mailing programs leave a byte order mark or an empty line at the head.
function firstFieldIn(lines: readonly LogLine[]): number {
	const first = lines.findIndex(({text}) => text.trim() !== '');
	return first === -1 || first > 3 ? 0 : first;
}

const telling = ['from', 'to', 'subject', 'received', 'return-path', 'content-type', 'date', 'message-id'];

function isMail(header: Header): boolean {
	return telling.filter(name => header.has(name)).length >= 2;
}

const deepest = 20;

type Walk = {
	readonly boundaries: string[];
	readonly parts: Part[];
	part: Part | null;
	returned: Header | null;
};

function partsOf(lines: readonly LogLine[], top: {header: Header; end: number}): Mail {
	const walk: Walk = {boundaries: boundaryWithout(top, lines), parts: [], part: null, returned: null};
	// What stands before the first boundary is a word to old mail programs.
	let index = walk.boundaries.length > 0 ? top.end : begin(walk, top, lines);
	while (index < lines.length) {
		const line = lines[index];
		const at = line?.text.startsWith('--') ? boundaryAt(walk, line.text, lines[index + 1]?.text ?? '') : -1;
		if (!line || at === -1) {
			line && walk.part?.lines.push(line);
			index++;
			continue;
		}

		// A boundary of an outer part ends the inner ones too.
		const ends = line.text.slice(2 + (walk.boundaries[at]?.length ?? 0)).startsWith('--');
		walk.boundaries.length = ends ? at : at + 1;
		walk.part = null;
		index = ends ? index + 1 : begin(walk, readHeader(lines, index + 1), lines);
	}

	return mailOf(top.header, walk);
}

/** The boundary of a mail whose header has lost the field that names it: a line that comes again before a part. */
function boundaryWithout({header, end}: {header: Header; end: number}, lines: readonly LogLine[]): string[] {
	if (header.has('content-type')) {
		return [];
	}

	const found = lines.find(
		({text}, index) =>
			index >= end && /^--[^\s-]\S{5,70}$/.test(text) && /^Content-Type:/i.test(lines[index + 1]?.text ?? ''),
	);
	// Further down it belongs to the message that came back.
	const opens = lines.slice(end, end + 6).some(({text}) => found?.text === text);
	return found && opens ? [found.text.slice(2)] : [];
}

function mailOf(header: Header, {parts, returned}: Walk): Mail {
	const of = (kind: Kind) => parts.filter(part => part.kind === kind).flatMap(decoded);
	const text = of('text');
	const said = text.some(({text: words}) => words.trim() !== '') ? text : of('html').flatMap(htmlLines);
	return {header, text: said, status: of('status'), feedback: of('feedback'), returned};
}

/** A boundary that no header announced counts too, where a part’s header follows it. */
function boundaryAt({boundaries, part}: Walk, text: string, next: string): number {
	const known = boundaries.findLastIndex(boundary => text.startsWith(`--${boundary}`));
	const unannounced = known === -1 && boundaries.length > 0 && /^Content-[A-Z][\w-]{1,30}:/i.test(next);
	return unannounced && (part === null || part.kind !== 'status') ? boundaries.length - 1 : known;
}

/** Opens the part whose header this is; gives the place where its body begins. */
function begin(walk: Walk, {header, end}: {header: Header; end: number}, lines: readonly LogLine[]): number {
	const type = header.get('content-type') ?? 'text/plain';
	const boundary = /\bboundary[ \t]*=[ \t]*"?([^";]{1,200})/i.exec(type)?.[1]?.trimEnd();
	if (/^multipart\//i.test(type) && boundary && walk.boundaries.length < deepest) {
		walk.boundaries.push(boundary);
		// What stands before the first boundary is read where that boundary never comes.
		walk.part = lines.some(({text}) => text.startsWith(`--${boundary}`)) ? null : textPart(walk, header);
		return end;
	}

	if (/^(?:message\/(?:rfc822|global)|text\/rfc822-headers?)\b/i.test(type)) {
		return beginReturned(walk, lines, end);
	}

	const kind = kindOf(type);
	walk.part = kind && {kind, header, lines: []};
	walk.part && walk.parts.push(walk.part);
	return end;
}

/** Of the message that came back the header is enough, unless it is a bounce itself that was passed on. */
function beginReturned(walk: Walk, lines: readonly LogLine[], start: number): number {
	const inner = readHeader(lines, start);
	if (/^multipart\/report\b/i.test(inner.header.get('content-type') ?? '')) {
		return begin(walk, inner, lines);
	}

	walk.returned ??= inner.header;
	walk.part = null;
	return inner.end;
}

function textPart(walk: Walk, header: Header): Part {
	const part: Part = {kind: 'text', header: new Map([...header, ['content-type', 'text/plain']]), lines: []};
	walk.parts.push(part);
	return part;
}

function kindOf(type: string): Kind | null {
	switch (/^[ \t]*([\w.+-]{1,60}\/[\w.+-]{1,60})/.exec(type)?.[1]?.toLowerCase()) {
		case 'message/delivery-status':
		case 'message/global-delivery-status':
			return 'status';
		case 'message/feedback-report':
			return 'feedback';
		case 'text/html':
			return 'html';
		case 'text/plain':
		case undefined:
			return 'text';
		default:
			return /^text\b/i.test(type) ? 'text' : null;
	}
}

function decoded({header, lines}: Part): readonly LogLine[] {
	const named = /\bcharset[ \t]*=[ \t]*"?([\w.:+-]{1,40})/i.exec(header.get('content-type') ?? '')?.[1];
	// Japanese mail systems write it without saying so.
	const charset = named ?? (lines.some(({text}) => text.includes('\x1b$')) ? 'iso-2022-jp' : undefined);
	const encoding = (header.get('content-transfer-encoding') ?? '').trim().toLowerCase();
	const plain = charset === undefined || /^(?:us-ascii|utf-?8)$/i.test(charset);
	if (plain && encoding !== 'quoted-printable' && encoding !== 'base64') {
		return lines;
	}

	const text = lines.map(line => line.text).join('\n');
	const bytes = bytesOf(text, encoding);
	const words = plain ? null : decodeText(bytes, charset);
	return linesOf(words === null ? bytes.toString('latin1') : toView(words), lines);
}

function bytesOf(text: string, encoding: string): Buffer {
	switch (encoding) {
		case 'quoted-printable':
			return Buffer.from(libqp.decode(text));
		case 'base64':
			return Buffer.from(text, 'base64');
		default:
			return Buffer.from(text, 'latin1');
	}
}

function htmlLines(line: LogLine, index: number, all: readonly LogLine[]): LogLine[] {
	if (index > 0) {
		return [];
	}

	const html = Buffer.from(all.map(({text}) => text).join('\n'), 'latin1').toString();
	return linesOf(toView(htmlText(html)?.text ?? ''), [line]);
}

function linesOf(text: string, [first]: readonly LogLine[]): LogLine[] {
	const {number = 1, at = null} = first ?? {};
	return text.split(/\r?\n/).map(each => ({number, text: each, at}));
}
