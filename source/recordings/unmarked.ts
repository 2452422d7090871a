/**
 * Logs of a terminal, where nothing tells who said a line: telnet, nc, `openssl s_client`. Replies are known
 * by their shape and commands by their verb; between 354 and the dot everything is the message, and what
 * follows a 334 is the answer to it.
 */
import {hearAside} from './asides.ts';
import {type Remark, takeRemark} from './format.ts';
import {type LogLine, trimBlanks} from './log-line.ts';
import type {Recorder} from './recorder.ts';
import {isCommandLine, isReplyLine, isStageDirection, mayBeCommand, standsForContent} from './shapes.ts';

export function readUnmarked(
	lines: readonly LogLine[],
	recorder: Recorder,
	remarks: readonly Remark[] = [],
	key?: string,
): void {
	const findDot = createSearch(lines, text => text === '.');
	const findMessage = createSearch(lines, text => /^354(?:[ -]|$)/.test(text));
	lines.forEach((line, index) => {
		const phase = recorder.talk(key).phase();
		if (takeRemark(remarks, line, recorder, key, phase === 'message')) {
			return;
		}

		if (phase === 'message') {
			hearInMessage(index);
		} else if (phase === 'auth') {
			hearAnswer(index);
		} else if (phase === 'chunk') {
			hearInChunk(line);
		} else {
			hearLine(index);
		}
	});

	/** The next line that tells something, or undefined. */
	function following(index: number): string | undefined {
		const end = Math.min(lines.length, index + 20);
		for (let next = index + 1; next < end; next++) {
			const text = lines[next]?.text ?? '';
			if (trimBlanks(text) !== '' && !remarks.some(({pattern}) => pattern.test(text))) {
				return text;
			}
		}

		return undefined;
	}

	function hearInMessage(index: number): void {
		const line = lines[index];
		if (!line) {
			return;
		}

		const {text, at} = line;
		const talk = recorder.talk(key);
		const dot = findDot(index);
		const ends = dot !== undefined && dot < (findMessage(index) ?? Number.POSITIVE_INFINITY);
		// Nothing echoes what is typed into a pipe: the verdict follows the 354. And many a log leaves the message out.
		const nothingYet = talk.messageEmpty() || talk.holdsDirection();
		if (isReplyLine(text) && (nothingYet || !ends)) {
			recorder.hear('server', text, at, key);
		} else if (nothingYet && !ends && isCommandLine(text)) {
			if (!talk.holdsDirection()) {
				talk.leftOutMessage(at);
			}

			recorder.hear('client', text, at, key);
		} else if (!nothingYet || trimBlanks(text) !== '' || ends) {
			talk.client(text, at);
		}
	}

	function hearAnswer(index: number): void {
		const line = lines[index];
		if (!line) {
			return;
		}

		const text = trimBlanks(line.text);
		if (isReplyLine(text)) {
			recorder.hear('server', text, line.at, key);
		} else if (text !== '' || /^[245]/.test(following(index) ?? '')) {
			recorder.talk(key).client(text, line.at);
		}
	}

	function hearInChunk(line: LogLine): void {
		if (isReplyLine(line.text)) {
			recorder.hear('server', line.text, line.at, key);
		} else {
			recorder.talk(key).client(line.text, line.at);
		}
	}

	function hearLine(index: number): void {
		const line = lines[index];
		const text = trimBlanks(line?.text ?? '');
		if (!line || text === '' || /^```/.test(text)) {
			return;
		}

		const talk = recorder.talk(key);
		const next = following(index);
		if (isReplyLine(text)) {
			recorder.hear('server', text, line.at, key);
		} else if (talk.replyOpen() && goesOn(text, next)) {
			talk.continuation(text, line.at);
		} else if (isCommandLine(text)) {
			recorder.hear('client', text, line.at, key);
		} else if (isStageDirection(text) && hearAside(talk, {text: text.slice(1, -1), at: line.at})) {
			// It tells of the connection.
		} else if (isStageDirection(text)) {
			talk.note(standsForContent(text) ? 'recording/content-left-out' : 'recording/direction', text, line.at);
		} else if (mayBeCommand(text) && isReplyLine(next ?? '') && talk.begun()) {
			recorder.hear('client', text, line.at, key);
		} else {
			recorder.unread(line, 'This is neither a reply nor a command.');
		}
	}
}

/** In a reply whose middle lines lost their codes, a keyword may look like a command: AUTH, STARTTLS, HELP. */
function goesOn(text: string, next: string | undefined): boolean {
	const isKeyword = /^(?:AUTH|STARTTLS|HELP|ETRN|EXPN|VRFY|TURN|ATRN|BURL|XCLIENT|XFORWARD)\b/i.test(text);
	return !isCommandLine(text) || (isKeyword && !/^(?:220|334|235|5\d\d|4\d\d|214|252)/.test(next ?? ''));
}

/** Finds the next line that a test is true for; asked in rising order it looks at each line once. */
function createSearch(lines: readonly LogLine[], test: (text: string) => boolean) {
	let found = -1;
	return (from: number): number | undefined => {
		while (found < from || (found < lines.length && !test(lines[found]?.text ?? ''))) {
			found++;
		}

		return found < lines.length ? found : undefined;
	};
}
