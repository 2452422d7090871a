/** Logs that mark each line with its direction: `<-  250 ok`, `C: QUIT`, `SERVER -> CLIENT: 220 …`. */
import {hearAside, tellOutcome} from './asides.ts';
import {type Format, type Remark, shareOf, takeRemark} from './format.ts';
import {type LogLine, trimBlanks} from './log-line.ts';
import {programFailure} from './program-failures.ts';
import type {Recorder} from './recorder.ts';
import {isCommandLine, isReplyLine, isStageDirection, standsForTls} from './shapes.ts';
import {readTime} from './times.ts';

export type Marks = {
	/** Group `said`, or the first one, is the line; group `id`, where there is one, tells sessions apart. */
	readonly server: RegExp;
	readonly client: RegExp;
	/** Within a message too: a line of it has a mark. */
	readonly remarks?: readonly Omit<Remark, 'amidMessage'>[];
	/** Tells sessions apart where no single group does. */
	readonly group?: (match: RegExpExecArray, from: 'server' | 'client') => string;
	/** The line or lines that the text of a marked line stands for; itself where this is not given. */
	readonly parts?: (text: string, from: 'server' | 'client') => readonly string[];
	/** A line that no other tool writes; where given, one must be there. */
	readonly telltale?: RegExp;
};

/** A format in which marks show who said a line. */
export function markedFormat(name: string, marks: Marks): Format {
	return {
		name,
		recognise: sample => recognise(sample, marks),
		read: (lines, recorder) => readMarked(lines, marks, recorder),
	};
}

function recognise(sample: readonly string[], marks: Marks): number {
	const {server, client, remarks = [], telltale, parts = text => [text]} = marks;
	const isOfTool = telltale === undefined || sample.some(text => telltale.test(text));
	const isSpeech = (text: string): boolean =>
		isReplyLine(trimBlanks(parts(saidIn(server.exec(text)), 'server')[0] ?? '')) ||
		isCommandLine(parts(saidIn(client.exec(text)), 'client')[0] ?? '');
	if (!isOfTool || !(sample.some(isSpeech) || (telltale && remarks.length > 0))) {
		return 0;
	}

	const sayReplies = (mark: RegExp): number =>
		sample.filter(text => isReplyLine(trimBlanks(saidIn(mark.exec(text))))).length;
	if (sayReplies(client) > sayReplies(server)) {
		return 0;
	}

	const isKnown = (text: string): boolean =>
		server.test(text) || client.test(text) || remarks.some(({pattern}) => pattern.test(text));
	return Math.min(shareOf(sample, isKnown) + (telltale ? 0.2 : 0), 1);
}

function saidIn(match: RegExpExecArray | null): string {
	return match?.groups?.said ?? match?.[1] ?? '';
}

export function readMarked(lines: readonly LogLine[], marks: Marks, recorder: Recorder): void {
	const {server, client, remarks = [], parts = text => [text], group} = marks;
	let last: Last;
	let early: LogLine | undefined;
	for (const bare of lines) {
		const line = bare.at === null ? {...bare, at: readTime(bare.text)?.at ?? null} : bare;
		const fromServer = server.exec(line.text);
		const match = fromServer ?? client.exec(line.text);
		if (match) {
			const from = fromServer ? 'server' : 'client';
			last = {from, key: group ? group(match, from) : match.groups?.id};
			for (const text of parts(saidIn(match), last.from)) {
				hearMarked(line, text, last.from, last.key, recorder);
			}
		} else if (takeRemark(remarks, line, recorder, last?.key)) {
			// The tool's own word.
		} else if (last === undefined && isFailure(line, recorder)) {
			early ??= line;
		} else if (trimBlanks(line.text) !== '' || recorder.conversation(last?.key).phase() === 'message') {
			hearUnmarked(line, last, recorder);
		}
	}

	if (early && last) {
		tellOutcome(recorder.conversation(last.key), trimBlanks(early.text.slice(0, 2000)), null);
	}
}

type Last = {from: 'server' | 'client'; key: string | undefined} | undefined;

/** The error that stands above the log is how it ends: the connection was lost, or no reply came. */
function isFailure({text}: LogLine, recorder: Recorder): boolean {
	const code = recorder.conversation().begun() ? undefined : programFailure(text.slice(0, 2000))?.code;
	return code === 'reset' || code === 'timed-out';
}

function hearMarked(
	line: LogLine,
	text: string,
	from: 'server' | 'client',
	key: string | undefined,
	recorder: Recorder,
): void {
	if (from === 'client') {
		const spoken = recorder.conversation(key).phase() === 'message' ? text : trimEnd(text);
		if (standsForTls(spoken)) {
			recorder.conversation(key).note('recording/direction', spoken, line.at);
		} else if (recorder.conversation(key).phase() === 'message' || !isWritersWord(spoken)) {
			recorder.hear('client', spoken, line.at, key);
		} else {
			recorder.conversation(key).note('recording/direction', spoken, line.at);
		}

		return;
	}

	hearServer(line, trimBlanks(text), key, recorder);
}

/** `<opens connection>`; but `(base64 response removed)` after a 334 stands for a line that was sent. */
function isWritersWord(text: string): boolean {
	return /^<[^<>@]*[ ][^<>@]*>$/.test(text);
}

function trimEnd(text: string): string {
	return text.replace(/[ \t]{1,64}$/, '');
}

function hearServer(line: LogLine, text: string, key: string | undefined, recorder: Recorder): void {
	const conversation = recorder.conversation(key);
	if (isReplyLine(text)) {
		recorder.hear('server', text, line.at, key);
	} else if (conversation.replyOpen()) {
		conversation.continuation(text, line.at);
	} else if (isStageDirection(text) || isWritersWord(text)) {
		conversation.note('recording/direction', text, line.at);
	} else if (text !== '') {
		recorder.hear('server', text, line.at, key);
	}
}

/** A line without a mark goes on where the last one stopped, if it looks like it. */
function hearUnmarked(line: LogLine, last: Last, recorder: Recorder): void {
	const text = trimBlanks(line.text);
	const conversation = recorder.conversation(last?.key);
	// swaks without hints for what it receives marks only what it sends.
	const mayBeServer =
		last?.from === 'server' || conversation.awaitsReply() || (last === undefined && !conversation.begun());
	if (mayBeServer && isReplyLine(text)) {
		recorder.hear('server', text, line.at, last?.key);
	} else if (last?.from === 'server' && conversation.replyOpen()) {
		conversation.continuation(text, line.at);
	} else if (conversation.phase() === 'message') {
		conversation.client(line.text, line.at);
	} else if (isCommandLine(text)) {
		recorder.hear('client', text, line.at, last?.key);
	} else if (hearAside(conversation, line)) {
		// The tool's own word.
	} else if (isStageDirection(text)) {
		conversation.note('recording/direction', text, line.at);
	} else {
		recorder.unread(line, 'The line has no mark that shows who sent it.');
	}
}
