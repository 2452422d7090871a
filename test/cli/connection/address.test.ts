/** A mail address, a domain or a provider's name where a server may stand. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, it} from 'vitest';
import {dnsServer} from '../../support/dns-server.ts';
import {scriptedServer} from '../../support/scripted-server.ts';
import {run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-address-'));
afterAll(() => rmSync(folder, {recursive: true}));
const script = join(folder, 'quit');
writeFileSync(script, 'QUIT\n');

const quits = 'S: 220 mail.example.test\nC: QUIT\nS: 221 bye\nEND';
const flat = (text: string): string => text.replaceAll(/\s+/g, ' ');

it('finds the submission server of an address, and says what was found and why it was chosen', async () => {
	// The server is connected to twice: once to see whether it answers.
	await using server = await scriptedServer('S: 220 mail.example.test\nC: EHLO …\nS: 421 not now\nEND');
	await using dns = await dnsServer({
		'SRV _submission._tcp.example.test': [
			{priority: 0, weight: 0, port: 1, target: 'gone.example.test'},
			{priority: 9, weight: 0, port: server.port, target: 'mail.example.test'},
		],
		'A gone.example.test': ['127.0.0.1'],
		'A mail.example.test': ['127.0.0.1'],
	});
	const {out} = await run(
		'run',
		'alice@example.test',
		script,
		'--dns',
		dns.address,
		'--insecure',
		'--stop-on-refusal',
	);
	expect(flat(out)).toContain(
		'starttls://gone.example.test:1, from SRV _submission._tcp.example.test, does not answer',
	);
	expect(flat(out)).toContain(
		`Chosen: starttls://mail.example.test:${server.port}, since it is the first that answers. Log in as alice@example.test.`,
	);
});

it('says what is missing where nothing is found, and where mail is delivered', async () => {
	await using dns = await dnsServer({'MX example.test': [{preference: 10, exchange: 'mx.example.test'}]});
	const {code, err} = await run('run', 'alice@example.test', script, '--dns', dns.address);
	expect(code).toBe(1);
	expect(flat(err)).toContain('No submission server was found for alice@example.test');
	expect(flat(err)).toContain('Mail for example.test is delivered to mx.example.test; --mx connects there.');
});

it.each([
	[
		'without any record',
		{'A other.test': ['127.0.0.1']},
		'The domain example.test does not exist in DNS (NXDOMAIN).',
	],
	[
		'whose name server fails',
		{'MX example.test': 'SERVFAIL', 'SRV _submission._tcp.example.test': 'SERVFAIL'} as const,
		'MX example.test could not be looked up',
	],
	[
		'that exists and has no mail',
		{'A example.test': ['127.0.0.1']},
		'Name the server itself if you know it.',
	],
	['that refuses mail', {'MX example.test': [{preference: 0, exchange: '.'}]}, 'Name the server itself'],
])('a domain %s is a sentence', async (_name, zone, words) => {
	await using dns = await dnsServer(zone);
	const {code, err} = await run('run', 'alice@example.test', script, '--dns', dns.address);
	expect(code).toBe(1);
	expect(flat(err)).toContain('No submission server was found for alice@example.test');
	expect(flat(err)).toContain(words);
	expect(flat(err)).not.toContain('delivered to example.test');
});

it('reads a user name before a host with a scheme or a port as before', async () => {
	await using server = await scriptedServer(quits);
	expect((await run('run', `smtp://alice@127.0.0.1:${server.port}`, script)).code).toBe(0);
});

it.each([
	[['--mx', '--submission'], '--submission and --mx cannot be used together.'],
	[
		['--mx'],
		'--mx requires a mail domain or an address, such as alice@example.org; “localhost:25” was given.',
	],
])('refuses %j where it makes no sense', async (options, words) => {
	const {code, err} = await run('run', 'localhost:25', script, ...options);
	expect(code).toBe(1);
	expect(err).toContain(words);
});

it('sends to the mail host of the recipients where no server is named', async () => {
	await using dns = await dnsServer({
		'MX example.test': [{preference: 10, exchange: 'mx.example.test'}],
		'A mx.example.test': ['127.0.0.1'],
	});
	const mail = ['--from', 'alice@example.org', '--body', 'x', '--dns', dns.address, '--timeout', '2'];
	const {out} = await run('send', '--to', 'bob@example.test', ...mail);
	expect(flat(out)).toContain('smtp://mx.example.test:25, from MX 10 of example.test');
	const {code, err} = await run('send', '--to', 'bob@example.test,carol@example.net', ...mail);
	expect(code).toBe(1);
	expect(flat(err)).toContain('these are at different domains: example.test, example.net.');
});

it('uses the address given for a name', async () => {
	await using server = await scriptedServer(quits);
	const {code} = await run(
		'run',
		`smtp://mail.nowhere.test:${server.port}`,
		script,
		'--resolve',
		'Mail.Nowhere.Test:127.0.0.1',
	);
	expect(code).toBe(0);
	const wrong = await run('run', 'smtp://mail.nowhere.test', script, '--resolve', 'mail.nowhere.test');
	expect(wrong.err).toContain('--resolve requires a host name and its address');
});
