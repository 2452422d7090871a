import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {explain} from '../../source/decode/explain.ts';
import type {Explanation} from '../../source/decode/explanation.ts';
import {answeredVerbs, outcomesOf, replyContexts} from '../../source/decode/reply-contexts.ts';
import type {Entry, ReplyEntry, Situation} from '../../source/session/entry.ts';
import {SharedList} from '../../source/session/shared-list.ts';
import {entriesOf, someTls} from '../support/play.ts';

/** The explanation of the last entry of a conversation. */
function lastOf(listing: string): Explanation {
	const entry = entriesOf(listing).at(-1);
	if (!entry) {
		throw new Error('The conversation has no entry.');
	}

	return explain(entry);
}

function field(explanation: Explanation, label: string): string | undefined {
	return explanation.fields.find(item => item.label === label)?.value;
}

const greeted = `
	S: 220 mail.example.org ESMTP Postfix
	C: EHLO client.example.net
	S: 250-mail.example.org Hello
	S: 250-SIZE 35882577
	S: 250-AUTH PLAIN LOGIN
	S: 250-STARTTLS
	S: 250 ENHANCEDSTATUSCODES
`;
const open = `${greeted}
	C: MAIL FROM:<ann@example.net>
	S: 250 2.1.0 Ok
`;
const ready = `${open}
	C: RCPT TO:<bob@example.org>
	S: 250 2.1.5 Ok
`;
const sent = `${ready}
	C: DATA
	S: 354 End data with <CR><LF>.<CR><LF>
	C: Subject: hello
	C:
	C: text
	C: .
`;

describe('the same 250 after', () => {
	const titles = [
		['EHLO', `S: 220 x ESMTP\nC: HELO client.example.net\nS: 250 x`, 'Greeting accepted, without extensions'],
		['MAIL', open, 'Sender accepted'],
		['RCPT', ready, 'Recipient accepted'],
		['the dot', `${sent}\nS: 250 2.0.0 Ok: queued as 4XyZab12Cd`, 'Message accepted'],
		['RSET', `${open}\nC: RSET\nS: 250 2.0.0 Ok`, 'Transaction reset'],
		['NOOP', `${greeted}\nC: NOOP\nS: 250 2.0.0 Ok`, 'The server is responding'],
		['VRFY', `${greeted}\nC: VRFY bob\nS: 250 2.1.5 <bob@example.org>`, 'Address confirmed'],
		[
			'EXPN',
			`${greeted}\nC: EXPN staff\nS: 250-<a@example.org>\nS: 250 <b@example.org>`,
			'Members of the list',
		],
		['BDAT', `${ready}\nC: BDAT 2\nCraw: "hi"\nS: 250 2 octets received`, 'Block accepted'],
		[
			'BDAT LAST',
			`${ready}\nC: BDAT 2 LAST\nCraw: "hi"\nS: 250 Ok: queued as 4XyZab12Cd`,
			'Message accepted',
		],
		['an unknown command', `${greeted}\nC: FOO\nS: 250 fine`, 'Done'],
	] as const;

	test.each(titles)('%s', (_, listing, title) => {
		expect(lastOf(listing)).toMatchObject({title, retry: 'none', connectionOver: false});
	});
});

