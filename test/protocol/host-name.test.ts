import {expect, test} from 'vitest';
import {checkHostName} from '../../source/protocol/host-name.ts';

const label63 = 'a'.repeat(63);
const name255 = `${Array.from({length: 3}, () => label63).join('.')}.${'b'.repeat(63)}`;

test.each([
	'example.org',
	'a-b.example.org',
	'0.example',
	`${label63}.example`,
	name255,
	'[192.0.2.255]',
	'[IPv6:2001:db8::1]',
	'[ipv6:::1]',
	'[IPv6:::]',
	'[IPv6:1:2:3:4:5:6:7:8]',
	'[IPv6:1:2:3:4:5:6:7::]',
	'[IPv6:::ffff:192.0.2.1]',
	'[IPv6:1:2:3:4:5:6:192.0.2.1]',
	'[x-tag:content]',
])('%s is right', name => {
	expect(checkHostName(name)).toBeNull();
});

test.each([
	['', 'empty', null],
	['mx example.org', 'blank', null],
	['mx\texample.org', 'blank', null],
	['192.0.2.255', 'bare-ipv4', '[192.0.2.255]'],
	['::', 'bare-ipv6', '[IPv6:::]'],
	['2001:db8::1', 'bare-ipv6', '[IPv6:2001:db8::1]'],
	['1:2:3:4:5:6:7:8', 'bare-ipv6', '[IPv6:1:2:3:4:5:6:7:8]'],
	['[2001:db8::1]', 'ipv6-without-tag', '[IPv6:2001:db8::1]'],
	['[192.0.2.1', 'bad-literal', null],
	['[192.0.2.11', 'bad-literal', null],
	['1192.0.2.1]', 'bad-literal', null],
	['192.0.2.1]', 'bad-literal', null],
	['[192.0.2.256]', 'bad-literal', null],
	['[192.0.2]', 'bad-literal', null],
	['[IPv6:1:2:3:4:5:6:7]', 'bad-literal', null],
	['[IPv6:1:2:3:4:5:6:7:8:9]', 'bad-literal', null],
	['[IPv6:1:2:3:4:5:6:7::8]', 'bad-literal', null],
	['[IPv6:1::2::3]', 'bad-literal', null],
	['[IPv6:1:::2]', 'bad-literal', null],
	['[IPv6:12345::1]', 'bad-literal', null],
	['[IPv6:::192.0.2.256]', 'bad-literal', null],
	['[IPv6:1:2:3:4:5:6:7:192.0.2.1]', 'bad-literal', null],
	['[IPv6:abcd]', 'bad-literal', null],
	['[IPv6:192.0.2.1]', 'bad-literal', null],
	['[IPv6:g::1]', 'bad-literal', null],
	['[tag-:content]', 'bad-literal', null],
	['[tag:]', 'bad-literal', null],
	['bücher.example', 'non-ascii', null],
	['example.org.', 'trailing-dot', 'example.org'],
	['my_host.example.', 'trailing-dot', null],
	['.example.org', 'empty-label', 'example.org'],
	['mx..example.org', 'empty-label', 'mx.example.org'],
	['my_host.example', 'underscore', 'my-host.example'],
	['_host.example', 'underscore', null],
	['mx!.example', 'bad-character', null],
	['1:2', 'bad-character', null],
	['-mx.example', 'hyphen', null],
	['mx-.example', 'hyphen', null],
	[`${label63}a.example`, 'label-too-long', null],
	[`${name255}.c`, 'too-long', null],
])('%j is %s, rather %j', (name, problem, corrected) => {
	expect(checkHostName(name)).toEqual({problem, corrected});
});
