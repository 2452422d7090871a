import {describe, expect, it} from 'vitest';
import {checkRequirements, readRequirements} from '../../../source/dialogs/probe/requirements.ts';
import type {ProbeResult} from '../../../source/dialogs/probe/result.ts';
import {summarise} from '../../../source/dialogs/probe/summary.ts';
import {parseTarget} from '../../../source/session/target.ts';
import {results} from '../../reports/probe-results.ts';
import {tls} from '../../support/entries.ts';
import {entriesOf} from '../../support/play.ts';
import {page} from '../../support/printed.ts';

const clear = 'S: 220 hi\nC: EHLO me\nS: 250-hi\nS: 250-SIZE 1000\nS: 250 STARTTLS';
const secured = `${clear}\nC: STARTTLS\nS: 220 go\nTLS\nC: EHLO me\nS: 250-hi\nS: 250 AUTH PLAIN LOGIN`;

function probed(listing: string, more: Partial<ProbeResult> = {}): ProbeResult {
	const target = parseTarget('mail.example.org:25');
	if (!target.ok) {
		throw new Error(target.problem);
	}

	return {...summarise(target.target, entriesOf(listing), 0), ...more};
}

function check(list: string, result: ProbeResult): string[] {
	const read = readRequirements(list);
	if (!read.ok) {
		throw new Error(read.wrong);
	}

	return checkRequirements(read.requirements, result).map(
		({text, met, got}) => `${text} ${met ? 'met' : 'not met'}: ${got}`,
	);
}

describe('a list of requirements', () => {
	it('may have spaces and capitals, and a pin keeps its own', () => {
		const key = 'RtFSFqHOI5xMeVpOeBpvlXwBCVKmIUbSbVUVW8lL6aQ=';
		expect(readRequirements(`TLS>=1.2, Auth=plain ,ext=8bitmime,PIN=${key}`)).toEqual({
			ok: true,
			requirements: [
				{text: 'tls>=1.2', kind: 'tls', value: '1.2'},
				{text: 'auth=plain', kind: 'auth', value: 'PLAIN'},
				{text: 'ext=8bitmime', kind: 'ext', value: '8BITMIME'},
				{text: `PIN=${key}`, kind: 'pin', value: key},
			],
		});
	});

	it.each(['', 'magic', 'tls>=1.4', 'tls>1.2', 'auth=', 'pin=x', 'ext=a b'])('%j is not one', wrong => {
		expect(readRequirements(`tls,${wrong},chain`)).toEqual({ok: false, wrong});
	});
});

