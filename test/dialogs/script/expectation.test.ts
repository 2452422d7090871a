import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {readDuration} from '../../../source/dialogs/script/duration.ts';
import {check, isAboutReply, parseExpectation} from '../../../source/dialogs/script/expectation.ts';
import {play, someTls} from '../../support/play.ts';
import {page} from '../../support/printed.ts';

const now = Date.parse('2026-06-01T00:00:00Z');

function met(text: string, listing: string): boolean {
	const expectation = parseExpectation(text);
	if ('problem' in expectation) {
		throw new Error(expectation.problem);
	}

	const {entries, state} = play(listing);
	const reply = entries.findLast(entry => entry.type === 'reply');
	return check(expectation, reply, state, now).met;
}

const greeted = 'S: 220 hi\nC: EHLO me.example\nS: 250-hi\nS: 250-STARTTLS\nS: 250 AUTH PLAIN LOGIN';
const secured = 'S: 220 hi\nC: STARTTLS\nS: 220 go\nTLS';

describe('an expectation', () => {
	it.each([
		['250', greeted, true],
		['251', greeted, false],
		['2xx', greeted, true],
		['5YZ', greeted, false],
		['5.7.8', 'S: 220 hi\nC: NOOP\nS: 535 5.7.8 no', true],
		['5.7.9', 'S: 220 hi\nC: NOOP\nS: 535 5.7.8 no', false],
		['cap starttls', greeted, true],
		['cap AUTH login', greeted, true],
		['cap AUTH GSSAPI', greeted, false],
		['no cap SIZE', greeted, true],
		['no cap STARTTLS', greeted, false],
		['cap STARTTLS', secured, false],
		['tls', secured, true],
		['tls >= 1.2', secured, true],
		['tls < 1.3', secured, false],
		['tls = 1.3', secured, true],
		['tls', greeted, false],
		['no tls', greeted, true],
		['no tls', secured, false],
		['verified', secured, true],
		['verified', `${secured} unverified`, false],
		['verified', greeted, false],
	])('/expect %s', (text, listing, expected) => {
		expect(met(text, listing)).toBe(expected);
	});

	it.each([
		['cert.days > 14', 30, true],
		['cert.days > 30', 30, false],
		['cert.days >= 30', 30, true],
		['cert.days <= 0', -1, true],
	])('/expect %s with %i days left', (text, days, expected) => {
		const validTo = new Date(now + days * 86_400_000).toISOString();
		const certificates = [{...certificate, validTo}];
		expect(
			met(text, `S: 220 hi\nC: STARTTLS\nS: 220 go\nTLS ${JSON.stringify({...someTls, certificates})}`),
		).toBe(expected);
	});

	it('knows a certificate by its pin', () => {
		const leaf = {
			...certificate,
			spki256: `${'b'.repeat(43)}=`,
			fingerprint256: 'AB:'.repeat(31).concat('CD'),
		};
		const listing = `S: 220 hi\nC: STARTTLS\nS: 220 go\nTLS ${JSON.stringify({...someTls, certificates: [leaf]})}`;
		expect(met(`cert.pin ${leaf.spki256}`, listing)).toBe(true);
		expect(met(`cert.pin ${leaf.fingerprint256.toLowerCase()}`, listing)).toBe(true);
		expect(met(`cert.pin ${'A'.repeat(43)}=`, listing)).toBe(false);
		expect(met(`cert.pin ${leaf.spki256}`, greeted)).toBe(false);
	});

	it('is not met without a reply, and says so', () => {
		const expectation = parseExpectation('250');
		expect('problem' in expectation).toBe(false);
		if (!('problem' in expectation)) {
			const {state} = play('S: 220 hi');
			expect(check(expectation, undefined, state, now)).toEqual({
				met: false,
				expected: '250',
				got: 'no reply',
			});
		}
	});

	it.each(['', '99', '600', '6xx', 'cap', 'tls > 3', 'cert.days 14', 'cert.pin abc', '5.7', 'five'])(
		'“%s” is not a known expectation',
		text => {
			expect(parseExpectation(text)).toEqual({
				problem: expect.stringContaining('is not a known expectation'),
			});
		},
	);

	it('reads any text without failing', () => {
		fc.assert(
			fc.property(fc.string(), text => {
				const expectation = parseExpectation(text);
				expect('problem' in expectation || 'kind' in expectation).toBe(true);
			}),
		);
	});
});

