import {expect, it, vi} from 'vitest';
import {outsideWorld} from '../../../source/cli/probe/outside.ts';
import {addressLookup, createResolver, reverseName} from '../../../source/dialogs/probe/dns.ts';
import {type DomainFacts, hasNullMx, lookUpDomain, mailHosts} from '../../../source/dialogs/probe/domain.ts';
import {lookUpMailHost} from '../../../source/dialogs/probe/mail-host.ts';
import {probeFormat} from '../../../source/reports/probe.ts';
import type {Validation} from '../../../source/transport/dnssec.ts';
import {dnsServer, type Zone} from '../../support/dns-server.ts';

async function look(zone: Zone, domain = 'example.test'): Promise<DomainFacts> {
	await using dns = await dnsServer(zone);
	return await lookUpDomain(domain, createResolver([dns.address], 200));
}

/** The report on one line a line, without what a look at it does not need. */
function told(facts: DomainFacts): string {
	return probeFormat('text', {color: false, columns: 1000}).domain(facts).replaceAll(/ +/g, ' ');
}

const mx = (preference: number, exchange: string) => ({preference, exchange});

it('puts mail hosts in their order', async () => {
	const facts = await look({
		'MX example.test': [mx(20, 'b.example.test'), mx(10, 'a.example.test'), mx(20, 'b.example.test')],
	});
	expect(mailHosts(facts)).toEqual(['a.example.test', 'b.example.test']);
	expect(told(facts)).toContain('MX 10 a.example.test\n MX 20 b.example.test');
});

it('knows the null MX', async () => {
	const facts = await look({'MX example.test': [mx(0, '.')]});
	expect(hasNullMx(facts)).toBe(true);
	expect(mailHosts(facts)).toEqual([]);
	expect(told(facts)).toContain('! MX “0 .”, the null MX: this domain does not accept mail');
});

it('takes a null MX beside another record for a record that names no host', async () => {
	const facts = await look({'MX example.test': [mx(0, '.'), mx(10, 'a.example.test.')]});
	expect(hasNullMx(facts)).toBe(false);
	expect(mailHosts(facts)).toEqual(['a.example.test']);
	expect(hasNullMx(await look({'MX example.test': [mx(0, 'a.example.test')]}))).toBe(false);
});

it('fetches an MTA-STS policy only where DNS says that there is one', async () => {
	const fetched: string[] = [];
	const fetchPolicy = async (domain: string): Promise<never> => {
		fetched.push(domain);
		throw new Error('enough');
	};
	await using dns = await dnsServer({
		'TXT _mta-sts.with.test': ['v=STSv1; id=1'],
		'TXT without.test': ['v=spf1 -all'],
	});
	const resolver = createResolver([dns.address], 200);
	expect((await lookUpDomain('without.test', resolver, {fetchPolicy})).mtaStsPolicy).toBeNull();
	await expect(lookUpDomain('with.test', resolver, {fetchPolicy})).rejects.toThrow('enough');
	expect(fetched).toEqual(['with.test']);
});

it('takes the domain itself where there is no MX', async () => {
	const facts = await look({'A example.test': ['127.0.0.1']});
	expect(mailHosts(facts)).toEqual(['example.test']);
	expect(told(facts)).toContain('MX none: mail goes to the address of example.test itself');
});

it('has no host for a domain that does not exist', async () => {
	const facts = await look({'A other.test': ['127.0.0.1']});
	expect(mailHosts(facts)).toEqual([]);
	expect(told(facts)).toContain('✗ MX The domain example.test does not exist in DNS (NXDOMAIN).');
});

it.each([
	['SERVFAIL', 'the DNS server failed (SERVFAIL)'],
	['REFUSED', 'refused'],
	['silent', 'did not answer'],
] as const)('does not take a lookup that fails for an absence: %s', async (how, words) => {
	const facts = await look({
		'MX example.test': how,
		'TXT example.test': how,
		'TXT _dmarc.example.test': how,
		'TXT _mta-sts.example.test': how,
		'TXT _smtp._tls.example.test': how,
	});
	expect(mailHosts(facts)).toEqual([]);
	const text = told(facts);
	expect(text).toContain(words);
	for (const label of ['MX', 'SPF', 'DMARC', 'MTA-STS', 'TLS-RPT']) {
		expect(text).toMatch(new RegExp(`✗ ${label} (MX|TXT) \\S+ could not be looked up`));
	}

	expect(text).not.toMatch(/none/);
});

it('says what is wrong with an MX that names an address', async () => {
	const facts = await look({'MX example.test': [mx(10, '192.0.2.1'), mx(20, 'a.example.test')]});
	expect(mailHosts(facts)).toEqual(['a.example.test']);
	expect(told(facts)).toContain('192.0.2.1 is an address. MX must name a host');
});

