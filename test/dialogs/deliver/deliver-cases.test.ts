/** Messages to servers of every mind: what went out, what was noted, and what was made of the answers. */
import {expect, test} from 'vitest';
import {deliver} from '../../../source/dialogs/deliver/deliver.ts';
import type {DeliverOptions, Delivery} from '../../../source/dialogs/deliver/delivery.ts';
import {buildMessage} from '../../../source/message/build.ts';
import {BuildError, type BuiltMessage, type ReadyMessage} from '../../../source/message/letter.ts';
import {createSession} from '../../../source/session/live-session.ts';
import {page, printed} from '../../support/printed.ts';
import {type ReactiveSettings, reactiveServer} from '../../support/reactive-server.ts';
import {targetOf} from '../../support/target-of.ts';

type Case = {
	readonly server?: ReactiveSettings;
	readonly to?: readonly string[];
	readonly from?: string;
	readonly options?: DeliverOptions;
	readonly scheme?: 'smtp' | 'lmtp';
	readonly text?: string;
	/** Said before, on the same connection. */
	readonly before?: readonly string[];
	/** In place of the message that is built. */
	readonly message?: (built: BuiltMessage) => BuiltMessage;
};

const bob = 'bob@example.net';
const carol = 'carol@example.net';
const dave = 'dave@example.org';

async function delivered({
	server: settings,
	to = [bob],
	from = 'ann@example.org',
	options,
	scheme = 'smtp',
	text,
	before = [],
	message,
}: Case) {
	await using server = await reactiveServer(settings);
	const session = createSession({target: targetOf(`${scheme}://127.0.0.1:${server.port}`)});
	await session.connect();
	for (const line of before) {
		await session.type(line);
	}

	const ready: ReadyMessage = {
		eml: {bytes: Buffer.from(text ?? 'Subject: x\r\n\r\n.hello\r\n')},
		envelopeFrom: from,
		envelopeTo: to,
	};
	const progress: string[] = [];
	const result = await deliver(session, message ? message(await buildMessage(ready)) : ready, {
		clientName: 'me.example',
		onProgress: ({octets, total}) => progress.push(`${octets}/${total}`),
		...options,
	}).catch((error: unknown) =>
		error instanceof BuildError ? `${error.name} ${error.code}: ${error.message}` : `threw ${String(error)}`,
	);
	session.close();
	await server.gone();
	return [
		...whole(server.wire),
		...session.entries.flatMap(entry =>
			entry.type === 'note' ? [`note ${entry.about}: ${entry.text}`] : [],
		),
		...(typeof result === 'string' ? [result] : outcome(result)),
		...(progress.length > 0 ? [`progress to ${progress.at(-1)}`] : []),
	];
}

/** The octets of a block may come in any pieces. */
function whole(wire: readonly string[]): string[] {
	const lines: string[] = [];
	let octets = 0;
	for (const line of [...wire, '']) {
		const [, count] = /^‹(\d+) octets›$/.exec(line) ?? [];
		if (count !== undefined) {
			octets += Number(count);
			continue;
		}

		lines.push(...(octets > 0 ? [`C ‹${octets} octets›`] : []), ...(line === '' ? [] : [`C ${line}`]));
		octets = 0;
	}

	return lines;
}

function outcome({
	outcome: what,
	stage,
	accepted,
	rejected,
	reply,
	summary,
	octets,
	messageId,
	error,
}: Delivery): string[] {
	const each = (list: Delivery['accepted']): string =>
		list
			.map(
				({address, code, enhanced, text, retry}) =>
					`${address} ${code} ${enhanced ?? '-'} “${text}” ${retry}`,
			)
			.join(', ') || 'none';
	return [
		`${what}, stage ${stage}, ${octets} octets, reply ${reply?.code ?? 'none'}, ID ${messageId ?? 'none'}${error ? `, ${error.code}` : ''}`,
		`accepted ${each(accepted)}`,
		`rejected ${each(rejected)}`,
		summary,
	].map(line => line.replaceAll(/127\.0\.0\.1:\d+/g, 'HOST'));
}

