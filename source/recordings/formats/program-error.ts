/**
 * The error of a mail program or library, as people paste it: an exception's name, then the reply it quotes, or
 * words for a connection that failed. The lines of a stack trace around it say nothing of SMTP.
 */
import {openingIn} from '../asides.ts';
import {errorReplies, repliesIn} from '../error-replies.ts';
import {type Format, shareOf} from '../format.ts';
import {type LogLine, trimBlanks} from '../log-line.ts';
import type {ProgramFailure} from '../program-failure.ts';
import {isStackFrame, programFailure} from '../program-failures.ts';
import {hearQuoted} from '../quoted-reply.ts';
import type {Recorder} from '../recorder.ts';
import {isCommandLine, isReplyLine} from '../shapes.ts';

export const programError: Format = {
	name: 'error of a program',
	recognise(sample) {
		if (isReplyLine(sample[0] ?? '') || sample.some(isDialogue)) {
			return 0;
		}

		const telling = shareOf(sample, isTelling);
		return telling === 0 ? 0 : Math.max(telling, 0.1);
	},
	read(all, recorder) {
		const lines = all.filter((_, index) => !isSourceLine(all, index));
		const replies = errorReplies(lines);
		replies.forEach((one, index) => {
			const key = one.recipient ? `to ${one.recipient}` : `error ${index + 1}`;
			if (one.withoutCode) {
				recorder
					.begin(key)
					.note(
						'recording/quoted',
						'The message does not quote the reply code; it was deduced from the text.',
						null,
					);
			}

			hearQuoted(recorder, {...one, key});
		});
		if (replies.length === 0) {
			hearFailures(lines, recorder);
		}
	},
};

/** Python prints the line of the program below its place: words in it are not those of the error. */
function isSourceLine(lines: readonly LogLine[], index: number): boolean {
	return /^[ \t]*File ".*", line \d+/.test(lines[index - 1]?.text ?? '');
}

// `HELO argument(s)` are words about it.
const greets = String.raw`(?:EHLO|HELO|LHLO)[ ](?!arg|command|first|name|string)\S`;
const dialogue = new RegExp(
	[
		String.raw`^CONNECTED\(`,
		String.raw`(?:^|[>|\]:<}-][ ]{0,2})[23]\d\d[ -]\S`,
		String.raw`(?:^|[\s:>|\]])(?:${greets}|(?:MAIL FROM|RCPT TO):[ ]?<)`,
		String.raw`[>|\]:][ ]?(?:DATA|QUIT|STARTTLS)[ ]*$`,
	].join('|'),
);

/** A log that shows the conversation has readers of its own: something in it is accepted, or is a command. */
function isDialogue(text: string): boolean {
	return isCommandLine(text) || dialogue.test(text.slice(0, 2000));
}

function isTelling(text: string): boolean {
	return repliesIn({number: 0, text, at: null}).length > 0 || failureIn(text) !== null;
}

function failureIn(text: string): ProgramFailure | null {
	return isStackFrame(text) ? null : programFailure(text.slice(0, WIDTH));
}

// The words of an error, and what is quoted in it.
const WIDTH = 2000;

/** Of a chain of causes each kind once; that it failed says nothing beside why. */
function hearFailures(lines: readonly LogLine[], recorder: Recorder): void {
	const found = new Map<string, {readonly failure: ProgramFailure; readonly line: LogLine}>();
	for (const line of lines) {
		const failure = failureIn(line.text);
		if (failure && !found.has(failure.advice)) {
			found.set(failure.advice, {failure, line});
		}
	}

	if (
		hearSilent(
			lines,
			[...found.values()].map(({line}) => line),
			recorder,
		)
	) {
		return;
	}

	const isExact = ({failure}: {failure: ProgramFailure}) => failure.code !== 'other';
	const saysWhy = ({failure}: {failure: ProgramFailure}) => isExact({failure}) && failure.general !== true;
	const all = [...found.values()];
	const exact = all.some(saysWhy) ? all.filter(saysWhy) : all.filter(isExact);
	const chosen = exact.length > 0 ? exact : [...found.values()];
	chosen.forEach(({failure: {code, ...about}, line: {text, at}}, index) => {
		const peer = code === 'other' ? null : peerIn(text);
		recorder
			.conversation(`error ${index + 1}`)
			.failed(code, trimBlanks(text).slice(0, 500), at, {...about, peer});
	});
}

const stands = /connected\b|established|connection (?:was )?opened|connection: opened|connect: to \(/i;

/** The connection stood, and the server hung up or said nothing: a session without a word. */
function hearSilent(lines: readonly LogLine[], failures: readonly LogLine[], recorder: Recorder): boolean {
	const peer = lines.flatMap(({text}) => (stands.test(text) ? (openingIn(bare(text)) ?? []) : [])).at(0);
	const failure = failures.findLast(({text}) => ['reset', 'timed-out'].includes(failureIn(text)?.code ?? ''));
	if (!peer || !failure) {
		return false;
	}

	const conversation = recorder.conversation();
	const words = trimBlanks(failure.text).slice(0, 500);
	conversation.connected(peer, failure.at);
	if (failureIn(failure.text)?.code === 'reset') {
		conversation.closed('server', failure.at);
	} else {
		conversation.gaveUp(words, failure.at);
	}

	return true;
}

/** Without the time and the marks that a logger sets before its words. */
function bare(text: string): string {
	return text.replace(/^.{0,80}?(?=\b(?:connect|connection|establish|opening)\b|\bconnect)/i, '');
}

/** `127.0.0.1:25`, `mail.example.org:587`, `host: mail.example.org, port: 465`. */
function peerIn(text: string): {address: string; port: number} | null {
	const [, host, digits] = place.exec(text) ?? [];
	const port = Number(digits);
	return host !== undefined && port < 65_536 && !isSourceFile(host, port)
		? {address: host.replace(/[[\]]/g, ''), port}
		: null;
}

const place =
	/(?<![\w./\\-])([A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+|localhost|\[[\da-fA-F:]+\])(?::|,? port:? ?)(\d{2,5})(?!\d)/;

/** `ssl.c:1129` is a line of a program; `mail.example.py:587` is a host, since some endings are countries too. */
function isSourceFile(name: string, number: number): boolean {
	return sourceFile.test(name) && !(usualPorts.has(number) && name.split('.').length > 2);
}

const sourceFile =
	/\.(?:c|cc|cpp|cs|cxx|ex|exs|go|h|hpp|java|js|jsx|kt|mjs|cjs|php|pl|pm|py|rb|rs|scala|swift|ts|tsx|vb)$/;
const usualPorts: ReadonlySet<number> = new Set([25, 26, 465, 587, 588, 1025, 2465, 2525, 2587]);
