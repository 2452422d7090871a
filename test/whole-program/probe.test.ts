import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {text} from 'node:stream/consumers';
import {afterAll, expect, it, vi} from 'vitest';
import {dnsServer} from '../support/dns-server.ts';
import {plainServer} from '../support/plain-server.ts';
import {call, expectLine, say, scriptedServer} from '../support/scripted-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-probe-'));
afterAll(() => rmSync(folder, {recursive: true}));

const program = join(import.meta.dirname, '../../dist/cli.js');

/** The program with a list of servers on its standard input. */
function probe(list: string, argv: readonly string[] = [], node: readonly string[] = []) {
	const child = spawn(process.execPath, [...node, program, 'probe', '--targets', '-', ...argv], {
		env: {...process.env, XDG_CONFIG_HOME: folder},
	});
	child.stdin.end(list);
	const ended = async () => {
		const exit = once(child, 'exit');
		const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
		const [code] = await exit;
		return {code, out, err};
	};
	return {child, ended: ended()};
}

it('reads the list of servers from standard input', async () => {
	await using server = await plainServer();
	const {code, out, err} = await probe(`# one\n127.0.0.1:${server.port}\nno host\n`).ended;
	expect({code, err}).toEqual({code: 1, err: ''});
	expect(out).toContain('Not probed (line 3 of standard input): “no host” cannot be a host name');
	expect(server.served).toBe(1);
});

it('prints what is known so far at Ctrl+C', async () => {
	let arrived: () => void = () => {};
	const reached = new Promise<void>(resolve => {
		arrived = resolve;
	});
	await using quick = await plainServer();
	await using slow = await scriptedServer([say('220 slow'), expectLine('EHLO …'), call(() => arrived())]);
	const list = [quick.port, slow.port, quick.port, quick.port].map(port => `127.0.0.1:${port}\n`).join('');
	const {child, ended} = probe(list, ['--concurrency', '1']);
	await reached;
	child.kill('SIGINT');
	const {code, out} = await ended;
	expect(code).toBe(130);
	expect(out).toContain('220 mail.example.test ESMTP');
	expect(out).toContain('220 slow');
	const rows = out.slice(out.indexOf('In short'));
	expect(rows).toMatch(/! 127\.0\.0\.1:\d+ +Stopped before it was finished\./);
	expect(rows.replace(/\s+/g, ' ')).toContain(
		`! stopped 2 more servers were not probed: 127.0.0.1:${quick.port}, 127.0.0.1:${quick.port}`,
	);
	expect(quick.served).toBe(1);
});

it.each(['text', 'json', 'csv', 'nagios', 'prometheus'])(
	'lists the domains that were not looked up at Ctrl+C: %s',
	async format => {
		await using dns = await dnsServer({'MX one.test': 'silent', 'MX two.test': [], 'MX three.test': []});
		const domains = ['one.test', 'two.test', 'three.test'].flatMap(name => ['--mx', name]);
		const {child, ended} = probe('127.0.0.1:1\n', [
			...domains,
			...['--dns', dns.address, '--concurrency', '1', '--format', format],
		]);
		await vi.waitFor(() => expect(dns.questions).toContain('MX one.test'), {timeout: 20_000});
		child.kill('SIGINT');
		const {code, out} = await ended;
		expect(code).toBe(130);
		if (format === 'json') {
			expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '')).toMatchObject({
				notProbed: 1,
				left: {domains: ['two.test', 'three.test'], servers: ['127.0.0.1:1']},
			});
		} else if (format !== 'text') {
			for (const name of [...domains.filter(word => word !== '--mx'), '127.0.0.1:1']) {
				expect(out).toContain(name);
			}
		} else {
			const words = out.replace(/\s+/g, ' ');
			expect(words).toContain('MX one.test could not be looked up: the lookup was stopped.');
			expect(words).toContain('! stopped 2 more domains were not looked up: two.test, three.test');
			expect(words).toContain('! stopped 1 more server was not probed: 127.0.0.1:1');
		}
	},
);

it('needs no more memory for many servers than for a few', async () => {
	// Each conversation is some 3 MB to the program: if it kept them, a hundred would not fit.
	const extensions = Array.from({length: 900}, (_, index) => `X-${index} ${'parameter '.repeat(90)}`);
	await using server = await plainServer({extensions});
	const list = `127.0.0.1:${server.port}\n`.repeat(100);
	const {code, out, err} = await probe(list, ['--format', 'markdown'], ['--max-old-space-size=80']).ended;
	expect({code, err}).toEqual({code: 0, err: ''});
	expect(server.served).toBe(100);
	expect(out.match(/^## 127/gm)).toHaveLength(100);
}, 120_000);
