/** `send` against real servers: the table of messages read back byte for byte, and recipients that are refused. */
import {mkdtempSync, rmSync} from 'node:fs';
import {readdir, readFile, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import {afterAll, describe, expect} from 'vitest';
import {buildMessage} from '../../source/message/build.ts';
import {type Ran, run} from '../cli/capture.ts';
import {judge, noJudge} from '../message/judge.ts';
import {messages} from '../message/messages.ts';
import {interop, mailServers, type PortName} from './servers/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-mail-'));
afterAll(() => rmSync(folder, {recursive: true}));

function send(port: PortName, ...argv: readonly string[]): Promise<Ran> {
	const {ports} = mailServers();
	const scheme = port === 'lmtp' ? 'lmtp://' : '';
	return run('send', `${scheme}127.0.0.1:${ports[port]}`, '--from', 'alice@example.test', ...argv);
}

/** Messages in the mailbox for all other domains, as bytes, with the line ends of SMTP. */
async function stored(): Promise<readonly Buffer[]> {
	const {folders, flush} = mailServers();
	await flush();
	const box = join(folders.mail, 'catchall', 'new');
	const names = await readdir(box);
	const files = await Promise.all(names.map(name => readFile(join(box, name), 'latin1')));
	return files.map(text => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'));
}

interop(
	'the table of messages comes back as it was sent, and Python reads the same in it',
	async () => {
		const sent: Buffer[] = [];
		for (const [index, {name, letter}] of messages.entries()) {
			const bytes = await buffer((await buildMessage(letter)).open());
			const path = join(folder, `${index}.eml`);
			await writeFile(path, bytes);
			const {code, err} = await send('relay', '--data', `@${path}`, '--envelope-to', 'bob@table.test', '-S');
			expect({name, code, err: code === 0 ? '' : err}).toEqual({name, code: 0, err: ''});
			sent.push(bytes);
		}

		const found = await stored();
		// The server puts its own fields in front; everything behind them is ours.
		const back = sent.map(bytes =>
			found.find(one => one.length >= bytes.length && one.subarray(-bytes.length).equals(bytes)),
		);
		expect(messages.filter((_, index) => !back[index]).map(({name}) => name)).toEqual([]);
		if (noJudge === null) {
			const before = await judge(sent);
			const after = await judge(back.flatMap(bytes => bytes ?? []));
			expect(after.map(({fields, ...rest}) => rest)).toEqual(before.map(({fields, ...rest}) => rest));
		}
	},
	120_000,
);

describe('recipients', () => {
	const [good, unknown, later] = ['bob@example.test', 'nobody@elsewhere.test', 'tempfail@example.test'];

	interop('some refused: the others get it, and the exit code is 40', async () => {
		const {code, out} = await send('mx', '--to', good, '--to', unknown, '--subject', 'some of them');
		expect(code).toBe(40);
		expect(out).toContain(unknown);
		expect((await mailServers().mail('bob')).join()).toContain('Subject: some of them');
	});

	interop('all or nothing: nobody gets it', async () => {
		const {code} = await send(
			'mx',
			'--to',
			good,
			'--to',
			unknown,
			'--subject',
			'for all',
			'--all-or-nothing',
		);
		expect(code).not.toBe(0);
		expect((await mailServers().mail('bob')).join()).not.toContain('Subject: for all');
	});

	interop('every one refused', async () => {
		expect((await send('mx', '--to', unknown)).code).toBe(24);
	});

	interop('try again later has an exit code of its own', async () => {
		expect((await send('mx', '--to', later, '--exit-detail')).code).toBe(54);
	});

	interop('LMTP has one reply for each', async () => {
		const {code} = await send('lmtp', '--to', `${good},carol@example.test`, '--subject', 'by LMTP');
		expect(code).toBe(0);
		for (const address of [good, 'carol@example.test']) {
			expect((await mailServers().lmtpMail(address)).join()).toContain('Subject: by LMTP');
		}
	});
});

interop('a message over the announced SIZE is not taken', async () => {
	const {code, out} = await send('strict', '--to', 'bob@example.test', '--body', 'word '.repeat(4000));
	expect(code).not.toBe(0);
	expect(out).toContain('10240');
	expect(out).not.toMatch(/\bDATA\r?$/m);
});