describe('replies in their context', () => {
	test('220 greets, opens TLS and starts over', () => {
		const greeting = lastOf('S: 220 mail.example.org ESMTP Postfix (Debian)');
		expect(greeting.title).toBe('The server greets');
		expect(field(greeting, 'server')).toBe('mail.example.org');
		expect(field(greeting, 'says')).toBe('ESMTP Postfix (Debian)');
		expect(lastOf(`${greeted}\nC: STARTTLS\nS: 220 2.0.0 Ready to start TLS`).title).toBe('Ready for TLS');
		expect(lastOf(`${greeted}\nC: XCLIENT ADDR=192.0.2.1\nS: 220 x ESMTP`).title).toBe(
			'Client data replaced',
		);
	});

	test('a greeting without ESMTP is remarked', () => {
		expect(lastOf('S: 220 mail.example.org ready').summary).toMatch(/does not say ESMTP/);
	});

	test('354', () => {
		expect(lastOf(`${ready}\nC: DATA\nS: 354 go ahead`).title).toBe('Send the message');
	});

	test('a code that is no answer to the command is said to be odd', () => {
		expect(lastOf(`${greeted}\nC: NOOP\nS: 354 what`).summary).toMatch(/not a usual answer to NOOP; 250 is/);
	});

	test('both codes stand in fields', () => {
		const explanation = lastOf(
			`${open}\nC: RCPT TO:<no@example.org>\nS: 550 5.1.1 <no@example.org>: User unknown`,
		);
		expect(explanation).toMatchObject({title: 'Recipient refused', retry: 'never', connectionOver: false});
		expect(field(explanation, '550')).toMatch(/^Mailbox unavailable or forbidden\. /);
		expect(field(explanation, '5.1.1')).toBe(
			'permanent · address · no such mailbox. The part before “@” is not known at that domain.',
		);
		expect(field(explanation, 'answers')).toBe('RCPT TO:<no@example.org>');
		expect(field(explanation, 'text')).toBe('<no@example.org>: User unknown');
		expect(field(explanation, 'took')).toBe('10 ms');
		expect(explanation.references).toContain('RFC 3463 §3.2');
	});

	test('unknown codes are explained by their digits, 1yz too', () => {
		const odd = lastOf(`${greeted}\nC: MAIL FROM:<ann@example.net>\nS: 472 DNS A-record is empty`);
		expect(odd).toMatchObject({title: 'Sender temporarily refused', retry: 'later'});
		expect(field(odd, '472')).toMatch(/not a known code: temporary failure, not specified/);
		const preliminary = lastOf(`${greeted}\nC: NOOP\nS: 150 wait`);
		expect(preliminary).toMatchObject({title: 'Preliminary', retry: 'none'});
	});

	test('several lines are read as one text, and a link in them stays whole', () => {
		const explanation = lastOf(`${greeted}
			C: MAIL FROM:<ann@example.net>
			S: 550-5.1.0 listed. To request removal see https:
			S: 550 5.1.0 //lists.example.org/query/lookup?id=1.`);
		expect(field(explanation, 'link')).toBe('https://lists.example.org/query/lookup?id=1');
		expect(field(explanation, 'text')).not.toContain('5.1.0');
	});

	test('a reply that was cut off says so', () => {
		const entry = entriesOf('Sraw: "220-one\\r\\n"\nclosed: server').find(item => item.type === 'reply');
		expect(entry && explain(entry).summary).toMatch(/incomplete/);
	});

	test('bare line feeds are told', () => {
		expect(field(lastOf('Sraw: "220 x ESMTP\\n"'), 'line ends')).toMatch(/^LF alone/);
	});

	test('PRDR: a refusal for one recipient is not one of the message', () => {
		const judged = entriesOf(`
			${ready}
			C: RCPT TO:<carol@example.org>
			S: 250 2.1.5 Ok
			C: DATA
			S: 354 go
			C: text
			C: .
			S: 353 one by one
			S: 250 ok for bob
			S: 550 5.7.1 not for carol
			S: 250 queued for some
		`).flatMap(entry => (entry.type === 'reply' && entry.answers === 'DATA-END' ? [explain(entry)] : []));
		expect(judged.map(({title}) => title)).toEqual([
			'One verdict for each recipient follows',
			'Message accepted for bob@example.org',
			'Message refused for carol@example.org',
			'Message accepted',
		]);
		expect(judged[2]?.summary).toContain('each other recipient has a reply of its own');
		expect(judged[2]?.summary).not.toContain('Nothing was delivered');
	});

	test('LMTP tells whose verdict it is', () => {
		const explanation = lastOf(`protocol: lmtp
			S: 220 x LMTP
			C: LHLO client.example.net
			S: 250 x
			C: MAIL FROM:<a@example.net>
			S: 250 ok
			C: RCPT TO:<b@example.org>
			S: 250 ok
			C: DATA
			S: 354 go
			C: .
			S: 452 4.2.2 over quota`);
		expect(field(explanation, 'recipient')).toBe('b@example.org');
		expect(explanation.retry).toBe('later');
	});
});

