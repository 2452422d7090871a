/** Whatever a server does and whenever the client acts, a transport ends once, in words of its own. */
import type {Socket} from 'node:net';
import fc from 'fast-check';
import {afterAll, expect, test} from 'vitest';
import type {TransportEvent} from '../../source/transport/types.ts';
import {certificate} from '../support/certificates.ts';
import {secureServerSide, serveText} from '../support/tls-server.ts';
import {listen} from '../support/transport-log.ts';

const serverSteps = ['line', 'junk', 'much', 'end', 'reset', 'echo', 'wait'] as const;
const clientSteps = ['nothing', 'upgrade', 'write', 'write much', 'end', 'destroy', 'pause'] as const;

const serve = (socket: Socket, step: (typeof serverSteps)[number]): void => {
	switch (step) {
		case 'line':
			socket.write('220 hello\r\n');
			break;
		case 'junk':
			socket.write(Buffer.from([0x16, 0x03, 0x03, 0x00, 0x02, 0x00, 0xff]));
			break;
		case 'much':
			socket.write(Buffer.alloc(70_000, 'x'));
			break;
		case 'end':
			socket.end();
			break;
		case 'reset':
			if ('encrypted' in socket) socket.destroy();
			else socket.resetAndDestroy();
			break;
		case 'echo':
			socket.on('data', bytes => socket.write(bytes));
			break;
		case 'wait':
	}
};

const act = (
	{transport}: ReturnType<typeof listen>,
	step: (typeof clientSteps)[number] | undefined,
): void => {
	switch (step) {
		case 'upgrade':
			transport.upgrade();
			break;
		case 'write':
			void transport.write(Buffer.from('EHLO me\r\n'));
			break;
		case 'write much':
			void transport.write(Buffer.alloc(300_000, 'y'));
			break;
		case 'end':
			transport.end();
			break;
		case 'destroy':
			transport.destroy();
			break;
		case 'pause':
			transport.pause();
			setImmediate(() => transport.resume());
			break;
		case 'nothing':
		case undefined:
	}
};

/** Rounds of the event loop, so that each step meets another state. */
const rounds = async (count: number): Promise<void> => {
	for (let round = 0; round < count; round++) await new Promise(resolve => setImmediate(resolve));
};

const surprises: unknown[] = [];
const onSurprise = (error: unknown): void => void surprises.push(error);
process.on('uncaughtException', onSurprise).on('unhandledRejection', onSurprise);
afterAll(() => {
	process.off('uncaughtException', onSurprise).off('unhandledRejection', onSurprise);
});

test('any server, any client', async () => {
	await certificate('good');
	let steps: readonly (typeof serverSteps)[number][] = [];
	const play = async (socket: Socket): Promise<void> => {
		for (const step of steps) {
			if (!socket.destroyed) serve(socket, step);
			await rounds(3);
		}
		await rounds(20);
		socket.destroy();
	};
	const servers = {
		text: await serveText(socket => void play(socket)),
		tls: await serveText(async socket => {
			const secured = await secureServerSide(socket);
			await Promise.race([new Promise(resolve => secured.once('secure', resolve)), rounds(300)]);
			await play(secured);
			socket.destroy();
		}),
	};
	await fc.assert(
		fc.asyncProperty(
			fc.constantFrom('text' as const, 'tls' as const),
			fc.array(fc.constantFrom(...serverSteps), {maxLength: 4}),
			fc.array(fc.constantFrom(...clientSteps), {maxLength: 6}),
			fc.boolean(),
			async (server, doing, reactions, implicitTls) => {
				steps = doing;
				let turn = 0;
				const client = listen(servers[server], {implicitTls, connectTimeout: 200}, (_event: TransportEvent) =>
					act(client, reactions[turn++]),
				);
				const end = await client.end();
				await rounds(5);
				expect(client.events.filter(({type}) => type === 'closed' || type === 'failed')).toEqual([end]);
				expect(client.events.at(-1)).toBe(end);
				if (end.type === 'failed') {
					expect(end.error.code).toMatch(
						/^(reset|timed-out|speaks-clear-text|speaks-tls|tls-failed|tls-alert)$/,
					);
					expect(end.error.systemCode ?? 'none').not.toMatch(/^ERR_STREAM/);
				}
				expect(surprises).toEqual([]);
			},
		),
		{numRuns: 150},
	);
});
