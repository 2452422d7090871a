import {spawn} from 'node:child_process';
import {once} from 'node:events';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {expect, it} from 'vitest';
import {startPractice} from '../../source/practice/practice.ts';

it('the sending example delivers, and tells of a refusal', async () => {
	const practice = await startPractice();
	try {
		const server = `smtp://${practice.host}:${practice.port}`;
		const child = spawn(process.execPath, [
			'examples/send.mjs',
			server,
			'alice@practice.test',
			'bob@practice.test',
			'nobody@practice.test',
		]);
		const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
		expect(output).toContain('nobody@practice.test was refused: 550');
		const bob = practice.mailboxes.find(({address}) => address === 'bob@practice.test');
		expect(Buffer.from(bob?.mail[0]?.bytes ?? []).toString()).toContain('Subject: Hello from the library');
	} finally {
		await practice.close();
	}
});

it('the calculator mails its results to everyone', async () => {
	const practice = await startPractice();
	const server = spawn(process.execPath, [
		'examples/calculator/server.mjs',
		'0',
		`smtp://${practice.host}:${practice.port}`,
	]);
	try {
		const [line] = await once(createInterface({input: server.stdout}), 'line');
		const port = /\d+/.exec(String(line))?.[0] ?? '';
		const client = spawn(process.execPath, ['examples/calculator/client.mjs', port]);
		client.stdin.write('12 * 3\nto alice@practice.test\nto bob@practice.test\nmail\n');
		for await (const answer of createInterface({input: client.stdout})) {
			if (/deliver|accepted|took/i.test(answer)) {
				break;
			}
		}

		client.stdin.end('bye\n');
		for (const {mail} of practice.mailboxes) {
			expect(Buffer.from(mail[0]?.bytes ?? []).toString()).toContain('12 * 3 = 36');
		}
	} finally {
		server.kill();
		await practice.close();
	}
});
