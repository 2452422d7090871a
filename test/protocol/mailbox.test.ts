import {expect, test} from 'vitest';
import type {Found} from '../../source/protocol/found.ts';
import {remarkMailbox, splitMailbox} from '../../source/protocol/mailbox.ts';

test.each([
	['user@example.org', 'user', 'example.org'],
	['user', 'user', null],
	['a@b@example.org', 'a@b', 'example.org'],
	['"a@b"@example.org', '"a@b"', 'example.org'],
	['"a\\"@b"@example.org', '"a\\"@b"', 'example.org'],
	['a\\@example.org', 'a\\@example.org', null],
	['"never@ended', '"never@ended', null],
	['@example.org', '', 'example.org'],
	['user@', 'user', ''],
	['', '', null],
])('%j parts into %j and %j', (address, localPart, domain) => {
	expect(splitMailbox(address)).toEqual({address, localPart, domain});
});

function remark(address: string): {id: string; text: string; correctable: boolean; rest: string}[] {
	const found: Found[] = [];
	const corrected = remarkMailbox(splitMailbox(address), 11, found);
	return found.map(({id, start, end, correctable}) => ({
		id,
		text: address.slice(start - 11, end - 11),
		correctable: correctable === true,
		rest: corrected,
	}));
}

test.each([
	['postmaster', null],
	['PostMaster', null],
	['a.b+c@example.org', null],
	['"a..b"@example.org', null],
	['"a\\@b"@example.org', null],
	['jos\u00e9@b\u00fccher.example', null],
	[`${'a'.repeat(64)}@example.org`, null],
	['hostmaster', ['path/no-domain', 'hostmaster', false, 'hostmaster']],
	['a\\@example.org', ['path/escaped-at', '\\@', true, 'a@example.org']],
	[
		'a@example.org,b@example.net',
		['path/several', 'a@example.org,b@example.net', false, 'a@example.org,b@example.net'],
	],
	['a@example.org;', ['path/several', 'a@example.org;', false, 'a@example.org;']],
	['a,b@example.org', ['path/unquoted-special', 'a,b', true, '"a,b"@example.org']],
	['"a,b@c"@example.org', null],
	['a@b@example.org', ['path/unquoted-special', 'a@b', true, '"a@b"@example.org']],
	['a b@example.org', ['path/unquoted-special', 'a b', true, '"a b"@example.org']],
	['"a"b@example.org', ['path/unquoted-special', '"a"b', true, '"\\"a\\"b"@example.org']],
	['"a b@example.org', ['path/no-domain', '"a b@example.org', false, '"a b@example.org']],
	['a\x01b@example.org', ['path/unquoted-special', 'a\x01b', false, 'a\x01b@example.org']],
	['a..b@example.org', ['path/dots', 'a..b', true, '"a..b"@example.org']],
	['.a@example.org', ['path/dots', '.a', true, '".a"@example.org']],
	['a.@example.org', ['path/dots', 'a.', true, '"a."@example.org']],
	['@example.org', ['path/no-local-part', '', false, '@example.org']],
	[
		`${'a'.repeat(65)}@example.org`,
		['path/local-part-too-long', 'a'.repeat(65), false, `${'a'.repeat(65)}@example.org`],
	],
	[
		`${'\u00e9'.repeat(33)}@example.org`,
		['path/local-part-too-long', '\u00e9'.repeat(33), false, `${'\u00e9'.repeat(33)}@example.org`],
	],
	['a@', ['path/domain-empty', '', false, 'a@']],
	['a@192.0.2.1', ['path/domain-bare-ipv4', '192.0.2.1', true, 'a@[192.0.2.1]']],
	['a@my_host.example', ['path/domain-underscore', 'my_host.example', false, 'a@my_host.example']],
	['a@example.org.', ['path/domain-trailing-dot', 'example.org.', true, 'a@example.org']],
])('%j: %j', (address, expected) => {
	const [id, text, correctable, rest] = expected ?? [];
	expect(remark(address)).toEqual(expected === null ? [] : [{id, text, correctable, rest}]);
});