describe('what may be repeated, and when the connection is over', () => {
	test.each([
		['CONNECT', 'S: 554 5.7.1 blocked', 'never', true],
		['CONNECT', 'S: 421 too busy', 'later', true],
		['HELO', 'S: 220 x\nC: HELO\nS: 501 Syntax', 'now', false],
		['EHLO', 'S: 220 x\nC: EHLO\nS: 502 Command not implemented', 'now', false],
		['MAIL', `${greeted}\nC: MAIL FROM: <a@example.net>\nS: 501 5.1.7 bad`, 'now', false],
		['MAIL', `${greeted}\nC: MAIL FROM:<a@example.net>\nS: 530 5.7.0 Must issue STARTTLS`, 'now', false],
		['RCPT', `${open}\nC: RCPT TO:<b@example.org>\nS: 451 4.7.1 Greylisted`, 'later', false],
		['RCPT', `${open}\nC: RCPT TO:<b@example.org>\nS: 552 too many recipients`, 'later', false],
		['RCPT', `${open}\nC: RCPT TO:<b@example.org>\nS: 552 5.2.2 mailbox full`, 'never', false],
		['RCPT', `${greeted}\nC: RCPT TO:<b@example.org>\nS: 503 5.5.1 need MAIL`, 'now', false],
		['DATA', `${open}\nC: DATA\nS: 503 need RCPT`, 'now', false],
		['DATA-END', `${sent}\nS: 554 5.7.1 spam`, 'never', false],
		['VRFY', `${greeted}\nC: VRFY\nS: 502 disabled`, 'never', false],
		['ETRN', `${greeted}\nC: ETRN x\nS: 459 not allowed`, 'never', false],
		['FOO', `${greeted}\nC: FOO\nS: 500 unrecognized`, 'now', false],
		['FOO', `${greeted}\nC: FOO\nS: 500 Too many unrecognized commands`, 'now', true],
		['NOOP', `${greeted}\nC: NOOP\nS: 521 5.7.1 go away`, 'never', true],
		['QUIT', `${greeted}\nC: QUIT\nS: 221 2.0.0 Bye`, 'none', true],
	])('%s', (_, listing, retry, connectionOver) => {
		expect(lastOf(listing)).toMatchObject({retry, connectionOver});
	});

	test('where the two codes disagree the enhanced one counts, and that is said', () => {
		const temporary = lastOf(`${open}\nC: RCPT TO:<b@example.org>\nS: 550 4.4.7 expired`);
		expect(temporary.retry).toBe('later');
		expect(temporary.summary).toMatch(/550 says permanent failure, 4\.4\.7 temporary/);
		const permanent = lastOf(`${open}\nC: RCPT TO:<b@example.org>\nS: 450 5.7.1 no`);
		expect(permanent.retry).toBe('never');
		const odd = lastOf(`${open}\nC: RCPT TO:<b@example.org>\nS: 550 2.0.0 fine`);
		expect(odd.retry).toBe('never');
		expect(odd.summary).toMatch(/the three digits count/);
	});
});

describe('what nobody asked for', () => {
	test.each([
		['S: 450 4.2.0 not now', 'later'],
		['S: 550 5.1.1 no such user', 'never'],
		['S: 250 hello again', 'none'],
	] as const)('%s keeps the retry verdict of its digit: %s', (line, retry) => {
		expect(lastOf(`${greeted}\n${line}`).retry).toBe(retry);
	});

	test.each([
		['S: 421 4.4.2 idle timeout', 'The server ends an idle session', true],
		['S: 421 4.3.2 shutting down', 'The server ends the session', true],
		['S: 250 hello again', 'A reply to no command', false],
		['S: 221 bye', 'A reply to no command', true],
	])('%s', (line, title, connectionOver) => {
		expect(lastOf(`${greeted}\n${line}`)).toMatchObject({title, connectionOver});
	});
});

