import {once} from 'node:events';
import type {Socket} from 'node:net';
import {expect, test} from 'vitest';
import {connect} from '../../source/transport/connect.ts';
import {tcpServer} from '../support/tcp-server.ts';

test('what a proxy connects to after it was given up is closed, and nobody is told of it', async () => {
	let asked: (socket: Socket) => void = () => {};
	const waiting = new Promise<Socket>(resolve => {
		asked = resolve;
	});
	await using server = await tcpServer(socket => {
		socket.once('data', () => asked(socket));
	});
	const told: string[] = [];
	const connecting = connect(
		{kind: 'tcp', host: 'mail.example.org', port: 25},
		{proxy: {kind: 'http', host: '127.0.0.1', port: server.port}, connectTimeout: 20_000},
		{
			onAttempt: () => told.push('attempt'),
			onConnected: () => told.push('connected'),
			onFailed: () => told.push('failed'),
		},
	);
	const socket = await waiting;
	connecting.cancel();
	connecting.cancel();
	const closed = once(socket.resume(), 'close');
	socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
	await closed;
	expect(told).toEqual(['attempt']);
});

test.each([0, 65_536, 1.5, -1])('%s is not a port', async port => {
	const error = await new Promise(resolve => {
		connect(
			{kind: 'tcp', host: '127.0.0.1', port},
			{},
			{onAttempt() {}, onConnected() {}, onFailed: resolve},
		);
	});
	expect(error).toEqual({
		code: 'bad-address',
		stage: 'connecting',
		message: `${port} is not a port number.`,
		advice: 'Ports are numbers from 1 to 65535.',
	});
});
