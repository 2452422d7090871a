/** What a server says before the hello can be offered to it. */
import {getEventListeners} from 'node:events';
import {describe, expect, it} from 'vitest';
import {offerHello} from '../../../source/dialogs/probe/offer-hello.ts';
import {targetOf} from '../../support/target-of.ts';
import {type TcpServer, tcpServer} from '../../support/tcp-server.ts';

/** Greets, then answers one line after the other. */
function serving(greeting: string, ...answers: readonly string[]): Promise<TcpServer> {
	return tcpServer(socket => {
		const left = [...answers];
		socket.write(greeting);
		socket.on('data', () => {
			socket.write(left.shift() ?? '');
		});
	});
}

const offer = {version: 'TLSv1.2', suites: [0xc02f], dhe: () => false} as const;

it.each([
	['a greeting that refuses', ['554 no\r\n'], 'the server refused with 554 at its greeting'],
	['a greeting of another protocol', ['* OK IMAP4rev1\r\n'], 'the server did not answer in SMTP'],
	['EHLO refused', ['220 x\r\n', '502 no\r\n'], 'the server refused with 502 at EHLO'],
	['no SMTP after EHLO', ['220 x\r\n', 'what?\r\n'], 'the server did not answer in SMTP'],
	[
		'STARTTLS refused',
		['220 x\r\n', '250 x\r\n', '454 4.7.0 no\r\n'],
		'the server refused with 454 at STARTTLS',
	],
])('%s', async (_, [greeting = '', ...answers], problem) => {
	await using server = await serving(greeting, ...answers);
	const settings = {transport: {}, timeout: 10_000, clientName: 'me.example'};
	expect(await offerHello(targetOf(`smtp://127.0.0.1:${server.port}`), offer, settings)).toEqual({
		type: 'not asked',
		problem,
	});
});

describe('a hello', () => {
	const settings = {transport: {}, timeout: 10_000, clientName: 'me.example'};
	const at = (server: TcpServer, scheme = 'smtps') => targetOf(`${scheme}://127.0.0.1:${server.port}`);

	it('is sent at once where TLS comes first, and an end is an answer to it', async () => {
		const heard: Buffer[] = [];
		await using server = await tcpServer(socket => {
			socket.once('data', bytes => {
				heard.push(bytes);
				socket.end();
			});
		});
		expect(await offerHello(at(server), offer, settings)).toEqual({type: 'closed'});
		expect(heard[0]?.subarray(0, 2)).toEqual(Buffer.from([22, 3]));
	});

	it('names the server that is asked for', async () => {
		let heard = '';
		await using server = await tcpServer(socket => {
			socket.once('data', bytes => {
				heard = bytes.toString('latin1');
				socket.resetAndDestroy();
			});
		});
		const named = {...settings, transport: {tls: {servername: 'mail.example.test'}}};
		expect(await offerHello(at(server), offer, named)).toEqual({type: 'closed'});
		expect(heard).toContain('mail.example.test');
	});

	it('is said hello before, as the protocol asks', async () => {
		const lines: string[] = [];
		await using server = await tcpServer(socket => {
			socket.write('220 x\r\n');
			socket.on('data', bytes => {
				lines.push(bytes.toString().trim());
				socket.write('502 no\r\n');
			});
		});
		await offerHello(at(server, 'lmtp'), offer, settings);
		expect(lines).toEqual(['LHLO me.example']);
	});

	it('is not answered by silence, by too much, or by an end before it was sent', async () => {
		await using silent = await tcpServer(() => {});
		expect(await offerHello(at(silent), offer, {...settings, timeout: 100})).toEqual({
			type: 'not asked',
			problem: 'the server did not answer in time',
		});
		await using endless = await tcpServer(socket => {
			socket.once('data', () =>
				socket.write(
					Buffer.concat(
						Array.from({length: 18}, () =>
							Buffer.concat([Buffer.from([22, 3, 3, 0x40, 0]), Buffer.alloc(0x4000)]),
						),
					),
				),
			);
		});
		expect(await offerHello(at(endless), offer, settings)).toEqual({
			type: 'not asked',
			problem: 'the answer was too long',
		});
		await using leaving = await tcpServer(socket => socket.end());
		expect(await offerHello(at(leaving, 'smtp'), offer, settings)).toEqual({
			type: 'not asked',
			problem: 'the server closed the connection',
		});
	});

	it('is stopped, and leaves no listener on the signal', async () => {
		const stop = new AbortController();
		await using silent = await tcpServer(() => {});
		const asking = offerHello(at(silent), offer, {...settings, signal: stop.signal});
		stop.abort();
		expect(await asking).toEqual({type: 'not asked', problem: 'it was stopped'});
		const other = new AbortController();
		await using closing = await tcpServer(socket => socket.once('data', () => socket.end()));
		await offerHello(at(closing), offer, {...settings, signal: other.signal});
		expect(getEventListeners(other.signal, 'abort')).toHaveLength(0);
	});
});
