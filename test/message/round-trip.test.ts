import {buffer} from 'node:stream/consumers';
import {beforeAll, describe, expect, test} from 'vitest';
import {parseAddresses, withAsciiDomain} from '../../source/message/addresses.ts';
import {buildMessage} from '../../source/message/build.ts';
import {fieldNamed} from '../../source/message/header-fields.ts';
import type {BuiltMessage} from '../../source/message/letter.ts';
import {scanBytes} from '../../source/message/line-ends.ts';
import {partContent, partText} from '../../source/message/part-content.ts';
import {attachments, readMessage, textParts, walkParts} from '../../source/message/read.ts';
import {expectJudged, type Judged, judge, noJudge} from './judge.ts';
import {messages} from './messages.ts';

type Sent = {readonly built: BuiltMessage; readonly bytes: Buffer};

const sent = new Map<string, Sent>();
const judged = new Map<string, Judged>();

beforeAll(async () => {
	for (const {name, letter} of messages) {
		const built = await buildMessage(letter);
		sent.set(name, {built, bytes: await buffer(built.open())});
	}

	if (noJudge === null) {
		const verdicts = await judge([...sent.values()].map(({bytes}) => bytes));
		for (const [index, {name}] of messages.entries()) {
			judged.set(name, verdicts[index] as Judged);
		}
	}
});

test('the table has forty messages or more, no name twice', () => {
	expect(sent.size).toBe(messages.length);
	expect(messages.length).toBeGreaterThanOrEqual(40);
});

const sameText = (wanted: string) => (found: string) =>
	found.replace(/\n$/, '') === wanted.replaceAll('\r\n', '\n').replace(/\n$/, '');

describe.each(messages)('$name', ({name, letter}) => {
	test('size, lines and the second reading are as promised', async () => {
		const {built, bytes} = sent.get(name) as Sent;
		expect(bytes.length).toBe(built.size);
		expect((await buffer(built.open())).equals(bytes)).toBe(true);
		expect(bytes.toString('latin1')).not.toMatch(/[^\r]\n|\r(?!\n)/);
		expect(bytes.subarray(-2).toString()).toBe('\r\n');
		expect(scanBytes(bytes).longestLine).toBeLessThanOrEqual(998);
		expect(built.body).toBe(/[\x80-\xFF]/.test(bytes.toString('latin1')) ? '8BITMIME' : '7BIT');
	});

	test('Bcc is in the envelope and nowhere else', () => {
		const {built, bytes} = sent.get(name) as Sent;
		const all = [letter.to, letter.cc, letter.bcc].flatMap(list => parseAddresses(list ?? '').mailboxes);
		expect(built.envelope.to).toEqual(all.map(({address}) => withAsciiDomain(address)));
		expect(bytes.toString('latin1')).not.toMatch(/^bcc:/im);
		for (const {address} of parseAddresses(letter.bcc ?? '').mailboxes) {
			expect(bytes.includes(address)).toBe(false);
		}
	});

	test('we read what we wrote', async () => {
		const {bytes} = sent.get(name) as Sent;
		const message = await readMessage(bytes);
		expect(
			[...walkParts(message.root)].flatMap(({remarks}) => remarks).filter(remark => remark !== 'header-8bit'),
		).toEqual([]);
		expect(fieldNamed(message.root.fields, 'subject')?.value ?? '').toBe(letter.subject ?? '');
		for (const {name: field, value} of letter.headers ?? []) {
			expect(message.root.fields).toContainEqual(expect.objectContaining({name: field, value}));
		}

		const texts = textParts(message).map(part => [part.type, partText(part)] as const);
		for (const [type, text] of [
			['text/plain', letter.text],
			['text/html', letter.html],
		] as const) {
			if (text !== undefined) {
				expect(texts).toContainEqual([type, {text: expect.toSatisfy(sameText(text)), problems: []}]);
			}
		}

		expect(
			attachments(message).map(part => [part.name, Buffer.from(partContent(part).bytes).toString('base64')]),
		).toEqual(
			(letter.attachments ?? []).map(({name: file, content}) => [
				file,
				'bytes' in content ? Buffer.from(content.bytes).toString('base64') : '',
			]),
		);
	});

	test.skipIf(noJudge !== null)('Python reads what was written', () => {
		expectJudged(judged.get(name) as Judged, letter);
	});
});
