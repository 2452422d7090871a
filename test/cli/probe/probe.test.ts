import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {createServer as createHttpsServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it, vi} from 'vitest';
import {authority, issue, keyPem} from '../../support/certificates.ts';
import {dnsServer} from '../../support/dns-server.ts';
import {hasIpv6} from '../../support/ipv6.ts';
import {plainServer} from '../../support/plain-server.ts';
import {sound} from '../../support/probe-scripts.ts';
import {call, drop, expectLine, say, scriptedServer, testCertificate} from '../../support/scripted-server.ts';
import {serveText} from '../../support/tls-server.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-probe-'));
afterAll(() => rmSync(folder, {recursive: true}));

let files = 0;
function file(text = ''): string {
	const path = join(folder, `${++files}`);
	writeFileSync(path, text);
	return path;
}

const fresh = (): string => join(folder, `${++files}`);

const ca = file(testCertificate().ca);
const trust = ['--ca', ca, '--servername', 'mail.example.test', '--ehlo', 'me.example'];

const stripped = `
	S: 220 mail.example.test ESMTP Postfix
	C: EHLO me.example
	S: 250-mail.example.test
	S: 250 SIZE 1000
	C: QUIT
	S: 221 bye
	END
`;

describe('a list of servers', () => {
	it('may have comments, blank lines and lines that name none: each of these has its row', async () => {
		await using server = await plainServer();
		const list = file(
			`\ufeff# servers\r\n127.0.0.1:${server.port}  # the first\r\n\r\nmail example org\nhttp://x\n127.0.0.1:${server.port}\n`,
		);
		const {code, out} = await run('probe', '--targets', list);
		expect(code).toBe(1);
		expect(server.served).toBe(2);
		expect(out).toContain('✗ Not probed (line 4 of');
		expect(out).toContain('it has a character that no host name has');
		expect(out).toContain('“http://” is not a scheme');
		expect(out).toContain('In short: 0 in order, 2 to look at, 2 not in order');
	});

	it('is probed as many at a time as asked for, and no more', async () => {
		await using server = await plainServer({together: 25});
		const list = file(`127.0.0.1:${server.port}\n`.repeat(200));
		const {code, out} = await run('probe', '--targets', list, '--concurrency', '25');
		expect(code).toBe(0);
		expect(out.match(/^═+$/gm)).toHaveLength(200);
		expect(server).toMatchObject({most: 25, served: 200});
	});

	it('is summed up in its own order, even where a slow server was overtaken', async () => {
		await using server = await plainServer();
		const allOthers = () => vi.waitFor(() => expect(server.served).toBe(12), {timeout: 20_000});
		await using slow = await scriptedServer([
			call(allOthers),
			...[say('220 slow'), expectLine('EHLO …'), say('250 slow'), expectLine('QUIT'), say('221 bye')],
		]);
		const list = file(`127.0.0.1:${slow.port}\n${`127.0.0.1:${server.port}\n`.repeat(12)}`);
		const {out} = await run('probe', '--targets', list, '--concurrency', '2');
		expect(out.indexOf(`127.0.0.1:${server.port}\n═`)).toBe(0);
		const rows = out.slice(out.indexOf('In short')).split('\n');
		expect(rows[1]).toContain(`127.0.0.1:${slow.port} `);
		expect(rows[2]).toContain(`127.0.0.1:${server.port} `);
	});

	it('shows no password that stands in it', async () => {
		const {out} = await run('probe', '--targets', file('smtp://ann:s3cret@mail.example.org\n'));
		expect(out).toContain('smtp://ann:••••••••@mail.example.org');
		expect(out).not.toContain('s3cret');
	});

	it('with only bad lines, or none, is no server', async () => {
		expect(await run('probe', '--targets', file('a b\n'))).toMatchObject({code: 1});
		const empty = await run('probe', '--targets', file('# nothing\n'));
		expect(empty).toMatchObject({code: 1, out: ''});
		expect(empty.err).toContain('does not name a server: there is nothing to probe');
		expect((await run('probe')).err).toContain('Name the servers to probe');
	});

	it('takes a bad server on the command line for a slip', async () => {
		const {code, err, out} = await run('probe', 'mail.example.org:99999');
		expect({code, out}).toEqual({code: 1, out: ''});
		expect(err).toContain('“99999” is not a port');
	});
});