describe('the name of the message in the server’s log', () => {
	test.each([
		['2.0.0 Ok: queued as 4XyZab12Cd', '4XyZab12Cd (in the form that Postfix uses)'],
		['OK id=1lHkUh-008hPw-NY', '1lHkUh-008hPw-NY (in the form that Exim uses)'],
		['OK id=1sXyZa-0000000AbCd-1aBc', '1sXyZa-0000000AbCd-1aBc (in the form that Exim uses)'],
		['2.0.0 u5SAbc012345 Message accepted for delivery', 'u5SAbc012345 (in the form that Sendmail uses)'],
		['2.0.0 7c3f01ab Message accepted for delivery', '7c3f01ab (in the form that OpenSMTPD uses)'],
		[
			'2.6.0 <m@x> [InternalId=123456789, Hostname=h] 1234 bytes in 0.1, 2.0 KB/sec Queued mail for delivery',
			'123456789 (in the form that Exchange uses)',
		],
		['2.6.0 <m@example.org> Queued mail for delivery', '<m@example.org> (in the form that Exchange uses)'],
		[
			'2.0.0 OK  1700000000 d2e1a72-6f8sor123.45 - gsmtp',
			'd2e1a72-6f8sor123.45 (in the form that Gmail uses)',
		],
		['ok 1184401929 qp 26211', '1184401929 qp 26211 (in the form that qmail uses)'],
		[
			'Message Queued (0C1E2D3A-4B5C-6D7E-8F90-A1B2C3D4E5F6.1)',
			'0C1E2D3A-4B5C-6D7E-8F90-A1B2C3D4E5F6.1 (in the form that Haraka uses)',
		],
		[
			'2.0.0 Ok: queued on front1.example.net as 1700000000-AbCdEf',
			'1700000000-AbCdEf (in the form that Yandex uses)',
		],
		['Mail OK queued as smtp7,C8CowEDpABC=.12', 'smtp7,C8CowEDpABC=.12 (in the form that Coremail uses)'],
		[
			'Ok 0100018f00000000-12345678-1234-1234-1234-123456789012-000000',
			'0100018f00000000-12345678-1234-1234-1234-123456789012-000000 (in the form that Amazon SES uses)',
		],
		['2.0.0 <bob@example.org> 9rWQAbCdEfGhIj Saved', '9rWQAbCdEfGhIj (in the form that Dovecot LMTP uses)'],
		['Ok, message saved <Message-ID: abc@example.org>', 'abc@example.org (in the form that MDaemon uses)'],
		['12345678 message accepted for delivery', '12345678 (in the form that CommuniGate Pro uses)'],
		[
			'Ok. 0000000000012345.5F000000.00001234',
			'0000000000012345.5F000000.00001234 (in the form that Courier uses)',
		],
		['2.0.0 Message queued with id 12345.', '12345.'],
		['completed: id=1MKsaz-1wevcp3BHR-00M7kH', '1MKsaz-1wevcp3BHR-00M7kH'],
		['OK: message accepted', undefined],
		['ok dirdel', undefined],
		['Queued (1.088 seconds)', undefined],
	])('%s', (text, id) => {
		expect(field(lastOf(`${sent}\nS: 250 ${text}`), 'queue ID')).toBe(id);
	});
});

describe('AUTH', () => {
	const login = `${greeted}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6`;

	test('a prompt is decoded', () => {
		const explanation = lastOf(login);
		expect(explanation.title).toBe('Asks for the user name');
		expect(field(explanation, 'prompt')).toBe('Username:');
	});

	test('an answer is decoded, and the password is secret', () => {
		const name = lastOf(`${login}\nC: YW5uQGV4YW1wbGUubmV0`);
		expect(field(name, 'user name')).toBe('ann@example.net');
		const password = lastOf(`${login}\nC: YW5uQGV4YW1wbGUubmV0\nS: 334 UGFzc3dvcmQ6\nC: b3Blbi1zZXNhbWU=`);
		expect(password.fields.find(item => item.value === 'open-sesame')).toMatchObject({secret: true});
	});

	test('the initial response of PLAIN is decoded', () => {
		const explanation = lastOf(`${greeted}\nC: AUTH PLAIN AGFubgBvcGVuLXNlc2FtZQ==`);
		expect(field(explanation, 'user name')).toBe('ann');
		expect(explanation.summary).toMatch(/PLAIN: in TLS only/);
		expect(explanation.fields.find(item => item.value === 'open-sesame')).toMatchObject({secret: true});
		expect(JSON.stringify([explanation.title, explanation.summary])).not.toContain('sesame');
	});

	test('a refusal shows what was sent', () => {
		const explanation = lastOf(`${greeted}\nC: AUTH PLAIN AGFubgBvcGVuLXNlc2FtZQ==\nS: 535 5.7.8 failed`);
		expect(explanation).toMatchObject({title: 'Login refused', retry: 'now'});
		expect(field(explanation, 'user name')).toBe('ann');
		for (const item of explanation.fields.filter(({value}) => value.includes('sesame'))) {
			expect(item.secret).toBe(true);
		}
	});

	test('the line answered is named, not repeated', () => {
		const explanation = lastOf(`${login}\nC: YW5uQGV4YW1wbGUubmV0\nS: 334 UGFzc3dvcmQ6`);
		expect(field(explanation, 'answers')).toBe('your answer in AUTH LOGIN');
		expect(field(lastOf(login), 'answers')).toBe('AUTH LOGIN');
	});

	test('success', () => {
		expect(lastOf(`${greeted}\nC: AUTH PLAIN AGFubgBvcGVuLXNlc2FtZQ==\nS: 235 2.7.0 ok`).title).toBe(
			'Logged in',
		);
	});
});

