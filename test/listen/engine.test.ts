/** Our own server as conversations: what the client writes, and the codes it hears. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {greetClient, respond} from '../../source/listen/engine/engine.ts';
import {replyBytes} from '../../source/listen/engine/proposal.ts';
import {type EngineConfig, type EngineState, freshState, readAs} from '../../source/listen/engine/state.ts';
import {createClientReader} from '../../source/protocol/client-reader.ts';

const usual: EngineConfig = {
	name: 'listen.test',
	protocol: 'smtp',
	size: 1000,
	starttls: true,
	login: {kind: 'anything'},
	tlsBeforeAuth: false,
	without: [],
	challenge: '<1.2@listen.test>',
};

/** Everything the server says to these bytes, and what it is afterwards. */
function talk(text: string, config: Partial<EngineConfig> = {}, secure = false) {
	const whole = {...usual, ...config};
	const reader = createClientReader();
	let state: EngineState = freshState(secure);
	const said: string[] = [];
	const events: string[] = [];
	const greeting = greetClient(state, whole);
	said.push(Buffer.from(replyBytes(greeting.answer)).toString());
	reader.feed(Buffer.from(text));
	for (let item = reader.next(readAs(state)); item; item = reader.next(readAs(state))) {
		const responded = respond(state, item, whole);
		state = responded.state;
		for (const proposal of responded.proposals) {
			said.push(Buffer.from(replyBytes(proposal.answer)).toString());
			state = proposal.next(proposal.answer.code);
			if (proposal.after) {
				events.push(proposal.after);
			}
		}
	}

	return {said: said.join(''), codes: said.map(reply => reply.slice(0, 3)).join(' '), state, events};
}

const b64 = (text: string): string => Buffer.from(text).toString('base64');

describe('the usual road', () => {
	test('a message from greeting to goodbye', () => {
		const {said, events} = talk(
			'EHLO client.example\r\nMAIL FROM:<ann@example.org> SIZE=12\r\nRCPT TO:<bob@example.net>\r\nDATA\r\n..dot\r\n.\r\nQUIT\r\n',
		);
		expect(said).toBe(
			[
				'220 listen.test ESMTP smtpscope listens; no mail leaves this machine',
				'250-listen.test',
				'250-PIPELINING',
				'250-SIZE 1000',
				'250-STARTTLS',
				'250-AUTH PLAIN LOGIN CRAM-MD5 XOAUTH2 OAUTHBEARER',
				'250-ENHANCEDSTATUSCODES',
				'250-8BITMIME',
				'250-DSN',
				'250-SMTPUTF8',
				'250 CHUNKING',
				'250 2.1.0 Sender OK',
				'250 2.1.5 Recipient OK',
				'354 End the message with a line that contains only a dot',
				'250 2.0.0 Kept by smtpscope; it is not delivered',
				'221 2.0.0 listen.test closing connection',
				'',
			].join('\r\n'),
		);
		expect(events).toEqual(['close']);
	});

	test('LMTP answers for each recipient', () => {
		const {codes, said} = talk(
			'LHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nDATA\r\nhi\r\n.\r\n',
			{protocol: 'lmtp'},
		);
		expect(codes).toBe('220 250 250 250 250 354 250 250');
		expect(said).toContain('Kept by smtpscope for <b@x.test>');
	});

	test('chunks are counted', () => {
		const {codes, state} = talk(
			'EHLO c\r\nMAIL FROM:<a@x.test>\r\nRCPT TO:<b@x.test>\r\nBDAT 4\r\n.\r\nQBDAT 2 LAST\r\n\r\nNOOP\r\n',
		);
		expect(codes).toBe('220 250 250 250 250 250 250');
		expect(state.transaction).toBeNull();
	});

	test('STARTTLS forgets what was said', () => {
		const {events, state, said} = talk('EHLO c\r\nSTARTTLS\r\n');
		expect(events).toEqual(['upgrade']);
		expect(state).toEqual(freshState(true));
		expect(said.endsWith('220 2.0.0 Ready to start TLS\r\n')).toBe(true);
		expect(talk('EHLO c\r\nSTARTTLS\r\n', {}, true).codes).toBe('220 250 502');
		expect(talk('EHLO c\r\n', {}, true).said).not.toContain('STARTTLS');
	});
});

