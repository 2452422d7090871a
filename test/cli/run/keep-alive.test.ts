import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, it} from 'vitest';
import {scriptedServer} from '../../support/scripted-server.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-keep-alive-'));
afterAll(() => rmSync(folder, {recursive: true}));

it('a script that waits sends NOOP, because it says so', async () => {
	await using server = await scriptedServer(`
		S: 220 mail.example.test
		C: EHLO me.example
		S: 250 mail.example.test
		C: NOOP
		S: 250 ok
		C: QUIT
		S: 221 bye
		END
	`);
	const script = join(folder, 'session.smtp');
	writeFileSync(script, 'EHLO me.example\n/keep-alive 1s\n/wait 1500ms\n/keep-alive off\nQUIT\n');
	const {code, out} = await run('run', `smtp://127.0.0.1:${server.port}`, script);
	expect(code).toBe(0);
	expect(out).toContain('NOOP');
});

it('a wrong time is found before anything is connected', async () => {
	const script = join(folder, 'wrong.smtp');
	writeFileSync(script, 'EHLO me.example\n/keep-alive often\n');
	const {code, err} = await run('run', 'smtp://127.0.0.1:1', script);
	expect(code).toBe(1);
	expect(err).toContain('“often” is not a time');
});
