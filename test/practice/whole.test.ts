/** Whole conversations with the practice server: what it says, what it tells of them, and what it keeps. */
import {expect, test} from 'vitest';
import {type PracticeEvent, startPractice} from '../../source/practice/practice.ts';
import {RawClient} from '../support/raw-client.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const mail = ['EHLO client.example', 'MAIL FROM:<ann@example.org>'];
const spam = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
const recipients = [
	...[
		'alice',
		'Bob+tag',
		'postmaster',
		'nobody',
		'full',
		'greylist',
		'greylist',
		'greylist+1',
		'spam',
		'slow',
	].map(name => `${name}@practice.test`),
	...['carol@example.net', 'postmaster', 'alice', 'tempfail@practice.test', 'blocked@practice.test'],
];

const conversations: Readonly<Record<string, readonly string[]>> = {
	message: [
		...mail,
		'RCPT TO:<bob@practice.test>',
		'RCPT TO:<postmaster>',
		'DATA',
		'Subject: x\r\n\r\nhello\r\n.',
		'QUIT',
	],
	recipients: [...mail, ...recipients.map(address => `RCPT TO:<${address}>`), 'QUIT'],
	spam: [...mail, 'RCPT TO:<bob@practice.test>', 'DATA', `${spam}\r\n.`, 'QUIT'],
	'login in clear text': ['EHLO client.example', `AUTH PLAIN ${base64('\0alice\0open-sesame')}`, 'QUIT'],
	tls: [
		'EHLO client.example',
		'STARTTLS',
		'TLS',
		'EHLO client.example',
		`AUTH PLAIN ${base64('\0demo\0wrong')}`,
		'QUIT',
	],
	'a login that works': [
		...['EHLO client.example', 'STARTTLS', 'TLS', 'EHLO client.example'],
		...['AUTH LOGIN', base64('demo'), base64('open-sesame'), 'MAIL FROM:<>', 'RCPT TO:<carol@example.net>'],
		...['DATA', 'two\r\n.', 'QUIT'],
	],
	XOAUTH2: [
		...['EHLO client.example', 'STARTTLS', 'TLS', 'EHLO client.example'],
		...[`AUTH XOAUTH2 ${base64('user=demo\x01auth=Bearer wrong\x01\x01')}`, '', 'QUIT'],
	],
	'too much': [
		...mail,
		'RCPT TO:<bob@practice.test>',
		'DATA',
		`${'x'.repeat(70)}\r\n`.repeat(30).concat('.'),
		'QUIT',
	],
};

test('each conversation', async () => {
	const events: PracticeEvent[] = [];
	const practice = await startPractice({size: 1000, onEvent: event => events.push(event)});
	const parts: string[] = [];
	try {
		for (const [name, lines] of Object.entries(conversations)) {
			const client = RawClient.clear(practice.port);
			parts.push(`━━ ${name}`, `S ${await client.reply()}`);
			for (const line of lines) {
				parts.push(`C ${line.length > 100 ? `(${line.length} octets)` : line}`);
				if (line === 'TLS') {
					await client.secure({rejectUnauthorized: false});
				} else {
					parts.push(`S ${await client.ask(line)}`);
				}
			}

			await client.closed();
			client[Symbol.dispose]();
			await expect.poll(() => events.at(-1)?.type).toBe('closed');
			parts.push(...events.splice(0).map(event => JSON.stringify(event)));
		}

		for (const {address, mail: kept} of practice.mailboxes) {
			parts.push(`${address}: ${kept.map(({from, to, bytes}) => `${from} → ${to} ${bytes}`).join(' | ')}`);
		}
	} finally {
		await practice.close();
	}

	using late = RawClient.clear(practice.port);
	await expect(late.reply()).rejects.toThrow('ECONNREFUSED');
	const text = parts
		.join('\n')
		.replaceAll('\r', '␍')
		.replaceAll(/"cipher":"[^"]*"/g, '"cipher":"…"');
	await expect(text).toMatchFileSnapshot('snapshots/whole.txt');
});
