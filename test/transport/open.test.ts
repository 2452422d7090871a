import {createServer, type Server, type Socket} from 'node:net';
import {afterEach, expect, test} from 'vitest';
import type {Endpoint} from '../../source/transport/types.ts';
import {listen} from '../support/transport-log.ts';

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(() => {
	for (const socket of sockets) socket.destroy();
	for (const server of servers.splice(0)) server.close();
	sockets.clear();
});

const serve = async (onSocket: (socket: Socket) => void, host = '127.0.0.1'): Promise<Endpoint> => {
	const server = createServer({allowHalfOpen: true}, socket => {
		sockets.add(socket);
		socket.on('error', () => {});
		onSocket(socket);
	});
	servers.push(server);
	await new Promise<void>(resolve => server.listen(0, host, resolve));
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return {kind: 'tcp', host, port: address.port};
};

test('a conversation in clear text', async () => {
	const endpoint = await serve(socket => {
		socket.write('220 hello\r\n');
		socket.on('data', () => socket.end('221 bye\r\n'));
	});
	const client = listen(endpoint);
	await client.untilText('220 hello\r\n');
	await client.write('QUIT\r\n');
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.text()).toBe('220 hello\r\n221 bye\r\n');
	expect(client.events[0]).toMatchObject({type: 'attempt', attempt: {outcome: 'connected', family: 4}});
	expect(client.events[1]).toMatchObject({type: 'connected', address: '127.0.0.1', tls: null});
});
