/** What an import prints and writes, whole: each kind of file with everything that it may contain. */
import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterAll, beforeEach, expect, test, vi} from 'vitest';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-imported-'));
const profile = join(folder, 'settings', 'smtpscope', 'profile');
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true});
});

beforeEach(() => {
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'settings'));
	vi.stubEnv('SMTPSCOPE_CONFIG', undefined);
	rmSync(join(folder, 'settings'), {recursive: true, force: true});
});

async function ran(...argv: readonly string[]): Promise<string> {
	const {code, out, err} = await run(
		'profile',
		...argv.map(word => word.replaceAll('PROFILE', profile).replaceAll('FOLDER', folder)),
	);
	const masked = (text: string): string => text.replaceAll(profile, 'PROFILE').replaceAll(folder, 'FOLDER');
	return `━━ profile ${argv.join(' ')}\n${masked(out)}${masked(err) && `stderr: ${masked(err)}`}exit code ${code}\n`;
}

/** The content of a file, a line an argument. */
const lines = (...all: readonly string[]): string => all.map(line => `${line}\n`).join('');

const files: Readonly<Record<string, string>> = {
	'.msmtprc': lines(
		'\ufeff# Set default values.',
		'defaults',
		'tls on',
		'tls_trust_file system',
		'auth off',
		'timeout off',
		'account every=thing',
		'host mail.example.org',
		'account every',
		'host mail.example.org',
		'port 587',
		'from ann@example.org',
		'user ann',
		'passwordeval pass show "mail"',
		"domain 'me.example'",
		'timeout 30',
		'tls_trust_file /etc/ssl/ca.pem',
		'tls_cert_file ~/ann.pem',
		'tls_key_file ~/ann.key',
		'source_ip 192.0.2.9',
		'auth scram-sha-256',
		'account reasons : every',
		'password open-sesame',
		'tls_certcheck off',
		'tls_fingerprint 00:11',
		'logfile -',
		'dsn_notify failure',
		'user',
		'auth off',
		'defaults',
		'tls off',
		'account clear',
		'host mail.example.org',
		'protocol smtp',
		'auth',
		'proxy_host',
		'account lmtp',
		'host ::1',
		'protocol lmtp',
		'proxy_host 127.0.0.1',
		'proxy_port 9050',
		'account wrapped',
		'host [2001:db8::1]',
		'tls',
		'tls_starttls off',
		'proxy_host proxy.example',
		'account both: every, wrapped',
		'from "both@example.org"',
		'account default : clear',
	),
	'.swaksrc': lines(
		'# comment',
		'server [2001:db8::1]',
		'--port=465',
		'--tls-on-connect',
		'-f ann@example.org',
		'--from again@example.org',
		'ap secret',
		'--auth-password secret',
		'-apt',
		'--help',
		'--data',
		'--no-such-option x',
		'--dump-mail',
		'--silent',
		'--auth',
		'--hide-all',
		'--ehlo me.example',
		'--quit-after RCPT',
		'-tlsos',
	),
	'swaks-starttls': lines('--server mail.example.org', '-tls', '--auth LOGIN'),
	'swaks-clear': lines('--server mail.example.org', '--timeout 5s'),
	'swaks-with-port': lines('--server mail.example.org:26', '-tls', '--port 25'),
	'swaks-without-server': lines('-tls', '--port 25', '--ehlo me.example'),
	muttrc: lines(
		'set smtp_url=smtp://ann:s%20t@[2001:db8::1]:26/',
		'set ssl_starttls',
		"set from='Ann <ann@example.org>' realname=Ann",
		'set hostname = me.example   envelope_from_address=bounce@example.org',
		'set ssl_ca_certificates_file=/etc/ssl/ca.pem certificate_file=""',
		'set smtp_oauth_refresh_command="script" ssl_client_cert=~/ann.pem',
		'set sendmail=/usr/sbin/sendmail preconnect="ssh x"',
		'set smtp_pass=open-sesame smtp_authenticators=""',
		'source ~/.other',
		'setting x',
		'set',
	),
	'muttrc-clear': lines('set smtp_url=smtp://mail.example.org', 'set nossl_starttls', 'set from=""'),
	'muttrc-no': lines('set smtp_url=smtps://%zz@mail.example.org ssl_starttls=no', 'set smtp_pass="`pass x`"'),
	'muttrc-nothing': lines('set from=', 'set sort=date'),
	'muttrc-other': lines('set smtp_url=https://mail.example.org'),
	'muttrc-hostless': lines('set x=y', 'set smtp_url="smtp:///"'),
	'prefs.js': lines(
		'// Mozilla User Preferences',
		'user_pref("mail.smtpserver.default.hostname", "left.example");',
		...['0', '1', '2', '3', '9'].flatMap((security, index) => [
			`user_pref("mail.smtpserver.smtp${index}.hostname", "mail${index}.example.org");`,
			`user_pref("mail.smtpserver.smtp${index}.try_ssl", ${security});`,
		]),
		...['3', '4', '6', '5', '7', '10', '1'].flatMap((way, index) => [
			`user_pref("mail.smtpserver.way${index}.hostname", "mail.example.org");`,
			`user_pref("mail.smtpserver.way${index}.authMethod", ${way});`,
		]),
		'user_pref("mail.smtpserver.smtp0.port", 26);',
		'user_pref("mail.smtpserver.smtp0.username", "ann");',
		'user_pref("mail.smtpserver.smtp0.hello_argument", "me.example");',
		'user_pref("mail.identity.id1.useremail", "bob@example.net");',
		'user_pref("mail.identity.id1.smtpServer", "smtp1");',
		'user_pref("mail.identity.id2.fullName", "Ann");',
		'user_pref("mail.identity.id2.useremail", "ann@example.org");',
		'user_pref("mail.identity.id3.useremail", "second@example.org");',
		'user_pref("mail.smtp.defaultserver", "smtp0");',
	),
	'prefs-broken.js': lines('', 'user_pref("mail.smtpserver.a.hostname", ["x"]);'),
	'prefs-control.js': lines(
		'user_pref("mail.smtpserver.a.hostname", "mail.example.org");',
		'user_pref("mail.smtpserver.a.username", "ann\\nauth-password-command = rm");',
	),
	'by-its-lines': lines('# mine', 'account Ümlaut/../x', 'host mail.example.org'),
	'by-its-dashes': lines('-s mail.example.org'),
	'by-its-set': lines('set smtp_url=smtp://mail.example.org'),
	'by-its-prefs': lines('user_pref("mail.smtpserver.a.hostname", "mail.example.org");'),
	'msmtp-dots': lines('account ...', 'host mail.example.org'),
	'msmtp-long': lines(`account ${'x'.repeat(70)}`, 'host mail.example.org'),
	'msmtp-before': lines('', 'host mail.example.org'),
	'msmtp-unnamed': lines('account : other'),
	'msmtp-unknown': lines('account a : other'),
	'msmtp-empty': lines('account a', 'password x'),
	'msmtp-nul': lines('account a', 'host \0'),
	'notes.txt': lines('Dear Ann,', 'set off at nine?'),
};