it('reads SPF, and follows it', async () => {
	const facts = await look({
		'MX example.test': [mx(10, 'a.example.test')],
		'A a.example.test': ['192.0.2.9'],
		'TXT example.test': ['site=1', 'v=spf1 mx ip4:192.0.2.0/24 include:other.test ?ptr -all'],
		'TXT other.test': ['v=spf1 ip6:2001:db8::/32 ~all'],
	});
	expect(facts.spf.records).toHaveLength(1);
	const text = told(facts);
	expect(text).toContain(
		'may send: the mail hosts of the domain itself; 192.0.2.0/24; the senders that other.test allows\n',
	);
	expect(text).toContain('all others: refused (-all)');
	expect(text).toContain('of the 10 DNS lookups allowed');
	expect(facts.spfJudgement).toMatchObject({stranger: 'fail', reason: null});
});

it('says why receivers cannot use an SPF record', async () => {
	const loop = await look({'TXT example.test': ['v=spf1 include:example.test -all']});
	expect(told(loop)).toContain(
		'receivers cannot use it (permerror): following it requires more than the ten DNS lookups allowed',
	);
	const badAddress = await look({'TXT example.test': ['v=spf1 ip4:300.1.1.1 -all']});
	expect(told(badAddress)).toContain('(permerror): invalid IP address');
	const typo = await look({'TXT example.test': ['v=spf1 ipv4:192.0.2.1 -all']});
	expect(told(typo)).toContain('“ipv4:192.0.2.1” is not a term of SPF');
	const two = await look({'TXT example.test': ['v=spf1 -all', 'v=spf1 mx -all']});
	expect(told(two)).toContain('2 records where one is allowed');
	const open = await look({'TXT example.test': ['v=spf1 +all']});
	expect(told(open)).toContain('✗ all others: allowed (+all)');
});

it('reads DMARC', async () => {
	const facts = await look({
		'TXT _dmarc.example.test': ['v=DMARC1; p=quarantine; sp=reject; adkim=s; rua=mailto:d@example.test'],
	});
	const text = told(facts);
	expect(text).toContain('mail that fails is treated as suspicious, mostly as spam (p=quarantine)');
	expect(text).toContain('subdomains: reject');
	expect(text).toContain('DKIM must pass for exactly this domain');
	expect(text).toContain('daily reports go to d@example.test');
});

it('finds the DMARC record of the domain above', async () => {
	const facts = await look(
		{'A sub.example.test': ['127.0.0.1'], 'TXT _dmarc.example.test': ['v=DMARC1; p=reject; sp=none']},
		'sub.example.test',
	);
	expect(told(facts)).toContain('DMARC none of its own; the record of example.test applies');
	expect(facts.dmarcJudgement).toMatchObject({policy: 'none', domain: 'example.test'});
});

it.each([
	['silent', 'did not answer'],
	['SERVFAIL', 'the DNS server failed'],
	['stopped', 'the lookup was stopped'],
] as const)(
	'does not say that no DMARC policy applies where the domain above is not known: %s',
	async (how, words) => {
		await using dns = await dnsServer({
			'A sub.example.test': ['127.0.0.1'],
			'TXT _dmarc.example.test': how === 'SERVFAIL' ? how : 'silent',
		});
		const resolver = createResolver([dns.address], how === 'stopped' ? 20_000 : 200);
		const asked = lookUpDomain('sub.example.test', resolver);
		if (how === 'stopped') {
			await vi.waitFor(() => expect(dns.questions).toContain('TXT _dmarc.example.test'));
			resolver.cancel();
		}

		const facts = await asked;
		expect(facts.dmarcProblem).toContain(words);
		for (const name of ['text', 'markdown', 'html', 'json'] as const) {
			const report = probeFormat(name, {color: false, columns: 1000}).domain(facts);
			expect(report).toContain('dmarc.example.test could not be looked up');
			expect(report).not.toContain('receivers decide alone');
		}
	},
);

it('says of every record of a stopped lookup that it is not known', async () => {
	const [domain, host] = ['sub.example.test', 'mx.example.test'];
	const place = `_25._tcp.${host}`;
	const names = [domain, ...['_dmarc', '_mta-sts', '_smtp._tls'].map(label => `${label}.${domain}`)];
	await using dns = await dnsServer({
		...Object.fromEntries(names.map(name => [`TXT ${name}`, 'silent' as const])),
		[`MX ${domain}`]: 'silent',
		[`TLSA ${place}`]: 'silent',
		[`CNAME ${host}`]: 'silent',
		'PTR 1.2.0.192.in-addr.arpa': 'silent',
	});
	const resolver = createResolver([dns.address], 20_000);
	const facts = lookUpDomain(domain, resolver);
	const mailHost = lookUpMailHost(domain, {kind: 'tcp', host, port: 25}, '192.0.2.1', resolver);
	await vi.waitFor(() => expect(dns.questions.length).toBeGreaterThanOrEqual(8));
	resolver.cancel();
	const text = told(await facts);
	for (const label of ['MX', 'SPF', 'DMARC', 'MTA-STS', 'TLS-RPT']) {
		expect(text).toMatch(
			new RegExp(`✗ ${label} (MX|TXT) \\S+ could not be looked up: the lookup was stopped`),
		);
	}

	expect(text).not.toMatch(/none/);
	const stopped = expect.stringContaining('the lookup was stopped');
	expect(await mailHost).toMatchObject({
		tlsa: {problem: stopped},
		aliasProblem: stopped,
		names: {problem: stopped},
		confirmed: null,
	});
});

