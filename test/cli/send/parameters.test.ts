/** DSN and the other services that `send` asks for: as options, on the wire, and where the server does not offer them. */
import {beforeEach, describe, expect, test, vi} from 'vitest';
import {scriptedServer} from '../../support/scripted-server.ts';
import {run} from '../capture.ts';

beforeEach(() => vi.stubEnv('XDG_CONFIG_HOME', '/none/there'));

const who = ['--from', 'alice@example.org', '--to', 'bob@example.net'];

describe('what is asked of MAIL and RCPT', () => {
	const keywords = [
		...['SIZE', '8BITMIME', 'SMTPUTF8', 'DSN', 'AUTH PLAIN', 'REQUIRETLS', 'MT-PRIORITY MIXER', 'DELIVERBY'],
		'FUTURERELEASE 86400 2030-01-01T00:00:00Z',
	];
	const offering = (words: readonly string[]) =>
		words.map((word, index) => `S: 250${index === words.length - 1 ? ' ' : '-'}${word}`);

	test('goes out where it is offered', async () => {
		await using server = await scriptedServer([
			...['S: 220 hi', 'C: EHLO …', ...offering(['me', ...keywords]), 'C: MAIL …', 'S: 250 ok'],
			...['C: RCPT …', 'S: 250 ok', 'C: QUIT', 'S: 221 bye', 'END'],
		]);
		const {code} = await run(
			...['send', `127.0.0.1:${server.port}`, '--from', 'a@example.org', '--to', 'bób@example.net'],
			...['--text', 'é', '--ret', 'full', '--envid', 'x y', '--mail-auth', '<>'],
			...['--mt-priority', '-4', '--deliver-by', '120;R', '--hold-for', '60', '--notify', 'never', '--orcpt'],
			...['--mail-parameter', 'XMAIL=1', '--rcpt-parameter', 'XRCPT', '--quit-after', 'RCPT'],
		);
		expect(code).toBe(0);
		const [mail, rcpt] = Buffer.from(server.written(), 'latin1').toString().split('\r\n').slice(1);
		expect(mail).toMatch(
			/^MAIL FROM:<a@example\.org> SIZE=\d+ BODY=8BITMIME SMTPUTF8 RET=FULL ENVID=x\+20y AUTH=<> MT-PRIORITY=-4 BY=120;R HOLDFOR=60 XMAIL=1$/,
		);
		expect(rcpt).toBe('RCPT TO:<bób@example.net> NOTIFY=NEVER ORCPT=utf-8;bób@example.net XRCPT');
	});

	const bare = ['S: 220 hi', 'C: EHLO …', 'S: 250 me'];
	test.each<[string, readonly string[]]>([
		['HOLDFOR', ['--hold-for', '60']],
		['HOLDUNTIL', ['--hold-until', '2030-01-01T00:00:00Z']],
		['BY', ['--deliver-by', '120;R']],
	])('%s, not offered, stops it before MAIL and names the way on', async (name, argv) => {
		await using server = await scriptedServer([...bare, 'C: QUIT', 'S: 221 bye', 'END']);
		const {code, out} = await run('send', `127.0.0.1:${server.port}`, ...who, ...argv, '-S');
		expect(out).toMatch(
			new RegExp(
				`^${name} was requested, and the server does not offer .*, so nothing was sent\\.\n--not-offered leave-out omits it`,
			),
		);
		expect(code).toBe(23);
		expect(server.written()).not.toContain('MAIL');
	});

	test.each<[string, readonly string[]]>([
		['RET', ['--ret', 'HDRS']],
		['ENVID', ['--envid', 'x']],
		['AUTH', ['--mail-auth', 'x@example.org']],
		['MT-PRIORITY', ['--mt-priority', '1']],
		['BY', ['--deliver-by', '120;N']],
		['NOTIFY', ['--notify', 'DELAY']],
		['ORCPT', ['--orcpt']],
	])('%s, not offered, is left out, and that is said before MAIL', async (name, argv) => {
		await using server = await scriptedServer([
			...[
				...bare,
				'C: MAIL FROM:<alice@example.org>',
				'S: 250 ok',
				'C: RCPT TO:<bob@example.net>',
				'S: 250 ok',
			],
			...['C: QUIT', 'S: 221 bye', 'END'],
		]);
		const {code, out} = await run(
			'send',
			`127.0.0.1:${server.port}`,
			...who,
			...argv,
			'--quit-after',
			'RCPT',
		);
		expect(out).toMatch(
			new RegExp(`${name} was requested, and the server does not offer .*, so it is left out\\.[^]*C MAIL`),
		);
		expect(code).toBe(0);
	});
});
