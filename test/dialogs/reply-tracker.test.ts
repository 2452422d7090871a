import {describe, expect, it} from 'vitest';
import {exitCodeOf} from '../../source/dialogs/outcome.ts';
import {createReplyTracker, type ReplyTracker} from '../../source/dialogs/reply-tracker.ts';
import {entriesOf} from '../support/play.ts';

/** `expect` lines stand where a script would have `/expect`. */
function tracked(listing: string): ReplyTracker {
	const tracker = createReplyTracker();
	const foreseen = new Set<number>();
	const lines = listing.split('\n').map(line => line.trim());
	let replies = 0;
	for (const line of lines) {
		if (/^S: \d{3} /.test(line)) {
			replies++;
		} else if (line === 'foreseen') {
			foreseen.add(replies);
		}
	}

	let number = 0;
	for (const entry of entriesOf(lines.filter(line => line !== 'foreseen').join('\n'))) {
		if (entry.type === 'reply') {
			number++;
			tracker.feed(entry);
			if (foreseen.has(number)) {
				tracker.foresee();
			}
		}
	}

	return tracker;
}

const start =
	'S: 220 hi there\nC: EHLO me.example\nS: 250 ok then\nC: MAIL FROM:<a@b.example>\nS: 250 ok then\n';

describe('a tracker', () => {
	it.each([
		['nothing refused', 'S: 220 hi there\nC: QUIT\nS: 221 bye then', 0, undefined],
		[
			'the first refusal counts',
			'S: 220 hi there\nC: VRFY a\nS: 502 no no\nC: MAIL FROM:<a@b.example>\nS: 550 no no',
			42,
			'other',
		],
		[
			'a foreseen one does not',
			'S: 220 hi there\nC: VRFY a\nS: 502 no no\nforeseen\nC: MAIL FROM:<a@b.example>\nS: 550 no no',
			23,
			'mail',
		],
		[
			'one of two recipients',
			`${start}C: RCPT TO:<a@b.example>\nS: 550 no no\nC: RCPT TO:<b@b.example>\nS: 250 ok then`,
			40,
			'rcpt',
		],
		[
			'all recipients',
			`${start}C: RCPT TO:<a@b.example>\nS: 550 no no\nC: RCPT TO:<b@b.example>\nS: 450 no no`,
			24,
			'rcpt',
		],
		[
			'a foreseen recipient',
			`${start}C: RCPT TO:<a@b.example>\nS: 550 no no\nforeseen\nC: RSET\nS: 250 ok then`,
			0,
			undefined,
		],
		[
			'each transaction by itself',
			`${start}C: RCPT TO:<a@b.example>\nS: 550 no no\nC: RSET\nS: 250 ok then\nC: MAIL FROM:<a@b.example>\nS: 250 ok then\nC: RCPT TO:<b@b.example>\nS: 250 ok then`,
			24,
			'rcpt',
		],
	] as const)('%s', (_what, listing, code, stage) => {
		const problem = tracked(listing).firstProblem();
		expect(problem?.stage).toBe(stage);
		expect(exitCodeOf(problem, false)).toBe(code);
	});

	it('lists recipients with their replies', () => {
		const tracker = tracked(
			`${start}C: RCPT TO:<a@b.example>\nS: 550 5.1.1 no one\nC: RCPT TO:<b@b.example> NOTIFY=NEVER\nS: 250 2.1.5 fine`,
		);
		expect(tracker.rejected).toEqual([
			{address: 'a@b.example', code: 550, enhanced: '5.1.1', text: '5.1.1 no one'},
		]);
		expect(tracker.accepted).toMatchObject([{address: 'b@b.example', code: 250}]);
	});

	it('takes LMTP’s verdict for each recipient', () => {
		const tracker = tracked(
			`protocol: lmtp\nS: 220 hi there\nC: LHLO me.example\nS: 250 ok then\nC: MAIL FROM:<a@b.example>\nS: 250 ok then\nC: RCPT TO:<a@b.example>\nS: 250 ok then\nC: RCPT TO:<b@b.example>\nS: 250 ok then\nC: DATA\nS: 354 go on\nC: x\nC: .\nS: 250 ok then\nS: 452 full up`,
		);
		expect(exitCodeOf(tracker.firstProblem(), false)).toBe(40);
		expect(exitCodeOf(tracker.firstProblem(), true)).toBe(70);
		expect(tracker.rejected).toMatchObject([{address: 'b@b.example', code: 452}]);
	});

	it('keeps the first problem it was told', () => {
		const tracker = createReplyTracker();
		tracker.blame({stage: 'tls', exitCode: 29, temporary: false});
		tracker.blame({stage: 'lost', exitCode: 6, temporary: true});
		expect(tracker.firstProblem()).toEqual({stage: 'tls', exitCode: 29, temporary: false});
		expect(exitCodeOf(tracker.firstProblem(), true)).toBe(29);
	});
});

describe('an outcome', () => {
	it('tells a temporary refusal apart only where it is a refusal', () => {
		expect(exitCodeOf({stage: 'auth', exitCode: 28, temporary: true}, true)).toBe(58);
		expect(exitCodeOf({stage: 'auth', exitCode: 28, temporary: true}, false)).toBe(28);
		expect(exitCodeOf({stage: 'lost', exitCode: 6, temporary: true}, true)).toBe(6);
		expect(exitCodeOf(undefined, true)).toBe(0);
	});

	it('tells EHLO before TLS from EHLO after it', () => {
		const listing = 'S: 220 hi there\nC: STARTTLS\nS: 220 go on\nTLS\nC: EHLO me.example\nS: 550 no no';
		expect(exitCodeOf(tracked(listing).firstProblem(), false)).toBe(32);
	});
});

it('counts a message that LMTP refused for everyone as refused, and each recipient once', () => {
	const lmtp = start.replace('EHLO', 'LHLO');
	const tracker = tracked(
		`protocol: lmtp\n${lmtp}C: RCPT TO:<a@b.example>\nS: 250 ok then\nC: RCPT TO:<b@b.example>\nS: 250 ok then\nC: DATA\nS: 354 go on\nC: x\nC: .\nS: 550 no way\nS: 452 full up`,
	);
	expect(tracker.firstProblem()).toMatchObject({exitCode: 26, stage: 'message', temporary: false});
	expect(tracker.accepted).toEqual([]);
	expect(tracker.rejected.map(({address}) => address)).toEqual(['a@b.example', 'b@b.example']);
});