describe('what is out of order', () => {
	test.each<[string, string, string]>([
		['an unknown command', 'FOO\r\n', '500'],
		['an empty line', '\r\n', '500'],
		['EHLO without a name', 'EHLO\r\n', '501'],
		['LHLO on SMTP', 'LHLO c\r\n', '500'],
		['RCPT without MAIL', 'EHLO c\r\nRCPT TO:<a@x.test>\r\n', '250 503'],
		['DATA without MAIL', 'DATA\r\n', '503'],
		['DATA without recipients', 'MAIL FROM:<a@x.test>\r\nDATA\r\n', '250 554'],
		['two MAIL', 'MAIL FROM:<a@x.test>\r\nMAIL FROM:<a@x.test>\r\n', '250 503'],
		['a message that says it is too large', 'MAIL FROM:<a@x.test> SIZE=1001\r\n', '552'],
		['a parameter of nowhere', 'MAIL FROM:<a@x.test> FOO=1\r\n', '555'],
		['MAIL without a path', 'MAIL\r\n', '501'],
		['RCPT to nobody', 'MAIL FROM:<>\r\nRCPT TO:<>\r\n', '250 501'],
		['BDAT out of order, its octets thrown away', 'BDAT 6\r\nQUIT\r\nNOOP\r\n', '503 250'],
		['BDAT of no number', 'BDAT x\r\n', '501'],
		['DATA after BDAT', 'MAIL FROM:<>\r\nRCPT TO:<a@x.test>\r\nBDAT 1\r\nxDATA\r\n', '250 250 250 503'],
		['STARTTLS with an argument', 'STARTTLS now\r\n', '501'],
		['a bare LF is a line end', 'NOOP\nNOOP\r\n', '250 250'],
	])('%s', (_what, text, codes) => {
		expect(talk(text).codes).toBe(`220 ${codes}`);
	});

	test('a message that is too large is refused after its dot, and the next one is not', () => {
		const message = `MAIL FROM:<>\r\nRCPT TO:<a@x.test>\r\nDATA\r\n${'x'.repeat(1001)}\r\n.\r\n`;
		expect(talk(`${message}NOOP\r\nMAIL FROM:<>\r\n`).codes).toBe('220 250 250 354 552 250 250');
	});

	test('a bare dot with a bare LF does not end the message', () => {
		const {state} = talk('MAIL FROM:<>\r\nRCPT TO:<a@x.test>\r\nDATA\r\na\n.\nQUIT\r\n');
		expect(state.phase.name).toBe('message');
	});

	test('what is left out is neither announced nor understood', () => {
		const {said, codes} = talk('EHLO c\r\nSTARTTLS\r\nAUTH PLAIN AAAA\r\nBDAT 0 LAST\r\n', {
			without: ['STARTTLS', 'AUTH', 'CHUNKING', 'SIZE'],
		});
		expect(said).not.toMatch(/250[ -](STARTTLS|AUTH|CHUNKING|SIZE)/);
		expect(codes).toBe('220 250 502 502 500');
	});
});

