import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {layerFrom} from '../../../source/cli/arguments/settings.ts';
import {UsageError} from '../../../source/cli/arguments/usage-error.ts';
import {parseProfile} from '../../../source/cli/connection/profile.ts';
import {profileOptionRows} from '../../../source/cli/defaults.ts';
import type {Account, Fail} from '../../../source/cli/profile/account.ts';
import {sectionText} from '../../../source/cli/profile/import.ts';
import {assignments} from '../../../source/cli/profile/mutt.ts';
import {type Kind, kindOf, readAccounts} from '../../../source/cli/profile/readers.ts';
import {subcommands} from '../../../source/cli/subcommands.ts';

const fail: Fail = (line, problem) => {
	throw new UsageError(`Line ${line}: ${problem}`);
};

function lines({settings}: Account): string[] {
	return settings.map(({name, value}) => `${name} = ${value}`);
}

const files: Readonly<Record<Kind, string>> = {
	msmtp: [
		'# mine',
		'defaults',
		'tls on',
		'auth on',
		'tls_trust_file /etc/ssl/ca.pem',
		'logfile ~/.msmtp.log',
		'account work',
		'host mail.example.org',
		'port 587',
		'from alice@example.org',
		'user alice',
		'passwordeval "pass show work"',
		'account home : work',
		'host "2001:db8::1"',
		'tls_starttls off',
		'port 465',
		'password topsecret',
		'proxy_host 127.0.0.1',
		'proxy_port 9050',
		'account default : work',
		'',
	].join('\n'),
	swaks: [
		'# usual',
		'--server mail.example.org',
		'-p 587',
		'tls',
		'from alice@example.org',
		'--auth-user alice',
		'--auth-password topsecret',
		'--to a@example.net',
		'--to b@example.net',
		'--auth-map X=PLAIN',
		'--nonsense',
		'',
	].join('\n'),
	mutt: [
		'set smtp_url = "smtps://alice%40example.org:topsecret@mail.example.org:465/"',
		'set from=\'alice@example.org\' realname="Alice A" # me',
		'set smtp_pass="`pass show work`"',
		'set smtp_authenticators="plain:login" nomark_old',
		'source ~/.mutt/colours',
		'color index red default',
		'',
	].join('\n'),
	Thunderbird: [
		'// Mozilla User Preferences',
		'user_pref("mail.identity.id1.fullName", "Alice \\"A\\"");',
		'user_pref("mail.identity.id1.useremail", "alice@example.org");',
		'user_pref("mail.identity.id2.useremail", "bob@example.net");',
		'user_pref("mail.identity.id2.smtpServer", "smtp2");',
		'user_pref("mail.smtp.defaultserver", "smtp1");',
		'user_pref("mail.smtpserver.smtp1.hostname", "mail.example.org");',
		'user_pref("mail.smtpserver.smtp1.port", 465);',
		'user_pref("mail.smtpserver.smtp1.try_ssl", 3);',
		'user_pref("mail.smtpserver.smtp1.authMethod", 3);',
		'user_pref("mail.smtpserver.smtp1.username", "alice");',
		'user_pref("mail.smtpserver.smtp2.hostname", "mail.example.net");',
		'user_pref("mail.smtpserver.smtp2.authMethod", 10);',
		'user_pref("mail.smtpserver.smtp2.try_ssl", 2);',
		'',
	].join('\n'),
};

const kinds = Object.keys(files).filter((kind): kind is Kind => kind in files);