it('waits as long as --timeout says, in minutes too', async () => {
	await using server = await plainServer();
	expect((await run('probe', `127.0.0.1:${server.port}`, '--timeout', '1m')).code).toBe(0);
});

describe('ports', () => {
	it('are tried one by one', async () => {
		await using first = await plainServer();
		await using second = await plainServer();
		const {code, out} = await run('probe', '127.0.0.1', '--ports', `${first.port},${second.port}, 1`);
		expect(code).toBe(2);
		expect([first.served, second.served]).toEqual([1, 1]);
		expect(out).toContain('✗ 127.0.0.1:1 ');
	});

	it.each(['25,abc', '0', '70000', ''])('must be ports: %s', async ports => {
		const {code, err} = await run('probe', '127.0.0.1', '--ports', ports);
		expect(code).toBe(1);
		expect(err).toContain('--ports must be port numbers');
	});
});

it.skipIf(!hasIpv6)('tries IPv4 and IPv6, whichever answers first', async () => {
	await using six = await plainServer({host: '::1'});
	await using four = await plainServer({port: six.port});
	await using dns = await dnsServer({'A both.test': ['127.0.0.1', '127.0.0.9'], 'AAAA both.test': ['::1']});
	const {out} = await run('probe', `both.test:${six.port}`, '--dns', dns.address);
	expect(out).toMatch(/✓ ::1 port \d+ +connected/);
	expect(out).toMatch(/✓ 127\.0\.0\.1 port \d+ +connected/);
	expect(out).toMatch(/✗ 127\.0\.0\.9 port \d+ +refused/);
	expect([six.served, four.served]).toEqual([1, 1]);
	const only = await run('probe', `both.test:${six.port}`, '--dns', dns.address, '-4');
	expect(only.out).not.toContain('::1');
});