async function pages(cases: Readonly<Record<string, Case>>): Promise<string> {
	const parts: string[] = [];
	for (const [name, one] of Object.entries(cases)) {
		parts.push(page([`━━ ${name}: ${printed(one)}`, ...(await delivered(one))]));
	}

	return parts.join('\n');
}

const two = [bob, carol];

test('with DATA', async () => {
	await expect(
		await pages({
			accepted: {},
			'with a Message-ID': {text: 'Message-ID: <1@x.example>\r\n\r\nhello'},
			'accepted for two': {to: two},
			'for no one': {to: []},
			'for no one, to see what becomes of MAIL': {to: [], options: {quitAfter: 'mail'}},
			'from no one': {from: '', server: {replies: {MAIL: '550 no'}}},
			'to the empty address': {to: ['', carol], server: {replies: {RCPT: ['550 no', '250 ok']}}},
			'to the empty address alone': {to: [''], server: {replies: {RCPT: '550 5.1.3 no'}}},
			'refused at MAIL': {server: {replies: {MAIL: '550 5.7.1 no'}}},
			'deferred at MAIL, in one go': {
				to: two,
				server: {keywords: ['PIPELINING'], replies: {MAIL: '451 later', RCPT: '503 no'}},
			},
			'refused at RCPT': {server: {replies: {RCPT: '550 5.1.1 who'}}},
			'refused at RCPT, and left': {server: {replies: {RCPT: '550 5.1.1 who'}}, options: {leaves: true}},
			'refused for all': {to: two, server: {replies: {RCPT: ['550 5.1.1 who', '450 4.2.1 later']}}},
			'refused for all by a server that closes': {
				to: two,
				server: {replies: {RCPT: ['550 5.1.1 who', '421 bye']}},
			},
			'refused for one': {to: two, server: {replies: {RCPT: ['550 5.1.1 who', '250 ok']}}},
			'refused for one, all or nothing': {
				to: two,
				options: {allOrNothing: true},
				server: {replies: {RCPT: ['250 ok', '550 5.1.1 who']}},
			},
			'refused for one, and asked': {
				to: two,
				options: {onPartial: async () => 'stop'},
				server: {replies: {RCPT: ['250 ok', '550 5.1.1 who']}},
			},
			'refused for one, asked and sent': {
				to: two,
				options: {onPartial: async () => 'send'},
				server: {replies: {RCPT: ['250 ok', '550 5.1.1 who']}},
			},
			'closed at MAIL': {server: {replies: {MAIL: 'close'}}},
			'closed at RCPT': {to: two, server: {replies: {RCPT: ['550 no', 'close']}}},
			'broken at RCPT, in one go': {
				to: two,
				server: {keywords: ['PIPELINING'], replies: {RCPT: ['550 no', 'close']}},
			},
			'refused at DATA': {to: two, server: {replies: {DATA: '554 5.5.1 no'}}},
			'closed at DATA': {server: {replies: {DATA: 'close'}}},
			'closing at DATA': {server: {replies: {DATA: '421 bye'}}},
			'a 250 to DATA': {server: {replies: {DATA: '250 ok'}}},
			refused: {to: two, server: {replies: {DOT: '550 5.7.1 spam'}}},
			deferred: {server: {replies: {DOT: '451 4.7.1 later|451 really'}}},
			'closed after the dot': {server: {replies: {DOT: 'close'}}},
			'closing after the dot': {server: {replies: {DOT: '421 4.3.2 bye'}}},
			'stopped after MAIL': {options: {quitAfter: 'mail'}, server: {keywords: ['PIPELINING']}},
			'stopped after RCPT': {options: {quitAfter: 'rcpt'}},
			'stopped after RCPT, one refused': {
				to: two,
				options: {quitAfter: 'rcpt'},
				server: {replies: {RCPT: ['250 ok', '550 no']}},
			},
			'stopped after DATA': {options: {quitAfter: 'data'}},
			'stopped after DATA, refused': {options: {quitAfter: 'data'}, server: {replies: {DATA: '554 no'}}},
			'stopped after DATA, closed': {options: {quitAfter: 'data'}, server: {replies: {DATA: 'close'}}},
			'after an open transaction': {before: ['EHLO me.example', 'MAIL FROM:<x@y.example>']},
			'to a server that refuses EHLO': {server: {replies: {EHLO: '550 no'}}},
			'to a server that closes at EHLO': {server: {replies: {EHLO: 'close'}}},
			'to a server that greets with a refusal': {server: {replies: {CONNECT: '554 no'}}},
			'with a line break in an address': {to: ['bob@example.net\r\nRCPT TO:<x@y.example>']},
			'stopped before it began': {options: {signal: AbortSignal.abort()}},
			'too large': {server: {keywords: ['SIZE 10']}},
			'of the size that is allowed': {server: {keywords: ['SIZE 22']}},
			'without pipelining, by choice': {
				to: two,
				options: {pipelining: false},
				server: {keywords: ['PIPELINING']},
			},
			'in one go, by choice': {options: {pipelining: true}},
		}),
	).toMatchFileSnapshot('snapshots/data.txt');
});

