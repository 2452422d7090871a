import {describe, expect, it} from 'vitest';
import {explain} from '../../../source/decode/explain.ts';
import {diagnose} from '../../../source/diagnosis/diagnoser.ts';
import type {Entry} from '../../../source/session/entry.ts';
import {decode} from '../../../source/ui/panes/decode.ts';
import type {PaneContext} from '../../../source/ui/panes/pane.ts';
import {layOut} from '../../../source/ui/screen/layout.ts';
import {play} from '../../support/play.ts';

/** The pane at an entry, the last one unless `pick` finds another. */
function rows(
	listing: string,
	pick: (entry: Entry) => boolean = () => true,
	context: Partial<PaneContext> = {},
): string[] {
	const {entries, state} = play(listing);
	const lines = decode.lines({
		...{entries, entry: entries.findLast(pick) ?? null, explain, clean: (one: Entry) => one, state},
		...{findings: diagnose(entries), reveal: false, width: 100, authSteps: new Map(), message: null},
		messagePart: {path: null, source: false},
		...context,
	});
	return layOut(lines, 100).map(row => row.map(({text}) => text).join(''));
}

const isReply = ({type}: Entry): boolean => type === 'reply';
const isSent = ({type}: Entry): boolean => type === 'sent';

const greeted = `
	S: 220 mail.example.org ESMTP
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250-SIZE 1000
	S: 250 AUTH LOGIN
`;
const mail = `
	${greeted}
	C: MAIL FROM:<a@example.org>
	S: 250 ok
	C: RCPT TO:<b@example.org>
	S: 250 ok
	C: DATA
	S: 354 go on
	C: x
	C: .
`;

describe('Decode says', () => {
	it('what will stand here, or that a filter left nothing', () => {
		expect(rows('unconnected')).toEqual([
			'Each line of the conversation is explained here as it is sent or received.',
			'',
			'Type EHLO and a name to begin.',
		]);
		expect(rows(greeted, () => false)).toEqual(['No line matches the filter: nothing is selected.']);
	});

	it.each([
		['the greeting', 'S: 220 hi', /^the greeting after \d+ ms/],
		['a command', `${greeted}\nC: NOOP\n+90\nS: 250 ok`, /^answers NOOP after \d+ ms/],
		['the dot', `${mail}\nS: 250 queued`, /^the verdict on the message after \d+ ms/],
		[
			'a step of a login',
			`${greeted}\nC: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: YQ==\nS: 334 UGFzc3dvcmQ6`,
			/^answers the AUTH LOGIN exchange/,
		],
		['nothing', `${greeted}\nS: 250 what`, /^it does not answer a command/],
	])('what a reply answers: %s', (_, listing, line) => {
		expect(rows(listing, isReply)[1]).toMatch(line);
	});

	it('that a recording does not show it', () => {
		expect(rows('unconnected\nS: 250 ok', isReply)[1]).toMatch(
			/^the recording does not show which command it answers/,
		);
	});

	it('whether anything else may follow', () => {
		expect(rows(`${greeted}\nC: NOOP\nS: 421 bye`, isReply)[1]).toContain(' · only QUIT is of any use now');
		expect(rows(`${greeted}\nC: NOOP\nS: 421 bye\nclosed: server`, isReply)[1]).toContain(
			' · the connection is over',
		);
		expect(rows(`${greeted}\nC: NOOP\nS: 250 ok`, isReply)[1]).not.toMatch(/QUIT|over/);
	});

	it('the code of a reply before its meaning', () => {
		expect(rows(`${greeted}\nC: NOOP\nS: 250 2.0.0 ok`, isReply)[0]).toMatch(/^250 2\.0\.0 \S/);
	});
});

describe('a reply of several lines', () => {
	it('stands as it was sent, below what its extensions mean', () => {
		const text = rows(greeted, isReply);
		const at = text.indexOf('The 3 lines as sent');
		expect(text.slice(at)).toEqual(
			expect.arrayContaining(['  250-mail.example.org', '  250-SIZE 1000', '  250 AUTH LOGIN']),
		);
		expect(text.findIndex(row => row.startsWith('SIZE '))).toBeLessThan(at);
	});

	it('stands first where its lines are not explained one by one', () => {
		const text = rows(
			`${greeted}\nC: RCPT TO:<x@example.org>\nS: 550-5.1.1 No such\nS: 550 5.1.1 user`,
			isReply,
		);
		const at = text.indexOf('The 2 lines as sent');
		expect(text.slice(at + 1, at + 4)).toEqual(['  550-5.1.1 No such', '  550 5.1.1 user', '']);
		expect(text.findIndex(row => row.startsWith('5.1.1  '))).toBeGreaterThan(at);
	});

	it('stands no longer than can be read', () => {
		const many = Array.from({length: 502}, (_, index) => `S: 214-${index}`).join('\n');
		const text = rows(`${greeted}\nC: HELP\n${many}\nS: 214 end`, isReply);
		expect(text).toContain('  214-499');
		expect(text).not.toContain('  214-500');
		expect(text).toContain('  … 3 more lines');
	});
});

describe('a secret', () => {
	const listing = `${greeted}\nC: AUTH PLAIN AGFubgBvcGVuLXNlc2FtZQ==`;

	it('is hidden until it is asked for', () => {
		expect(rows(listing, isSent).join('\n')).toContain('••••••••  /reveal shows it');
		expect(rows(listing, isSent).join('\n')).not.toContain('open-sesame');
		const revealed = rows(listing, isSent, {reveal: true}).join('\n');
		expect(revealed).toContain('open-sesame');
		expect(revealed).not.toContain('/reveal');
	});
});

describe('what is wrong', () => {
	it('with a line that was sent has its right form below, once', () => {
		const text = rows(`${greeted}\nC: MAIL FROM: <a@example.org>`, isSent);
		expect(text.filter(row => row.startsWith('! '))).toHaveLength(1);
		expect(text).toContain('  right: MAIL FROM:<a@example.org>');
	});

	it('is numbered, with what to type next, and marked at the line to blame', () => {
		const listing = `${greeted}\nC: MAIL FROM:<a@example.org>\nS: 250 ok\nC: DATA\nS: 503 5.5.1 need RCPT`;
		const reply = rows(listing, isReply);
		expect(reply.some(row => /^① ✗ error {2}\S/.test(row))).toBe(true);
		expect(reply.some(row => row.startsWith('  next: '))).toBe(true);
		const recorded = rows(listing, isReply, {recorded: true});
		expect(recorded.some(row => row.startsWith('  next would be: '))).toBe(true);
		expect(recorded.some(row => row.startsWith('  next: '))).toBe(false);
	});

	it('elsewhere is not told here', () => {
		const listing = `${greeted}\nC: DATA\nS: 503 5.5.1 need RCPT\nC: NOOP\nS: 250 ok`;
		expect(rows(listing, isReply).some(row => row.includes('✗ error'))).toBe(false);
	});

	it('points from the refusal to its cause, and back', () => {
		const listing = `${greeted}\nC: MAIL FROM:<a@example.org>\nS: 550 no\nC: RCPT TO:<b@example.org>\nS: 503 need MAIL`;
		const found = diagnose(play(listing).entries).find(
			({blames, evidence}) => blames !== undefined && blames !== evidence[0]?.entryId,
		);
		expect(found).toBeDefined();
		const at = (id: number | undefined) => rows(listing, ({id: own}) => own === id);
		expect(at(found?.evidence[0]?.entryId).some(row => row.startsWith('  ↑ the cause is above: '))).toBe(
			true,
		);
	});
});
