/** What a subcommand opened for itself is closed when it ends, however it ends: nothing keeps the program alive. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, afterEach, beforeEach, expect, test, vi} from 'vitest';
import {run} from './capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-left-'));
afterAll(() => rmSync(folder, {recursive: true}));
beforeEach(() => vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile')));
afterEach(() => vi.unstubAllEnvs());

const script = join(folder, 'script.smtp');
writeFileSync(script, 'EHLO me.example\nQUIT\n');
const refused = join(folder, 'refused.smtp');
writeFileSync(refused, '/nosuch\n');
const who = ['--from', 'a@practice.test', '--to', 'bob@practice.test'];

/** Servers and sockets that the process has at the moment. */
function open(): readonly string[] {
	return process
		.getActiveResourcesInfo()
		.filter(name => /^(?:TCP|TLS|Pipe)/.test(name))
		.toSorted();
}

function listeners(): readonly number[] {
	return ['SIGINT', 'SIGTERM', 'SIGHUP'].map(signal => process.listenerCount(signal));
}

test.each<[readonly string[], number]>([
	[['run', 'practice', script], 0],
	[['run', 'practice', script, '--log', join(folder, 'none', 'log')], 1],
	[['run', 'practice', refused], 1],
	[['run', 'practice', script, '--dry-run'], 0],
	[['send', 'practice', ...who, '--body', 'x'], 0],
	[
		['send', 'practice', ...who, '--body', 'x', '--await', 'listen://127.0.0.1:0', '--await-timeout', '1'],
		41,
	],
	[['send', 'practice', '--from', 'a@b.test', '--to', 'nobody@practice.test', '--body', 'x'], 24],
	[['send', 'practice', ...who, '--body', 'x', '--save-eml', join(folder, 'none', 'x.eml')], 1],
	[['probe', 'practice'], 0],
	[['probe', 'practice', '--save', join(folder, 'none', 'x.json')], 1],
	[['probe', 'practice', 'a b'], 1],
	[['probe', 'practice', '--mx', 'a@b'], 1],
	[['probe', 'practice', '--auth', '--auth-tries', '0'], 1],
])('%j ends with %i, and leaves nothing open', async (argv, code) => {
	const before = [open(), listeners()];
	expect((await run(...argv)).code).toBe(code);
	await expect.poll(() => [open(), listeners()], {timeout: 5000}).toEqual(before);
});
