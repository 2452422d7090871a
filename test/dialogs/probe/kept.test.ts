import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {compareWithBaseline} from '../../../source/dialogs/probe/compare.ts';
import {readKept} from '../../../source/dialogs/probe/kept.ts';

const server = {
	type: 'probe',
	schema: 1,
	target: 'mail.example.test:25',
	at: '2026-11-21T09:00:00.000Z',
	failure: null,
	greeting: {code: 220, text: 'hi'},
	greetedWith: 'EHLO',
	starttls: 'done',
	before: [{keyword: 'STARTTLS', parameters: []}],
	after: [{keyword: 'AUTH', parameters: ['PLAIN']}],
	tls: {
		protocol: 'TLSv1.3',
		cipher: 'TLS_AES_256_GCM_SHA384',
		authorized: true,
		hostnameMatches: true,
		certificates: [{fingerprint256: 'AA:BB', validTo: '2027-01-01T00:00:00.000Z'}],
	},
	dns: {
		tlsa: {records: [{usage: 3, selector: 1, matching: 1, data: 'ab'}], problem: null},
		names: {records: ['mail.example.test'], problem: null},
	},
	exitCode: 0,
};

const found = (...records: unknown[]) => ({records, problem: null});

const domain = {
	type: 'domain',
	schema: 1,
	domain: 'example.test',
	mx: found({exchange: 'mail.example.test', priority: 10}),
	spf: found('v=spf1 mx -all'),
	dmarc: found(),
	mtaSts: found(),
	tlsRpt: found(),
};

const file = (...lines: readonly unknown[]) => lines.map(line => `${JSON.stringify(line)}\n`).join('');

function baseline(...lines: readonly unknown[]) {
	const kept = readKept(file(...lines));
	if ('problem' in kept) {
		throw new Error(kept.problem);
	}

	return kept;
}

describe('a kept result', () => {
	it('is read back', () => {
		const {type, schema, at, ...fields} = server;
		expect(baseline(server, {type: 'overview', schema: 1})).toEqual({
			servers: [{...fields, greeting: {text: 'hi'}}],
			domains: [],
			at,
		});
		expect(baseline(domain).domains).toMatchObject([{domain: 'example.test', spf: found('v=spf1 mx -all')}]);
	});

	it.each<[unknown, string]>([
		[{...server, target: 7}, 'in line 1 “target” is not a text'],
		[{...server, tls: {...server.tls, authorized: 'yes'}}, 'in line 1 “tls.authorized” is not true or false'],
		[
			{...server, tls: {...server.tls, certificates: [{}]}},
			'in line 1 “tls.certificates[0].fingerprint256” is not a text',
		],
		[{...server, before: 'SIZE'}, 'in line 1 “before” is not a list'],
		[{...server, before: [7]}, 'in line 1 “before[0]” is not an object'],
		[{...server, exitCode: undefined}, 'in line 1 “exitCode” is not a number'],
		[{...domain, spf: 'v=spf1'}, 'in line 1 “spf” is not an object'],
		[{...server, schema: 9}, 'line 1 was written by a newer smtpscope (schema 9)'],
		[{type: 'reply', id: 1}, 'line 1 is not the result of a probe'],
		[[1], 'line 1 is not a JSON object; the file may be cut short'],
	])('says where it is damaged: %#', (line, problem) => {
		expect(readKept(file(line))).toEqual({problem});
	});

	it('says so when it is cut short or empty', () => {
		const whole = file(server, server);
		expect(readKept(whole.slice(0, -20))).toEqual({
			problem: 'line 2 is not a JSON object; the file may be cut short',
		});
		expect(readKept('\n')).toEqual({problem: 'it contains no result'});
	});

	it('never throws', () => {
		fc.assert(fc.property(fc.string(), text => typeof readKept(text) === 'object'));
		const anything = fc.record(
			{
				type: fc.constantFrom('probe', 'domain'),
				target: fc.anything(),
				tls: fc.anything(),
				before: fc.anything(),
				dns: fc.anything(),
				mx: fc.anything(),
			},
			{requiredKeys: ['type']},
		);
		fc.assert(
			fc.property(anything, value => {
				const text = JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? String(item) : item));
				return typeof readKept(text) === 'object';
			}),
		);
	});
});

