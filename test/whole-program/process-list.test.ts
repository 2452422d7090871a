/** What other users of the machine see of a program that was given its password on the command line. */
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {expect, test} from 'vitest';
import {tcpServer} from '../support/tcp-server.ts';

const program = join(import.meta.dirname, '../../dist/cli.js');

test.skipIf(process.platform !== 'linux')(
	'the process list no more shows it once there is a connection',
	async () => {
		const connected = Promise.withResolvers<void>();
		await using server = await tcpServer(() => connected.resolve());
		const options = ['--auth-user', 'alice', '--auth-password', 'open-sesame'];
		const child = spawn(process.execPath, [program, 'run', `127.0.0.1:${server.port}`, ...options]);
		child.stdin.end('NOOP\n');
		await connected.promise;
		const words = readFileSync(`/proc/${child.pid}/cmdline`, 'utf8');
		child.kill();
		await once(child, 'exit');
		expect(words).toContain('smtpscope');
		expect(words).not.toContain('open-sesame');
	},
);
