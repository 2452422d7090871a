import {expect, test} from 'vitest';
import {runPractice} from '../../source/practice/foreground.ts';
import {RawClient} from '../support/raw-client.ts';

test('tells where it listens, what happens, and when it has stopped', async () => {
	const lines: string[] = [];
	let stop = () => {};
	let heard = () => {};
	const until = new Promise<void>(resolve => {
		stop = resolve;
	});
	const running = runPractice({
		until,
		print(line) {
			lines.push(line);
			heard();
		},
	});
	async function printed(pattern: RegExp): Promise<RegExpExecArray> {
		for (;;) {
			const match = pattern.exec(lines.join('\n'));
			if (match) {
				return match;
			}

			await new Promise<void>(resolve => {
				heard = resolve;
			});
		}
	}

	const [, port] = await printed(/smtp:\/\/127\.0\.0\.1:(\d+)\. Nothing sent to it leaves this machine\./);
	await printed(/User demo, password open-sesame/);
	using client = RawClient.clear(Number(port));
	await client.reply();
	await client.ask('EHLO me');
	await client.ask('MAIL FROM:<\x1b[31m@b.test>');
	await client.ask('MAIL FROM:<a\u202e@b.test>');
	await printed(/^ {2}1 {2}has mail from <a\\u\{202E\}@b\.test>$/m);
	await client.ask('RCPT TO:<nobody@practice.test>');
	await printed(/^ {2}1 {2}nobody@practice\.test refused: 550 5\.1\.1 /m);
	await client.ask('RCPT TO:<bob@practice.test>');
	await client.ask('DATA');
	await client.ask('x\r\n.');
	await printed(/^ {2}1 {2}left a message of 3 octets for bob@practice\.test$/m);
	await client.ask('QUIT');
	client.end();
	await printed(/^ {2}1 {2}disconnected$/m);
	stop();
	await running;
	expect(lines.at(-1)).toBe('The practice server has stopped.');
});
