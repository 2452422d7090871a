import {once} from 'node:events';
import {text} from 'node:stream/consumers';
import {expect, test} from 'vitest';
import {startCommand} from '../../source/transport/command.ts';

const start = (command: string) => startCommand({kind: 'command', command, errors: 'hide'});

test('what is written comes to the program, and what it says comes back', async () => {
	const stream = start('cat');
	stream.write('NOOP\r\n');
	expect(String(await once(stream, 'data'))).toBe('NOOP\r\n');
	stream.end('QUIT\r\n');
	expect(await text(stream)).toBe('QUIT\r\n');
});

test('the system’s shell reads the command', async () => {
	expect(await text(start('printf 220; echo " hi" | tr i o'))).toBe('220 ho\n');
});

test('a great deal is read at the pace of the reader', async () => {
	const stream = start('head -c 3000000 /dev/zero');
	const whole = await stream.toArray();
	expect(whole.reduce((sum, {length}) => sum + length, 0)).toBe(3_000_000);
});

test('after the end of its output its input can still be written', async () => {
	const stream = start('exec 1>&-; cat >/dev/null');
	await once(stream.resume(), 'end');
	await new Promise<void>((resolve, reject) => {
		stream.write('QUIT\r\n', error => (error ? reject(error) : resolve()));
	});
	stream.destroy();
});

test('a program that has gone is no error', async () => {
	const stream = start('exit 3');
	await once(stream.resume(), 'end');
	stream.end('x'.repeat(100_000));
	await once(stream, 'close');
});

test('destroying the stream ends the program', async () => {
	const stream = start('exec cat');
	stream.write('x');
	await once(stream, 'data');
	stream.destroy();
	await once(stream, 'close');
	expect(stream.destroyed).toBe(true);
});
