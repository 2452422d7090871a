import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {type Command, parseCommand} from '../../source/protocol/command.ts';

function ids(line: string): string[] {
	return parseCommand(line).remarks.map(remark => remark.id);
}

function suggestionFor(line: string): string | undefined {
	return parseCommand(line).remarks.find(remark => remark.suggestion !== undefined)?.suggestion;
}

describe('lines that are right draw no remark', () => {
	test.each([
		'EHLO client.example.org',
		'ehlo [192.0.2.1]',
		'EHLO [IPv6:2001:db8::1]',
		'HELO client.example.org',
		'LHLO client.example.org',
		'MAIL FROM:<user@example.org>',
		'mail from:<user@example.org>',
		'MAIL FROM:<>',
		'MAIL FROM:<user@example.org> SIZE=1000 BODY=8BITMIME AUTH=<>',
		'MAIL FROM:<user@example.org> RET=HDRS ENVID=a+2Bb',
		"MAIL FROM:<o'neil.o+tag@example.org>",
		'MAIL FROM:<"odd name"@example.org>',
		'MAIL FROM:<"a\\"b"@example.org>',
		'MAIL FROM:<user@[192.0.2.1]>',
		'MAIL FROM:<user@[IPv6:2001:db8::1]>',
		'MAIL FROM:<user@xn--bcher-kva.example>',
		'MAIL FROM:<łukasz@example.org> SMTPUTF8',
		'RCPT TO:<user@example.org> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;user@example.org',
		'RCPT TO:<Postmaster>',
		'DATA',
		'BDAT 0 LAST',
		'BDAT 4404',
		'RSET',
		'NOOP anything goes',
		'VRFY user',
		'AUTH PLAIN',
		'AUTH PLAIN =',
		'AUTH PLAIN AHVzZXIAcGFzcw==',
		'auth login dXNlcg==',
		'STARTTLS',
		'QUIT',
		'XCLIENT ADDR=192.0.2.1',
		'X-EXPS GSSAPI',
	])('%s', line => {
		expect(parseCommand(line).remarks).toEqual([]);
	});
});

