import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import process from 'node:process';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {describe, expect, it} from 'vitest';
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

describe('the calculator', () => {
	async function talk(lines: string): Promise<{answers: readonly string[]; mail: readonly string[]}> {
		const practice = await startPractice();
		const server = spawn(process.execPath, [
			'examples/calculator/server.mjs',
			'0',
			`smtp://${practice.host}:${practice.port}`,
		]);
		try {
			const [line] = await once(createInterface({input: server.stdout}), 'line');
			const client = spawn(process.execPath, [
				'examples/calculator/client.mjs',
				/\d+/.exec(String(line))?.[0] ?? '',
			]);
			client.stdin.end(lines);
			const [, ...answers] = (await text(client.stdout)).trim().split('\n');
			const mail = practice.mailboxes.map(
				({address, mail: [first]}) => `${address}: ${Buffer.from(first?.bytes ?? []).toString()}`,
			);
			return {answers, mail};
		} finally {
			server.kill();
			await practice.close();
		}
	}

	it('mails the result to everyone', async () => {
		const {answers, mail} = await talk('2 * (3 + 4) - -1/2 to alice@practice.test, bob@practice.test\n');
		expect(answers).toEqual(['2 * (3 + 4) - -1/2 = 14.5. Mailed to alice@practice.test, bob@practice.test.']);
		for (const address of ['alice', 'bob']) {
			const letter = mail.find(one => one.startsWith(`${address}@practice.test: `));
			expect(letter).toContain('Subject: Your result: 2 * (3 + 4) - -1/2 = 14.5');
			expect(letter).toMatch(/\r\n\r\n2 \* \(3 \+ 4\) - -1\/2 = 14\.5\r\n/);
		}
	});

	it('answers in the order of the questions, and tells what went wrong', async () => {
		const {answers} = await talk(
			[
				'1 + 1 to bob@practice.test, nobody@practice.test',
				'6 * 7',
				'1 / 0 to bob@practice.test',
				'process.exit() to bob@practice.test',
				'1 + 1 to nobody@practice.test',
				'1 + 1 to bob smith@practice.test',
				'(1',
				'',
			].join('\n'),
		);
		expect(answers).toEqual([
			expect.stringMatching(
				/^1 \+ 1 = 2\. Mailed to bob@practice\.test\. nobody@practice\.test was refused: 550 /,
			),
			'6 * 7 = 42',
			'“1 / 0” is no expression that has a result.',
			'“process.exit()” is no expression that has a result.',
			expect.stringMatching(/^1 \+ 1 = 2\. It could not be mailed: The server refused every recipient/),
			expect.stringContaining('contains a space'),
			'“(1” is no expression that has a result.',
		]);
	});

	it('is short', () => {
		const lines = ['server', 'client'].flatMap(name =>
			readFileSync(`examples/calculator/${name}.mjs`, 'utf8').trim().split('\n'),
		);
		expect(lines.length).toBeLessThan(100);
	});
});