for (const [name, text] of Object.entries(files)) {
	writeFileSync(join(folder, name), text);
}

const several = lines('account one', 'host one.example', 'account two', 'host two.example');
writeFileSync(join(folder, 'msmtp-several'), several);
writeFileSync(
	join(folder, 'msmtp-twins'),
	lines('account a/b', 'host a.example', 'account a-b', 'host b.example'),
);

test('every kind of file, with what is left out and why', async () => {
	const parts: string[] = [];
	for (const name of Object.keys(files)) {
		parts.push(await ran('import', `FOLDER/${name}`));
	}

	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/imported.txt');
});

test('names of accounts, and words that cannot be understood', async () => {
	const parts: string[] = [];
	for (const words of [
		['FOLDER/msmtp-several'],
		['FOLDER/msmtp-several', '--name', 'two'],
		['FOLDER/msmtp-several', '--name', 'three'],
		['FOLDER/by-its-dashes', '--name', 'new.name_1'],
		['FOLDER/by-its-dashes', '--name', '.hidden'],
		['FOLDER/by-its-dashes', '--name', ''],
		['FOLDER/by-its-dashes', 'extra'],
		['FOLDER/nosuch'],
		['FOLDER'],
		[],
	]) {
		parts.push(await ran('import', ...words));
	}

	parts.push(await ran('show', 'extra'), await ran('list'), await ran());
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/names.txt');
});