describe('a mail domain', () => {
	it.each(['ann@example.test', 'https://example.test', 'example.test:25', '192.0.2.1', 'a b'])(
		'must be one: %s',
		async domain => {
			const {code, err} = await run('probe', '--mx', domain);
			expect(code).toBe(1);
			expect(err).toContain('--mx must be a mail domain, such as example.');
		},
	);

	it('has its hosts probed, its records read and its TLSA compared', async () => {
		await using server = await scriptedServer(sound);
		const place = `_${server.port}._tcp.mail.example.test`;
		const wrong = {usage: 3, selector: 1, matchingType: 1, certificate: Buffer.alloc(32)};
		await using dns = await dnsServer({
			'MX example.test': [{preference: 10, exchange: 'mail.example.test'}],
			'A mail.example.test': ['127.0.0.1'],
			[`TLSA ${place}`]: [wrong, {...wrong, usage: 1}],
			'PTR 1.0.0.127.in-addr.arpa': ['mail.example.test'],
			'TXT example.test': ['v=spf1 mx -all'],
		});
		// A domain that is named twice is looked at once.
		const asked = [
			'--mx',
			'example.test',
			'--mx',
			'example.test',
			'--dns',
			dns.address,
			'--ports',
			String(server.port),
		];
		const {code, out} = await run('probe', ...asked, ...trust);
		expect(code).toBe(0);
		expect(out.match(/^Mail domain example\.test/gm)).toHaveLength(1);
		expect(out).toContain('MX 10    mail.example.test');
		expect(out).toContain('all others: refused (-all)');
		expect(out).toContain('TLSA 3 1 1  does not match the certificate that the server sent');
		expect(out).toContain('TLSA 1 1 1  usages 0 and 1 are not for SMTP');
		expect(out).toContain('✗ None of the TLSA records matches the certificate.');
		expect(out).toContain('→ If the zone is signed (DNSSEC), senders');
		expect(out).toContain('127.0.0.1 is called mail.example.test');
	});

	it.skipIf(process.getuid?.() !== 0)(
		'has its MTA-STS policy fetched and held against each host (needs root, for port 443)',
		async () => {
			const issuer = await authority();
			const leaf = await issue({subject: 'CN=policy', names: ['mta-sts.example.test'], issuer});
			const both = ['--ca', file(`${issuer.pem}${testCertificate().ca}`), ...trust.slice(2)];
			const policy = createHttpsServer({cert: leaf.pem, key: await keyPem(leaf)}, (_, response) => {
				response.setHeader('content-type', 'text/plain');
				response.end('version: STSv1\nmode: enforce\nmx: *.other.test\nmax_age: 604800\n');
			});
			// The port is given (RFC 8461 §3.3), so that each process has an address of its own.
			const place = `127.77.${(process.pid >> 8) & 255}.${process.pid & 255}`;
			policy.listen(443, place);
			await once(policy, 'listening');
			await using server = await scriptedServer(sound);
			await using dns = await dnsServer({
				'MX example.test': [{preference: 10, exchange: 'mail.example.test'}],
				'A mail.example.test': ['127.0.0.1'],
				'TXT _mta-sts.example.test': ['v=STSv1; id=1;'],
				'A mta-sts.example.test': [place],
			});
			const asked = ['--mx', 'example.test', '--dns', dns.address, '--ports', String(server.port)];
			try {
				const {out} = await run('probe', ...asked, ...both);
				const text = out.replaceAll(/\s+/g, ' ');
				expect(text).toContain('senders must not deliver without verified TLS (mode: enforce)');
				expect(text).toContain('mail hosts it allows: *.other.test');
				expect(text).toContain(
					'MTA-STS a sender that enforces MTA-STS would not deliver to this host: the policy does not name this host',
				);
				const json = await run('probe', ...asked, ...both, '--format', 'json');
				expect(json.out).toContain('"mtaSts":{"delivers":false');
				const untrusting = await run('probe', ...asked, ...trust);
				expect(untrusting.out.replaceAll(/\s+/g, ' ')).toContain('but senders find none: ');
				expect(out).toContain('DNSSEC');
			} finally {
				policy.closeAllConnections();
				policy.close();
			}
		},
	);

	it('without a host has a row that says why, and the others go on', async () => {
		await using server = await plainServer();
		await using dns = await dnsServer({
			'MX null.test': [{preference: 0, exchange: '.'}],
			'MX broken.test': 'SERVFAIL',
			'A implicit.test': ['127.0.0.1'],
		});
		const domains = ['null.test', 'none.test', 'broken.test', 'implicit.test'].flatMap(name => [
			'--mx',
			name,
		]);
		const {code, out} = await run('probe', ...domains, '--dns', dns.address, '--ports', String(server.port));
		expect(code).toBe(2);
		expect(server.served).toBe(1);
		const rows = out.slice(out.indexOf('In short'));
		expect(rows).toMatch(/! null\.test +does not accept mail \(null MX\)/);
		expect(rows).toMatch(/✗ none\.test +there is no such domain/);
		expect(rows).toMatch(/✗ broken\.test +MX broken\.test could not be looked up/);
		expect(rows).toMatch(/! implicit\.test:\d+ +No encryption/);
	});

	it('does not ask DNS about servers named by hand', async () => {
		await using server = await plainServer();
		await using dns = await dnsServer({'MX null.test': [{preference: 0, exchange: '.'}]});
		await run('probe', `127.0.0.1:${server.port}`, '--mx', 'null.test', '--dns', dns.address);
		expect(dns.questions.filter(question => /^(TLSA|PTR)/.test(question))).toEqual([]);
	});
});

it('is summed up in order: servers as they were named, mail addresses, the list, and the hosts of domains', async () => {
	await using dns = await dnsServer({
		'MX z.test': [
			{preference: 20, exchange: 'b.z.test'},
			{preference: 10, exchange: 'c.z.test'},
		],
		'MX a.test': [{preference: 10, exchange: 'm.a.test'}],
	});
	const list = file('listed.test\nalso.test\n');
	const {out} = await run(
		...['probe', 'ann@people.test', 'named.test', '--mx', 'z.test', '--targets', list],
		...['ben@people.test', 'a-named.test', '--mx', 'a.test', '--dns', dns.address, '--concurrency', '1'],
	);
	const rows = out.slice(out.indexOf('In short')).match(/^ [✓✗!] \S+/gm);
	expect(rows).toEqual([
		...[' ✗ named.test:25', ' ✗ a-named.test:25', ' ✗ ann@people.test', ' ✗ ben@people.test'],
		...[' ✗ listed.test:25', ' ✗ also.test:25', ' ✗ c.z.test:25', ' ✗ b.z.test:25', ' ✗ m.a.test:25'],
	]);
});