test('with BDAT', async () => {
	const chunking = {keywords: ['CHUNKING', 'BINARYMIME', '8BITMIME']};
	const inBlocks = (replies: ReactiveSettings['replies'] = {}, chunkSize = 10): Case => ({
		server: {...chunking, replies},
		options: {chunkSize},
	});
	const early =
		(pieces: readonly string[], size: number) =>
		(built: BuiltMessage): BuiltMessage => ({
			...built,
			size,
			async *pieces() {
				yield* pieces.map(piece => Buffer.from(piece));
			},
		});
	await expect(
		await pages({
			'in blocks': inBlocks(),
			'in one block': inBlocks({}, 1000),
			'in blocks that come out even': inBlocks({}, 11),
			'for two': {...inBlocks(), to: two},
			'the first refused': inBlocks({BDAT: '552 5.2.2 no'}),
			'the second deferred': inBlocks({BDAT: ['250 ok', '451 later']}),
			'the second refused by a server that closes': inBlocks({BDAT: ['250 ok', '421 bye']}),
			'the last refused': inBlocks({BDAT: ['250 ok', '250 ok', '554 5.7.1 spam']}),
			'closed at the second': inBlocks({BDAT: ['250 ok', 'close']}),
			'closed at the last': inBlocks({BDAT: ['250 ok', '250 ok', 'close']}),
			'not offered': {options: {chunkSize: 10}},
			'binary, without being asked': {
				server: chunking,
				text: 'Content-Transfer-Encoding: binary\r\n\r\na\0b\n',
			},
			'binary, not offered': {text: 'Content-Transfer-Encoding: binary\r\n\r\na\0b\n'},
			'from pieces of any size, some of them empty': {
				...inBlocks(),
				message: early(['', 'abc', '', 'defghijklmnop', 'q', ''], 17),
			},
			'of a message that ends too soon': {...inBlocks(), message: early(['abc'], 17)},
			'of a message that breaks off': {
				...inBlocks(),
				message: built => ({
					...built,
					async *pieces() {
						yield Buffer.from('abc');
						throw new BuildError('attachment-changed', 'x.pdf', 'x.pdf changed while it was sent.');
					},
				}),
			},
			'of a message that fails': {
				...inBlocks(),
				message: built => ({
					...built,
					async *pieces() {
						yield Buffer.from('abc');
						throw new TypeError('a fault');
					},
				}),
			},
		}),
	).toMatchFileSnapshot('snapshots/bdat.txt');
});

