/** Libraries that are loaded when they are needed, in the built program: a test of the source would not miss their names. */
import {execFile} from 'node:child_process';
import {once} from 'node:events';
import {connect, createServer, type Socket} from 'node:net';
import process from 'node:process';
import {promisify} from 'node:util';
import {afterEach, expect, it} from 'vitest';
import {scriptedServer} from '../support/scripted-server.ts';

const sockets = new Set<Socket>();
const closing: (() => void)[] = [];
afterEach(() => {
	for (const socket of sockets) {
		socket.destroy();
	}

	for (const close of closing.splice(0)) {
		close();
	}
});

/** SOCKS 5 without a login (RFC 1928), for names alone; every name is this machine. */
async function socksProxy(port: number): Promise<{port: number; names: string[]}> {
	const names: string[] = [];
	const server = createServer(socket => {
		sockets.add(socket);
		socket.on('error', () => {});
		socket.once('data', () => {
			socket.write(Buffer.from([5, 0]));
			socket.once('data', request => {
				names.push(request.subarray(5, 5 + (request[4] ?? 0)).toString());
				const onward = connect(port, '127.0.0.1', () => {
					socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 0]));
					socket.pipe(onward).pipe(socket);
				});
				sockets.add(onward);
				onward.on('error', () => {});
			});
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	closing.push(() => void server.close());
	const address = server.address();
	return {port: typeof address === 'object' && address ? address.port : 0, names};
}

it('SOCKS', async () => {
	await using server = await scriptedServer('S: 220 hi\nC: EHLO …\nS: 250 me\nC: QUIT\nS: 221 bye\nEND');
	const proxy = await socksProxy(server.port);
	const mail = ['--from', 'a@example.test', '--to', 'b@example.test', '--quit-after', 'EHLO'];
	const way = ['--proxy', `socks5h://127.0.0.1:${proxy.port}`];
	const {stdout} = await promisify(execFile)(process.execPath, [
		'dist/cli.js',
		'send',
		'mail.nowhere.test:25',
		...mail,
		...way,
	]);
	expect(stdout).toContain('EHLO');
	expect(proxy.names).toEqual(['mail.nowhere.test']);
});

it('charsets and HTML in a message', async () => {
	const message = [
		'From: =?big5?B?pKSk5Q==?= <a@example.test>',
		'Subject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=',
		'To: b@example.test',
		'Content-Type: text/html; charset=iso-8859-1',
		'Content-Transfer-Encoding: quoted-printable',
		'',
		'<p>Sch=F6ne <b>Gr=FC=DFe</b></p>',
		'',
	].join('\n');
	const running = promisify(execFile)(process.execPath, ['dist/cli.js', 'explain', '-']);
	running.child.stdin?.end(message);
	const {stdout} = await running;
	expect(stdout).toContain('中文');
	expect(stdout).toContain('Subject: Grüße');
	expect(stdout).toContain('Schöne Grüße');
});
