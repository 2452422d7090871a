/** Where reading a recording stops, at both sides of each border: what is just within is read, one more is not. */
import {describe, expect, it, test} from 'vitest';
import {align} from '../../source/recordings/compare/align.ts';
import {differencesOf} from '../../source/recordings/compare/differences.ts';
import {createConversation} from '../../source/recordings/conversation.ts';
import {repliesIn} from '../../source/recordings/error-replies.ts';
import type {LogLine} from '../../source/recordings/log-line.ts';
import {createLogSplitter} from '../../source/recordings/log-text.ts';
import {createMessageBuffer} from '../../source/recordings/message-buffer.ts';
import {layersOf} from '../../source/recordings/peel/layers.ts';
import {quoted} from '../../source/recordings/peel/literals.ts';
import {sampleOf} from '../../source/recordings/peel/peel.ts';
import {sameEnding} from '../../source/recordings/peel/suffix.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {unreadOf} from '../../source/recordings/recorder.ts';
import {isSettingsListing} from '../../source/recordings/settings-listing.ts';
import {readSnippet} from '../../source/recordings/snippet.ts';
import {reply} from '../support/entries.ts';

const lineOf = (text: string, number = 1): LogLine => ({number, text, at: null});
const linesOf = (texts: readonly string[]): readonly LogLine[] =>
	texts.map((text, index) => lineOf(text, index + 1));
const many = (count: number, text: (index: number) => string): readonly string[] =>
	Array.from({length: count}, (_, index) => text(index));
const heads = {
	postfix:
		'Nov 28 10:00:00 mx postfix/smtp[1]: ABC: to=<bob@example.org>, relay=mx.example.org[192.0.2.25]:25, delay=1, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.25] said: ',
	exim: '2026-11-28 10:00:00 1abcde-000001-AB ** bob@example.org R=dns T=smtp H=mx.example.org [192.0.2.25]: SMTP error from remote mail server after RCPT TO:<bob@example.org>: host mx.example.org [192.0.2.25]: ',
	sendmail:
		'Nov 28 10:00:03 mx sendmail[1]: 5AS9aBcD001201: to=<bob@example.org>, delay=00:00:02, mailer=esmtp, relay=mx.example.org. [192.0.2.25], dsn=5.1.1, stat=',
	verbose: 'Nov 28 10:00:00 mx postfix/smtp[1]: < mx.example.org[192.0.2.25]:25: ',
};

/** How far into its line a reply reaches that is longer than what is read of a line. */
function readOf(head: string): number {
	const recording = readRecording(new Uint8Array(Buffer.from(`${head}550 5.1.1 ${'x'.repeat(30_000)}\n`)));
	const texts = JSON.stringify(recording).match(/x{100,}/g) ?? [];
	return `${head}550 5.1.1 `.length + Math.max(0, ...texts.map(({length}) => length));
}

test.each([
	['postfix', heads.postfix, 8192],
	['postfix, verbose', heads.verbose, 8192],
	['exim', heads.exim, 4096],
	['sendmail', heads.sendmail, 4096],
])('so much is read of a line of %s', (_, head, octets) => {
	expect(readOf(head)).toBe(octets);
});

test('a line that comes in pieces is cut after 64 KiB, and the next one is whole', () => {
	const heard: number[] = [];
	const splitter = createLogSplitter(({text}) => heard.push(text.length));
	splitter.write(Buffer.from(`${'a'.repeat(65_536)}\n${'b'.repeat(65_537)}\n`));
	splitter.write(Buffer.from('c'.repeat(100_000)));
	splitter.write(Buffer.from(`${'c'.repeat(100_000)}\nend`));
	splitter.end();
	expect(heard).toEqual([65_536, 65_536, 65_536, 3]);
});

test('two hundred lines of replies are a paste, one more is not', () => {
	const paste = (count: number) => readSnippet(linesOf(many(count, () => '550 5.1.1 no such user')))?.kind;
	expect([paste(200), paste(201)]).toEqual(['replies', undefined]);
});

test('an unread line is shown with its first two hundred characters', () => {
	const shown = (length: number) => unreadOf(lineOf('x'.repeat(length)), 'why', undefined).text.length;
	expect([shown(199), shown(200), shown(201)]).toEqual([199, 200, 200]);
});

test('a listing of settings is looked for in the first five hundred lines', () => {
	const at = (place: number) =>
		isSettingsListing(
			linesOf(many(600, index => (index === 0 || index === place - 1 ? 'App Info:' : 'x = y'))),
		);
	expect([at(2), at(500), at(501)]).toEqual([true, true, false]);
});

test('a message is gathered into pieces of 64 KiB', () => {
	const buffer = createMessageBuffer();
	buffer.add(new Uint8Array(65_535), 1);
	expect(buffer.isFull()).toBe(false);
	buffer.add(new Uint8Array(1), 2);
	expect(buffer.isFull()).toBe(true);
	expect(buffer.take()).toEqual({bytes: new Uint8Array(65_536), lines: 3});
	expect([buffer.isFull(), buffer.octets, buffer.take()]).toEqual([false, 0, null]);
});

