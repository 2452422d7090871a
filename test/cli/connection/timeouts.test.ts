/** Limits for single waits. */
import {expect, it} from 'vitest';
import {scriptedServer, takeMessage} from '../../support/scripted-server.ts';
import {run} from '../capture.ts';

const mail = ['--from', 'a@example.test', '--to', 'b@example.test', '--body', 'x'];

it('a greeting that does not come in its time', async () => {
	await using server = await scriptedServer([]);
	const {code, out} = await run('send', `127.0.0.1:${server.port}`, ...mail, '--greeting-timeout', '0.2');
	expect(code).toBe(21);
	expect(out).toContain('No greeting after');
});

it('a verdict that does not come in its time, while all else may take longer', async () => {
	await using server = await scriptedServer([
		...['S: 220 hi', 'C: EHLO …', 'S: 250 me', 'C: MAIL FROM:<a@example.test>', 'S: 250 ok'],
		...['C: RCPT TO:<b@example.test>', 'S: 250 ok', 'C: DATA', 'S: 354 go', takeMessage()],
	]);
	const {code, out} = await run('send', `127.0.0.1:${server.port}`, ...mail, '--data-timeout', '0.2');
	expect(code).not.toBe(0);
	expect(out).toContain('No verdict on the message after');
});

it.each(['connect-timeout', 'greeting-timeout', 'data-timeout'])(
	'--%s is read before anything is connected',
	async option => {
		const {code, err} = await run('send', '127.0.0.1:1', ...mail, `--${option}`, 'soon');
		expect(code).toBe(1);
		expect(err).toContain(`--${option} must be a number of seconds`);
	},
);
