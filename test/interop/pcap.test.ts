/** A capture of real conversations: what tshark reads in it, we read too. Skipped where tcpdump or tshark are missing. */
import {execFileSync, spawn, spawnSync} from 'node:child_process';
import {createSocket} from 'node:dgram';
import {once} from 'node:events';
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import process from 'node:process';
import {expect, vi} from 'vitest';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import type {Entry} from '../../source/session/entry.ts';
import {RawClient} from '../support/raw-client.ts';
import {interop, mailServers, serverName} from './servers/index.ts';

const found = ['tcpdump', 'tshark'].every(tool => spawnSync(tool, ['--version']).status === 0);

/** Records what goes over the loopback to these ports while `talk` runs: up to a datagram that says it is over. */
async function captured(ports: readonly number[], talk: () => Promise<void>): Promise<string> {
	const file = join(mkdtempSync(join(tmpdir(), 'smtpscope-capture-')), 'talk.pcap');
	await using ending = await endMark();
	const filter = [...ports.map(port => `tcp port ${port}`), `udp port ${ending.port}`].join(' or ');
	const tcpdump = spawn('tcpdump', ['-i', 'lo', '-U', '--immediate-mode', '-Z', 'root', '-w', file, filter]);
	const ended = new Promise(resolve => tcpdump.once('exit', resolve));
	await new Promise<void>((resolve, reject) => {
		tcpdump.once('exit', code => reject(new Error(`tcpdump ended with ${code}`)));
		tcpdump.stderr.on('data', (data: Buffer) => data.includes('listening on') && resolve());
	});
	await talk();
	ending.send();
	// What tcpdump has not written yet when it is stopped is lost.
	await vi.waitUntil(() => readFileSync(file).includes(ending.text), {timeout: 20_000, interval: 20});
	tcpdump.kill('SIGINT');
	await ended;
	return file;
}

/** A datagram of a socket to itself, to be found in the capture behind all that went before. */
async function endMark() {
	const socket = createSocket('udp4');
	socket.bind(0, '127.0.0.1');
	await once(socket, 'listening');
	const {port} = socket.address();
	const text = `end of the talk at ${port}`;
	return {
		port,
		text,
		send: () => socket.send(text, port, '127.0.0.1'),
		async [Symbol.asyncDispose]() {
			socket.close();
			await once(socket, 'close');
		},
	};
}

/** `C MAIL`, `S 250` … as tshark reads them. */
function byTshark(file: string, port: number, more: readonly string[] = []): string[] {
	const fields = ['smtp.req.command', 'smtp.response.code'].flatMap(field => ['-e', field]);
	const options = [...more, '-r', file, '-d', `tcp.port==${port},smtp`, '-Y', `smtp && tcp.port==${port}`];
	const output = execFileSync('tshark', [...options, '-T', 'fields', ...fields], {
		stdio: ['ignore', 'pipe', 'ignore'],
	});
	return output
		.toString()
		.split('\n')
		.flatMap(line => {
			const [commands = '', codes = ''] = line.split('\t');
			return [
				...commands.split(',').map(verb => verb && `C ${verb.toUpperCase()}`),
				...codes.split(',').map(code => code && `S ${code}`),
			].filter(Boolean);
		});
}

function byUs(entries: readonly Entry[]): string[] {
	return entries.flatMap(entry => {
		if (entry.type === 'sent') {
			return entry.kind === 'command' ? [`C ${entry.verb}`] : [];
		}

		return entry.type === 'reply' ? [`S ${entry.code}`] : [];
	});
}

const test = found ? interop : interop.skip;

test('a capture in clear text and one with STARTTLS', async () => {
	const {relay, submission} = mailServers().ports;
	const file = await captured([relay, submission], async () => {
		using clear = RawClient.clear(relay);
		await clear.reply();
		for (const line of [
			'EHLO me.example',
			'MAIL FROM:<alice@example.test>',
			'RCPT TO:<nobody@example.test>',
			'RCPT TO:<bob@example.test>',
			'DATA',
			'Subject: x\r\n\r\n..dot\r\n.',
			'QUIT',
		]) {
			await clear.ask(line);
		}

		await clear.closed();
		using secure = RawClient.clear(submission);
		await secure.reply();
		await secure.ask('EHLO me.example');
		await secure.ask('STARTTLS');
		await secure.secure({rejectUnauthorized: false, servername: 'mail.example.test'});
		await secure.ask('EHLO me.example');
		await secure.ask('QUIT');
		await secure.closed();
	});
	const recording = readRecording(new Uint8Array(readFileSync(file)));
	const sessions = recording.kind === 'sessions' ? recording.sessions.map(entriesOf) : [];
	const [clear = [], secure = []] = sessions;
	const expected = byTshark(file, relay);
	rmSync(dirname(file), {recursive: true});
	expect(sessions).toHaveLength(2);
	expect(byUs(clear)).toEqual(expected);
	expect(expected).toContain('S 550');
	expect(byUs(secure)).toEqual(['S 220', 'C EHLO', 'S 250', 'C STARTTLS', 'S 220']);
	expect(secure.find(entry => entry.type === 'secured')).toMatchObject({
		tls: {protocol: 'TLSv1.3', servername: 'mail.example.test', recorded: true},
	});
	const behindTls = secure.slice(secure.findIndex(entry => entry.type === 'secured') + 1);
	console.log(JSON.stringify(behindTls));
	expect(behindTls[0]).toMatchObject({type: 'note', about: 'capture/unreadable'});
	expect(behindTls.slice(1).map(entry => entry.type)).toEqual(['closed']);
});

test('with the keys of --keylog Wireshark reads what STARTTLS hid', async () => {
	const {ports, certificates} = mailServers();
	const port = ports.submission;
	const keys = join(mkdtempSync(join(tmpdir(), 'smtpscope-keys-')), 'keys.txt');
	const file = await captured([port], async () => {
		const program = spawn(process.execPath, [
			...['dist/cli.js', 'run', `127.0.0.1:${port}`],
			...['--keylog', keys, '--ca', certificates.ca, '--servername', serverName],
		]);
		program.stdin.end('EHLO me.example\n/starttls\nVRFY somebody-in-secret\nQUIT\n');
		await once(program, 'exit');
	});
	const withKeys = ['-o', `tls.keylog_file:${keys}`];
	const hidden = byTshark(file, port);
	// Of a command tshark tells the first four letters.
	const clear = ['S 220', 'C EHLO', 'S 250', 'C STAR', 'S 220'];
	expect(hidden).toEqual(clear);
	const read = byTshark(file, port, withKeys);
	expect(read.slice(0, 5)).toEqual(clear);
	expect(read.slice(5)).toEqual([
		'C EHLO',
		'S 250',
		'C VRFY',
		expect.stringMatching(/^S \d/),
		'C QUIT',
		'S 221',
	]);
	rmSync(dirname(file), {recursive: true});
	rmSync(dirname(keys), {recursive: true});
});
