/** Files that `send` is to read or write, and cannot. */
import {generateKeyPairSync} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeEach, describe, expect, test, vi} from 'vitest';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-files-'));
afterAll(() => rmSync(folder, {recursive: true}));
beforeEach(() => vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'no-profile')));

const who = ['--from', 'alice@example.org', '--to', 'bob@example.net'];

describe('files that cannot be attached', () => {
	test.each<[string, string, string]>([
		['missing', '/none/there', 'The file /none/there does not exist.'],
		['a directory', folder, `${folder} is a directory; only files can be attached.`],
		['a device', '/dev/null', '/dev/null is not a regular file; only files can be attached.'],
	])('%s', async (_, path, words) => {
		for (const option of ['--attach', '--inline']) {
			const {code, err} = await run('send', 'practice', ...who, option, `@${path}`);
			expect(err).toBe(`smtpscope: ${words}\n`);
			expect(code).toBe(1);
		}
	});
});

describe('files beside the message', () => {
	test('a folder that is not there', async () => {
		const {code, err} = await run('send', 'practice', ...who, '--save-eml', '/none/x.eml');
		expect(err).toBe(
			'smtpscope: --save-eml: “/none/x.eml” cannot be created: the folder “/none” does not exist.\n',
		);
		expect(code).toBe(1);
	});

	test.each<[string, string, string]>([
		['that is none', 'hello', 'is not a private key in PEM form'],
		['that is locked', lockedKey(), 'is protected with a passphrase'],
	])('a DKIM key %s', async (_, text, words) => {
		const key = join(folder, 'key.pem');
		writeFileSync(key, text);
		const {code, err} = await run('send', 'practice', ...who, '--dkim-key', key, '--dkim-selector', 's');
		expect(err).toContain(`The DKIM key ${words}`);
		expect(code).toBe(1);
	});

	test('a finished message is signed by nobody', async () => {
		const {err} = await run('send', 'practice', ...who, '--data', 'a: b\\n', '--dkim-key', 'key.pem');
		expect(err).toContain('--dkim-key cannot be used with it');
	});
});

function lockedKey(): string {
	const {privateKey} = generateKeyPairSync('ed25519');
	return privateKey
		.export({type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'a secret'})
		.toString();
}
