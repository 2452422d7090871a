import {expect, test} from 'vitest';
import {file, ranAgainst} from '../../support/ran-against.ts';

file('body.txt', 'From a file: %TO_ADDRESS%\nsecond line\n');
file('latin.txt', Buffer.from('caf\xe9\n', 'latin1'));
file('page.html', '<p>Grüße</p>\n');
file('data.bin', Buffer.from([0, 1, 2, 255]));
file('dot.png', 'PNG');
file('mail.eml', 'From: a@example.org\nTo: b@example.net\nSubject: one\n two\n\nHello\n');
file('mbox', 'From a@example.org Fri Jan  2 03:04:05 2026\nSubject: x\n\nHello\n');
file(
	'tokens.eml',
	'From: %FROM_ADDRESS%\nTo: %TO_ADDRESS%\nCc: %CC_ADDRESS%\nSubject: x\n%NEW_HEADERS%\n%BODY%\n',
);

const who = [
	'--from',
	'Alice <alice@example.org>',
	'--to',
	'bob@example.net',
	'--ehlo',
	'client.example.net',
];
const dump = ['--dump-mail', '--subject', 'x'];

/** One line each: what is added to a letter. */
const letters: readonly (readonly string[])[] = [
	[],
	['--body', 'one\\ntwo'],
	['--body', '@FOLDER/body.txt'],
	['--body', '@FOLDER/body.txt', '--tokens'],
	['--body', '@FOLDER/latin.txt'],
	['--body', '@FOLDER/nosuch.txt'],
	['--body', 'FOLDER/body.txt'],
	['--body', '@@at'],
	[
		'--body',
		'to %TO_ADDRESS% from %FROM_ADDRESS%, cc %CC_ADDRESS%, bcc %BCC_ADDRESS%%NEWLINE%%NOSUCH%',
		'--cc',
		'c@example.net',
		'--bcc',
		'd@example.net, e@example.net',
	],
	['--text', 'swaks calls it so'],
	['--html', '<p>x</p>'],
	['--body', 'x', '--html', '@FOLDER/page.html'],
	['--body', 'x', '--html', '<img src="cid:dot.png">', '--inline', '@FOLDER/dot.png'],
	['--attach', '@FOLDER/data.bin'],
	['--attach', 'FOLDER/body.txt'],
	['--attach-name', 'n.bin', '--attach-type', 'application/x-n', '--attach', '@FOLDER/data.bin'],
	[
		'--attach',
		'@FOLDER/data.bin',
		'--attach',
		'@FOLDER/dot.png',
		'--attach-name',
		'a',
		'--attach-name',
		'b',
		'--attach-type',
		'x/y',
	],
	['--attach-name', '', '--attach', '@FOLDER/dot.png'],
	['--attach-type', 'text/html', '--attach-body', '<b>', '--attach-body', 'also html?'],
	[
		'--attach-body',
		'plain',
		'--attach-type',
		'TEXT/HTML',
		'--attach-body',
		'<b>',
		'--attach-type',
		'text/x-own',
		'--attach-body',
		'own',
	],
	['--attach', '@FOLDER/nosuch'],
	['--header', 'X-Test: yes', '--header', 'X-Test: again'],
	['--h-X-Own', 'value', '--header-X-Two', 'v2', '--h-X-Three:', 'v3'],
	['--header', 'Subject: instead', '--header', 'Date: Fri, 02 Jan 2026 03:04:05 +0000'],
	['--header', 'Subject: one', '--header', 'Subject: two'],
	[
		'--add-header',
		'Subject: beside',
		'--add-header',
		'X-Add: 1',
		'--add-header',
		'Content-Type: text/x-added',
	],
	['--header', 'X-A: 1\\nX-B: 2\\n continued'],
	['--header', 'no field at all'],
	['--header', 'https://example.org/'],
	['--header', ' '],
	['--header', 'X-To: %TO_ADDRESS%'],
	['--reply-to', 'reply@example.org'],
	['--cc', 'c@example.net', '--cc', 'C2 <c2@example.net>', '--bcc', 'd@example.net'],
	['--charset', 'koi8-r', '--body', 'Привет'],
	['--charset', 'klingon'],
	['--charset', ''],
	['--reply-to', ''],
	['--reply-to', 'not an address'],
	['--ehlo', ''],
	['--cc', ''],
	['--encoding', 'base64'],
	['--encoding', 'QUOTED-PRINTABLE', '--body', 'ü=x'],
	['--encoding', '8bit', '--body', 'ü'],
	['--encoding', 'nosuch'],
	['--from', '<>'],
	['--from', '<>', '--envelope-from', 'bounce@example.org'],
	['--dkim-key', 'FOLDER/nosuch.pem'],
	['--dkim-selector', 's'],
	['--dkim-key', 'FOLDER/nosuch.pem', '--dkim-selector', 's'],
	['--dump-as-body', '--header', 'X-Has Blank: 1'],
	['--body', '-', '--html', '-'],
];