describe('commands', () => {
	test('MAIL with its parts', () => {
		const explanation = lastOf(
			`${greeted}\nC: MAIL FROM: Ann <ann+news@example.net> SIZE=2048 BODY=8BITMIME`,
		);
		expect(explanation.title).toBe('Names the sender');
		expect(field(explanation, 'sender')).toBe('ann+news@example.net');
		expect(field(explanation, 'ignored')).toBe('the display name “Ann”');
		expect(field(explanation, 'after +')).toMatch(/^news/);
		expect(field(explanation, 'SIZE=2048')).toMatch(/2,048 octets \(2 KiB\)/);
		expect(field(explanation, 'better')).toBe('MAIL FROM:<ann+news@example.net> SIZE=2048 BODY=8BITMIME');
		expect(explanation.fields.filter(item => item.label === 'unusual')).toHaveLength(2);
		expect(explanation.summary).toMatch(/did not announce 8BITMIME/);
		expect(explanation.references).toEqual(['RFC 5321 §4.1.1.2', 'RFC 1870', 'RFC 6152, RFC 3030']);
	});

	test.each([
		[`${greeted}\nC: MAIL FROM:<>`, 'Names the sender', /empty sender/],
		[`${greeted}\nC: FOO bar`, 'Not a known command', /do not know/],
		[`${greeted}\nC: `, 'An empty line', /500 or 502/],
		[`${greeted}\nC: RCPT TO:<b@example.org>`, 'Names a recipient', /MAIL must come first/],
		['S: 220 x\nC: MAIL FROM:<a@example.net>', 'Names the sender', /EHLO must come first/],
		[`${ready}\nC: BDAT 5 LAST`, 'Sends a block of the message', /did not announce BDAT/],
		[`${greeted}\nC: AUTH CRAM-MD5`, 'Starts a login', /offers PLAIN, LOGIN, not CRAM-MD5/],
		[`${greeted}\nC: STARTTLS`, 'Asks for encryption', /EHLO again/],
	])('%s', (listing, title, words) => {
		const explanation = lastOf(listing);
		expect(explanation.title).toBe(title);
		expect(explanation.summary).toMatch(words);
	});

	test('a line without its end, or with half of it', () => {
		expect(field(lastOf(`${greeted}\nCraw: "NOOP"`), 'line end')).toMatch(/^none yet/);
		expect(field(lastOf(`${greeted}\nCraw: "NOOP\\n"`), 'line end')).toMatch(/^LF alone/);
	});

	test('the message and its end', () => {
		const entries = entriesOf(sent);
		const [message, dot] = entries.slice(-2).map(explain);
		expect(message).toMatchObject({title: 'The message'});
		expect(message && field(message, 'to')).toBe('bob@example.org');
		expect(message && field(message, 'size')).toBe('24 octets in 3 lines');
		expect(dot).toMatchObject({title: 'End of the message'});
	});
});