it('does not say that senders find no MTA-STS policy where the question was stopped', async () => {
	await using dns = await dnsServer({'TXT _mta-sts.example.test': ['v=STSv1; id=1;']});
	const resolver = createResolver([dns.address], 200);
	const stop = new AbortController();
	stop.abort();
	const {fetchPolicy} = outsideWorld(resolver, {implicitTls: false}, stop.signal);
	const text = told(await lookUpDomain('example.test', resolver, {fetchPolicy}));
	expect(text).toContain('what senders find there is not known: the question was stopped');
	expect(text).not.toContain('senders find none');
});

it('says when a DMARC record has no policy', async () => {
	expect(told(await look({'TXT _dmarc.example.test': ['v=DMARC1; pct=100']}))).toContain(
		'no valid policy (p=) in it',
	);
});

it('reads MTA-STS and TLS-RPT', async () => {
	const facts = await look({
		'TXT _mta-sts.example.test': ['v=STSv1; id=20261122;'],
		'TXT _smtp._tls.example.test': ['v=TLSRPTv1; rua=mailto:t@example.test,https://r.example.test/x'],
	});
	const text = told(facts);
	expect(text).toContain('announces a policy (version 20261122) at https://mta-sts.example.test/');
	expect(text).toContain('reports of failed TLS go to t@example.test, https://r.example.test/x');
	const broken = await look({
		'TXT _mta-sts.example.test': ['v=STSv1;'],
		'TXT _smtp._tls.example.test': ['v=TLSRPTv1;'],
	});
	expect(told(broken)).toContain('no valid “id=” in it');
	expect(told(broken)).toContain('no “rua=” in it');
});

it('reads a text that came in pieces', async () => {
	const facts = await look({'TXT example.test': [['v=spf1 ip4:192.', '0.2.1 -all']]});
	expect(facts.spf.records).toEqual(['v=spf1 ip4:192.0.2.1 -all']);
});

it('cannot be harmed by what stands in DNS', async () => {
	const evil = '\u001b[2J<script>alert(1)</script>\u0007';
	const facts = await look({
		'MX example.test': [mx(10, 'a\u001b[31m.example.test')],
		'TXT example.test': [`v=spf1 include:${evil} ${evil} -all`],
		'TXT _dmarc.example.test': [`v=DMARC1; p=none; rua=mailto:${evil}`],
		'TXT _mta-sts.example.test': [`v=STSv1; id=${evil}`],
		'TXT _smtp._tls.example.test': [`v=TLSRPTv1; rua=${evil}`],
	});
	for (const name of ['text', 'markdown', 'html', 'json'] as const) {
		const report = probeFormat(name, {color: false, columns: 80}).domain(facts);
		expect(report).not.toMatch(/[\u0000-\u0008\u001b\u0007]/);
	}

	expect(probeFormat('html', {color: false, columns: 80}).domain(facts)).not.toContain('<script>alert');
});

it('names of an address stand under the address backwards', () => {
	expect(reverseName('192.0.2.1')).toBe('1.2.0.192.in-addr.arpa');
	expect(reverseName('2001:db8::1')).toBe(
		'1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa',
	);
	expect(reverseName('::1')).toBe(`1.${'0.'.repeat(31)}ip6.arpa`);
	expect(reverseName('fe80::1%eth0')).toMatch(/^1\.0\..*\.0\.8\.e\.f\.ip6\.arpa$/);
});