describe('settings of another program', () => {
	it('are read from ~/.msmtprc: defaults, inherited accounts, the command for the password', () => {
		const [work, home, ...others] = readAccounts('msmtp', files.msmtp, fail);
		expect(others).toEqual([]);
		expect(work && lines(work)).toEqual([
			'server = starttls://mail.example.org:587',
			'auth = yes',
			'ca = /etc/ssl/ca.pem',
			'from = alice@example.org',
			'auth-user = alice',
			'auth-password-command = pass show work',
		]);
		expect(home && lines(home)).toEqual(
			expect.arrayContaining(['server = smtps://[2001:db8::1]:465', 'proxy = socks5h://127.0.0.1:9050']),
		);
		expect(home?.leftOut.map(({line, what}) => [line, what])).toEqual([
			[6, 'logfile'],
			[17, 'password'],
		]);
	});

	it('are read from ~/.swaksrc, with and without dashes', () => {
		const [account] = readAccounts('swaks', files.swaks, fail);
		expect(account && lines(account)).toEqual([
			'server = starttls://mail.example.org:587',
			'from = alice@example.org',
			'auth-user = alice',
			'to = a@example.net',
			'to = b@example.net',
			'auth-map = X=PLAIN',
		]);
		expect(account?.leftOut.map(({line}) => line)).toEqual([7, 11]);
	});

	it('are read from a muttrc', () => {
		const [account] = readAccounts('mutt', files.mutt, fail);
		expect(account && lines(account)).toEqual([
			'server = smtps://mail.example.org:465',
			'auth-user = alice@example.org',
			'from = Alice A <alice@example.org>',
			'auth-password-command = pass show work',
			'auth = PLAIN,LOGIN',
		]);
		expect(account?.leftOut.map(({line, what}) => [line, what])).toEqual([
			[5, 'source'],
			[1, 'the password in smtp_url'],
		]);
	});

	it('are read from Thunderbird’s prefs.js, with the identity of each server', () => {
		const [one, two] = readAccounts('Thunderbird', files.Thunderbird, fail);
		expect(one && lines(one)).toEqual([
			'server = smtps://mail.example.org:465',
			'auth-user = alice',
			'auth = yes',
			'from = Alice "A" <alice@example.org>',
		]);
		expect(two && lines(two)).toEqual(['server = starttls://mail.example.net', 'from = bob@example.net']);
		expect(two?.leftOut).toMatchObject([{line: 13, what: 'authMethod'}]);
	});

	it.each(kinds)(
		'of %s are known by its lines, and become a section that is accepted, without a password',
		async kind => {
			expect(kindOf('settings', files[kind])).toBe(kind);
			const options = await profileOptionRows(subcommands);
			const rows = [...new Map(options.filter(row => !row.lineOnly).map(row => [row.name, row])).values()];
			for (const account of readAccounts(kind, files[kind], fail)) {
				const text = sectionText(account);
				expect(JSON.stringify(account)).not.toContain('topsecret');
				const [section = []] = parseProfile(text, 'profile').sections.values();
				const written = section.map(({name, value, line}) => ({name, value, place: `Line ${line}`}));
				expect((await layerFrom(written, rows, async () => options)).size).toBeGreaterThan(1);
			}
		},
	);

	it.each<[Kind, string, string]>([
		['msmtp', 'host x', 'Line 1: “host” comes before'],
		['msmtp', 'account a : b', 'Line 1: there is no account “b” above.'],
		['msmtp', '\naccount', 'Line 2: the account has no name.'],
		['mutt', 'set smtp_url=nonsense', 'Line 1: smtp_url is not a URL'],
		['Thunderbird', 'user_pref("a", ', 'Line 1: user_pref(…) is incomplete.'],
	])('of %s that cannot be read have a sentence: %j', (kind, text, problem) => {
		expect(() => readAccounts(kind, text, fail)).toThrow(problem);
	});

	it.each(kinds)('of %s never fail in another way, whatever the file contains', kind => {
		const word = fc.constantFrom(...files[kind].split(/(?<=\n|\s)/), '"', '`', ':', '\0', '[', '=');
		const text = fc.oneof(
			fc.string({unit: 'binary'}),
			fc.array(word).map(words => words.join('')),
		);
		fc.assert(
			fc.property(text, each => {
				try {
					for (const {settings} of readAccounts(kind, each, fail)) {
						expect(settings.every(({name}) => name !== 'auth-password')).toBe(true);
					}
				} catch (error) {
					expect(error).toBeInstanceOf(UsageError);
				}
			}),
		);
	});
});

describe('the pairs of a set line', () => {
	it('may be quoted, several, switches, and end at any place', () => {
		expect(assignments('a=b c = "d e" f nog h=\'i j # k')).toEqual([
			['a', 'b'],
			['c', 'd e'],
			['f', 'yes'],
			['g', 'no'],
			['h', 'i j # k'],
		]);
	});
});
