import {describe, expect, it} from 'vitest';
import {type FoundServers, findServers} from '../../../source/dialogs/find-server/find-server.ts';
import {createResolver} from '../../../source/dialogs/probe/dns.ts';
import type {HttpsText} from '../../../source/transport/https-text.ts';
import {dnsServer, type Zone} from '../../support/dns-server.ts';

const nothing: HttpsText = {ok: false, error: {code: 'not-found', message: 'There is no such host.'}};

async function find(
	zone: Zone,
	{
		address = 'alice@example.test',
		submission = true,
		get = async () => nothing,
	}: {
		address?: string;
		submission?: boolean;
		get?: (url: URL) => Promise<HttpsText>;
	} = {},
): Promise<FoundServers> {
	await using dns = await dnsServer(zone);
	return await findServers(address, {resolver: createResolver([dns.address], 200), get, submission});
}

const inShort = ({candidates}: FoundServers): string[] =>
	candidates.map(({purpose, security, host, port}) => `${purpose} ${security} ${host}:${port}`);

const srv = (priority: number, weight: number, port: number, target: string) => ({
	priority,
	weight,
	port,
	target,
});
const mx = (preference: number, exchange: string) => ({preference, exchange});

describe('submission', () => {
	it('is found by SRV: TLS from the first byte first, then by priority and weight', async () => {
		const found = await find({
			'SRV _submission._tcp.example.test': [
				srv(10, 0, 587, 'b.example.test'),
				srv(5, 1, 587, 'c.example.test'),
				srv(5, 9, 2587, 'd.example.test'),
			],
			'SRV _submissions._tcp.example.test': [srv(0, 0, 465, 'a.example.test')],
			'MX example.test': [mx(10, 'mx.example.test')],
		});
		expect(inShort(found)).toEqual([
			'submission tls a.example.test:465',
			'submission starttls d.example.test:2587',
			'submission starttls c.example.test:587',
			'submission starttls b.example.test:587',
			'delivery clear mx.example.test:25',
		]);
		expect(found.candidates[0]).toMatchObject({
			from: 'SRV _submissions._tcp.example.test',
			user: 'alice@example.test',
		});
	});

	it('does not go to “.”, which says that there is none', async () => {
		expect(
			inShort(
				await find({
					'SRV _submission._tcp.example.test': [srv(0, 0, 0, '.')],
					'A example.test': ['127.0.0.1'],
				}),
			),
		).toEqual(['delivery clear example.test:25']);
	});

	it('is found by the provider whose mail host the domain uses', async () => {
		const found = await find({
			'MX example.test': [mx(1, 'aspmx.l.google.com'), mx(5, 'alt1.aspmx.l.google.com')],
		});
		expect(inShort(found).slice(0, 2)).toEqual([
			'submission tls smtp.gmail.com:465',
			'submission starttls smtp.gmail.com:587',
		]);
		expect(found.candidates[0]).toMatchObject({preset: {name: 'gmail'}, user: 'alice@example.test'});
		expect(found.candidates[0]?.from).toContain('aspmx.l.google.com');
	});

	it('tells consumers of Outlook.com from tenants of Microsoft 365 by the mail host', async () => {
		const tenant = await find({'MX example.test': [mx(0, 'example-test.mail.protection.outlook.com')]});
		expect(inShort(tenant)[0]).toBe('submission starttls smtp.office365.com:587');
		const consumer = await find({'MX example.test': [mx(0, 'example-test.olc.protection.outlook.com')]});
		expect(inShort(consumer)[0]).toBe('submission starttls smtp-mail.outlook.com:587');
	});

	it('is what the domain publishes, before what is known of its provider', async () => {
		const xml = `<clientConfig version="1.1"><emailProvider id="x">
			<outgoingServer type="smtp"><hostname>out.example.test</hostname><port>465</port><socketType>SSL</socketType>
			<username>%EMAILLOCALPART%</username></outgoingServer></emailProvider></clientConfig>`;
		const asked: string[] = [];
		const found = await find(
			{'MX example.test': [mx(1, 'aspmx.l.google.com')]},
			{
				get: async url => {
					asked.push(url.href);
					return url.hostname.startsWith('autoconfig.')
						? {ok: true, status: 200, contentType: 'text/xml', location: null, text: xml, cut: false}
						: nothing;
				},
			},
		);
		expect(inShort(found)[0]).toBe('submission tls out.example.test:465');
		expect(found.candidates[0]?.user).toBe('alice');
		// The address itself is nobody else's business.
		expect(asked.join(' ')).not.toContain('alice');
	});

	it('is not looked for where delivery is asked for', async () => {
		let asked = 0;
		const found = await find(
			{'MX example.test': [mx(20, 'b.example.test'), mx(10, 'a.example.test')]},
			{
				submission: false,
				get: async () => {
					asked++;
					return nothing;
				},
			},
		);
		expect(asked).toBe(0);
		expect(inShort(found)).toEqual(['delivery clear a.example.test:25', 'delivery clear b.example.test:25']);
	});
});

it('does not go where no server of a mail domain is', async () => {
	const found = await find({
		'SRV _submission._tcp.example.test': [
			srv(0, 0, 587, 'localhost'),
			srv(1, 0, 22, '127.0.0.1'),
			srv(2, 0, 587, 'mail.example.test'),
		],
		'MX example.test': [mx(5, 'a b\u001b[2J.example.test'), mx(10, 'mx.example.test')],
	});
	expect(inShort(found)).toEqual([
		'submission starttls mail.example.test:587',
		'delivery clear mx.example.test:25',
	]);
	expect(found.problems.join(' ')).toContain(
		'“127.0.0.1:22”, from SRV _submission._tcp.example.test, is not a server: not tried.',
	);
});

