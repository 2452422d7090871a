/** Each result compared with each other, as one that was kept. */
import {describe, expect, test} from 'vitest';
import {compareServers, compareWithBaseline} from '../../../source/dialogs/probe/compare.ts';
import {compareHosts} from '../../../source/dialogs/probe/compare-hosts.ts';
import {type Kept, keep, readKept} from '../../../source/dialogs/probe/kept.ts';
import {probeFormat} from '../../../source/reports/probe.ts';
import {domains, results} from '../../reports/probe-results.ts';

const names = Object.keys(results);

test('what differs between two results', async () => {
	const parts = names.flatMap(one =>
		names.map(other => {
			const [before, now] = [results[one], results[other]];
			const found = before && now ? compareServers(keep(before), keep(now)) : [];
			return [
				`━━ ${one} → ${other}`,
				...found.map(({what, before, now, alarm}) => `${alarm ? 'ALARM ' : ''}${what}: ${before} → ${now}`),
			].join('\n');
		}),
	);
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/compared.txt');
});

type Tls = NonNullable<Kept['tls']>;

describe('one thing that changed in a server', () => {
	const whole = keep(results.full ?? expect.fail('no result'));
	const leaf = {fingerprint256: 'AB:CD:EF:00:11:22:33:44:55', validTo: '2027-01-01T00:00:00.000Z'};
	const tls: Tls = {
		...(whole.tls ?? expect.fail('no TLS')),
		...{protocol: 'TLSv1.2', cipher: 'ONE', authorized: true, hostnameMatches: true},
		...{certificates: [leaf], ocspStapled: true, ocsp: {status: 'good'}},
	};
	const server: Kept = {...whole, tls};
	const told = (before: Kept, now: Kept): string[] =>
		compareServers(before, now).map(
			one => `${one.alarm ? 'ALARM ' : ''}${one.what}: ${one.before} → ${one.now}`,
		);
	const there = (change: Partial<Tls>): Kept => ({...server, tls: {...tls, ...change}});

	test.each<[Kept, string[], string[]]>([
		[
			there({protocol: 'TLSv1.3'}),
			['the TLS version: TLSv1.2 → TLSv1.3'],
			['ALARM the TLS version: TLSv1.3 → TLSv1.2'],
		],
		[there({cipher: 'TWO'}), ['the cipher: ONE → TWO'], ['the cipher: TWO → ONE']],
		[
			there({authorized: false}),
			['ALARM the chain: trusted → not trusted'],
			['the chain: not trusted → trusted'],
		],
		[
			there({hostnameMatches: false}),
			['ALARM the name: in the certificate → not in the certificate'],
			['the name: not in the certificate → in the certificate'],
		],
		[
			there({certificates: [{...leaf, validTo: '2028-02-03T00:00:00.000Z'}]}),
			[
				'the certificate: AB:CD:EF:00:11:22:33:44…, valid to 2027-01-01 → AB:CD:EF:00:11:22:33:44…, valid to 2028-02-03',
			],
			[
				'the certificate: AB:CD:EF:00:11:22:33:44…, valid to 2028-02-03 → AB:CD:EF:00:11:22:33:44…, valid to 2027-01-01',
			],
		],
		[
			there({ocsp: {status: 'revoked'}}),
			['ALARM the OCSP staple: good → revoked'],
			['the OCSP staple: revoked → good'],
		],
		[there({ocspStapled: false}), ['the OCSP staple: good → none'], ['the OCSP staple: none → good']],
		[{...server, tls: null}, ['ALARM TLS: TLSv1.2 → none'], ['TLS: none → TLSv1.2']],
	])('%#', (other, forth, back) => {
		expect(told(server, other)).toEqual(forth);
		expect(told(other, server)).toEqual(back);
	});
});

test('what differs between two hosts', async () => {
	const parts = names.flatMap(one =>
		['plain', 'clear', 'failed'].map(other => {
			const [here, there] = [results[one], results[other]];
			return `━━ ${one}, ${other}\n${here && there ? JSON.stringify(compareHosts(here, there), null, '\t') : ''}`;
		}),
	);
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/hosts.txt');
});

test('what is written as JSON is read back as what was kept', async () => {
	const format = probeFormat('json', {color: false, columns: 80});
	const [full, domain] = [results.full, domains.domain];
	const text = full && domain ? `${format.domain(domain)}${format.server(full)}` : '';
	const kept = readKept(text);
	expect(kept).not.toHaveProperty('problem');
	await expect(JSON.stringify(kept, null, '\t')).toMatchFileSnapshot('snapshots/kept.txt');
	const others = Object.values(domains).map((other, index) => {
		const now = {servers: [], domains: [{...other, domain: 'example.org'}]};
		const found = 'problem' in kept ? [] : compareWithBaseline(kept, now);
		return [`━━ ${Object.keys(domains)[index]}`, ...found.map(each => JSON.stringify(each))].join('\n');
	});
	await expect(others.join('\n')).toMatchFileSnapshot('snapshots/domains.txt');
});
