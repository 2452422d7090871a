/**
 * Four times as much of whatever a server or a file may hold takes about four times as long, not sixteen. Compared
 * are CPU times of this process, with room for a busy machine; what takes next to nothing is not compared.
 */
import {describe, expect, test} from 'vitest';
import {readableName} from '../source/decode/certificates.ts';
import {explain} from '../source/decode/explain.ts';
import {diagnose} from '../source/diagnosis/diagnoser.ts';
import {readMessage} from '../source/message/read.ts';
import {parseCommand} from '../source/protocol/command.ts';
import {visible, visibleJson} from '../source/protocol/visible.ts';
import {entriesOf} from './support/play.ts';

const noise = 60;

async function cpuTime(work: () => unknown): Promise<number> {
	const before = process.cpuUsage();
	await work();
	const {user, system} = process.cpuUsage(before);
	return (user + system) / 1000;
}

/** The least of the ratios of a few tries. */
async function growth(work: (count: number) => unknown, count: number): Promise<number> {
	await work(Math.ceil(count / 10));
	let least = Number.POSITIVE_INFINITY;
	for (let tries = 0; tries < 3 && least > 10; tries++) {
		const small = await cpuTime(() => work(count));
		const large = await cpuTime(() => work(count * 4));
		least = Math.min(least, large < noise ? 1 : large / Math.max(small, 1));
	}

	return least;
}

const hello = 'S: 220 x ESMTP\nC: EHLO me.example\nS: 250 x\n';
const mail = `${hello}C: MAIL FROM:<a@b.example>\nS: 250 ok\n`;
const letter = (head: string): Buffer => Buffer.from(`${head}\r\n\r\ntext\r\n`);
const lines = (count: number, line: (index: number) => string): string =>
	Array.from({length: count}, (_, index) => line(index)).join('\n');

describe('four times as many', () => {
	test.each<[what: string, count: number, work: (count: number) => unknown]>([
		['parameters of MAIL', 8000, count => parseCommand(`MAIL FROM:<a@b.example>${' SIZE=1'.repeat(count)}`)],
		['blanks after MAIL', 50_000, count => parseCommand(`MAIL FROM:${' '.repeat(count)}<a@b.example>`)],
		['brackets in a path', 20_000, count => parseCommand(`MAIL FROM:${'<'.repeat(count)}`)],
		['labels of a host name', 20_000, count => parseCommand(`EHLO ${'a.'.repeat(count)}`)],
		['colons of a name in a certificate', 20_000, count => readableName(':'.repeat(count))],
		['marks on a letter', 50_000, count => visible(`a${'\u0301'.repeat(count)}`)],
		['marks in JSON', 20_000, count => visibleJson('"\u0301'.repeat(count))],
		[
			'letters of a boundary',
			100_000,
			count => readMessage(letter(`Content-Type: multipart/mixed; boundary="${'a-'.repeat(count)}"`)),
		],
		[
			'parameters of a content type',
			10_000,
			count => readMessage(letter(`Content-Type: text/plain${'; a=b'.repeat(count)}`)),
		],
		[
			'accepted recipients',
			1500,
			count =>
				entriesOf(mail + lines(count, index => `C: RCPT TO:<u${index}@d.example>\nS: 250 ok`)).map(explain),
		],
		[
			'refused recipients',
			250,
			count =>
				diagnose(
					entriesOf(
						mail + lines(count, index => `C: RCPT TO:<u${index}@d.example>\nS: 550 5.1.1 no user ${index}`),
					),
				),
		],
		[
			'words of a refusal',
			4000,
			count => diagnose(entriesOf(`${mail}C: RCPT TO:<a@b>\nS: 550 ${'a.b is not '.repeat(count)}`)),
		],
		[
			'steps of a login',
			100,
			count =>
				entriesOf(`${hello}C: AUTH LOGIN\n${'S: 334 VXNlcm5hbWU6\nC: YWxpY2U=\n'.repeat(count)}`).map(
					explain,
				),
		],
		[
			'lines that are not replies',
			1000,
			count => diagnose(entriesOf(`S: 220 x\n${lines(count, index => `S: junk ${index}`)}`)),
		],
		[
			'lines of EHLO',
			200,
			count =>
				entriesOf(`S: 220 x\nC: EHLO a\n${lines(count, index => `S: 250-K${index} a b`)}\nS: 250 X`).map(
					explain,
				),
		],
	])('%s', {timeout: 60_000}, async (_what, count, work) => {
		expect(await growth(work, count)).toBeLessThan(10);
	});
});