describe('what is odd is named, and mended where that is certain', () => {
	test.each([
		['MAIL FROM: <user@example.org>', 'path/space-after-colon', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM :<user@example.org>', 'path/space-before-colon', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM <user@example.org>', 'path/no-colon', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM:user@example.org', 'path/no-brackets', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM:<user@example.org', 'path/unclosed', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM:<user@example.org SIZE=5', 'path/unclosed', 'MAIL FROM:<user@example.org> SIZE=5'],
		['MAIL FROM:user@example.org>', 'path/no-brackets', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM:<<user@example.org>>', 'path/double-brackets', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM:< user@example.org >', 'path/blank-inside', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM:Test User <user@mail.ru>', 'path/display-name', 'MAIL FROM:<user@mail.ru>'],
		['MAIL FROM:user\\@example.org', 'path/escaped-at', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM:<user\\@example.org>', 'path/escaped-at', 'MAIL FROM:<user@example.org>'],
		[
			'MAIL FROM:<@relay.example,@b.example:user@c.example>',
			'path/source-route',
			'MAIL FROM:<user@c.example>',
		],
		['MAIL FROM:<a b@example.org>', 'path/unquoted-special', 'MAIL FROM:<"a b"@example.org>'],
		['MAIL FROM:<a@b@example.org>', 'path/unquoted-special', 'MAIL FROM:<"a@b"@example.org>'],
		['MAIL FROM:<.user@example.org>', 'path/dots', 'MAIL FROM:<".user"@example.org>'],
		['MAIL FROM:<user@192.0.2.1>', 'path/domain-bare-ipv4', 'MAIL FROM:<user@[192.0.2.1]>'],
		['MAIL FROM:<user@[2001:db8::1]>', 'path/domain-ipv6-without-tag', 'MAIL FROM:<user@[IPv6:2001:db8::1]>'],
		['MAIL FROM:<user@example.org.>', 'path/domain-trailing-dot', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM:<user@example..org>', 'path/domain-empty-label', 'MAIL FROM:<user@example.org>'],
		['MAIL FROM:<łukasz@example.org>', 'path/non-ascii', 'MAIL FROM:<łukasz@example.org> SMTPUTF8'],
		['MAIL FROM:<user@example.org>SIZE=5', 'path/no-blank-after', 'MAIL FROM:<user@example.org> SIZE=5'],
		['MAIL user@example.org', 'path/no-keyword', 'MAIL FROM:<user@example.org>'],
		['MAIL TO:<user@example.org>', 'path/wrong-keyword', 'MAIL FROM:<user@example.org>'],
		['RCPT FROM:<user@example.org>', 'path/wrong-keyword', 'RCPT TO:<user@example.org>'],
		['RCPT TO: user@example.org', 'path/space-after-colon', 'RCPT TO:<user@example.org>'],
		['rcpt to: user@example.org', 'path/space-after-colon', 'rcpt to:<user@example.org>'],
		['MAILFROM:<user@example.org>', 'command/joined', 'MAIL FROM:<user@example.org>'],
		['RCPT-TO: <user@example.org>', 'command/joined', 'RCPT TO:<user@example.org>'],
		['EHLO 192.0.2.1', 'client-name/bare-ipv4', 'EHLO [192.0.2.1]'],
		['EHLO 2001:db8::1', 'client-name/bare-ipv6', 'EHLO [IPv6:2001:db8::1]'],
		['EHLO [2001:db8::1]', 'client-name/ipv6-without-tag', 'EHLO [IPv6:2001:db8::1]'],
		['EHLO my_host.example.org', 'client-name/underscore', 'EHLO my-host.example.org'],
		['HELO localhost', 'client-name/localhost', 'HELO [127.0.0.1]'],
		['EHLO client.example.org.', 'client-name/trailing-dot', 'EHLO client.example.org'],
		['EHLO  client.example.org', 'line/blanks', 'EHLO client.example.org'],
		['EHLO\tclient.example.org', 'line/blanks', 'EHLO client.example.org'],
		[' QUIT', 'line/leading-blank', 'QUIT'],
		['DATA ', 'line/trailing-blank', 'DATA'],
		['QUIT now', 'command/argument', 'QUIT'],
		['STARTTLS please', 'command/argument', 'STARTTLS'],
		['QIUT', 'command/unknown', 'QUIT'],
		['HELLO client.example.org', 'command/unknown', 'HELO client.example.org'],
		['STARTLS', 'command/unknown', 'STARTTLS'],
		['ATUH', 'command/unknown', 'AUTH'],
	])('%s', (line, id, suggestion) => {
		expect(ids(line)).toContain(id);
		expect(suggestionFor(line)).toBe(suggestion);
	});

	test.each([
		['', 'command/empty'],
		['.', 'command/dot'],
		['Subject: hello', 'command/header-line'],
		['GET / HTTP/1.1', 'command/unknown'],
		['EHLO', 'client-name/empty'],
		['EHLO bücher.example', 'client-name/non-ascii'],
		['EHLO two words', 'client-name/blank'],
		['EHLO desktop', 'client-name/not-qualified'],
		['EHLO -x.example', 'client-name/hyphen'],
		['EHLO [nonsense]', 'client-name/bad-literal'],
		['EHLO a!b.example', 'client-name/bad-character'],
		[`EHLO ${'a'.repeat(64)}.example`, 'client-name/label-too-long'],
		[`EHLO ${'a.'.repeat(128)}example`, 'client-name/too-long'],
		['MAIL', 'path/missing'],
		['MAIL FROM:', 'path/missing'],
		['MAIL FROM:<user>', 'path/no-domain'],
		['MAIL FROM:<@example.org>', 'path/no-local-part'],
		['MAIL FROM:<user@>', 'path/domain-empty'],
		['MAIL FROM:<user@exa_mple.org>', 'path/domain-underscore'],
		['MAIL FROM:<user@exam ple.org>', 'path/domain-blank'],
		[`MAIL FROM:<${'u'.repeat(65)}@example.org>`, 'path/local-part-too-long'],
		[`MAIL FROM:<user@${'abcdefghi.'.repeat(25)}example>`, 'path/too-long'],
		['RCPT TO:<>', 'path/null-recipient'],
		['RCPT TO:<a@example.org>,<b@example.org>', 'path/several'],
		['RCPT TO:a@example.org,b@example.org', 'path/several'],
		['RCPT TO:<łukasz@example.org>', 'path/non-ascii'],
		['MAIL FROM:<user@example.org> SIZE=big', 'parameter/bad-value'],
		['MAIL FROM:<user@example.org> SIZE', 'parameter/bad-value'],
		['MAIL FROM:<user@example.org> BODY=9BIT', 'parameter/bad-value'],
		['MAIL FROM:<user@example.org> RET=ALL', 'parameter/bad-value'],
		['MAIL FROM:<user@example.org> ENVID=a=b', 'parameter/bad-value'],
		['MAIL FROM:<user@example.org> SMTPUTF8=yes', 'parameter/bad-value'],
		['MAIL FROM:<user@example.org> MT-PRIORITY=10', 'parameter/bad-value'],
		['MAIL FROM:<user@example.org> BY=12', 'parameter/bad-value'],
		['MAIL FROM:<user@example.org> HOLDUNTIL=tomorrow', 'parameter/bad-value'],
		['MAIL FROM:<user@example.org> NOTIFY=NEVER', 'parameter/wrong-verb'],
		['RCPT TO:<user@example.org> SIZE=5', 'parameter/wrong-verb'],
		['RCPT TO:<user@example.org> NOTIFY=NEVER,DELAY', 'parameter/bad-value'],
		['RCPT TO:<user@example.org> ORCPT=user@example.org', 'parameter/bad-value'],
		['MAIL FROM:<user@example.org> SIZE=1 SIZE=2', 'parameter/twice'],
		['MAIL FROM:<user@example.org> SIEZ=1', 'parameter/unknown'],
		['MAIL FROM:<user@example.org> (comment)', 'parameter/bad-name'],
		['BDAT', 'chunk/syntax'],
		['BDAT many', 'chunk/syntax'],
		['BDAT 12 LATS', 'chunk/syntax'],
		['VRFY', 'command/no-argument'],
		['AUTH', 'auth/no-mechanism'],
		['AUTH PL@IN', 'auth/bad-mechanism'],
		['AUTH PLAIN user password', 'auth/several-words'],
		['AUTH PLAIN hunter2', 'auth/not-base64'],
		['NOOP \x07', 'line/control'],
		['VRFY łukasz', 'line/non-ascii'],
		[`NOOP ${'x'.repeat(510)}`, 'line/too-long'],
		[`AUTH PLAIN ${'AAAA'.repeat(4000)}`, 'line/too-long'],
	])('%s', (line, id) => {
		expect(ids(line)).toContain(id);
	});

	test('extensions let a line grow', () => {
		const envid = (length: number) => `MAIL FROM:<user@example.org> AUTH=${'x'.repeat(length)}`;
		expect(ids(envid(600))).toEqual([]);
		expect(ids(envid(1000))).toEqual(['line/too-long']);
	});

	test('columns point at the place', () => {
		const line = 'MAIL FROM: Test User <user@mail.ru>';
		const at = Object.fromEntries(
			parseCommand(line).remarks.map(remark => [remark.id, line.slice(remark.start, remark.end)]),
		);
		expect(at).toEqual({'path/space-after-colon': ' ', 'path/display-name': 'Test User'});
	});
});

describe('the parts of a line', () => {
	test('MAIL with everything', () => {
		const line = 'mail from:<@relay.example:"odd user"@Example.org> SIZE=12 body=8bitmime SMTPUTF8';
		const command = parseCommand(line);
		expect(command.verb).toBe('MAIL');
		expect(command.argument).toBe(line.slice(5));
		expect(command.path).toMatchObject({
			text: '<@relay.example:"odd user"@Example.org>',
			address: '"odd user"@Example.org',
			localPart: '"odd user"',
			domain: 'Example.org',
			sourceRoute: '@relay.example',
			bracketed: true,
			displayName: null,
		});
		expect(
			command.parameters.map(({name, value, span}) => [name, value, line.slice(span.start, span.end)]),
		).toEqual([
			['SIZE', '12', 'SIZE=12'],
			['BODY', '8bitmime', 'body=8bitmime'],
			['SMTPUTF8', null, 'SMTPUTF8'],
		]);
	});

	test('AUTH=<> is a parameter, not an address with a name', () => {
		const command = parseCommand('MAIL FROM:user@example.org AUTH=<>');
		expect(command.path?.address).toBe('user@example.org');
		expect(command.parameters.map(parameter => parameter.name)).toEqual(['AUTH']);
	});

	test('AUTH', () => {
		const line = 'AUTH plain  AHVzZXIAcGFzcw== ';
		expect(parseCommand(line).auth).toEqual({
			mechanism: 'PLAIN',
			mechanismSpan: {start: 5, end: 10},
			initialResponse: 'AHVzZXIAcGFzcw==',
			initialResponseSpan: {start: 12, end: 28},
		});
		expect(parseCommand('AUTH LOGIN').auth).toMatchObject({initialResponse: null, initialResponseSpan: null});
		expect(parseCommand('AUTH EXTERNAL =').auth).toMatchObject({initialResponse: '='});
	});

	test.each([
		['BDAT 86', {size: 86, last: false}],
		['BDAT 86 last', {size: 86, last: true}],
		['BDAT 12 LATS', {size: 12, last: false}],
		['BDAT x', {size: null, last: false}],
	])('%s', (line, chunk) => {
		expect(parseCommand(line).chunk).toEqual(chunk);
	});

	test('the name of the client', () => {
		expect(parseCommand('EHLO client.example.org').clientName).toBe('client.example.org');
		expect(parseCommand('EHLO').clientName).toBeNull();
	});
});

test('no suggestion repeats what follows AUTH, however it was typed', () => {
	for (const line of [
		'AUTH PLAIN AHVzZXIAcGFzcw== ',
		' auth login cGFzcw==',
		'ATUH PLAIN AHVzZXIAcGFzcw==',
	]) {
		const words = JSON.stringify(parseCommand(line).remarks);
		expect(words).not.toMatch(/AHVzZXIAcGFzcw|cGFzcw/);
	}
});

describe('any line at all', () => {
	const words = fc.constantFrom(
		...['MAIL', 'RCPT', 'FROM', 'TO', ':', '<', '>', '@', ' ', '\t', '"', '\\', '.', ',', 'a', 'example.org'],
		...[
			'SIZE=1',
			'AUTH=<>',
			'SMTPUTF8',
			'EHLO',
			'AUTH',
			'PLAIN',
			'BDAT',
			'=',
			'LAST',
			'12',
			'ł',
			'[',
			']',
			'_',
		],
	);
	const lines = fc.oneof(
		fc.string({unit: 'binary', maxLength: 80}),
		fc.array(words, {maxLength: 14}).map(parts => parts.join('')),
		fc.array(words, {maxLength: 10}).map(parts => `MAIL FROM:${parts.join('')}`),
		fc.array(words, {maxLength: 10}).map(parts => `RCPT TO:<${parts.join('')}`),
	);

	test('is read, with all spans inside it', () => {
		fc.assert(
			fc.property(lines, line => {
				const command = parseCommand(line);
				for (const {start, end} of [...spans(command), ...command.remarks]) {
					expect(start).toBeGreaterThanOrEqual(0);
					expect(end).toBeGreaterThanOrEqual(start);
					expect(end).toBeLessThanOrEqual(line.length);
				}
			}),
			{numRuns: 5000},
		);
	});

	test('a suggestion differs from the line and needs no further one', () => {
		fc.assert(
			fc.property(lines, line => {
				for (const {suggestion} of parseCommand(line).remarks) {
					if (suggestion !== undefined && !suggestionFor(line)?.startsWith('command/')) {
						expect(suggestion).not.toBe(line);
						const again = parseCommand(suggestion).remarks.filter(remark => remark.suggestion !== undefined);
						expect(again.map(remark => remark.id)).toEqual([]);
					}
				}
			}),
			{numRuns: 5000},
		);
	});

	test('a long line takes no long time', () => {
		for (const piece of ['.', '<', '"', '\\', '@', ' ', 'A=', '+', ':']) {
			expect(parseCommand(`MAIL FROM:<${piece.repeat(200_000)}`).verb).toBe('MAIL');
			expect(parseCommand(`EHLO ${piece.repeat(200_000)}x`).verb).toBe('EHLO');
		}
	});
});

function spans(command: Command) {
	return [
		command.verbSpan,
		command.argumentSpan,
		...command.parameters.map(parameter => parameter.span),
		...(command.path ? [command.path.span] : []),
		...(command.auth ? [command.auth.mechanismSpan] : []),
		...(command.auth?.initialResponseSpan ? [command.auth.initialResponseSpan] : []),
	];
}
