/** Logs of many sessions, read as they come. */
import {readFileSync} from 'node:fs';
import {describe, expect, it} from 'vitest';
import {readRecording} from '../../source/recordings/read.ts';
import type {RecordedSession, Unread} from '../../source/recordings/recording.ts';
import {createByteStreamReader, type StreamLimits} from '../../source/recordings/streaming.ts';
import {outline} from './outline.ts';

const sample = (name: string) => new Uint8Array(readFileSync(new URL(`./samples/${name}`, import.meta.url)));

type Result = {
	readonly known: boolean;
	readonly format: string | null;
	readonly sessions: readonly RecordedSession[];
	readonly unread: readonly Unread[];
	readonly suspects: readonly string[];
};

function stream(pieces: readonly Uint8Array[], limits?: StreamLimits): Result {
	const sessions: RecordedSession[] = [];
	const unread: Unread[] = [];
	const suspects: string[] = [];
	const reader = createByteStreamReader(
		{
			session: session => sessions.push(session),
			unread: part => unread.push(part),
			suspects: texts => suspects.push(...texts),
		},
		limits,
	);
	for (const piece of pieces) {
		reader.write(piece);
	}

	const known = reader.end();
	return {known, format: reader.format(), sessions, unread, suspects};
}

const linesOf = (sessions: readonly RecordedSession[]) =>
	sessions.map(session =>
		outline({
			kind: 'sessions',
			format: '',
			confidence: 'certain',
			sessions: [session],
			unread: [],
			suspects: [],
		})
			.slice(1)
			.join('\n'),
	);

describe('a log that is read as it comes', () => {
	it.each([
		'postfix-deliveries.txt',
		'postfix-verbose-client.txt',
		'postfix-verbose-server.txt',
		'exim-main.txt',
		'opensmtpd-log.txt',
		'exchange-receive.txt',
		'exchange-send.txt',
	])('%s gives the sessions that it gives as a whole', name => {
		const bytes = sample(name);
		const whole = readRecording(bytes);
		const expected = whole.kind === 'sessions' ? linesOf(whole.sessions) : [];
		for (const size of [1, 7, 100_000]) {
			const pieces = Array.from({length: Math.ceil(bytes.length / size)}, (_, index) =>
				bytes.subarray(index * size, (index + 1) * size),
			);
			const {known, sessions} = stream(pieces);
			expect(known).toBe(true);
			expect(linesOf(sessions).sort()).toEqual([...expected].sort());
		}
	});

	it('is known by its lines, however many empty ones stand between them', () => {
		const line = '{"type":"reply","at":1,"code":220,"lines":["mx.example"],"complete":true}';
		const {format, sessions} = stream([Buffer.from(`${line}\n\n \n\n${line}\n\n\n\n`)]);
		expect(format).toBe('JSON Lines of smtpscope');
		expect(sessions).toHaveLength(1);
	});

	it('is not one that has to be read as a whole', () => {
		const {known, sessions} = stream([Buffer.from('<-  220 mail.example.org\n -> QUIT\n<-  221 bye\n')]);
		expect(known).toBe(false);
		expect(sessions).toEqual([]);
	});

	it('gives a delivery out as soon as its lines are there', () => {
		const sessions: RecordedSession[] = [];
		const reader = createByteStreamReader({
			session: session => sessions.push(session),
			unread() {},
			suspects() {},
		});
		const deliver = (from: number, count: number): string =>
			Array.from(
				{length: count},
				(_, index) =>
					`Jan  5 10:00:00 mail postfix/smtp[1]: A${from + index}: to=<bob@example.org>, relay=mx.example.org[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))\n`,
			).join('');
		reader.write(Buffer.from(deliver(0, 2000)));
		expect(sessions.length).toBeGreaterThan(1500);
		reader.write(Buffer.from(deliver(2000, 1000)));
		reader.end();
		expect(sessions).toHaveLength(3000);
	});

	it('keeps no more connections open than it may, and gives out each', () => {
		const row = (id: number, event: string, data: string): string =>
			`2024-01-05T10:00:00.000Z,EX\\Default,${id.toString(16).toUpperCase().padStart(16, '0')},1,192.0.2.1:25,192.0.2.9:4000,${event},${data},\r\n`;
		const log = [
			'#Fields: date-time,connector-id,session-id,sequence-number,local-endpoint,remote-endpoint,event,data,context\r\n',
			...Array.from({length: 500}, (_, id) => row(id, '+', '')),
			...Array.from({length: 500}, (_, id) => row(id, '>', '220 mail.example.org')),
		].join('');
		const {sessions} = stream([Buffer.from(log)], {open: 10, events: 100});
		const greeted = sessions.filter(({events}) => events.some(({type}) => type === 'received'));
		expect(greeted).toHaveLength(500);
	});

	it('says where a session is longer than is kept', () => {
		const row = (event: string, data: string): string =>
			`2024-01-05T10:00:00.000Z,EX\\Default,08DB994D2DD18DBF,1,192.0.2.1:25,192.0.2.9:4000,${event},${data},\r\n`;
		const log = [
			row('+', ''),
			row('>', '220 hi'),
			...Array.from({length: 100}, () => row('<', 'NOOP') + row('>', '250 ok')),
		];
		const {sessions} = stream([Buffer.from(log.join(''))], {open: 10, events: 50});
		expect(sessions[0]?.events).toHaveLength(51);
		expect(sessions[0]?.events.at(-1)).toMatchObject({type: 'note', about: 'recording/left-out'});
	});

	it('names what may be a secret, and covers it in what it does not read', () => {
		const log = [
			'Jan  5 10:00:00 mail postfix/smtpd[1]: < host.example[192.0.2.9]: EHLO me',
			'Jan  5 10:00:00 mail other[1]: AUTH PLAIN AGFsaWNlAHdvbmRlcmxhbmQ=',
		].join('\n');
		const {suspects, unread} = stream([Buffer.from(log)]);
		expect(suspects).toContain('wonderland');
		expect(unread.map(({text}) => text).join()).not.toContain('AGFsaWNl');
	});
});
