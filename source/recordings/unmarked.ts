/**
 * Logs of a terminal, where nothing shows who said a line: telnet, nc, `openssl s_client`. Replies are known
 * by their shape and commands by their verb; between 354 and the dot everything is the message, and what
 * follows a 334 is the answer to it.
 */
import {hearAside} from './asides.ts';
import type {Conversation} from './conversation.ts';
import {type Remark, takeRemark} from './format.ts';
import {type LogLine, trimBlanks} from './log-line.ts';
import type {Recorder} from './recorder.ts';
import {isCommandLine, isReplyLine, isStageDirection, mayBeCommand, standsForContent} from './shapes.ts';

/** `remarks`: words of the tool that wrote the log. `key`: of the session, where the log may hold several. */
export function readUnmarked(
	lines: readonly LogLine[],
	recorder: Recorder,
	remarks: readonly Remark[] = [],
	key?: string,
): void {
	const log: Log = {
		lines,
		recorder,
		remarks,
		key,
		findDot: createSearch(lines, text => text === '.'),
		findMessage: createSearch(lines, text => /^354(?:[ -]|$)/.test(text)),
	};
	for (const [index, line] of lines.entries()) {
		readOne(log, line, index);
	}
}

type Log = {
	readonly lines: readonly LogLine[];
	readonly recorder: Recorder;
	readonly remarks: readonly Remark[];
	readonly key: string | undefined;
	readonly findDot: Search;
	readonly findMessage: Search;
};

function readOne(log: Log, line: LogLine, index: number): void {
	const {recorder, remarks, key} = log;
	const phase = recorder.conversation(key).phase();
	if (takeRemark(remarks, line, recorder, key, phase === 'message')) {
		return;
	}

	switch (phase) {
		case 'message':
			readInMessage(log, line, index);
			return;
		case 'auth':
			readAnswer(log, line, index);
			return;
		case 'chunk':
			readInChunk(log, line);
			return;
		default:
			readLine(log, line, index);
	}
}

/** How many lines are looked at for one that says something. */
const AHEAD = 20;

/** The next line that says something, or undefined. */
function following({lines, remarks}: Log, index: number): string | undefined {
	const end = Math.min(lines.length, index + AHEAD);
	for (let next = index + 1; next < end; next++) {
		const text = lines[next]?.text ?? '';
		if (trimBlanks(text) !== '' && !remarks.some(({pattern}) => pattern.test(text))) {
			return text;
		}
	}

	return undefined;
}

function readInMessage({recorder, key, findDot, findMessage}: Log, {text, at}: LogLine, index: number): void {
	const conversation = recorder.conversation(key);
	const dot = findDot(index);
	const ends = dot !== undefined && dot < (findMessage(index) ?? Number.POSITIVE_INFINITY);
	// Nothing echoes what is typed into a pipe: the verdict follows the 354. And many a log leaves the message out.
	const nothingYet = conversation.messageEmpty() || conversation.holdsDirection();
	if (isReplyLine(text) && (nothingYet || !ends)) {
		recorder.hear('server', text, at, key);
	} else if (nothingYet && !ends && isCommandLine(text)) {
		if (!conversation.holdsDirection()) {
			conversation.leftOutMessage(at);
		}

		recorder.hear('client', text, at, key);
	} else if (!nothingYet || trimBlanks(text) !== '' || ends) {
		conversation.client(text, at);
	}
}

function readAnswer(log: Log, line: LogLine, index: number): void {
	const {recorder, key} = log;
	const conversation = recorder.conversation(key);
	const text = trimBlanks(line.text);
	if (isReplyLine(text)) {
		recorder.hear('server', text, line.at, key);
	} else if (text !== '' || (!conversation.awaitsReply() && /^[245]/.test(following(log, index) ?? ''))) {
		conversation.client(text, line.at);
	}
}

function readInChunk({recorder, key}: Log, {text, at}: LogLine): void {
	if (isReplyLine(text)) {
		recorder.hear('server', text, at, key);
	} else {
		recorder.conversation(key).client(text, at);
	}
}

function readLine(log: Log, line: LogLine, index: number): void {
	const {recorder, key} = log;
	const {at} = line;
	const text = trimBlanks(line.text);
	if (text === '' || /^```/.test(text)) {
		return;
	}

	const conversation = recorder.conversation(key);
	const next = following(log, index);
	if (isReplyLine(text)) {
		recorder.hear('server', text, at, key);
	} else if (conversation.replyOpen() && goesOn(text, next)) {
		conversation.continuation(text, at);
	} else if (isCommandLine(text)) {
		recorder.hear('client', text, at, key);
	} else if (isStageDirection(text)) {
		readDirection(conversation, text, at);
	} else if (mayBeCommand(text) && isReplyLine(next ?? '') && conversation.begun()) {
		recorder.hear('client', text, at, key);
	} else {
		recorder.unread(line, 'This is neither a reply nor a command.');
	}
}

/** Words between parentheses may say what became of the connection; else they are a note. */
function readDirection(conversation: Conversation, text: string, at: number | null): void {
	if (!hearAside(conversation, {text: text.slice(1, -1), at})) {
		conversation.note(
			standsForContent(text) ? 'recording/content-left-out' : 'recording/direction',
			text,
			at,
		);
	}
}

/** In a reply whose middle lines lost their codes, a keyword may look like a command: AUTH, STARTTLS, HELP. */
function goesOn(text: string, next: string | undefined): boolean {
	const isKeyword = /^(?:AUTH|STARTTLS|HELP|ETRN|EXPN|VRFY|TURN|ATRN|BURL|XCLIENT|XFORWARD)\b/i.test(text);
	return !isCommandLine(text) || (isKeyword && !/^(?:220|334|235|5\d\d|4\d\d|214|252)/.test(next ?? ''));
}

type Search = (from: number) => number | undefined;

/** Finds the next line that a test is true for; asked in rising order it looks at each line once. */
function createSearch(lines: readonly LogLine[], test: (text: string) => boolean): Search {
	let found = -1;
	return from => {
		while (found < from || (found < lines.length && !test(lines[found]?.text ?? ''))) {
			found++;
		}

		return found < lines.length ? found : undefined;
	};
}
