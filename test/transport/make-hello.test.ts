import fc from 'fast-check';
import {expect, it, test} from 'vitest';
import {hasGroup, suiteName, suites} from '../../source/transport/cipher-suites.ts';
import {readClientHello} from '../../source/transport/client-hello.ts';
import {makeClientHello, type OfferedVersion} from '../../source/transport/make-hello.ts';
import {readServerAnswer} from '../../source/transport/server-hello.ts';

test.each<OfferedVersion>(['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3'])(
	'%s is read back as it was made',
	version => {
		const offered = version === 'TLSv1.3' ? [0x1302, 0x1301] : [0xc02f, 0x0005];
		const read = readClientHello(makeClientHello({version, suites: offered, servername: 'mail.example.org'}));
		expect(read?.ciphers).toEqual(offered.map(suiteName));
		expect(read?.servername).toBe(version === 'SSLv3' ? null : 'mail.example.org');
		expect(read?.versions[0] ?? 'SSLv3').toBe(version);
	},
);

test.each(['192.0.2.1', '2001:db8::1', 'ä.example'])('no name is asked for where %s is none', servername => {
	const read = readClientHello(makeClientHello({version: 'TLSv1.2', suites: [0xc02f], servername}));
	expect(read?.servername).toBeNull();
});

it('names each suite once', () => {
	expect(new Set(suites.map(({number}) => number)).size).toBe(suites.length);
	expect(new Set(suites.map(({name}) => name)).size).toBe(suites.length);
});

it('reads an alert, and a hello with its group', () => {
	expect(readServerAnswer(Buffer.from('1503030002022f', 'hex'), hasGroup)).toEqual({
		type: 'alert',
		number: 47,
	});
	const body = `0303${'00'.repeat(32)}00${'0033'}00`;
	const hello = `02${(body.length / 2).toString(16).padStart(6, '0')}${body}`;
	const exchange = `0c${(2 + 128).toString(16).padStart(6, '0')}${(128).toString(16).padStart(4, '0')}7f${'ff'.repeat(127)}`;
	const record = (hex: string): string => `160303${(hex.length / 2).toString(16).padStart(4, '0')}${hex}`;
	expect(readServerAnswer(Buffer.from(record(hello), 'hex'), hasGroup)).toBeNull();
	expect(readServerAnswer(Buffer.from(record(hello) + record(exchange), 'hex'), hasGroup)).toEqual({
		type: 'hello',
		protocol: 'TLSv1.2',
		suite: 0x33,
		dhBits: 1023,
	});
});

it('whatever a server sends is an answer or not yet one', () => {
	const bytes = fc.oneof(
		fc.uint8Array({maxLength: 200}),
		fc.uint8Array({maxLength: 100}).map(rest => Uint8Array.from([22, 3, 3, 0, rest.length, ...rest])),
		fc
			.uint8Array({maxLength: 90})
			.map(rest => Uint8Array.from([22, 3, 3, 0, rest.length + 4, 2, 0, 0, rest.length, ...rest])),
	);
	fc.assert(
		fc.property(bytes, sent => {
			const answer = readServerAnswer(sent, () => true);
			expect([null, 'hello', 'alert']).toContain(answer?.type ?? null);
		}),
	);
});
