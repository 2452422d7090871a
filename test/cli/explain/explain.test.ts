import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {run} from '../capture.ts';

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'smtpscope-explain-'));
});
afterAll(() => rm(folder, {recursive: true}));

async function file(name: string, content: string | Uint8Array): Promise<string> {
	const path = join(folder, name);
	await writeFile(path, content);
	return path;
}

const listing = [
	'S: 220 mail.example.org ESMTP',
	'C: EHLO client.example.net',
	'S: 250-mail.example.org',
	'S: 250 AUTH PLAIN',
	`C: AUTH PLAIN ${Buffer.from('\0alice\0hunter-7-secret').toString('base64')}`,
	'S: 535 5.7.8 no entry for hunter-7-secret',
	'C: QUIT',
	'S: 221 bye',
	'',
].join('\n');

describe('explain', () => {
	it('says what a reply means, quoted or not', async () => {
		for (const words of [['550 5.7.1 Relaying denied'], ['550', '5.7.1', 'Relaying', 'denied']]) {
			const {code, out} = await run('explain', ...words);
			expect(code).toBe(0);
			expect(out).toContain('S 550 5.7.1 Relaying denied');
			expect(out).toContain('[refused/relay-denied]');
			expect(out).not.toContain('to no command');
		}
	});

	it('decodes base64 and masks the password in it', async () => {
		const {code, out} = await run('explain', 'AGFsaWNlAHNlY3JldA==');
		expect(code).toBe(0);
		expect(out).toContain('PLAIN, from the client');
		expect(out).toContain('user name: alice');
		expect(out).toContain('password: ••••••••');
		expect(out).not.toContain('secret');
		expect((await run('explain', 'VXNlcm5hbWU6')).out).toContain('LOGIN, from the server');
		expect((await run('explain', 'R3LDvMOfIEdvdHQ=')).out).toContain('Grüß Gott');
	});

	it('reads a transcript, in each format, without its password', async () => {
		const path = await file('session.txt', listing);
		for (const format of ['text', 'json', 'markdown', 'html', 'swaks', 'script']) {
			const {code, out, err} = await run('explain', path, '--format', format);
			expect({code, err}).toEqual({code: 0, err: ''});
			expect(out).toContain('EHLO client.example.net');
			expect(out).not.toContain('hunter');
		}
	});

	it('gives JSON Lines with type, id and at (null: the listing tells no times), the sessions told apart', async () => {
		const path = await file('two.txt', `${listing}${listing}`);
		const {out} = await run('explain', path, '--format', 'json');
		const lines: {type: string; id: unknown; at: unknown}[] = out
			.trim()
			.split('\n')
			.map(line => JSON.parse(line));
		expect(lines.filter(({type}) => type === 'session').map(({id}) => id)).toEqual([
			'session-1',
			'session-2',
		]);
		expect(lines.every(({id}) => id !== undefined)).toBe(true);
		expect(lines.every(({type, at}) => at === (type === 'session' ? 0 : null))).toBe(true);
		expect(lines.some(({type}) => type === 'diagnosis')).toBe(true);
	});

	it('reads several files', async () => {
		const paths = [await file('one.log', listing), await file('other.log', listing)];
		const {out} = await run('explain', ...paths);
		expect(out).toContain('Session 1 of 2');
		expect(out).toContain('other.log');
	});

	it('tells a rule', async () => {
		const {code, out} = await run('explain', '--rule', 'auth/base64-newline');
		expect(code).toBe(0);
		expect(out).toMatch(/^auth\/base64-newline\n/);
		expect(out).toContain('What to do:');
		const wrong = await run('explain', '--rule', 'auth/base64-newlin');
		expect(wrong).toEqual({
			code: 1,
			out: '',
			err: 'smtpscope: There is no rule “auth/base64-newlin”. Did you mean auth/base64-newline?\n',
		});
	});

	it.each([
		[['nosuch.log'], '“nosuch.log” is not a file, an SMTP reply or base64 text.'],
		[['.'], '“.” cannot be used: it is a folder.'],
		[['--format', 'htm', '250 ok'], 'Did you mean html?'],
		[['--colour', '250 ok'], 'There is no option “--colour”.'],
		[['--format', 'eml', '250 ok'], 'No message was sent'],
	])('refuses %j with a sentence', async (argv, sentence) => {
		const {code, out, err} = await run('explain', ...argv);
		expect({code, out}).toEqual({code: 1, out: ''});
		expect(err).toContain(sentence);
		expect(err.trim().split('\n')).toHaveLength(1);
	});

	it.each([
		['empty', '', 'empty'],
		['binary', new Uint8Array([1, 0, 255, 2, 0, 3, 0, 0, 9]), 'neither text'],
		['a novel', 'Once upon a time.\nThe end.\n', 'No SMTP was found'],
	])('says so where a file is %s', async (name, content, sentence) => {
		const {code, err} = await run('explain', await file(name, content));
		expect(code).toBe(1);
		expect(err).toContain(sentence);
	});

	it('tells where two sessions part', async () => {
		const works = await file(
			'works.log',
			'S: 220 hi\nC: EHLO a.example\nS: 250 hi\nC: MAIL FROM:<a@b.example>\nS: 250 ok\n',
		);
		const fails = await file(
			'fails.log',
			'S: 220 hi\nC: EHLO a.example\nS: 250 hi\nC: MAIL FROM:<a@b.example>\nS: 550 no\n',
		);
		const {code, out} = await run('explain', works, '--compare', fails);
		expect(code).toBe(0);
		expect(out).toMatch(/^Where they diverge:\n {2}.*MAIL/);
		expect((await run('explain', works, '--compare', works)).out).toBe('The two sessions do not differ.\n');
		expect((await run('explain', works, '--compare', 'nosuch')).code).toBe(1);
		const two = await file('both.log', `${listing}${listing}`);
		expect((await run('explain', works, '--compare', two)).err).toContain('contains 2 sessions');
	});

	it('lets no control character of a log through', async () => {
		const path = await file('hostile.txt', 'S: 220 \u001b[2Jhi\u202e\nC: EHLO \u0007x\nS: 250 ok\u009b31m\n');
		for (const format of ['text', 'json', 'markdown', 'html', 'swaks']) {
			const {out} = await run('explain', path, '--format', format);
			expect(out).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202e]/);
		}
	});
});
