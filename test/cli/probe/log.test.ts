/** `probe --log`: every connection of the probe, each as a whole, without a secret. */
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {readRecording} from '../../../source/recordings/read.ts';
import {plainServer} from '../../support/plain-server.ts';
import {scriptedServer} from '../../support/scripted-server.ts';
import {expectNowhere} from '../../support/secret-forms.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-probe-log-'));
afterAll(() => rmSync(folder, {recursive: true}));

describe('the log of a probe', () => {
	it.each(['txt', 'jsonl'])('as %s keeps apart what was said at the same time', async ending => {
		await using server = await plainServer({together: 3});
		const list = join(folder, `list-${ending}`);
		const log = join(folder, `session.${ending}`);
		// Port 1 refuses, and takes no line of another's.
		writeFileSync(list, `127.0.0.1:1\n${`127.0.0.1:${server.port}\n`.repeat(3)}`);
		await run('probe', '--targets', list, '--concurrency', '4', '--log', log);
		const recording = readRecording(readFileSync(log));
		const sessions = recording.kind === 'sessions' ? recording.sessions : [];
		const ends = sessions.map(({events}) => events.map(({type}) => type));
		expect(ends.filter(types => types.includes('failed'))).toHaveLength(1);
		expect(ends.filter(types => types.includes('connected'))).toHaveLength(3);
		expect(sessions).toHaveLength(4);
	});

	it('has the logins of --auth, without the password', async () => {
		const password = 'tanstaaftanstaaf';
		const hello = ['S: 220 mx.example', 'C: EHLO me.example', 'S: 250-mx.example', 'S: 250 AUTH PLAIN'];
		const asked = [...hello, 'C: QUIT', 'S: 221 bye', 'END'].join('\n');
		const tried = [
			...[...hello, 'C: AUTH PLAIN …', `S: 535 5.7.8 ${password} is wrong`],
			...['C: QUIT', 'S: 221 bye', 'END'],
		].join('\n');
		await using server = await scriptedServer(asked, asked, tried);
		const secret = join(folder, 'password');
		writeFileSync(secret, `${password}\n`);
		const log = join(folder, 'auth.jsonl');
		await run(
			...['probe', `smtp://127.0.0.1:${server.port}`, '--ehlo', 'me.example', '--log', log],
			...['--auth', '--auth-user', 'tim', '--auth-password-file', secret, '--auth-tries', '1'],
		);
		const written = readFileSync(log, 'utf8');
		expect(written).toContain('AUTH PLAIN');
		expect(written).toContain('"code":535');
		expectNowhere(password, [written]);
	});

	it('is not written over, which is said before anything is probed', async () => {
		const log = join(folder, 'kept.txt');
		writeFileSync(log, 'mine');
		const {code, out, err} = await run('probe', '127.0.0.1:1', '--log', log);
		expect({code, out}).toEqual({code: 1, out: ''});
		expect(err).toContain('already exists');
		expect(readFileSync(log, 'utf8')).toBe('mine');
	});
});
