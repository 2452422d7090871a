import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readSpf} from '../../../source/decode/dns/spf.ts';
import {readReceivers, readTags} from '../../../source/decode/dns/tags.ts';

describe('an SPF record', () => {
	it.each<[string, Partial<ReturnType<typeof readSpf>>]>([
		['v=spf1 -all', {may: [], rest: 'refused (-all)', open: false}],
		['v=spf1 all', {rest: 'allowed (all)', open: true}],
		['v=spf1', {rest: 'not mentioned (the record has no “all” at the end)'}],
		['V=SPF1 IP4:192.0.2.1 -ALL', {may: ['192.0.2.1'], rest: 'refused (-ALL)'}],
		[
			'v=spf1 a mx/24 a:www.example.org ptr exists:%{i}.x.example ?include:y.example ~all',
			{
				may: [
					'the addresses of the domain itself',
					'the mail hosts of the domain itself, with all of /24',
					'the addresses of www.example.org',
					'hosts named below the domain itself (ptr, which receivers may ignore)',
					'the senders for which %{i}.x.example exists in DNS',
				],
				exceptions: ['the senders that y.example allows: neither allowed nor refused'],
			},
		],
		['v=spf1 redirect=_spf.example.org', {rest: 'as _spf.example.org says (redirect)', may: []}],
		[
			'v=spf1 mx exp=why.example.org new=thing -all',
			{may: ['the mail hosts of the domain itself'], unknown: []},
		],
		['v=spf1 ip4 include mx: foo -all', {unknown: ['ip4', 'include', 'foo']}],
		// What stands behind “all” is never looked at.
		['v=spf1 -all mx', {may: [], rest: 'refused (-all)'}],
	])('%s', (record, words) => {
		expect(readSpf(record)).toMatchObject(words);
	});

	it('is read whatever it holds', () => {
		fc.assert(fc.property(fc.string(), text => readSpf(`v=spf1 ${text}`).rest !== ''));
	});
});

describe('tags', () => {
	it('are names and values', () => {
		expect([...readTags('v=STSv1; id = 7 ;;junk; ID=8; x=a=b')]).toEqual(
			expect.arrayContaining([
				['v', 'STSv1'],
				['id', '7'],
				['x', 'a=b'],
			]),
		);
		expect(readReceivers('mailto:a@x.example, https://x.example/r,')).toEqual([
			'a@x.example',
			'https://x.example/r',
		]);
		expect(readReceivers(undefined)).toEqual([]);
	});

	it('are read whatever they hold', () => {
		fc.assert(fc.property(fc.string(), text => readTags(text).size <= text.split(';').length));
	});
});