const certificate = {
	subject: 'CN=mail.example.org',
	issuer: 'CN=Example CA',
	validFrom: '2026-01-01T00:00:00.000Z',
	altNames: [],
	fingerprint256: '',
	spki256: '',
	keyType: 'EC',
	keyBits: 256,
	signatureAlgorithm: '',
	serialNumber: '',
	selfSigned: false,
	isAuthority: false,
	pem: '',
};

describe('each expectation of each session, in words', () => {
	const leaf = {
		...certificate,
		validTo: new Date(now + 30 * 86_400_000).toISOString(),
		spki256: `${'b'.repeat(43)}=`,
		fingerprint256: 'AB:'.repeat(31).concat('CD'),
	};
	const inTls = (changes: object): string =>
		`S: 220 hi\nC: STARTTLS\nS: 220 go\nTLS ${JSON.stringify({...someTls, certificates: [leaf], ...changes})}`;
	const sessions: Readonly<Record<string, string>> = {
		greeted,
		'not greeted': 'S: 220',
		'without extensions': 'S: 220 hi\nC: EHLO me.example\nS: 250 hi',
		refused: 'S: 220 hi\nC: NOOP\nS: 535-5.7.8 no\nS: 535 5.7.8 really',
		'in TLS 1.3': inTls({}),
		'in TLS 1': inTls({protocol: 'TLSv1'}),
		'without a certificate': secured,
		'not verified': inTls({
			authorized: false,
			hostnameMatches: false,
			hostname: 'mx.example.org',
			error: 'CERT_HAS_EXPIRED',
		}),
		'not verified, and no reason given': inTls({authorized: false, error: null}),
	};
	const texts = [
		...[
			'220',
			' 535 ',
			'2xx',
			'5YZ',
			'5.7.8',
			'5.7.9',
			'cap starttls',
			'cap AUTH login',
			'cap AUTH GSSAPI',
			'no cap SIZE',
			'NO  CAP STARTTLS',
			'no cap AUTH PLAIN',
		],
		...[
			'tls',
			'tls>=1.2',
			'tls > TLSv1.2',
			'tls < 1.3',
			'tls <= 1',
			'tls = 1.3',
			'tls == 1.3',
			'tls != 1.3',
			'no  tls',
			'Verified',
		],
		...[
			'cert.days>29',
			'cert.days >= 30',
			'cert.days < 30',
			'cert.days <= 30',
			'cert.days = 30',
			'cert.days == 31',
			'cert.days != 30',
		],
		...[`cert.pin ${leaf.spki256}`, `cert.pin ${leaf.fingerprint256}`, `cert.pin ${'A'.repeat(43)}=`],
	];

	it('is checked', async () => {
		const rows = Object.entries(sessions).flatMap(([name, listing]) => {
			const {entries, state} = play(listing);
			const reply = entries.findLast(entry => entry.type === 'reply');
			return [
				`━━ ${name}`,
				...texts.map(text => {
					const expectation = parseExpectation(text);
					const {
						met: isMet,
						expected,
						got,
					} = 'problem' in expectation
						? expect.fail(expectation.problem)
						: check(expectation, reply, state, now);
					return `${text.trim()} ${isMet ? 'is met' : 'is not met'}: ${expected} | ${got}${!('problem' in expectation) && isAboutReply(expectation) ? ' (of the reply)' : ''}`;
				}),
			];
		});
		await expect(page(rows)).toMatchFileSnapshot('snapshots/expectations.txt');
	});
});

describe('a duration', () => {
	it.each([
		['500ms', 500],
		['2s', 2000],
		['0.5s', 500],
		['1m', 60_000],
		['1h', 3_600_000],
		[' 3 ', 3000],
		['2h', undefined],
		['-1s', undefined],
		['1e3', undefined],
		['', undefined],
	])('%j', (text, milliseconds) => {
		expect(readDuration(text)).toBe(milliseconds);
	});
});
