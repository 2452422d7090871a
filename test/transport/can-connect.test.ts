import {expect, test} from 'vitest';
import {canConnect} from '../../source/transport/can-connect.ts';
import {tcpServer} from '../support/tcp-server.ts';

test('a server that answers, and one that does not', async () => {
	let asked = 0;
	const server = await tcpServer(socket => {
		asked++;
		socket.write('220 hi\r\n');
	});
	const {port} = server;
	expect(await canConnect({host: '127.0.0.1', port}, {connectTimeout: 10_000})).toEqual({
		ok: true,
		address: '127.0.0.1',
	});
	expect(asked).toBe(1);
	await server[Symbol.asyncDispose]();
	expect(await canConnect({host: '127.0.0.1', port}, {connectTimeout: 10_000})).toMatchObject({
		ok: false,
		error: {code: 'refused'},
	});
});
