/** What is pasted by itself: a reply, a few replies, or base64. */
import {ehloKeyword} from '../decode/ehlo-keywords.ts';
import {createReplyParser} from '../protocol/reply-parser.ts';
import type {SessionEvent} from '../session/session-event.ts';
import {type LogLine, toBytes, trimBlanks} from './log-line.ts';
import {createRecorder} from './recorder.ts';
import type {Reading} from './recording.ts';
import {isCommandLine, isReplyLine, opensReply} from './shapes.ts';

const MAX_LINES = 200;
// More than any mechanism sends; beyond it this is an attachment.
const MAX_BASE64 = 1024 * 1024;

/** A few lines that someone pasted: replies, or base64. Undefined where they are neither. */
export function readSnippet(lines: readonly LogLine[]): Reading | undefined {
	const filled = lines.map(line => trimBlanks(line.text)).filter(text => text !== '');
	if (filled.length > MAX_LINES) {
		return undefined;
	}

	// Quoted in a mail or a ticket.
	const unquoted = filled.map(text => trimBlanks(text.replace(/^(?:>[ ]?)+/, '')));
	return readReplies(unquoted) ?? readBase64(unquoted);
}

function readReplies(texts: readonly string[]): Reading | undefined {
	if (!texts.every(isReplyLine) || isWholeSession(texts)) {
		return undefined;
	}

	const announced = readAnnouncement(texts);
	if (announced) {
		return announced;
	}

	const parser = createReplyParser({lossy: true});
	parser.feed(toBytes(`${texts.join('\r\n')}\r\n`));
	const items = [];
	for (let item = parser.next(); item; item = parser.next()) {
		items.push(item);
	}

	const events = [...items, ...parser.end()].map(
		(item): SessionEvent => ({type: 'received', at: 0, untimed: true, item}),
	);
	return {
		kind: 'replies',
		format: events.length === 1 ? 'a reply' : 'replies',
		confidence: 'certain',
		sessions: [{events, protocol: 'smtp'}],
		unread: [],
	};
}

/** One reply whose lines are keywords is the answer to EHLO, and is explained as such. */
function readAnnouncement(texts: readonly string[]): Reading | undefined {
	const [, ...rest] = texts.map(text => text.slice(4));
	const known = rest.filter(text => ehloKeyword(/^[A-Z\d-]+/i.exec(text)?.[0] ?? '') !== undefined);
	const isOne = texts.every((text, index) => (index === texts.length - 1 ? /^250 / : /^250-/).test(text));
	if (!isOne || rest.length === 0 || known.length < rest.length / 2) {
		return undefined;
	}

	const recorder = createRecorder();
	const conversation = recorder.conversation();
	conversation.note('recording/quoted', 'This is how a server answers EHLO; the EHLO is added here.', null);
	conversation.client('EHLO client.example', null);
	for (const text of texts) {
		conversation.server(text, null);
	}

	return {
		kind: 'replies',
		format: 'a reply to EHLO',
		confidence: 'certain',
		sessions: recorder.sessions(),
		unread: [],
	};
}

/** A greeting and more replies: all of the server's side, as a pipe into a client leaves it. */
function isWholeSession(texts: readonly string[]): boolean {
	const ends = texts.filter(text => !opensReply(text));
	return /^220/.test(texts[0] ?? '') && ends.length > 1;
}

function readBase64(texts: readonly string[]): Reading | undefined {
	const text = texts.join('');
	const isBase64 = text.length % 4 === 0 && /^[A-Za-z0-9+/]+={0,2}$/.test(text);
	if (!isBase64 || text.length > MAX_BASE64 || texts.some(isCommandLine)) {
		return undefined;
	}

	const bytes = new Uint8Array(Buffer.from(text, 'base64'));
	const canonical = Buffer.from(bytes).toString('base64') === text;
	// Words are base64 too; what was encoded for SMTP is text, or long.
	const telling = text.endsWith('=') || isText(bytes) || text.length >= 40;
	return canonical && telling
		? {
				kind: 'base64',
				format: 'base64',
				confidence: isText(bytes) ? 'certain' : 'likely',
				text,
				bytes,
				unread: [],
			}
		: undefined;
}

// NUL and SOH part the fields of PLAIN and XOAUTH2.
function isText(bytes: Uint8Array): boolean {
	try {
		return /^[^\x02-\x08\x0b\x0c\x0e-\x1f\x7f]*$/.test(new TextDecoder('utf-8', {fatal: true}).decode(bytes));
	} catch {
		return false;
	}
}