describe('a requirement', () => {
	it.each([
		['tls', true],
		['tls>=1.2', true],
		['tls>=1.3', true],
		['starttls', true],
		['chain', true],
		['name', true],
		['auth=login', true],
		['auth=cram-md5', false],
		['ext=auth', true],
		['ext=size', false],
		['dane', false],
		['mta-sts', false],
	])('%s of a server with TLS: %s', (text, met) => {
		expect(check(text, probed(secured))[0]).toContain(`${text} ${met ? 'met' : 'not met'}: `);
	});

	it('of TLS says which version there is', () => {
		const old = probed(secured, {tls: {...tls, protocol: 'TLSv1'}});
		expect(check('tls>=1.0,tls>=1.1,tls', old)).toEqual([
			'tls>=1.0 met: TLSv1',
			'tls>=1.1 not met: TLSv1',
			'tls met: TLSv1',
		]);
	});

	it('is not met without TLS, and judged by what is offered in clear text', () => {
		expect(check('tls,starttls,chain,name,auth=plain,ext=size', probed(clear))).toEqual([
			'tls not met: there is no TLS',
			expect.stringMatching(/^starttls not met: STARTTLS: /),
			'chain not met: there is no TLS, so no certificate',
			'name not met: there is no TLS, so no certificate',
			'auth=plain not met: AUTH is not offered',
			'ext=size met: SIZE is offered',
		]);
	});

	it('of a certificate says why it is not met', () => {
		const bad = {...tls, authorized: false, error: 'CERT_HAS_EXPIRED', hostnameMatches: false};
		expect(check('chain,name', probed(secured, {tls: bad}))).toEqual([
			'chain not met: the certificate is not trusted (CERT_HAS_EXPIRED)',
			'name not met: the certificate is not for mail.example.org',
		]);
	});

	it('of a pin is met by the key or the certificate, and by no other', () => {
		const [leaf] = tls.certificates;
		const spki256 = 'RtFSFqHOI5xMeVpOeBpvlXwBCVKmIUbSbVUVW8lL6aQ=';
		const pinned = probed(secured, {
			tls: {...tls, certificates: leaf ? [{...leaf, spki256}] : []},
		});
		expect(check(`pin=${spki256}`, pinned)[0]).toContain(' met: its key has the SHA-256 ');
		expect(check(`pin=${spki256.replace('R', 'S')}`, pinned)[0]).toContain(
			' not met: its key has the SHA-256 ',
		);
		expect(check(`pin=${spki256}`, probed(clear))[0]).toContain(' not met: there is no TLS');
	});

	it('of a policy is met by its verdict', () => {
		const dns = {
			...{domain: 'example.org', tlsa: {records: [], problem: null}, alias: null, aliasProblem: null},
			...{names: null, confirmed: null},
		};
		const sts = (delivers: boolean, reasons: readonly string[]) =>
			check('mta-sts', probed(secured, {dns: {...dns, mtaSts: {delivers, reasons}}}));
		expect(sts(true, [])).toEqual(['mta-sts met: MTA-STS allows delivery']);
		expect(sts(false, ['one', 'two'])).toEqual(['mta-sts not met: MTA-STS: one; two']);
		expect(check('dane', probed(secured, {dns}))).toEqual(['dane not met: DANE is not satisfied']);
		expect(
			check('dane', probed(secured, {dns: {...dns, tlsa: {records: [], problem: 'No answer.'}}})),
		).toEqual(['dane not met: No answer.']);
	});
});

it('each requirement, of each result', async () => {
	const texts = [
		...['tls', 'tls>=1.0', 'tls>=1.2', 'tls>=1.3', 'starttls', 'chain', 'name', 'dane', 'mta-sts'],
		...[
			'auth=plain',
			'auth=scram-sha-256',
			'auth=gssapi',
			'ext=size',
			'ext=nosuch',
			`pin=${'A'.repeat(43)}=`,
		],
	];
	const server = (listing: string, more: Partial<ProbeResult> = {}) => probed(listing, more);
	const handshake = (changes: object) =>
		`${clear}\nC: STARTTLS\nS: 220 go\nTLS ${JSON.stringify(changes)}\nC: EHLO me\nS: 250 hi`;
	const hostDns = results.full?.dns ?? expect.fail('no DNS');
	const servers: Readonly<Record<string, ProbeResult>> = {
		...results,
		old: server(handshake({protocol: 'TLSv1'})),
		'SSL 3': server(handshake({protocol: 'SSLv3'})),
		'not trusted, without a reason': server(
			handshake({authorized: false, error: null, hostnameMatches: false, hostname: 'a.example'}),
		),
		'without a certificate': server(handshake({certificates: []})),
		'TLSA that failed': server(secured, {
			dns: {...hostDns, tlsa: {...hostDns.tlsa, records: [], problem: 'it could not be looked up'}},
		}),
		'MTA-STS that allows': server(secured, {
			dns: {...hostDns, mtaSts: {delivers: true, reasons: []}},
		}),
		'MTA-STS that forbids': server(secured, {
			dns: {...hostDns, mtaSts: {delivers: false, reasons: ['one', 'two']}},
		}),
	};
	await expect(
		page(Object.entries(servers).flatMap(([name, result]) => [`━━ ${name}`, ...check(texts.join(), result)])),
	).toMatchFileSnapshot('snapshots/requirements.txt');
});