describe('a comparison', () => {
	const differences = (before: unknown, now: unknown) =>
		compareWithBaseline(baseline(before), baseline(now)).map(
			({what, before: was, now: is, alarm}) => `${alarm ? '! ' : ''}${what}: ${was} → ${is}`,
		);

	it('finds nothing where nothing changed', () => {
		expect(differences(server, {...server, at: '2026-11-22T09:00:00.000Z'})).toEqual([]);
		expect(differences(domain, domain)).toEqual([]);
	});

	it('raises an alarm for what protects', () => {
		expect(
			differences(server, {...server, starttls: 'not offered', before: [], after: null, tls: null}),
		).toEqual(['! STARTTLS: done → not offered', '! AUTH: AUTH PLAIN → not announced']);
		expect(differences(server, {...server, after: []})).toEqual([
			'! AUTH in TLS: AUTH PLAIN → not announced',
		]);
		expect(
			differences(server, {...server, tls: {...server.tls, authorized: false, protocol: 'TLSv1.2'}}),
		).toEqual(['! the TLS version: TLSv1.3 → TLSv1.2', '! the chain: trusted → not trusted']);
	});

	it('raises none where AUTH is offered in TLS alone from now on', () => {
		const auth = {keyword: 'AUTH', parameters: ['PLAIN']};
		expect(differences({...server, before: [...server.before, auth]}, server)).toEqual([
			'AUTH in clear text: AUTH PLAIN → not announced',
		]);
	});

	it('says of a server that is not reached only that, and not that it took anything back', () => {
		const gone = {
			...server,
			failure: {message: 'mail.example.test:25 refused the connection.'},
			greeting: null,
			greetedWith: null,
			starttls: 'not reached',
			before: null,
			after: null,
			tls: null,
			exitCode: 2,
		};
		expect(differences(server, gone)).toEqual([
			'! the outcome: in order → mail.example.test:25 refused the connection.',
		]);
	});

	it('tells a renewed certificate without alarm', () => {
		const certificates = [{fingerprint256: 'CC:DD', validTo: '2027-03-01T00:00:00.000Z'}];
		expect(differences(server, {...server, tls: {...server.tls, certificates}})).toEqual([
			'the certificate: AA:BB…, valid to 2027-01-01 → CC:DD…, valid to 2027-03-01',
		]);
	});

	it('tells what became of the OCSP staple and of the TLS versions, where both results know', () => {
		const stapled = (status?: string) => ({
			...server,
			tls: {...server.tls, ocspStapled: status !== undefined, ...(status && {ocsp: {status}})},
		});
		expect(differences(stapled('good'), stapled())).toEqual(['the OCSP staple: good → none']);
		expect(differences(stapled('good'), stapled('revoked'))).toEqual(['! the OCSP staple: good → revoked']);
		expect(differences(server, stapled('good'))).toEqual([]);
		const versions = (...taken: string[]) => ({
			...server,
			tlsVersions: ['TLSv1.3', 'TLSv1'].map(version => ({
				version,
				accepted: taken.includes(version),
				cipher: null,
			})),
		});
		expect(differences(versions('TLSv1.3'), versions('TLSv1.3', 'TLSv1'))).toEqual([
			'the TLS versions accepted: TLSv1.3 → TLSv1.3, TLSv1',
		]);
		expect(differences(server, versions('TLSv1.3'))).toEqual([]);
	});

	it('tells a change of the ciphers, where both lists are whole', () => {
		const ciphers = (names: readonly string[], problem: string | null = null) => ({
			...server,
			ciphers: [{version: 'TLSv1.2', accepted: names.map(name => ({name})), order: null, problem}],
		});
		expect(differences(ciphers(['A', 'B']), ciphers(['A']))).toEqual([
			'the ciphers accepted in TLSv1.2: A B → A',
		]);
		expect(differences(ciphers(['A', 'B']), ciphers(['A'], 'it was stopped'))).toEqual([]);
		expect(differences(server, ciphers(['A']))).toEqual([]);
	});

	it('tells a change in each form of a keyword that stands there twice', () => {
		const twice = (old: string) => ({
			...server,
			after: [
				{keyword: 'AUTH', parameters: ['PLAIN']},
				{keyword: 'AUTH', parameters: [old]},
			],
		});
		expect(differences(twice('LOGIN'), twice('NTLM'))).toEqual([
			'AUTH in TLS: AUTH PLAIN, AUTH LOGIN → AUTH PLAIN, AUTH NTLM',
		]);
		expect(differences(server, twice('PLAIN'))).toEqual([]);
	});

	it('compares DNS whatever its order, and not where a lookup failed', () => {
		const two = {...domain, mx: found({exchange: 'a', priority: 1}, {exchange: 'b', priority: 1})};
		const turned = {...domain, mx: found({exchange: 'b', priority: 1}, {exchange: 'a', priority: 1})};
		expect(differences(two, turned)).toEqual([]);
		expect(differences(domain, two)).toEqual(['MX: 10 mail.example.test → 1 a, 1 b']);
		expect(differences(domain, {...domain, spf: found()})).toEqual(['SPF: v=spf1 mx -all → none']);
		expect(differences(domain, {...domain, spf: {records: [], problem: 'SERVFAIL'}})).toEqual([]);
		const tlsa = {records: [], problem: null};
		expect(differences(server, {...server, dns: {...server.dns, tlsa}})).toEqual(['TLSA: 3 1 1 ab… → none']);
	});

	it('tells of a domain that is new, and leaves one out that is not asked about now', () => {
		expect(differences(domain, {...domain, domain: 'new.test'})).toEqual([
			'the probe: not in the baseline → made',
		]);
		expect(differences(domain, server)).toEqual(['the probe: not in the baseline → made']);
	});

	it.each(['dmarc', 'mtaSts', 'tlsRpt'])('tells a change of %s', name => {
		const what = {dmarc: 'DMARC', mtaSts: 'MTA-STS', tlsRpt: 'TLS-RPT'}[name];
		expect(differences({...domain, [name]: found('one')}, {...domain, [name]: found('two')})).toEqual([
			`${what}: one → two`,
		]);
	});

	it('tells another greeting, another greeting command, and another exit code', () => {
		expect(differences(server, {...server, greeting: {code: 220, text: 'hello'}})).toEqual([
			'the greeting: hi → hello',
		]);
		expect(differences(server, {...server, greetedWith: 'HELO'})).toEqual([
			'the greeting command: EHLO → HELO',
		]);
		expect(differences(server, {...server, exitCode: 22})).toEqual([
			'! the outcome: in order → exit code 22',
		]);
		expect(differences({...server, exitCode: 22}, {...server, exitCode: 23})).toEqual([
			'the outcome: exit code 22 → exit code 23',
		]);
	});

	it('raises an alarm for a name that no longer fits, and none where it fits again', () => {
		const other = {...server, tls: {...server.tls, hostnameMatches: false}};
		expect(differences(server, other)).toEqual(['! the name: in the certificate → not in the certificate']);
		expect(differences(other, server)).toEqual(['the name: not in the certificate → in the certificate']);
	});

	it('raises an alarm where TLS from the first byte is gone', () => {
		const bare = {...server, starttls: 'not needed', before: null};
		expect(differences(bare, {...bare, tls: null})).toEqual(['! TLS: TLSv1.3 → none']);
		expect(differences({...bare, tls: null}, bare)).toEqual(['TLS: none → TLSv1.3']);
	});

	it('names the certificate and the cipher that are there now', () => {
		expect(differences(server, {...server, tls: {...server.tls, cipher: 'X', certificates: []}})).toEqual([
			'the cipher: TLS_AES_256_GCM_SHA384 → X',
			'the certificate: AA:BB…, valid to 2027-01-01 → none',
		]);
	});

	it('tells of a server that is new', () => {
		expect(differences(server, {...server, target: 'new.test:25'})).toEqual([
			'the probe: not in the baseline → made',
		]);
	});
});
