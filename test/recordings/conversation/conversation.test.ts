/** What a recorded conversation comes to, whatever its log leaves out, and what it says of itself on the way. */
import {expect, it} from 'vitest';
import {type Conversation, createConversation} from '../../../source/recordings/conversation.ts';
import {recordedTls} from '../../../source/recordings/recorded-tls.ts';
import type {RecordedSession} from '../../../source/recordings/recording.ts';
import type {TransportErrorCode} from '../../../source/transport/types.ts';
import {page} from '../../support/printed.ts';
import {printedSession} from '../printed-recording.ts';
import {told} from './told.ts';

const codes: readonly TransportErrorCode[] = ['refused', 'timed-out', 'reset', 'tls-failed', 'tls-alert'];
const codeOf = (word: string): TransportErrorCode => codes.find(code => code === word) ?? 'other';
const given = (word: string | undefined): string | undefined => (word === '-' ? undefined : word);

type Say = (conversation: Conversation, words: string, at: number | null) => void;

/** The first word is the failure's code, the others its message. */
const failure =
	(fail: (conversation: Conversation, code: string, message: string, at: number | null) => void): Say =>
	(conversation, words, at) => {
		const [code = '', ...message] = words.split(' ');
		fail(conversation, code, message.join(' '), at);
	};

const peerOf = (words: string) => {
	const [host, address, port] = words.split(' ').map(given);
	return {...(host && {host}), ...(address && {address}), ...(port && {port: Number(port)})};
};

const verbs: Readonly<Record<string, Say>> = {
	S: (conversation, text, at) => conversation.server(text, at),
	C: (conversation, text, at) => conversation.client(text, at),
	LF: (conversation, text, at) => conversation.client(text, at, 'LF'),
	more: (conversation, text, at) => conversation.continuation(text, at),
	long: (conversation, count, at) => conversation.client('x'.repeat(Number(count)), at),
	peer: (conversation, words, at) => conversation.connected(peerOf(words), at),
	named: (conversation, host) => conversation.named({host}),
	secured: (conversation, _, at) => conversation.secured(recordedTls({protocol: 'TLSv1.3'}), at),
	note: (conversation, text, at) => conversation.note('recording/tool', text, at),
	'left-out': (conversation, _, at) => conversation.leftOutMessage(at),
	answered: (conversation, verb, at) => conversation.answered(verb, at),
	skips: (conversation, verb, at) => conversation.skipsTo(verb, at),
	rebuilt: (conversation, text, at) => conversation.rebuilt(text, at),
	failed: failure((conversation, code, message, at) => conversation.failed(codeOf(code), message, at)),
	'failed-at': failure((conversation, code, address, at) =>
		conversation.failed(codeOf(code), 'It failed', at, {stage: 'connecting', peer: {address, port: 25}}),
	),
	'failed-open': failure((conversation, code, message, at) =>
		conversation.failed(codeOf(code), message, at, {stage: 'open', peer: null}),
	),
	may: failure((conversation, code, message, at) => conversation.mayHaveFailed(codeOf(code), message, at)),
	'may-tls': failure((conversation, code, message, at) =>
		conversation.mayHaveFailed(codeOf(code), message, at, {stage: 'handshake', peer: null}),
	),
	missed: (conversation, words, at) =>
		conversation.mayHaveFailed('other', words, at, {peer: null, missed: 'recording/missed-starttls'}),
	'gave-up': (conversation, words, at) => conversation.gaveUp(words, at),
	nothing: (conversation, words, at) => conversation.gotNothing(words, at),
	closed: (conversation, by, at) => conversation.closed(by === 'client' ? 'client' : 'server', at),
};

/** What the conversation says of itself between two lines. */
function standing(conversation: Conversation): string {
	const questions = [
		'inLogin',
		'begun',
		'over',
		'secure',
		'replyOpen',
		'messageEmpty',
		'holdsDirection',
		'awaitsReply',
	] as const;
	const repeats = ['550 5.7.1 you are not welcome here today', '250 ok'];
	return [
		conversation.phase(),
		...questions.filter(question => conversation[question]()),
		...repeats.filter(reply => conversation.repeatsReply(reply)).map(reply => `repeats ${reply}`),
		...repeats.filter(reply => conversation.toldTwice(reply)).map(reply => `told twice ${reply}`),
	].join(', ');
}

function rowsOf(lines: readonly string[], most = Number.POSITIVE_INFINITY): readonly string[] {
	let events = 0;
	const conversation = createConversation(() => ++events <= most);
	const steps = lines.map(line => {
		const [, time, verb = '', words = ''] = /^(?:(\d+) )?([\w-]+)(?: (.*))?$/.exec(line) ?? [];
		verbs[verb]?.(conversation, words, time === undefined ? null : Number(time));
		return `  | ${line} → ${standing(conversation)}`;
	});
	return [...steps, ...printedOf(conversation.finish('a title'))];
}

function printedOf(session: RecordedSession | undefined): readonly string[] {
	// A long message stands in pieces, of which the length is enough.
	return session
		? printedSession(session).map(row => `  ${row.replace(/x{100,}/g, run => `… ${run.length} times x …`)}`)
		: ['  no session'];
}

it('what logs say of a session', async () => {
	const rows = Object.entries(told).flatMap(([name, lines]) => [name, ...rowsOf(lines)]);
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/told.txt');
});

it('a session without room for more', async () => {
	const lines = told['a session'] ?? [];
	const rows = [0, 1, 3, 5].flatMap(most => [`${most} events`, ...rowsOf(lines, most)]);
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/full.txt');
});
