/** A policy service as greylisting has it, for Postfix to ask: the first try is put off, the next one let in. */

import {once} from 'node:events';
import {chmodSync, rmSync} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {mailServers} from './servers/index.ts';

export async function greylist(): Promise<AsyncDisposable & {readonly asked: number}> {
	let asked = 0;
	const server = createServer(socket => {
		socket.on('error', () => {});
		createInterface({input: socket}).on('line', line => {
			if (line === '') {
				asked++;
				socket.write(
					`action=${asked === 1 ? 'DEFER 4.7.1 Greylisted, come back in 300 seconds' : 'DUNNO'}\n\n`,
				);
			}
		});
	});
	const path = join(mailServers().folders.run, 'policy');
	server.listen(path);
	await once(server, 'listening');
	// Postfix asks as a user of its own.
	chmodSync(path, 0o666);
	return {
		get asked() {
			return asked;
		},
		async [Symbol.asyncDispose]() {
			server.close();
			rmSync(path, {force: true});
		},
	};
}