const finished: readonly (readonly string[])[] = [
	['--data', '@FOLDER/mail.eml'],
	[
		'--data',
		'FOLDER/mail.eml',
		'--header',
		'Subject: new',
		'--header',
		'X-New: 1',
		'--add-header',
		'Subject: beside',
	],
	['--data', '@FOLDER/mail.eml', '--header', 'no field'],
	['--data', '@FOLDER/mbox'],
	['--data', '@FOLDER/mbox', '--no-strip-from'],
	['--data', '@FOLDER/mbox', '--no-data-fixup'],
	['--data', '@FOLDER/tokens.eml'],
	['--data', '@FOLDER/tokens.eml', '--tokens', '--header', 'X-New: 1', '--body', 'the body'],
	['--data', '@FOLDER/tokens.eml', '--tokens', '--body', '@FOLDER/body.txt', '--cc', 'c@example.net'],
	['--data', '@FOLDER/tokens.eml', '--body', 'x'],
	['--data', '@FOLDER/mail.eml', '--body', 'x'],
	['--data', '@FOLDER/mail.eml', '--attach', '@FOLDER/dot.png'],
	['--data', 'Subject: typed\\n\\nto %TO_ADDRESS%\\n.\\n'],
	['--data', 'just words'],
	['--data', '@FOLDER/nosuch.eml'],
	['--data', '-'],
	['--data', 'Date: %DATE%\\nTo: %BCC_ADDRESS%\\n\\n%BODY%', '--bcc', 'd@example.net'],
	['--data', 'X: 1\\n\\nx', '--header', 'Y: %TO_ADDRESS%'],
	['--data', 'X: 1\\n\\nx', '--from', 'not an address'],
];

async function sections(argvs: readonly (readonly string[])[], input?: string): Promise<string> {
	const parts: string[] = [];
	for (const argv of argvs) {
		parts.push(await ranAgainst({argv, out: 'all', ...(input !== undefined && {input})}));
	}

	return parts.join('\n\n');
}

test('a letter of options', async () => {
	const argvs = letters.map(more => {
		const own = more.includes('--from') ? who.slice(2) : who;
		return ['send', ...own, ...dump, ...more];
	});
	await expect(await sections(argvs)).toMatchFileSnapshot('snapshots/letter.txt');
});

test('a message that is finished', async () => {
	const argvs = finished.map(more => {
		const own = more.includes('--from') ? who.slice(2) : who;
		return ['send', ...own, '--dump-mail', ...more];
	});
	await expect(await sections(argvs, 'Subject: piped\n\nfrom standard input\n')).toMatchFileSnapshot(
		'snapshots/finished.txt',
	);
});

test('the settings as they are understood', async () => {
	const argvs = [
		['--auth-user', 'alice', '--auth-password', 'secret', '--proxy', 'socks5://me:secret@127.0.0.1:1'],
		['--ca', 'a b', '--ca', "it's", '--insecure', '--h-X-Own', 'v'],
		['--silent', '--tls-get-peer-cert', '--auth', 'PLAIN,LOGIN'],
	].map(more => ['send', 'HOST', ...who, '--dump', ...more]);
	await expect(await sections(argvs)).toMatchFileSnapshot('snapshots/dump.txt');
});