it('looks up TLSA and PTR, each of which may be absent or fail', async () => {
	await using dns = await dnsServer({
		'TLSA _25._tcp.a.example.test': [
			{usage: 3, selector: 1, matchingType: 1, certificate: Buffer.from('ab'.repeat(32), 'hex')},
		],
		'PTR 1.0.0.127.in-addr.arpa': ['mail.example.test'],
		'PTR 3.0.0.127.in-addr.arpa': ['same.example.test', 'other.example.test'],
		'A same.example.test': ['127.0.0.9', '127.0.0.3'],
		'A other.example.test': 'SERVFAIL',
		'TLSA _25._tcp.b.example.test': 'SERVFAIL',
	});
	const resolver = createResolver([dns.address], 200);
	const ask = async (host: string, address: string | null) =>
		lookUpMailHost('example.test', {kind: 'tcp', host, port: 25}, address, resolver);
	expect(await ask('a.example.test', '127.0.0.1')).toEqual({
		domain: 'example.test',
		tlsa: {problem: null, records: [{usage: 3, selector: 1, matching: 1, data: 'ab'.repeat(32)}]},
		alias: null,
		aliasProblem: null,
		names: {problem: null, records: ['mail.example.test']},
		confirmed: [],
	});
	expect((await ask('a.example.test', '127.0.0.3')).confirmed).toEqual(['same.example.test']);
	expect(await ask('b.example.test', '127.0.0.2')).toMatchObject({
		tlsa: {records: [], problem: expect.stringContaining('TLSA _25._tcp.b.example.test could not be')},
		names: {records: [], problem: null},
	});
	expect((await ask('c.example.test', null)).names).toBeNull();
});

it('looks the names of an IPv6 address up as such', async () => {
	const under = reverseName('2001:db8::5');
	await using dns = await dnsServer({
		[`PTR ${under}`]: ['same.example.test', 'other.example.test', 'old.example.test'],
		'AAAA same.example.test': ['2001:db8::4', '2001:db8:0::5'],
		'AAAA other.example.test': ['2001:db8::6'],
		'A old.example.test': ['192.0.2.5'],
		'PTR 7.2.0.192.in-addr.arpa': ['fails.example.test'],
		'A fails.example.test': 'SERVFAIL',
		'PTR 8.2.0.192.in-addr.arpa': 'SERVFAIL',
	});
	const resolver = createResolver([dns.address], 200);
	const ask = async (address: string) =>
		lookUpMailHost('example.test', {kind: 'tcp', host: 'example.test', port: 25}, address, resolver);
	expect((await ask('2001:db8::5')).confirmed).toEqual(['same.example.test']);
	expect((await ask('192.0.2.7')).confirmed).toBeNull();
	const unknown = await ask('192.0.2.8');
	expect(unknown.confirmed).toBeNull();
	expect(unknown.names?.problem).toMatch(/^PTR 192\.0\.2\.8 could not be looked up/);
});

it('asks whether answers are validated, where it is told to', async () => {
	await using dns = await dnsServer({'A example.test': ['127.0.0.1']});
	const resolver = createResolver([dns.address], 200);
	const asked: string[] = [];
	const answer: Validation = {known: true, resolver: '192.0.2.53', validated: true};
	const validate = async (type: string, name: string): Promise<Validation> => {
		asked.push(`${type} ${name}`);
		return answer;
	};
	const host = {kind: 'tcp', host: 'mx.example.test', port: 26} as const;
	const found = [
		await lookUpDomain('example.test', resolver, {validate}),
		await lookUpMailHost('example.test', host, null, resolver, {validate}),
	];
	expect(found.map(({validation}) => validation)).toEqual([answer, answer]);
	expect(asked).toEqual(['MX example.test', 'TLSA _26._tcp.mx.example.test']);
});

it('tells an MX that names an alias; a domain without MX may be one', async () => {
	await using dns = await dnsServer({
		'CNAME mx.example.test': ['real.example.net'],
		'CNAME example.test': ['real.example.net'],
	});
	const resolver = createResolver([dns.address], 200);
	const aliasOf = async (host: string) =>
		(await lookUpMailHost('example.test', {kind: 'tcp', host, port: 25}, null, resolver)).alias;
	expect(await aliasOf('mx.example.test')).toBe('real.example.net');
	expect(await aliasOf('example.test')).toBeNull();
});

it('looks addresses up where it is told to', async () => {
	await using dns = await dnsServer({
		'A both.test': ['127.0.0.1'],
		'AAAA both.test': ['::1'],
		'A half.test': ['127.0.0.1'],
		'AAAA half.test': 'SERVFAIL',
		'A broken.test': 'SERVFAIL',
		'TXT empty.test': ['x'],
	});
	const lookup = addressLookup(createResolver([dns.address], 200));
	expect(await lookup('both.test')).toEqual([
		{address: '::1', family: 6},
		{address: '127.0.0.1', family: 4},
	]);
	expect(await lookup('half.test')).toEqual([{address: '127.0.0.1', family: 4}]);
	await expect(lookup('broken.test')).rejects.toMatchObject({code: 'ESERVFAIL'});
	await expect(lookup('empty.test')).rejects.toMatchObject({code: 'ENODATA'});
	await expect(lookup('no.such')).rejects.toMatchObject({code: 'ENOTFOUND'});
});