describe('replies in error messages', () => {
	it('are looked for in the first 4000 characters', () => {
		const at = (end: number) => {
			const quote = "(550, b'5.1.1 no')";
			return repliesIn(lineOf(`${'x'.repeat(end - quote.length - 1)} ${quote}`)).length;
		};
		expect([at(3999), at(4000), at(4001)]).toEqual([1, 1, 0]);
	});
});

describe('decorations', () => {
	it('are taken off sixteen layers deep', () => {
		const quotedTimes = (times: number) =>
			layersOf(linesOf(many(6, index => `${'> '.repeat(times)}C: line ${index}`))).length;
		expect(quotedTimes(3)).toBeLessThan(16);
		expect(quotedTimes(15)).toBe(16);
		expect(quotedTimes(40)).toBe(16);
	});

	it('are judged by the first five hundred lines that say something, and their first 2000 characters', () => {
		const sample = sampleOf(linesOf(many(1200, index => (index % 2 === 0 ? '' : `line ${index}`))));
		expect(sample).toHaveLength(500);
		expect(sampleOf(linesOf(many(600, index => `line ${index}`)))).toHaveLength(500);
		expect(sampleOf(linesOf(many(1200, index => (index < 900 ? ' \t' : 'x'))))).toHaveLength(100);
		expect(sampleOf([lineOf('x'.repeat(2001)), lineOf(`${' '.repeat(2000)}x`)])).toEqual(['x'.repeat(2000)]);
	});

	it('are taken off a quoted text of at most eight thousand characters', () => {
		const last = (length: number) => {
			const texts = ['S: "220 hi"', 'C: "EHLO me"', 'S: "250 ok"', 'C: "QUIT"'];
			const long = `S: "250 ${'x'.repeat(length - 'S: "250 "'.length)}"`;
			return quoted(linesOf([...texts, long]))
				?.at(-1)
				?.text.slice(0, 8);
		};
		expect([last(100), last(8000), last(8001)]).toEqual(['S: 250 x', 'S: 250 x', 'S: "250 ']);
	});

	it('at the end of every line are at most four hundred characters long', () => {
		const taken = (length: number) => {
			const ending = ` [${'y'.repeat(length - 3)}]`;
			const lines = linesOf(many(8, index => `C: line ${index}${ending}`));
			return sameEnding(lines)?.[0]?.text;
		};
		expect([taken(50), taken(400), taken(401)]).toEqual(['C: line 0', 'C: line 0', undefined]);
	});
});

describe('two sessions side by side', () => {
	const keys = (...names: readonly string[]) => names.map(key => ({key}));
	const shared = (skipped: number) =>
		align(keys('begin', 'same'), keys('begin', ...many(skipped, index => `other ${index}`), 'same')).filter(
			({left, right}) => left && right,
		).length;

	it('find what they share up to 48 steps ahead', () => {
		expect([shared(0), shared(48), shared(49)]).toEqual([2, 2, 1]);
	});

	it('differ in time from five seconds on, and where one takes ten times as long', () => {
		const told = (one: number, other: number) => {
			const step = (elapsed: number) => ({
				key: 'NOOP',
				entryId: 1,
				sent: null,
				replies: [{...reply('250 ok'), elapsed}],
				malformed: [],
				capabilities: null,
				tls: null,
				ending: null,
			});
			return differencesOf({left: step(one), right: step(other)}, {left: 'one', right: 'two'}).length;
		};
		expect([told(10, 4999), told(10, 5000), told(5000, 10)]).toEqual([0, 1, 1]);
		expect([told(500, 5000), told(501, 5000)]).toEqual([1, 0]);
	});
});

describe('a conversation', () => {
	it('is hung up on where the end comes within two seconds, and given up where it comes later', () => {
		const endedAfter = (milliseconds: number) => {
			const conversation = createConversation(() => true);
			conversation.server('220 mx.example.org ESMTP', 1000);
			conversation.client('EHLO me', 1000);
			conversation.gotNothing('No answer came.', 1000 + milliseconds);
			return conversation.finish()?.events.at(-1)?.type;
		};
		expect([endedAfter(2000), endedAfter(2001)]).toEqual(['closed', 'note']);
	});

	it('knows a reply again by its first thirty characters', () => {
		const conversation = createConversation(() => true);
		const known = '550 5.1.1 abcdefghijklmnopqrst';
		conversation.server('220 mx.example.org ESMTP', 0);
		conversation.client('NOOP', 0);
		conversation.server(`${known}uvw`, 0);
		expect(known).toHaveLength(30);
		expect(conversation.repeatsReply(`${known}, and other words`)).toBe(true);
		expect(conversation.repeatsReply(`${known.slice(0, 29)}!, and other words`)).toBe(false);
		expect(conversation.toldTwice(`${known}, and other words`)).toBe(true);
	});
});