describe('logins', () => {
	const check = {login: {kind: 'check', user: 'ann', password: 'wonderland'}} as const;
	const cram = b64('ann 3a8f6c7e0e3c2d5f6a1e1b1c9f9a7d10');
	test.each<[string, string, string, string]>([
		['PLAIN at once', `AUTH PLAIN ${b64('\0ann\0wonderland')}\r\n`, '235', '235'],
		['PLAIN after the 334', `AUTH PLAIN\r\n${b64('\0ann\0wonderland')}\r\n`, '334 235', '334 235'],
		['PLAIN with a wrong password', `AUTH PLAIN ${b64('\0ann\0nope')}\r\n`, '235', '535'],
		['PLAIN of another user', `AUTH PLAIN ${b64('\0bob\0wonderland')}\r\n`, '235', '535'],
		['PLAIN without NULs', `AUTH PLAIN ${b64('ann wonderland')}\r\n`, '501', '501'],
		['LOGIN', `AUTH LOGIN\r\n${b64('ann')}\r\n${b64('wonderland')}\r\n`, '334 334 235', '334 334 235'],
		['LOGIN with the name at once', `AUTH LOGIN ${b64('ann')}\r\n${b64('x')}\r\n`, '334 235', '334 535'],
		['CRAM-MD5 with a wrong digest', `AUTH CRAM-MD5\r\n${cram}\r\n`, '334 235', '334 535'],
		['XOAUTH2', `AUTH XOAUTH2 ${b64('user=ann\u0001auth=Bearer wonderland\u0001\u0001')}\r\n`, '235', '235'],
		['OAUTHBEARER', `AUTH OAUTHBEARER ${b64('n,a=ann,\u0001auth=Bearer x\u0001\u0001')}\r\n`, '235', '535'],
		['what is not base64', 'AUTH PLAIN hello there\r\n', '501', '501'],
		['cancelled', 'AUTH LOGIN\r\n*\r\nNOOP\r\n', '334 501 250', '334 501 250'],
		['a mechanism that is not there', 'AUTH GSSAPI\r\n', '504', '504'],
	])('%s', (_what, text, believed, checked) => {
		expect(talk(text).codes).toBe(`220 ${believed}`);
		expect(talk(text, check).codes).toBe(`220 ${checked}`);
	});

	test('CRAM-MD5 with the right digest (RFC 2195)', () => {
		// HMAC-MD5 of the challenge above, made with openssl dgst -md5 -hmac wonderland.
		const digest = '4eeb34e37a259c9d4fa8e8a31c2c93e7';
		expect(talk(`AUTH CRAM-MD5\r\n${b64(`ann ${digest}`)}\r\n`, check).codes).toBe('220 334 235');
	});

	test('only over TLS where it is asked for', () => {
		const line = `AUTH PLAIN ${b64('\0a\0b')}\r\n`;
		expect(talk(line, {tlsBeforeAuth: true}).codes).toBe('220 538');
		expect(talk(line, {tlsBeforeAuth: true}, true).codes).toBe('220 235');
		expect(talk('EHLO c\r\n', {tlsBeforeAuth: true}).said).not.toContain('AUTH');
	});

	test('twice is once too often', () => {
		const line = `AUTH PLAIN ${b64('\0a\0b')}\r\n`;
		expect(talk(line + line).codes).toBe('220 235 503');
		expect(talk('AUTH PLAIN\r\nAAAA\r\n', {login: {kind: 'none'}}).codes).toBe('220 502 500');
	});
});

test('whatever comes, each line gets one reply that is one', () => {
	const token = fc.constantFrom(
		...[
			'EHLO c',
			'MAIL FROM:<a@b.test>',
			'RCPT TO:<a@b.test>',
			'DATA',
			'BDAT 3',
			'BDAT 0 LAST',
			'AUTH LOGIN',
		],
		...['RSET', 'QUIT', 'STARTTLS', '.', '*', 'dGVzdA==', '', 'x'.repeat(70_000), 'NOOP\u0000\u001b[2J'],
	);
	fc.assert(
		fc.property(fc.array(token, {maxLength: 30}), fc.constantFrom('\r\n', '\n'), (lines, end) => {
			const {said} = talk(lines.map(line => line + end).join(''));
			expect(said).toMatch(/^(?:\d{3}(?:-[ -~]*\r\n\d{3})*(?: [ -~]*)?\r\n)+$/);
		}),
	);
});