describe('the connection', () => {
	test('an EHLO reply and the capabilities of it', () => {
		const [reply, capabilities] = entriesOf(greeted).slice(-2).map(explain);
		expect(reply?.title).toBe('Greeting accepted');
		expect(reply && field(reply, 'SIZE 35882577')).toMatch(/34\.2 MiB/);
		expect(capabilities?.title).toBe('4 extensions announced');
		expect(capabilities && field(capabilities, 'AUTH PLAIN LOGIN')).toMatch(/PLAIN: in TLS only/);
		expect(capabilities?.summary).toMatch(/AUTH is offered in clear text/);
	});

	test('what changed after STARTTLS', () => {
		const explanation = lastOf(`${greeted}
			C: STARTTLS
			S: 220 2.0.0 Ready
			TLS
			C: EHLO client.example.net
			S: 250-mail.example.org
			S: 250-SIZE 10
			S: 250 SMTPUTF8`);
		expect(explanation.summary).toBe(
			'What the server offers inside TLS; the list it sent before no longer counts. New: SMTPUTF8. Gone: AUTH, STARTTLS, ENHANCEDSTATUSCODES. With different parameters: SIZE.',
		);
	});

	test('masked keywords are told', () => {
		expect(lastOf('S: 220 ****\nC: EHLO a.example\nS: 250-x\nS: 250 XXXXXXXA').summary).toMatch(/masks some/);
	});

	test('TLS: the chain and the name are two verdicts', () => {
		const explanation = lastOf(
			`${greeted}\nC: STARTTLS\nSraw: "220 go\\r\\n250 injected\\r\\n"\nTLS unverified`,
		);
		expect(explanation.title).toBe('Encrypted from here');
		expect(explanation.summary).toMatch(
			/chain is not trusted \(the certificate is self-signed \(verify error 18\)/,
		);
		expect(explanation.summary).toMatch(/but the certificate is for mail\.example\.org/);
		expect(field(explanation, 'name')).toBe('mail.example.org is in the certificate');
	});

	test('bytes in clear after the 220 are a warning', () => {
		const entry: Entry = {
			id: 1,
			at: 0,
			secure: true,
			type: 'secured',
			tls: {...someTls, hostnameMatches: false, authorized: false, error: 'X_NEW'},
			elapsed: 9,
			clearBytes: new Uint8Array(14),
		};
		expect(explain(entry).summary).toMatch(/14 octets came in clear text after the 220/);
		expect(explain(entry).summary).toMatch(/and the certificate is not for/);
	});

	test('connected, with and without TLS', () => {
		expect(explain(entriesOf('port: 25')[0] as Entry).summary).toMatch(/In clear text/);
		expect(field(explain(entriesOf('tls\nport: 465')[0] as Entry), 'port')).toMatch(
			/TLS from the first byte/,
		);
	});

	test.each([
		[
			`${sent.replace('C: .', '')}\nclosed: server`,
			/not been sent completely, so the server must not deliver it/,
		],
		[`${greeted}\nC: AUTH LOGIN\nS: 334 \nclosed: client`, /in the middle of a login/],
		[`${open}\nclosed: server`, /A transaction was open/],
		['closed: server', /before the server had greeted/],
		[`${greeted}\nclosed: server`, /No transaction was open/],
		[`${sent}\nclosed: server`, /may or may not have been accepted/],
		[`${sent}\nS: 250 ok\nclosed: server`, /The last message had been accepted/],
		[`${sent}\nS: 550 no\nclosed: server`, /The last message had been refused/],
		[`${sent}\nfailed: reset`, /may or may not have been accepted/],
	])('closed', (listing, words) => {
		expect(lastOf(listing)).toMatchObject({summary: expect.stringMatching(words), connectionOver: true});
	});

	test('failed', () => {
		expect(lastOf('failed: reset')).toMatchObject({title: 'The connection failed', connectionOver: true});
	});

	test('failed, with what the system and the server gave', () => {
		const entry = entriesOf('failed: reset').at(-1);
		if (entry?.type !== 'failed') {
			throw new Error('There is no failure.');
		}

		const error = {
			...entry.error,
			systemCode: 'ECONNRESET',
			firstBytes: new TextEncoder().encode('* OK IMAP4rev1'),
			options: [{option: 'ciphers' as const, value: 'ALL'}],
		};
		const fields = explain({...entry, error}).fields.map(({label, value}) => [label, value]);
		expect(fields).toEqual([
			['name', 'ECONNRESET'],
			['first bytes', '* OK IMAP4rev1'],
			['TLS option', 'ciphers: ALL'],
		]);
		expect(explain(entry).fields).toEqual([]);
	});

	test.each([
		['speaks-tls', undefined, 'never'],
		['refused', 'ECONNREFUSED', 'later'],
		['not-found', 'ENOTFOUND', 'never'],
		['not-found', 'EAI_AGAIN', 'later'],
	] as const)('failed with %s, %s: again %s', (code, systemCode, retry) => {
		const entry = entriesOf('failed: reset').at(-1);
		if (entry?.type !== 'failed') {
			throw new Error('There is no failure.');
		}

		const error = {...entry.error, code, ...(systemCode && {systemCode})};
		expect(explain({...entry, error}).retry).toBe(retry);
	});

	test.each([
		['* OK IMAP4rev1 ready', /IMAP/],
		['+OK POP3 ready', /POP3/],
		['HTTP/1.1 400 Bad Request', /HTTP/],
		['SSH-2.0-OpenSSH_9.9', /SSH/],
		['hello there', /Something other than SMTP/],
	])('%s is no reply', (line, words) => {
		expect(lastOf(`S: ${line}`)).toMatchObject({title: 'Not a reply', summary: expect.stringMatching(words)});
	});

	test('TLS where a reply should be', () => {
		expect(lastOf('Sraw: "\\x15\\x03\\x03\\x00\\x02\\x02\\x28\\r\\n"').summary).toMatch(/smtps/);
	});

	test('a reply with a wrong separator', () => {
		expect(lastOf('S: 2201 mail.example.org').title).toBe('A reply with a wrong separator');
	});
});

const situation: Situation = {
	phase: 'command',
	protocol: 'smtp',
	secure: false,
	greetedWith: 'EHLO',
	clientName: 'client.example.net',
	capabilities: null,
	authenticatedAs: null,
	sender: null,
	recipients: SharedList.of(),
	host: 'mail.example.org',
	greeting: null,
};

function replyOf(code: number, answers: string | null, text: string, enhanced: string | null): ReplyEntry {
	return {
		id: 2,
		at: 1,
		secure: false,
		type: 'reply',
		code,
		enhanced,
		lines: [{text, bytes: new TextEncoder().encode(`${code} ${text}`), ending: 'CRLF', truncated: false}],
		complete: true,
		answers,
		answersId: answers === null ? null : 1,
		command: answers,
		recipient: null,
		elapsed: 3,
		auth: null,
		situation,
	};
}

describe('the tables', () => {
	test.each(replyContexts.map(row => [row.answers, row.code, row.title] as const))(
		'%s %d',
		(answers, code, title) => {
			expect(explain(replyOf(code, answers, '', null)).title).toBe(title);
		},
	);

	test('no context stands twice, each belongs to a command with outcomes', () => {
		const keys = replyContexts.map(row => `${row.answers} ${row.code}`);
		expect(new Set(keys).size).toBe(keys.length);
		for (const row of replyContexts) {
			expect(answeredVerbs).toContain(row.answers);
			expect(row.summary).toMatch(/\.$/);
		}
	});

	test.each(answeredVerbs)('what answers to %s are called', verb => {
		const words = outcomesOf(verb);
		expect(explain(replyOf(499, verb, '', null)).title).toBe(words.later);
		expect(explain(replyOf(599, verb, '', null)).title).toBe(words.refused);
	});
});

test('any reply has an explanation with words in it', () => {
	const verbs = fc.option(fc.oneof(fc.constantFrom(...answeredVerbs), fc.string({maxLength: 8})));
	fc.assert(
		fc.property(
			fc.integer({min: 100, max: 599}),
			verbs,
			fc.string({unit: 'binary'}),
			(code, answers, text) => {
				const explanation = explain(replyOf(code, answers, text, null));
				expect(explanation.title).not.toBe('');
				expect(explanation.summary).not.toMatch(/^$|undefined|null(?! MX)|NaN/);
				expect(explanation.references.length).toBeGreaterThan(0);
			},
		),
		{numRuns: 2000},
	);
});

test('any line that was typed has an explanation', () => {
	fc.assert(
		fc.property(fc.string({unit: 'binary', maxLength: 60}), line => {
			const clean = line.replace(/[\r\n]/g, '');
			const explanation = lastOf(`${greeted}\nC: ${clean}`);
			expect(explanation.title).not.toBe('');
			expect(explanation.summary).not.toBe('');
		}),
		{numRuns: 300},
	);
});

describe('a 334 that somebody pasted alone', () => {
	test.each([
		['334 VXNlcm5hbWU6', 'Asks for the user name', 'Username:'],
		['334 PDFAbWFpbC5leGFtcGxlLm9yZz4=', 'Challenge', '<1@mail.example.org>'],
		['334 eyJzdGF0dXMiOiI0MDEifQ==', 'The token was refused', '401'],
		['334 NTLM supported', 'Continue the login', undefined],
		['334 ', 'Continue the login', undefined],
	])('%s', (line, title, value) => {
		const explanation = lastOf(`S: ${line}`);
		expect(`${explanation.title} ${explanation.summary}`).toContain(title);
		const values = explanation.fields.map(field => field.value);
		expect(value === undefined || values.includes(value)).toBe(true);
	});
});