describe('a result that was kept', () => {
	it('is the same tomorrow', async () => {
		await using server = await scriptedServer(sound);
		const kept = fresh();
		expect((await run('probe', `127.0.0.1:${server.port}`, ...trust, '--save', kept)).code).toBe(0);
		const {code, out} = await run('probe', `127.0.0.1:${server.port}`, ...trust, '--compare', kept);
		expect(code).toBe(0);
		expect(out).toMatch(/Compared with \S+ of \d{4}-\d\d-\d\d \d\d:\d\d UTC\n ✓ Nothing has changed\./);
	});

	it('gives exit code 43 and an alarm when STARTTLS and AUTH have vanished', async () => {
		await using server = await scriptedServer(sound, stripped);
		const kept = fresh();
		const name = `127.0.0.1:${server.port}`;
		await run('probe', name, ...trust, '--save', kept);
		const {code, out} = await run('probe', name, ...trust, '--compare', kept);
		expect(code).toBe(43);
		const words = out.slice(out.indexOf('Compared with')).replaceAll(/\s+/g, ' ');
		expect(words).toContain(`✗ ALARM ${name}: STARTTLS was “done”, is now “not offered”.`);
		expect(words).toContain(`✗ ALARM ${name}: AUTH was “AUTH SCRAM-SHA-256”, is now “not announced”.`);
		expect(words).toContain('→ Mail and passwords would cross the network in clear text.');
	});

	it('holds DNS too', async () => {
		await using server = await plainServer();
		const kept = fresh();
		const asked = ['--mx', 'example.test', '--ports', String(server.port)];
		const zone = {'A example.test': ['127.0.0.1'], 'TXT example.test': ['v=spf1 a -all']};
		{
			await using dns = await dnsServer(zone);
			await run('probe', ...asked, '--dns', dns.address, '--save', kept);
		}

		await using dns = await dnsServer({...zone, 'TXT example.test': ['v=spf1 +all']});
		const {code, out} = await run('probe', ...asked, '--dns', dns.address, '--compare', kept);
		expect(code).toBe(43);
		expect(out.replaceAll(/\s+/g, ' ')).toContain(
			'example.test: SPF was “v=spf1 a -all”, is now “v=spf1 +all”.',
		);
	});

	it('is not written over, which is said before anything is probed', async () => {
		await using server = await plainServer();
		const {code, err} = await run('probe', `127.0.0.1:${server.port}`, '--save', file('mine'));
		expect(code).toBe(1);
		expect(err).toContain('already exists');
		expect(server.served).toBe(0);
	});

	it('must be one', async () => {
		for (const [text, words] of [
			['{"type":"probe","schema":1,"target":"x"', 'line 1 is not a JSON object'],
			['{"type":"probe","schema":1,"target":"x"}', 'in line 1 “starttls” is not a text'],
		] as const) {
			const path = file(text);
			const {code, err} = await run('probe', '127.0.0.1:1', '--compare', path);
			expect(code).toBe(1);
			expect(err).toContain(`“${path}” cannot be used as a baseline: ${words}`);
		}

		expect((await run('probe', '127.0.0.1:1', '--compare', fresh())).err).toContain('there is no such file');
	});
});

