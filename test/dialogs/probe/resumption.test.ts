/** Servers that resume a session of TLS by ticket, by their own memory, or not at all. */

import {constants} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type TLSSocket} from 'node:tls';
import {describe, expect, it} from 'vitest';
import {probeServer} from '../../../source/dialogs/probe/probe.ts';
import type {Resumption} from '../../../source/dialogs/probe/result.ts';
import {probeResumption} from '../../../source/dialogs/probe/resumption.ts';
import {unusable} from '../../../source/dialogs/probe/summary.ts';
import {probeFormat} from '../../../source/reports/probe.ts';
import {resumptionLines} from '../../../source/reports/probe-resumption.ts';
import type {Target} from '../../../source/session/target.ts';
import {certificate} from '../../support/certificates.ts';
import {plainServer} from '../../support/plain-server.ts';
import {targetOf} from '../../support/target-of.ts';
import {serveTls} from '../../support/tls-server.ts';

const options = {transport: {}, timeout: 20_000, clientName: 'me.example'};

async function resumptionOf(target: Target) {
	return probeResumption(await probeServer(target, options), target, options);
}

/** TLS from the first byte, and a mail server in it. */
const server = (settings: Parameters<typeof serveTls>[2]) => serveTls('good', answer, settings);

function answer(socket: TLSSocket): void {
	socket.write('220 mail.example.test\r\n');
	socket.on('data', (bytes: Buffer) => socket.write(answers.get(bytes.toString().slice(0, 4)) ?? '500 \r\n'));
}

const answers = new Map([
	['EHLO', '250 mail.example.test\r\n'],
	['QUIT', '221 bye\r\n'],
]);

it('resumes with a ticket of TLS 1.3', async () => {
	const {host, port} = await server({});
	const result = await resumptionOf(targetOf(`smtps://${host}:${port}`));
	expect(result.resumption).toEqual({
		version: 'TLSv1.3',
		given: 'ticket',
		tickets: 2,
		resumed: true,
		full: null,
		again: null,
	});
	expect(probeFormat('text', {color: false, columns: 80}).server(result)).toMatch(
		/Session resumption, tried on a second connection\n {3}the server gave {2}2 tickets \(TLSv1\.3\)\n ✓ resumed {10}yes\n/,
	);
});

it('resumes with the ticket of TLS 1.2', async () => {
	const {host, port} = await server({maxVersion: 'TLSv1.2'});
	expect((await resumptionOf(targetOf(`smtps://${host}:${port}`))).resumption).toMatchObject({
		version: 'TLSv1.2',
		given: 'ticket',
		tickets: null,
		resumed: true,
	});
});

describe('a server of TLS 1.2 without tickets', () => {
	/** `find`: what it remembers of a session, or null. */
	async function withMemory(find: (kept: Map<string, Buffer>, id: Buffer) => Buffer | null) {
		const kept = new Map<string, Buffer>();
		const {cert, key} = await certificate('good');
		const options = {cert, key, maxVersion: 'TLSv1.2', secureOptions: constants.SSL_OP_NO_TICKET} as const;
		const listening = createServer(options, socket => {
			socket.on('error', () => {});
			answer(socket);
		})
			.on('newSession', (id: Buffer, data: Buffer, done: () => void) => {
				kept.set(id.toString('hex'), data);
				done();
			})
			.on('resumeSession', (id: Buffer, done: (error: null, data: Buffer | null) => void) =>
				done(null, find(kept, id)),
			)
			.listen(0, '127.0.0.1');
		await once(listening, 'listening');
		const address = listening.address();
		const port = typeof address === 'object' && address ? address.port : 0;
		const {resumption} = await resumptionOf(targetOf(`smtps://127.0.0.1:${port}`));
		listening.close();
		return resumption;
	}

	it('that remembers the session', async () => {
		expect(await withMemory((kept, id) => kept.get(id.toString('hex')) ?? null)).toMatchObject({
			given: 'session ID',
			tickets: null,
			resumed: true,
		});
	});

	it('that does not', async () => {
		expect(await withMemory(() => null)).toMatchObject({given: 'session ID', resumed: false});
	});
});

it.each<[Partial<Resumption>, string]>([
	[{given: 'nothing'}, 'nothing to resume the session with (TLSv1.2)'],
	[{given: 'nothing'}, 'no: every connection makes a full handshake'],
	[{given: 'session ID', resumed: false}, 'no: the server made a full handshake again'],
	[{given: 'ticket', resumed: null}, 'not known: the second connection did not come to a handshake'],
	[{version: null, given: 'nothing'}, 'nothing: this time the handshake failed'],
])('%j is worded', (found, words) => {
	const usual: Resumption = {
		...{version: 'TLSv1.2', given: 'ticket', tickets: null, resumed: null},
		...{full: null, again: null},
	};
	const whole = {...unusable('mail.example.test', '', 0), resumption: {...usual, ...found}};
	expect(resumptionLines(whole).map(({value}) => value)).toContain(words);
});

it('asks nothing of a server without TLS', async () => {
	await using clear = await plainServer();
	expect((await resumptionOf(targetOf(`127.0.0.1:${clear.port}`))).resumption).toBeUndefined();
	expect(clear.served).toBe(1);
});
