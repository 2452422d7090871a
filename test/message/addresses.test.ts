import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {
	needsSmtpUtf8,
	parseAddresses,
	splitAddress,
	withAsciiDomain,
} from '../../source/message/addresses.ts';

function read(text: string) {
	const {mailboxes, problems} = parseAddresses(text);
	return {
		mailboxes: mailboxes.map(({name, address}) => (name ? `${name} <${address}>` : address)),
		problems: problems.map(problem => `${problem.fatal ? '!' : ''}${problem.id}`),
	};
}

describe('parseAddresses', () => {
	test.each(['(', '[', '<', '"'])('100 KB of %s, none closed, are no work', open => {
		const [first] = read(`a@example.org, ${open.repeat(100_000)}`).mailboxes;
		expect(first).toBe('a@example.org');
	});

	test.each<[string, readonly string[], readonly string[]]>([
		['bob@example.org', ['bob@example.org'], []],
		[
			'Bob <bob@example.org>, "Doe, Jane" <j@example.org>',
			['Bob <bob@example.org>', 'Doe, Jane <j@example.org>'],
			[],
		],
		['a@example.org; b@example.org,', ['a@example.org', 'b@example.org'], []],
		['"a b"@example.org', ['"a b"@example.org'], []],
		['"a@b"@example.org', ['"a@b"@example.org'], []],
		['Bob (the second, not the first) <bob@example.org>', ['Bob <bob@example.org>'], []],
		['bob@[192.0.2.1]', ['bob@[192.0.2.1]'], []],
		[
			'Team: a@example.org, b@example.org; c@example.org',
			['a@example.org', 'b@example.org', 'c@example.org'],
			[],
		],
		['почта@пример.рф', ['почта@пример.рф'], []],
		['postmaster', ['postmaster'], ['address/no-domain']],
		['a b@example.org', [], ['!address/blank']],
		['a <b@example.org> c', ['a c <b@example.org>'], ['address/read-as']],
		['a..b@example.org', ['a..b@example.org'], ['address/local-part']],
		['a@exa_mple.org', ['a@exa_mple.org'], ['address/domain']],
		['a@example..org', ['a@example..org'], ['address/domain']],
		['<>', [], ['!address/none']],
		['Bob Doe', [], ['!address/none']],
		['@example.org', [], ['!address/incomplete']],
		['bob@', [], ['!address/incomplete']],
		['<bob@example.org', [], ['!address/unbalanced']],
		['bob@example.org>', [], ['!address/unbalanced']],
		['"Bob <bob@example.org>', [], ['!address/unbalanced']],
		['bob@example.org\r\nBcc: eve@example.org', [], ['!address/control']],
		['bob\0@example.org', [], ['!address/control']],
		['', [], []],
	])('%j', (text, mailboxes, problems) => {
		expect(read(text)).toEqual({mailboxes, problems});
	});

	test('every problem names its input', () => {
		const {problems} = parseAddresses('good@example.org, Bob Doe, a..b@example.org');
		expect(problems.map(({input}) => input)).toEqual(['Bob Doe', 'a..b@example.org']);
		expect(problems[0]?.message).toBe('“Bob Doe” contains no address.');
	});

	test('300 characters are remarked, and sent', () => {
		const long = `${'a'.repeat(300)}@example.org`;
		expect(read(long)).toEqual({mailboxes: [long], problems: ['address/long']});
	});

	test('64 octets of a local part are taken everywhere, 65 are not', () => {
		expect(read(`${'a'.repeat(64)}@example.org`).problems).toEqual([]);
		expect(read(`${'a'.repeat(65)}@example.org`).problems).toEqual(['address/long']);
	});

	test('a group without members is no recipient', () => {
		expect(parseAddresses('undisclosed-recipients:;')).toEqual({
			mailboxes: [],
			emptyGroups: ['undisclosed-recipients'],
			problems: [],
		});
	});

	test('members know their group', () => {
		expect(
			parseAddresses('"The Team": a@example.org; b@example.org').mailboxes.map(({group}) => group),
		).toEqual(['The Team', null]);
	});

	test('never throws, and no address holds a control character', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string(), fc.string({unit: fc.constantFrom(...'a@<>"(),;:.[]\\ é\r\n')})),
				text => {
					for (const {address} of parseAddresses(text).mailboxes) {
						expect(address).not.toMatch(/[\0-\x1F\x7F]/);
						expect(address).not.toBe('');
					}
				},
			),
		);
	});
});

test('splitAddress divides at the right @', () => {
	expect(splitAddress('"a@b"@c')).toEqual({local: '"a@b"', domain: 'c'});
	expect(splitAddress('a@[x@y]')).toEqual({local: 'a', domain: '[x@y]'});
	expect(splitAddress('root')).toEqual({local: 'root', domain: null});
});

test('only a local part needs SMTPUTF8', () => {
	expect(withAsciiDomain('info@пример.рф')).toBe('info@xn--e1afmkfd.xn--p1ai');
	expect(needsSmtpUtf8('info@пример.рф')).toBe(false);
	expect(needsSmtpUtf8('почта@пример.рф')).toBe(true);
});