describe('what is no mail server', () => {
	const row = async (name: string): Promise<{code: number; row: string}> => {
		const {code, out} = await run('probe', name, '--timeout', '0.3');
		return {code, row: out.split('\n').slice(2).join(' ').replaceAll(/\s+/g, ' ')};
	};

	it('no such host', async () => {
		await using dns = await dnsServer({});
		const {code, out} = await run('probe', 'nowhere.test', '--dns', dns.address);
		expect(code).toBe(2);
		expect(out).toContain('✗ There is no host named nowhere.test.');
	});

	it('a name server that fails', async () => {
		await using dns = await dnsServer({'A x.test': 'SERVFAIL', 'AAAA x.test': 'SERVFAIL'});
		const {code, out} = await run('probe', 'x.test', '--dns', dns.address);
		expect(code).toBe(2);
		expect(out).toContain('✗ The name server gave no answer for x.test.');
	});

	it('a closed port', async () => {
		expect(await row('127.0.0.1:1')).toEqual({
			code: 2,
			row: expect.stringContaining('refused the connection'),
		});
	});

	it('a web server', async () => {
		const server = createServer().listen(0, '127.0.0.1');
		await new Promise(resolve => server.once('listening', resolve));
		const {port} = server.address() as AddressInfo;
		const said = await row(`127.0.0.1:${port}`);
		server.close();
		expect(said.code).not.toBe(0);
		expect(said.row).toContain('a web server');
	});

	it('an SSH server', async () => {
		await using server = await scriptedServer([say('SSH-2.0-OpenSSH_9.2p1')]);
		const said = await row(`127.0.0.1:${server.port}`);
		expect(said).toEqual({code: 21, row: expect.stringContaining('This is an SSH server, not SMTP')});
	});

	it('a silent port', async () => {
		const {port} = await serveText(() => {});
		const said = await row(`127.0.0.1:${port}`);
		expect(said.code).not.toBe(0);
		expect(said.row).toContain('accepts the connection but sends nothing');
	});

	it('a port that resets', async () => {
		await using server = await scriptedServer([drop()]);
		const said = await row(`127.0.0.1:${server.port}`);
		// The reset may come before the system has told of the connection.
		expect([2, 6]).toContain(said.code);
		expect(said.row).toMatch(/broke|dropped/);
	});

	it('a port that speaks TLS from the first byte', async () => {
		await using server = await scriptedServer(['TLS', 'S: 220 hi']);
		const said = await row(`127.0.0.1:${server.port}`);
		expect(said.code).not.toBe(0);
		expect(said.row).toContain('smtps://');
	});
});

describe('the report', () => {
	it.each(['text', 'json', 'markdown', 'html'])('has the same facts as %s', async format => {
		await using server = await scriptedServer(sound);
		const {code, out} = await run('probe', `127.0.0.1:${server.port}`, ...trust, '--format', format);
		expect(code).toBe(0);
		for (const fact of ['mail.example.test ESMTP Postfix', 'SCRAM-SHA-256', 'TLSv1.3', 'STARTTLS', '1000']) {
			expect(out.replaceAll('\\', '')).toContain(fact);
		}

		if (format === 'text') {
			expect(Math.max(...out.split('\n').map(line => line.length))).toBeLessThanOrEqual(80);
		}
	});

	it('as JSON carries everything, and its schema', async () => {
		await using server = await scriptedServer(sound);
		const {out} = await run('probe', `127.0.0.1:${server.port}`, ...trust, '--format', 'json');
		const [result, overview, ...more] = out
			.trimEnd()
			.split('\n')
			.map(line => JSON.parse(line));
		expect(more).toEqual([]);
		expect(overview).toEqual({
			...{type: 'overview', schema: 1, probed: 1, inOrder: 1, notProbed: 0},
			left: {domains: [], servers: []},
		});
		expect(result).toMatchObject({
			type: 'probe',
			schema: 1,
			starttls: 'done',
			after: [{keyword: 'SIZE'}, {keyword: 'AUTH', parameters: ['SCRAM-SHA-256']}],
			tls: {authorized: true, hostnameMatches: true, certificates: [{altNames: expect.anything()}, {}]},
			dns: null,
			exitCode: 0,
		});
		const documented = readFileSync(join(import.meta.dirname, '../../../docs/probe-json.md'), 'utf8');
		const {entries, ...told} = result;
		expect(fieldsIn(told).filter(name => !documented.includes(`\`${name}\``))).toEqual([]);
		expect(entries.length).toBeGreaterThan(0);
	});
});

/** Names of all fields, those of objects inside it too. */
function fieldsIn(value: unknown): string[] {
	if (Array.isArray(value)) {
		return value.flatMap(fieldsIn);
	}

	return typeof value === 'object' && value !== null
		? Object.entries(value).flatMap(([name, inner]) => [name, ...fieldsIn(inner)])
		: [];
}
