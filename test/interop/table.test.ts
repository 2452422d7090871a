/** The table of messages, by `send` to Postfix and back: as finished files and from options. Python's email package is the judge. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {readdir, readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {buffer} from 'node:stream/consumers';
import {afterAll, expect} from 'vitest';
import {parseAddresses} from '../../source/message/addresses.ts';
import {buildMessage} from '../../source/message/build.ts';
import type {Letter} from '../../source/message/letter.ts';
import {run} from '../cli/capture.ts';
import {expectJudged, judge, noJudge} from '../message/judge.ts';
import {messages} from '../message/messages.ts';
import {interop, mailServers} from './servers/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-table-'));
afterAll(() => rmSync(folder, {recursive: true}));

/** What Postfix kept for all domains but its own, as bytes, with the line ends of SMTP. */
async function stored(): Promise<readonly Buffer[]> {
	const {folders, flush} = mailServers();
	await flush();
	const box = join(folders.mail, 'catchall', 'new');
	const files = await Promise.all((await readdir(box)).map(name => readFile(join(box, name), 'latin1')));
	return files.map(text => Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1'));
}

interop(
	'finished messages come back byte for byte, and Python reads the same in them',
	async () => {
		const sent: Buffer[] = [];
		for (const [index, {name, letter}] of messages.entries()) {
			const bytes = await buffer((await buildMessage(letter)).open());
			const {code, err} = await run(
				...['send', `127.0.0.1:${mailServers().ports.relay}`, '--data', `@${file(`${index}.eml`, bytes)}`],
				...['--from', 'alice@example.test', '--envelope-to', 'bob@table.test', '-S'],
			);
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

interop(
	'messages from options arrive once for each recipient, and Python reads in them what was asked for',
	async () => {
		const sent: {name: string; letter: Letter; id: string}[] = [];
		for (const [index, {name, letter}] of messages.entries()) {
			const {argv, wanted} = asOptions(letter, index);
			const {code, out, err} = await run(
				...['send', `127.0.0.1:${mailServers().ports.relay}`, '--format', 'json', '-S', ...argv],
			);
			expect({name, code, err: code === 0 ? '' : err}).toEqual({name, code: 0, err: ''});
			sent.push({name, letter: wanted, id: JSON.parse(out).messages[0].messageId});
		}

		const found = await stored();
		for (const {name, letter, id} of sent) {
			const copies = found.filter(bytes => bytes.subarray(0, 16_384).includes(`Message-ID: ${id}`));
			const everyone = [letter.to, letter.cc, letter.bcc].flatMap(
				list => parseAddresses(list ?? '').mailboxes,
			);
			expect([name, copies.length]).toEqual([name, everyone.length]);
			expect(copies.join('')).not.toMatch(/^bcc:/im);
			const [judged] = noJudge === null ? await judge(copies.slice(0, 1)) : [];
			if (judged) {
				expectJudged(judged, letter);
			}
		}
	},
	180_000,
);

/** The options of `send` for a letter, and the letter they can say: an image's id is its file's name there. */
function asOptions(letter: Letter, row: number): {argv: readonly string[]; wanted: Letter} {
	const option = (name: string, value?: string) => (value === undefined ? [] : [`--${name}`, value]);
	const ids = new Map(
		letter.attachments?.flatMap(({contentId, name}) => (contentId && name ? [[contentId, name]] : [])),
	);
	const html =
		letter.html &&
		[...ids].reduce((text, [id, name]) => text.replaceAll(`cid:${id}`, `cid:${name}`), letter.html);
	// A type on the command line holds for the attachments behind it, so each says its own.
	const attachments = letter.attachments?.map(({contentId, name = '', type, ...rest}) => ({
		...rest,
		name,
		type: type ?? 'application/octet-stream',
		...(contentId && {contentId: name}),
	}));
	const files = (attachments ?? []).flatMap(({content, contentId, name, type}, index) => {
		const bytes = 'bytes' in content ? content.bytes : '';
		return contentId
			? ['--inline', `@${file(contentId, bytes)}`]
			: [
					...['--attach-name', name, '--attach-type', type],
					...['--attach', `@${file(`${row}-${index}`, bytes)}`],
				];
	});
	return {
		argv: [
			...option('from', letter.from),
			...option('to', letter.to),
			...option('cc', letter.cc),
			...option('bcc', letter.bcc),
			...option('reply-to', letter.replyTo),
			...option('subject', letter.subject ?? ''),
			...option('text', letter.text ?? (letter.html === undefined ? '' : undefined)),
			...option('html', html),
			...option('charset', letter.charset),
			...option('encoding', letter.encoding),
			...files,
			...(letter.headers ?? []).flatMap(({name, value}) => [`--h-${name}`, value]),
		],
		wanted: {...letter, ...(html !== undefined && {html}), ...(attachments && {attachments})},
	};
}

function file(name: string, content: Uint8Array | string): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}