it('says what could not be found out', async () => {
	const none = await find({'A other.test': ['127.0.0.1']});
	expect(none.candidates).toEqual([]);
	expect(none.problems).toContain('The domain example.test does not exist in DNS (NXDOMAIN).');
	const failing = await find({
		'MX example.test': 'SERVFAIL',
		'SRV _submission._tcp.example.test': 'SERVFAIL',
	});
	expect(failing.problems.join(' ')).toContain('MX example.test could not be looked up');
	expect(failing.problems.join(' ')).toContain('SRV _submission._tcp.example.test could not be looked up');
	const parked = await find({'MX example.test': [mx(0, '.')]});
	expect(parked.candidates).toEqual([]);
});

describe('each source and each problem, whole', () => {
	const xml = (host: string, port = '465', user = '%EMAILADDRESS%') =>
		`<clientConfig version="1.1"><emailProvider id="x"><outgoingServer type="smtp"><hostname>${host}</hostname><port>${port}</port><socketType>SSL</socketType><username>${user}</username></outgoingServer></emailProvider></clientConfig>`;
	const page =
		(text: string, more: {status?: number; cut?: boolean; from?: string} = {}) =>
		async (url: URL): Promise<HttpsText> =>
			url.hostname.startsWith(more.from ?? '')
				? {
						ok: true,
						status: more.status ?? 200,
						contentType: 'text/xml',
						location: null,
						text,
						cut: more.cut ?? false,
					}
				: nothing;
	const domain: Zone = {'A example.test': ['192.0.2.1']};
	const cases: Readonly<Record<string, readonly [Zone, Parameters<typeof find>[1]?]>> = {
		'no records but an address': [domain],
		'a domain alone': [domain, {address: 'Example.TEST'}],
		'an address with a second @': [domain, {address: '"a@b"@example.test'}],
		'no such domain': [{}],
		'MX in an order of their own, one twice': [
			{'MX example.test': [mx(20, 'b.example.test'), mx(10, 'A.example.test'), mx(10, 'a.example.test')]},
		],
		'a null MX': [{'MX example.test': [mx(0, '.')]}],
		'MX that fails': [{'MX example.test': 'SERVFAIL'}],
		'MX that is refused': [{'MX example.test': 'REFUSED'}],
		'SRV that names no port, or no host': [
			{
				...domain,
				'SRV _submission._tcp.example.test': [srv(0, 0, 0, 'a.example.test'), srv(0, 0, 587, 'localhost')],
			},
		],
		'SRV that fails': [
			{
				...domain,
				'SRV _submissions._tcp.example.test': 'SERVFAIL',
				'SRV _submission._tcp.example.test': [srv(0, 0, 587, 'a.example.test')],
			},
		],
		'SRV and a configuration that name the same': [
			{...domain, 'SRV _submissions._tcp.example.test': [srv(0, 0, 465, 'Out.example.test')]},
			{get: page(xml('out.example.test'))},
		],
		'a configuration with another user': [
			domain,
			{get: page(xml('out.example.test', '465', '%EMAILLOCALPART%'))},
		],
		'a configuration without a user': [domain, {get: page(xml('out.example.test', '465', ''))}],
		'a configuration for a domain alone': [
			domain,
			{address: 'example.test', get: page(xml('out.example.test'))},
		],
		'a configuration at the second place': [
			domain,
			{get: page(xml('out.example.test'), {from: 'example.test'})},
		],
		'a configuration that is none': [domain, {get: page('<html/>')}],
		'a configuration that is too long': [domain, {get: page('', {cut: true})}],
		'a configuration that is not there': [domain, {get: page(xml('out.example.test'), {status: 404})}],
		'a known provider, by its domain': [
			{'MX gmail.com': [mx(5, 'gmail-smtp-in.l.google.com')]},
			{address: 'ann@gmail.com'},
		],
		'a known provider, by its domain, without MX': [
			{'A gmail.com': ['192.0.2.1']},
			{address: 'ann@gmail.com'},
		],
		'a known provider, by the second of its mail hosts': [
			{'MX example.test': [mx(1, 'own.example.test'), mx(5, 'aspmx.l.google.com')]},
		],
		'a provider with user names of its own': [
			{'MX example.test': [mx(10, 'inbound-smtp.eu-west-1.amazonaws.com')]},
		],
		'a known provider, for delivery': [
			{'MX gmail.com': [mx(5, 'gmail-smtp-in.l.google.com')]},
			{address: 'ann@gmail.com', submission: false},
		],
	};

	it('in the order in which they are tried', async () => {
		const parts: string[] = [];
		for (const [name, [zone, options]] of Object.entries(cases)) {
			const {address, domain: of, candidates, problems} = await find(zone, options);
			parts.push(
				`━━ ${name}: ${address} (${of})`,
				...candidates.map(
					({purpose, security, host, port, from, user, preset}) =>
						`${purpose} ${security} ${host}:${port} user ${user ?? 'none'} preset ${preset?.name ?? 'none'}: ${from}`,
				),
				...problems.map(problem => `! ${problem.replaceAll(/127\.0\.0\.1:\d+/g, 'NAMESERVER')}`),
			);
		}

		await expect(`${parts.join('\n')}\n`).toMatchFileSnapshot('snapshots/found.txt');
	});
});
