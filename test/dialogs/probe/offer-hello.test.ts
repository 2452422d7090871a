/** What a server says before the hello can be offered to it. */
import {expect, it} from 'vitest';
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
