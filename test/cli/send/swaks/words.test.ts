import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {settingsOfSwaks, withHello} from '../../../../source/cli/send/swaks/words.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-swaks-'));
afterAll(() => rmSync(folder, {recursive: true}));
writeFileSync(
	join(folder, '.swaksrc'),
	'# usual\n--server mail.example.org\nfrom  alice@example.org\ntls\n\n-h-X-Test one two\nauth-password\n',
);

describe('-h', () => {
	it.each([
		[
			['-h', 'me.test'],
			['--ehlo', 'me.test'],
		],
		[['-h=me.test'], ['--ehlo=me.test']],
		[['-h'], ['-h']],
		[
			['-h', '--tls'],
			['-h', '--tls'],
		],
		[
			['--h-Subject', 'x'],
			['--h-Subject', 'x'],
		],
	])('%j is %j', (written, meant) => {
		expect(withHello(written)).toEqual(meant);
	});
});

describe('the settings of swaks', () => {
	it('are a line each, and those of the environment follow', async () => {
		expect(
			await settingsOfSwaks(undefined, {
				HOME: folder,
				SWAKS_OPT_auth_user: 'bob',
				SWAKS_OPT_tls_optional: '',
			}),
		).toEqual([
			...['--server', 'mail.example.org', '--from', ' alice@example.org', '--tls', '-h-X-Test', 'one two'],
			...['--auth-password', '--auth-user', 'bob', '--tls-optional'],
		]);
	});

	it('may be missing at their usual place, and nowhere else', async () => {
		expect(await settingsOfSwaks(undefined, {HOME: join(folder, 'none')})).toEqual([]);
		expect(await settingsOfSwaks(null, {HOME: folder})).toEqual([]);
		await expect(settingsOfSwaks(join(folder, 'none'), {})).rejects.toThrow('there is no such file');
		expect(await settingsOfSwaks(undefined, {HOME: folder, SWAKS_OPT_config: ''})).toEqual([]);
	});

	it('name their place where swaks has no such option, and no value', async () => {
		const file = join(folder, 'odd');
		writeFileSync(file, 'to a@b\nnonsense topsecret\n');
		await expect(settingsOfSwaks(file, {})).rejects.toThrow(
			`Line 2 of “${file}”: swaks has no option “nonsense”.`,
		);
		await expect(settingsOfSwaks(null, {SWAKS_OPT_what: 'x'})).rejects.toThrow(
			'The variable SWAKS_OPT_what: swaks has no option “what”.',
		);
	});
});
