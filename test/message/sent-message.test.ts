import fc from 'fast-check';
import {expect, test} from 'vitest';
import {examine, examineSent} from '../../source/message/examine.ts';
import {contentOf, sentMessageAt} from '../../source/message/sent-message.ts';
import {append} from '../../source/session/rope.ts';
import {messageSession} from '../support/message-session.ts';
import {play} from '../support/play.ts';

test('the message nearest before the selected line', () => {
	const {entries} = messageSession('Subject: one\r\n\r\nx\r\n');
	const message = entries.find(entry => entry.type === 'sent' && entry.kind === 'message');
	expect(sentMessageAt(entries, entries.at(-1) ?? null)?.last).toBe(message);
	expect(sentMessageAt(entries, entries[0] ?? null)?.last).toBe(message);
	expect(sentMessageAt(entries.slice(0, 4), null)).toBeNull();
});

test('chunks of BDAT are one message', () => {
	const {entries} = play(`
		S: 220 hi
		C: EHLO me
		S: 250-me
		S: 250 CHUNKING
		C: MAIL FROM:<a@b.c> BODY=8BITMIME
		S: 250 ok
		C: RCPT TO:<d@e.f>
		S: 250 ok
		C: BDAT 10
		C: Subject:
		S: 250 ok
		C: BDAT 8 LAST
		C: .ab..c
		S: 250 queued
	`);
	const sent = sentMessageAt(entries, null);
	expect(sent?.mail?.parameters.map(({name}) => name)).toEqual(['BODY']);
	expect(sent && Buffer.from(contentOf(sent).bytes).toString()).toBe('Subject:\r\n.ab..c\r\n');
});

test('what exceeds the limit is told, and blames no end that is only not kept', async () => {
	const {entries} = messageSession('Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nhello\r\n');
	const sent = sentMessageAt(entries, null);
	if (!sent) {
		throw new Error('There is no message.');
	}

	expect((await examineSent(sent, 0)).findings.map(({rule}) => rule)).toContain('message/not-closed');
	const cut = {...sent, parts: sent.parts.map(part => ({...part, truncated: true}))};
	const examined = await examineSent(cut, 0);
	expect(examined.truncated).toBe(true);
	expect(examined.findings.map(({rule}) => rule)).not.toContain('message/not-closed');
	const huge = {...sent.last, content: append(null, new Uint8Array(9 * 1024 * 1024))};
	expect(contentOf({...sent, parts: [huge]})).toMatchObject({truncated: true});
});

test('of a large message its beginning can be had', () => {
	const {entries} = messageSession('Subject: x\r\n\r\n..dot\r\nend\r\n');
	const sent = sentMessageAt(entries, null);
	if (!sent) {
		throw new Error('There is no message.');
	}

	const {bytes, truncated, dots} = contentOf(sent, 18);
	expect(Buffer.from(bytes).toString()).toBe('Subject: x\r\n\r\n.do');
	expect({truncated, dots}).toEqual({truncated: true, dots: 1});
	expect(contentOf(sent)).toMatchObject({truncated: false, dots: 1});
});

test('an old message is not at fault for its age, one from the future is', async () => {
	const rules = async (date: string, now: number | null) => {
		const how = {context: {}, now, truncated: false, complete: true};
		const {findings} = await examine(Buffer.from(`Date: ${date}\r\n\r\n`), how);
		return findings.map(({rule}) => rule).filter(rule => rule.startsWith('message/date-'));
	};

	expect(await rules('Sat, 01 Jan 2000 12:00:00 +0000', null)).toEqual([]);
	expect(await rules('Sat, 01 Jan 2000 12:00:00 +0000', Date.UTC(2026))).toEqual(['message/date-long-ago']);
	expect(await rules('1 Jan 2999 12:00:00 +0000', null)).toEqual(['message/date-in-future']);
});

test('any bytes can be examined, finished or not', async () => {
	await fc.assert(
		fc.asyncProperty(fc.uint8Array({maxLength: 300}), fc.boolean(), async (bytes, complete) => {
			const {facts} = await examine(bytes, {context: {}, now: 0, truncated: false, complete});
			expect(facts.octets).toBe(bytes.length);
		}),
	);
});
