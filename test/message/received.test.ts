import fc from 'fast-check';
import {expect, it} from 'vitest';
import {withoutComments} from '../../source/message/comments.ts';
import {readReceived} from '../../source/message/received.ts';

it('reads the hops in the order they were made, with the time between them', () => {
	const hops = readReceived([
		'from mx.example.test (mx.example.test [192.0.2.9]) by store.example.test (Dovecot) with LMTP id AbC for <bob@example.test>; Sun, 01 Nov 2026 10:00:07 +0000 (UTC)',
		'from client.example.org (unknown [198.51.100.7]) (using TLSv1.3 (256/256 bits)) by mx.example.test (Postfix) with ESMTPS id 4XyZ; Sun, 1 Nov 2026 11:00:05 +0100',
	]);
	expect(hops).toEqual([
		{
			from: 'client.example.org',
			by: 'mx.example.test',
			protocol: 'ESMTPS',
			id: '4XyZ',
			at: Date.parse('2026-11-01T10:00:05Z'),
			delay: null,
		},
		{
			from: 'mx.example.test',
			by: 'store.example.test',
			protocol: 'LMTP',
			id: 'AbC',
			at: Date.parse('2026-11-01T10:00:07Z'),
			delay: 2000,
		},
	]);
});

it('keeps what it can read of a field that is not as it should be', () => {
	expect(readReceived(['by 10.1.2.3 with SMTP id x; yesterday'])).toEqual([
		{from: null, by: '10.1.2.3', protocol: 'SMTP', id: 'x', at: null, delay: null},
	]);
	expect(readReceived(['(qmail 1234 invoked by uid 89); 1 Nov 2026 10:00:00 -0000'])).toMatchObject([
		{from: null, by: null, at: Date.parse('2026-11-01T10:00:00Z')},
	]);
	expect(readReceived([''])).toEqual([
		{from: null, by: null, protocol: null, id: null, at: null, delay: null},
	]);
});

it.each([
	['a (b) c', 'a   c'],
	['a (b (c) d) e', 'a   e'],
	['a "(b)" c', 'a "(b)" c'],
	['a (b \\) c) d', 'a   d'],
	['a (b', 'a '],
	['a ) b', 'a ) b'],
])('takes the comments out of %j', (text, result) => {
	expect(withoutComments(text)).toBe(result);
});

it('reads whatever comes', () => {
	fc.assert(
		fc.property(fc.array(fc.string()), fields => {
			expect(readReceived(fields)).toHaveLength(Math.min(fields.length, 200));
		}),
	);
});
