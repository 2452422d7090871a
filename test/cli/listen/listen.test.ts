/** The whole listener in this process: what it prints, writes and leaves behind while clients come and go. */
import {once} from 'node:events';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {connect, createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {afterAll, beforeEach, expect, test, vi} from 'vitest';
import {RawClient} from '../../support/raw-client.ts';
import {reactiveServer} from '../../support/reactive-server.ts';
import {begin, type Ran, run} from '../capture.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-listen-'));
beforeEach(() => {
	vi.stubEnv('XDG_DATA_HOME', join(folder, 'data'));
	vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'config'));
	vi.stubEnv('NO_COLOR', '1');
	vi.stubEnv('SMTPSCOPE_CONFIG', undefined);
});
afterAll(() => {
	vi.unstubAllEnvs();
	rmSync(folder, {recursive: true});
});

/** Listens on any port until it ends by itself, or until `act` is over. */
async function listened(
	argv: readonly string[],
	act: (ports: readonly number[]) => Promise<void>,
	stop: 'SIGINT' | 'SIGTERM' | 'SIGHUP' | null = null,
): Promise<Ran> {
	const running = begin('listen', '127.0.0.1:0', '--name', 'listen.example', ...argv);
	const opening = await running.printed(/Listening on .*\n/);
	await act([...opening.matchAll(/127\.0\.0\.1:(\d+) \(/g)].map(([, port]) => Number(port)));
	if (stop !== null) {
		process.emit(stop);
	}

	return running.ended;
}

/** Without ports, times, and the names of this machine. */
function masked(text: string): string {
	return text
		.replaceAll(folder, 'FOLDER')
		.replaceAll(/smtpscope of [^,\n]+/g, 'smtpscope of USER@HOST')
		.replaceAll(/127\.0\.0\.1:[1-9]\d*/g, '127.0.0.1:PORT')
		.replaceAll(/ port \d{4,5}$/gm, ' port PORT')
		.replaceAll(/(?:[0-9A-F]{2}:){31}[0-9A-F]{2}/g, 'FINGERPRINT')
		.replaceAll(/\w{3}, \d\d? \w{3} \d{4} [\d:]+ [+-]\d{4}/g, 'DATE')
		.replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\.\d{3}Z?/g, 'TIME')
		.replaceAll(/\d{8}-\d{6}-session/g, 'STAMP-session')
		.replaceAll(/(?<=^#\d+→? +)\d+\.\d\d(?= )/gm, '0.00')
		.replaceAll(/(?<= took: ).*/g, '0 ms')
		.replaceAll(/, \d+\.\d s\./g, ', 0.0 s.');
}

const shown = ({code, out, err}: Ran): string =>
	`${inOrder(masked(out))}${err === '' ? '' : `stderr: ${masked(err)}`}exit code ${code}\n`;

/** An entry is told a little later than a message that was kept, and two wires are told as they are heard. */
function inOrder(text: string): string {
	const lines = text.split('\n');
	const isKept = (line: string): boolean => / = Kept: /.test(line);
	const ofServer = (line: string): boolean => /^#\d+→/.test(line);
	return [
		...lines.filter(isKept),
		...lines.filter(line => !isKept(line) && !ofServer(line)),
		...lines.filter(ofServer),
		'',
	].join('\n');
}

async function deliver(port: number, name = 'client.example'): Promise<void> {
	using client = RawClient.clear(port);
	await client.reply();
	await client.ask(`EHLO ${name}`);
	await client.ask('AUTH PLAIN AGFubgBvcGVuLXNlc2FtZQ==');
	await client.ask('MAIL FROM:<ann@example.org>');
	await client.ask('RCPT TO:<bob@example.net>');
	await client.ask('DATA');
	await client.ask('Subject: x\r\n\r\nhello\r\n.');
	await client.ask('QUIT');
	await client.closed();
}

test('a session is printed, and the program ends after as many as it was told', async () => {
	const first = await listened(['--sessions', '1', '--clock'], ([port = 0]) => deliver(port));
	await expect(shown(first)).toMatchFileSnapshot('snapshots/printed.txt');

	const second = await listened(['--sessions', '2', '--format', 'json'], async ([port = 0]) => {
		await deliver(port);
		await deliver(port);
	});
	const lines = second.out.split('\n').filter(Boolean);
	const sessionLines = lines.map(line => JSON.parse(line)).filter(({type}) => type === 'session');
	expect(sessionLines).toMatchObject([
		{session: 1, accepted: 1},
		{session: 2, accepted: 1},
	]);
	expect(JSON.parse(lines.at(-1) ?? '')).toEqual({
		type: 'summary',
		sessions: 2,
		notLetIn: 0,
		groups: [{id: 'delivered', title: 'Everything accepted', count: 2, example: 1}],
	});
	expect(second.err).toContain('Listening on 127.0.0.1:');
});

test('what is said at the start, and at the end', async () => {
	const parts: string[] = [];
	for (const argv of [
		['--tls', 'implicit'],
		['--tls', 'none', '--lmtp'],
		['--ports', '0,0'],
		['--keep', join(folder, 'kept')],
		['--to', 'mail.example.org'],
	]) {
		const ran = await listened(argv, async () => {}, 'SIGINT');
		parts.push(
			`━━ ${masked(argv.join(' '))}`,
			shown(ran).replace('A new CA was created for certificates', 'Certificates are signed by'),
		);
	}

	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/opening.txt');
});

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
	'%s ends it, once, and closes its ports',
	async signal => {
		const before = process.listenerCount(signal);
		let port = 0;
		const {code} = await listened(
			[],
			async ([first = 0]) => {
				port = first;
				expect(process.listenerCount(signal)).toBe(before + 1);
			},
			signal,
		);
		expect(code).toBe(0);
		expect(process.listenerCount(signal)).toBe(before);
		const socket = connect(port, '127.0.0.1');
		const [error] = await once(socket, 'error');
		expect(error).toMatchObject({code: 'ECONNREFUSED'});
	},
);

test('connections that are open when it ends are closed, and told', async () => {
	let open: RawClient | undefined;
	const ran = await listened(
		[],
		async ([port = 0]) => {
			open = RawClient.clear(port);
			await open.reply();
			await open.ask('EHLO client.example');
		},
		'SIGINT',
	);
	await open?.closed();
	expect(masked(ran.out).split('\n').slice(-6)).toEqual([
		'#1       0.00  = The server closed the connection. No transaction was open.',
		'#1   ── 127.0.0.1 client.example: no message was sent, 0.0 s.',
		'',
		'1 session:',
		'       1  No message sent (such as #1).',
		'',
	]);
});

test('a client that vanishes in the middle of its message is told, and nothing of it is kept', async () => {
	const kept = join(folder, 'cut');
	const ran = await listened(['--keep', kept, '--sessions', '1'], async ([port = 0]) => {
		const client = connect(port, '127.0.0.1');
		let heard = '';
		for (const line of [
			...['EHLO client.example', 'MAIL FROM:<ann@example.org>', 'RCPT TO:<bob@example.net>', 'DATA'],
			'Subject: cut\r\n\r\nThis is the last',
		]) {
			while (!/^\d{3} .*\r\n$/m.test(heard)) {
				const [piece] = await once(client, 'data');
				heard += String(piece);
			}

			heard = '';
			client.write(line === 'Subject: cut\r\n\r\nThis is the last' ? line : `${line}\r\n`);
		}

		client.end();
		await once(client, 'close');
	});
	expect(readdirSync(kept)).toEqual([]);
	await expect(
		shown(ran).replace('A new CA was created for certificates', 'Certificates are signed by'),
	).toMatchFileSnapshot('snapshots/vanished.txt');
});

test('messages are kept in a folder, each in a file for its owner alone', async () => {
	const kept = join(folder, 'inbox', 'of-mine');
	const ran = await listened(['--keep', kept, '--sessions', '2'], async ([port = 0]) => {
		await deliver(port);
		using client = RawClient.clear(port);
		await client.reply();
		await client.ask('EHLO two.example');
		for (const _ of [1, 2]) {
			await client.ask('MAIL FROM:<ann@example.org>');
			await client.ask('RCPT TO:<bob@example.net>');
			await client.ask('DATA');
			await client.ask('Subject: y\r\n\r\n..dot\r\n.');
		}

		await client.ask('MAIL FROM:<ann@example.org>');
		await client.ask('RCPT TO:<bob@example.net>');
		await client.ask('DATA');
		client.write('half');
	});
	const names = readdirSync(kept).sort();
	expect(names.map(name => name.replace(/^\d{8}-\d{6}/, 'STAMP'))).toEqual([
		'STAMP-session-1-1.eml',
		'STAMP-session-2-2.eml',
		'STAMP-session-2-3.eml',
	]);
	expect(names.map(name => statSync(join(kept, name)).mode & 0o777)).toEqual([0o600, 0o600, 0o600]);
	expect(statSync(kept).mode & 0o777).toBe(0o700);
	expect(names.map(name => readFileSync(join(kept, name), 'latin1'))).toEqual([
		'Subject: x\r\n\r\nhello\r\n',
		'Subject: y\r\n\r\n.dot\r\n',
		'Subject: y\r\n\r\n.dot\r\n',
	]);
	expect(masked(ran.out).match(/(?<= = ).*STAMP.*/g)).toEqual([
		'Kept: 21 octets from <ann@example.org> to bob@example.net, in FOLDER/inbox/of-mine/STAMP-session-1-1.eml',
		'Kept: 20 octets from <ann@example.org> to bob@example.net, in FOLDER/inbox/of-mine/STAMP-session-2-2.eml',
		'Kept: 20 octets from <ann@example.org> to bob@example.net, in FOLDER/inbox/of-mine/STAMP-session-2-3.eml',
	]);
});

test('a message that cannot be written is refused', async () => {
	const kept = join(folder, 'vanishing');
	const replies: string[] = [];
	await listened(['--keep', kept, '--sessions', '1'], async ([port = 0]) => {
		using client = RawClient.clear(port);
		await client.reply();
		await client.ask('EHLO client.example');
		for (const vanishes of ['before DATA', 'before the dot']) {
			await client.ask('MAIL FROM:<ann@example.org>');
			await client.ask('RCPT TO:<bob@example.net>');
			if (vanishes === 'before DATA') {
				rmSync(kept, {recursive: true});
			}

			replies.push(await client.ask('DATA'));
			if (vanishes === 'before the dot') {
				rmSync(kept, {recursive: true});
			}

			replies.push(await client.ask('x\r\n.'));
			mkdirSync(kept);
		}

		await client.ask('QUIT');
		await client.closed();
	});
	const [started, refused] = [
		'354 End the message with a line that contains only a dot\r\n',
		'452 4.3.1 smtpscope cannot write the message to its folder\r\n',
	];
	expect(replies).toEqual([started, refused, started, refused]);
	expect(readdirSync(kept)).toEqual([]);
});

test('both sides of a session that is passed on, and a log', async () => {
	await using server = await reactiveServer({keywords: ['AUTH PLAIN']});
	const log = join(folder, 'relay.jsonl');
	const to = ['--to', `127.0.0.1:${server.port}`, '--sessions', '1'];
	const both = await listened([...to, '--both-wires', '--log', log], ([port = 0]) => deliver(port));
	const one = await listened([...to, '--log', log, '--append', '--format', 'json'], ([port = 0]) =>
		deliver(port),
	);
	const written = readFileSync(log, 'utf8');
	expect(both.out + one.out + written).not.toContain('open-sesame');
	expect(both.out + one.out + written).not.toContain('AGFubgBvcGVuLXNlc2FtZQ');
	const kinds = written
		.split('\n')
		.filter(Boolean)
		.map(line => JSON.parse(line).type);
	expect(both.err + one.err.replaceAll(/^(?:Listening|Each|Certificates|$).*\n/gm, '')).toBe('');
	expect(
		one.out
			.split('\n')
			.filter(Boolean)
			.map(line => JSON.parse(line).type),
	).toEqual(kinds.slice(kinds.indexOf('summary') + 1));
	await expect(shown(both)).toMatchFileSnapshot('snapshots/relayed.txt');
});

test('a log beside the output', async () => {
	const log = join(folder, 'session.txt');
	await listened(['--sessions', '1', '--log', log], ([port = 0]) => deliver(port));
	await expect(inOrder(masked(readFileSync(log, 'utf8')))).toMatchFileSnapshot('snapshots/log.txt');
});

test('the certificate of one’s own, or of a CA that is made once and can be deleted', async () => {
	const parts: string[] = [];
	const data = join(folder, 'data', 'smtpscope', 'authority');
	rmSync(data, {recursive: true, force: true});
	const exported = join(folder, 'ca.pem');
	for (const argv of [
		['--export-ca', exported],
		['--export-ca', exported],
		['--remove-ca'],
		['--remove-ca'],
	]) {
		parts.push(`━━ ${masked(argv.join(' '))}`, shown(await run('listen', ...argv)));
	}

	expect(readdirSync(join(data, '..'))).toEqual([]);
	const secured = await listened(['--sessions', '1', '--export-ca', exported], async ([port = 0]) => {
		using client = RawClient.clear(port);
		await client.reply();
		await client.ask('EHLO client.example');
		await client.ask('STARTTLS');
		await client.secure({ca: readFileSync(exported), servername: 'any.example'});
		await client.ask('QUIT');
		await client.closed();
	});
	expect(secured.code).toBe(0);
	expect(readdirSync(data).sort()).toEqual(['certificate.pem', 'key.pem']);
	expect(statSync(join(data, 'key.pem')).mode & 0o777).toBe(0o600);
	expect(readFileSync(join(data, 'certificate.pem'), 'utf8')).toBe(readFileSync(exported, 'utf8'));
	const own = ['--cert', join(data, 'certificate.pem'), '--key', join(data, 'key.pem'), '--sessions', '1'];
	const ofOwn = await listened(own, async ([port = 0]) => {
		using client = RawClient.clear(port);
		await client.reply();
		await client.ask('EHLO client.example');
		await client.ask('STARTTLS');
		await client.secure({rejectUnauthorized: false});
		await client.ask('QUIT');
		await client.closed();
	});
	expect(ofOwn.out).not.toContain('--remove-ca');
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/certificates.txt');
});

test('what cannot be done has a sentence', async () => {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const taken = typeof address === 'object' && address ? address.port : 0;
	writeFileSync(join(folder, 'a-file'), 'x');
	const parts: string[] = [];
	for (const argv of [
		['127.0.0.1:1', 'extra'],
		[`127.0.0.1:${taken}`],
		['192.0.2.1:25'],
		['127.0.0.1:0', '--keep', join(folder, 'a-file')],
		['127.0.0.1:0', '--keep', join(folder, 'a-file', 'below')],
		['127.0.0.1:0', '--cert', join(folder, 'a-file')],
		['127.0.0.1:0', '--key', join(folder, 'a-file')],
		['127.0.0.1:0', '--cert', join(folder, 'a-file'), '--key', join(folder, 'a-file')],
		['127.0.0.1:0', '--cert', join(folder, 'none'), '--key', join(folder, 'a-file')],
		['127.0.0.1:0', '--sessions', '0'],
		['127.0.0.1:0', '--format', 'html'],
		['127.0.0.1:0', '--append'],
		['127.0.0.1:0', '--log', join(folder, 'a-file')],
		['127.0.0.1:0', '--export-ca', join(folder, 'a-file', 'below')],
		['--export-ca', folder],
	]) {
		parts.push(
			`━━ ${masked(argv.join(' ')).replaceAll(`${taken}`, 'PORT')}`,
			shown(await run('listen', ...argv)).replaceAll(`${taken}`, 'PORT'),
		);
	}

	server.close();
	vi.stubEnv('XDG_DATA_HOME', join(folder, 'a-file'));
	parts.push(shown(await run('listen', '127.0.0.1:0')));
	await expect(parts.join('\n')).toMatchFileSnapshot('snapshots/problems.txt');
});

test('nothing of one that could not begin is left', async () => {
	const before = process.listenerCount('SIGINT');
	expect((await run('listen', '192.0.2.1:0')).code).toBe(1);
	expect((await run('listen', '127.0.0.1:0', '--format', 'html')).code).toBe(1);
	expect(process.listenerCount('SIGINT')).toBe(before);
});
