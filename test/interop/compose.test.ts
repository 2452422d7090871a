/** A letter written in the form, in a terminal, to Postfix and back; then the view of what was sent. */
import {createHash} from 'node:crypto';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect} from 'vitest';
import {judge, noJudge} from '../message/judge.ts';
import {TerminalSession} from '../support/terminal.ts';
import {interop, mailServers} from './servers/index.ts';

let home = '';
beforeAll(async () => {
	home = await mkdtemp(join(tmpdir(), 'smtpscope-compose-'));
});
afterAll(() => rm(home, {recursive: true}));

interop(
	'a letter from the form arrives byte for byte, and its view says what Python reads in it',
	async () => {
		const {ports, empty, mail} = mailServers();
		await empty('bob');
		await empty('carol');
		const file = join(home, 'données.bin');
		const content = Buffer.from(Array.from({length: 300}, (_, index) => index % 256));
		await writeFile(file, content);
		const env = {XDG_STATE_HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home};
		await using terminal = new TerminalSession(['dist/cli.js', `smtp://127.0.0.1:${ports.relay}`], {
			...{columns: 130, rows: 44, env},
		});
		await terminal.untilLive();
		await terminal.until('ready for a command');
		terminal.enter('EHLO client.example.net');
		await terminal.until(/\d+ keywords/);
		terminal.enter('/compose');
		await terminal.until('RCPT TO');
		const fields = [
			'Zoé <zoe@example.org>',
			'bob@example.test',
			'',
			'carol@example.test',
			'',
			'Привет, zażółć',
			...['', '', '', file],
		];
		for (const field of fields) {
			terminal.type(field);
			terminal.key('tab');
		}

		await terminal.until('Enter starts a new line');
		terminal.type('.first dot');
		terminal.enter();
		terminal.type('Źródło и слово');
		await terminal.until('Źródło');
		terminal.control('s');
		await terminal.until('The server accepted the message');

		const path = join(home, 'sent.eml');
		terminal.enter(`/save ${path}`);
		await terminal.until('Saved');
		const [copy = ''] = await mail('bob');
		const sent = await readFile(path);
		// Postfix puts its own fields above, and keeps lines without CR.
		const stored = Buffer.from(copy).toString('utf8').replaceAll('\r\n', '\n');
		expect(stored.slice(stored.indexOf('From: ')).trimEnd()).toBe(
			sent.toString('utf8').replaceAll('\r\n', '\n').trimEnd(),
		);
		expect(await mail('carol')).toHaveLength(1);
		expect(copy).not.toMatch(/^bcc:/im);
		if (noJudge === null) {
			const [judged] = await judge([sent]);
			expect(judged).toMatchObject({from: [['Zoé', 'zoe@example.org']], subject: 'Привет, zażółć'});
			expect(judged?.parts.find(({disposition}) => disposition !== null)).toMatchObject({
				name: 'données.bin',
				sha256: createHash('sha256').update(content).digest('hex'),
			});
		}

		terminal.enter('/part');
		await terminal.until('Subject: Привет, zażółć');
		const view = await terminal.until('Źródło и слово');
		expect(view.screen()).toMatch(/carol@example\.test {2}not in the header \(Bcc\)/);
		expect(view.screen()).toContain('1 dot doubled for the wire');
		expect(view.screen()).toMatch(/données\.bin {2}base64/);
		terminal.enter(`/attachment 1 ${join(home, 'back.bin')}`);
		await terminal.until('300 bytes');
		expect(await readFile(join(home, 'back.bin'))).toEqual(content);
	},
);