test('with LMTP and PRDR: a verdict for each', async () => {
	const three = [bob, carol, dave];
	const lmtp = (DOT: string, to = three): Case => ({scheme: 'lmtp', to, server: {replies: {DOT}}});
	const prdr = (DOT: string, to = two): Case => ({
		to,
		server: {keywords: ['PRDR'], replies: {DOT}},
		options: {mailParameters: ['PRDR']},
	});
	await expect(
		await pages({
			'LMTP, accepted': lmtp('250 a|250 b|250 c'),
			'LMTP, one refused': lmtp('250 a|552 5.2.2 full|250 c'),
			'LMTP, all refused': lmtp('450 a|552 5.2.2 full|550 c'),
			'LMTP, to the empty address': lmtp('250 a|550 b', ['', bob]),
			'LMTP, one recipient': lmtp('250 a', [bob]),
			'LMTP, one refused at RCPT': {
				scheme: 'lmtp',
				to: three,
				server: {replies: {RCPT: ['250 ok', '550 no', '250 ok'], DOT: '250 a|250 c'}},
			},
			'LMTP, in blocks': {
				...lmtp(''),
				server: {keywords: ['CHUNKING'], replies: {BDAT: ['250 ok', '250 ok', '250 a|550 b|250 c']}},
				options: {chunkSize: 10},
			},
			'PRDR, accepted': prdr('353 each follows|250 a|250 b|250 all'),
			'PRDR, one refused': prdr('353 each follows|250 a|550 5.7.1 b|250 all'),
			'PRDR, refused in the end': prdr('353 each follows|250 a|250 b|550 5.7.1 none'),
			'PRDR, not made use of': prdr('250 all'),
		}),
	).toMatchFileSnapshot('snapshots/each.txt');
});

test('in several transactions, as LIMITS require', async () => {
	const three = [bob, carol, dave];
	const limited = (
		keyword: string,
		replies: ReactiveSettings['replies'] = {},
		to: readonly string[] = three,
	): Case => ({to, server: {keywords: [keyword], replies}});
	await expect(
		await pages({
			'one recipient each': limited('LIMITS RCPTMAX=1'),
			'two recipients each': limited('LIMITS RCPTMAX=2'),
			'as many as there are': limited('LIMITS RCPTMAX=3'),
			'one domain each': limited('LIMITS RCPTDOMAINMAX=1', {}, [bob, dave, 'Bob@EXAMPLE.ORG', carol]),
			'one of them refused at RCPT': limited('LIMITS RCPTMAX=1', {
				RCPT: ['250 ok', '550 5.1.1 who', '250 ok'],
			}),
			'all refused at RCPT': limited('LIMITS RCPTMAX=1', {RCPT: '550 5.1.1 who'}),
			'partly refused': limited('LIMITS RCPTMAX=2', {RCPT: ['250 ok', '550 5.1.1 who', '250 ok']}),
			'refused after the first': limited('LIMITS RCPTMAX=1', {DOT: ['250 ok', '554 5.7.1 spam']}),
			'refused at the second MAIL': limited('LIMITS RCPTMAX=1', {MAIL: ['250 ok', '450 later']}),
			'refused at the first': limited('LIMITS RCPTMAX=1', {DOT: '554 5.7.1 spam'}),
			'closed in the second': limited('LIMITS RCPTMAX=1', {RCPT: ['250 ok', 'close']}),
			'stopped after RCPT': {...limited('LIMITS RCPTMAX=1'), options: {quitAfter: 'rcpt'}},
			'all or nothing in the second': {
				...limited('LIMITS RCPTMAX=1', {RCPT: ['250 ok', '550 no']}),
				options: {allOrNothing: true},
			},
			'closing after one that was accepted': limited('LIMITS RCPTMAX=1', {
				DOT: ['250 ok', '250 ok'],
				RCPT: ['250 ok', '421 bye'],
			}),
			'closing after the first': limited('LIMITS RCPTMAX=1', {DOT: '421 bye'}),
			'closing after a recipient': limited('LIMITS RCPTMAX=1', {RCPT: '421 bye'}),
		}),
	).toMatchFileSnapshot('snapshots/limits.txt');
});
