/** `probe` as a monitoring system runs it. */
import {expect, it} from 'vitest';
import {dnsServer} from '../../support/dns-server.ts';
import {plainServer} from '../../support/plain-server.ts';
import {run} from '../capture.ts';

it.each([
	[[], 0, 'OK'],
	[['--warn', 'time.total>0ms'], 1, 'WARNING'],
	[['--critical', 'time.total>0ms', '--warn', 'time.total>0ms'], 2, 'CRITICAL'],
	[['--require', 'tls'], 2, 'CRITICAL'],
])('is a plugin: %j', async (options, code, state) => {
	await using server = await plainServer();
	const ran = await run('probe', `127.0.0.1:${server.port}`, '--format', 'nagios', ...options);
	expect(ran.code).toBe(code);
	expect(ran.out).toMatch(
		new RegExp(
			`^SMTP ${state} - 127\\.0\\.0\\.1:${server.port}: [^|\\n]+ \\| time=[\\d.]+s;[\\d.]*;[\\d.]* connect=[^\\n]+\\n$`,
		),
	);
});

it('is critical where nobody answers', async () => {
	const {code, out} = await run('probe', '127.0.0.1:1', '--format', 'nagios');
	expect(code).toBe(2);
	expect(out).toMatch(/^SMTP CRITICAL - 127\.0\.0\.1:1: .*refused/);
});

it.each([
	['nagios', 2, /^SMTP CRITICAL - one\.test: MX one\.test could not be looked up: /],
	['csv', 2, /\r\none\.test,[^\r]*,CRITICAL,2,"?MX one\.test could not be looked up/],
	['prometheus', 2, /smtpscope_probe_success\{target="one\.test"\} 0\n/],
])('has a row for a domain whose servers are not known: %s', async (format, code, row) => {
	await using dns = await dnsServer({'MX one.test': 'SERVFAIL'});
	const ran = await run('probe', '--mx', 'one.test', '--dns', dns.address, '--format', format);
	expect(ran.code).toBe(code);
	expect(ran.out).toMatch(row);
});

it('writes metrics', async () => {
	await using server = await plainServer();
	const {out} = await run('probe', `127.0.0.1:${server.port}`, '127.0.0.1:1', '--format', 'prometheus');
	for (const line of out.trimEnd().split('\n')) {
		expect(line).toMatch(
			/^(?:# (?:HELP|TYPE) smtpscope_\w+ .+|smtpscope_\w+\{\w+="[^"]*"(?:,\w+="[^"]*")*\} [\d.]+)$/,
		);
	}

	expect(out).toContain(`smtpscope_probe_success{target="127.0.0.1:${server.port}"} 1\n`);
	expect(out).toContain('smtpscope_probe_success{target="127.0.0.1:1"} 0\n');
	expect(out.match(/# TYPE smtpscope_probe_success gauge/g)).toHaveLength(1);
});

it('writes a table', async () => {
	await using server = await plainServer();
	const {out} = await run('probe', `127.0.0.1:${server.port}`, '--format', 'csv');
	const [head = '', row = ''] = out.split('\r\n');
	expect(head).toMatch(/^target,at,state,exit_code,/);
	expect(row).toMatch(new RegExp(`^127\\.0\\.0\\.1:${server.port},2\\d{3}-.*,OK,0,`));
});

it('requires what it is told to, and says what is missing', async () => {
	await using server = await plainServer();
	const {code, out} = await run(
		'probe',
		`127.0.0.1:${server.port}`,
		'--require',
		'tls>=1.2,auth=PLAIN,chain',
	);
	expect(code).toBe(41);
	expect(out).toMatch(/✗ tls>=1\.2 +there is no TLS/);
	expect(out).toMatch(/✗ auth=plain +AUTH is not offered/);
});

it('probes many times, and shows percentiles', async () => {
	await using server = await plainServer();
	const {code, out} = await run(
		'probe',
		`127.0.0.1:${server.port}`,
		'127.0.0.1:1',
		'--count',
		'5',
		'--concurrency',
		'2',
	);
	expect(code).toBe(2);
	expect(server.served).toBe(5);
	expect(out).toContain(`127.0.0.1:${server.port}: 5 of 5 probes succeeded`);
	expect(out).toMatch(/time\.total +\d+ ms +\d+ ms +\d+ ms +\d+ ms/);
	expect(out).toMatch(/127\.0\.0\.1:1: 0 of 5 probes succeeded\n +5 failed: /);
});

it('watches until Ctrl+C', async () => {
	await using server = await plainServer();
	const watching = run('probe', `127.0.0.1:${server.port}`, '--watch', '1s');
	await expect.poll(() => server.served, {timeout: 10_000}).toBeGreaterThanOrEqual(2);
	process.emit('SIGINT');
	const {code, out} = await watching;
	expect(code).toBe(0);
	expect(out.split('\n').filter(line => line.includes(' OK ')).length).toBeGreaterThanOrEqual(1);
	expect(out).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z +OK +127\.0\.0\.1:\d+ +\d+ ms +No encryption/);
});

it.each([
	[['--require', 'magic'], '--require accepts tls'],
	[['--warn', 'cert.days'], '--warn requires a limit'],
	[['--watch', '1s', '--count', '3'], 'Leave out one of them'],
	[['--count', '0'], '--count requires a number from 1 to 1000'],
	[['--watch', '0s'], '--watch requires an interval'],
	[['--count', '3', '--mx', 'example.test'], '--count cannot be used with --mx'],
])('refuses %j', async (options, words) => {
	const {code, err} = await run('probe', '127.0.0.1:1', ...options);
	expect(code).toBe(1);
	expect(err).toContain(words);
});