test('what is written, and what is refused without writing', async () => {
	const parts: string[] = [];
	const written = async (before: string | null, ...argv: readonly string[]): Promise<void> => {
		rmSync(dirname(profile), {recursive: true, force: true});
		if (before !== null) {
			mkdirSync(dirname(profile), {recursive: true});
			writeFileSync(profile, before, {mode: 0o644});
		}

		parts.push(
			`before: ${JSON.stringify(before)}\n${await ran('import', ...argv)}${JSON.stringify(readOr(profile))}\n`,
		);
	};
	await written(null, 'FOLDER/msmtp-several', '--write');
	expect(statSync(dirname(profile)).mode & 0o777).toBe(0o700);
	expect(statSync(profile).mode & 0o777).toBe(0o600);
	await written('', 'FOLDER/msmtp-several', '--write', '--name', 'two');
	await written('ehlo = me.example\n', 'FOLDER/by-its-dashes', '--write');
	expect(statSync(profile).mode & 0o777).toBe(0o600);
	await written('ehlo = me.example', 'FOLDER/by-its-dashes', '--write');
	await written('[two]\n', 'FOLDER/msmtp-several', '--write');
	await written('[broken\n', 'FOLDER/msmtp-several', '--write');
	await written(null, 'FOLDER/msmtp-twins', '--write');
	await written(null, 'FOLDER/by-its-dashes', '--write', '--config', 'FOLDER/other-profile');
	parts.push(`FOLDER/other-profile: ${JSON.stringify(readOr(join(folder, 'other-profile')))}\n`);
	await written(null, 'FOLDER/by-its-dashes', '--write', '--config', 'FOLDER/notes.txt/profile');
	await written(null, 'FOLDER/.swaksrc', '--write');
	parts.push(await ran('show'));
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/written.txt');
});

test('what is shown', async () => {
	const parts: string[] = [];
	const show = async (content: string, ...argv: readonly string[]): Promise<void> => {
		mkdirSync(dirname(profile), {recursive: true});
		writeFileSync(profile, content);
		parts.push(`${JSON.stringify(content)}\n${await ran('show', ...argv)}`);
	};
	parts.push(await ran('show'));
	await show('');
	await show('# mine\nehlo=me.example\n\n [ work ]\nserver = mail.example.org\n to = a@b.example = c\n');
	await show('[a]\nno-such = x\n[b]\nehlo = b.example\n[c]\nauth-password = open-sesame\n');
	await show('write = yes\n');
	for (const line of [
		'auth = PLAIN',
		'count = 3',
		'tls = yes',
		'ports = 25',
		'watch = 5m',
		'mx = a.example',
	]) {
		await show(`${line}\n`);
	}

	await show('ehlo\n');
	await show('--server mail.example.org\n');
	await show('[a b]\n');
	await show('[a\n');
	await show('[a]\n[a]\n');
	await show('', '--config', 'FOLDER/nosuch-profile');
	vi.stubEnv('SMTPSCOPE_CONFIG', join(folder, 'nosuch-profile'));
	parts.push(`SMTPSCOPE_CONFIG\n${await ran('show')}`);
	vi.stubEnv('SMTPSCOPE_CONFIG', '');
	parts.push(`SMTPSCOPE_CONFIG, empty\n${await ran('show')}`);
	const text = parts.join('\n');
	expect(text.replaceAll(/^".*"$/gm, '')).not.toContain('open-sesame');
	await expect(text).toMatchFileSnapshot('snapshots/shown.txt');
});

function readOr(path: string): string | null {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return null;
	}
}
