/** What becomes of the rules' reading when what was learned is heard too. */
import {expect, test} from 'vitest';
import type {Cause} from '../../../source/diagnosis/causes.ts';
import {judge} from '../../../source/diagnosis/refusal/judge.ts';
import type {Chance} from '../../../source/diagnosis/refusal/learned/learned.ts';
import {meaningOf} from '../../../source/diagnosis/refusal/meaning-of.ts';
import {reconsidered} from '../../../source/diagnosis/refusal/reconsider.ts';
import {readReply} from '../../../source/diagnosis/refusal/roles.ts';
import {weigh} from '../../../source/diagnosis/refusal/weigh.ts';
import {entriesFor} from '../listing.ts';

function replyTo(command: string, reply: string) {
	const entry = entriesFor(command, reply).findLast(({type}) => type === 'reply');
	if (entry?.type !== 'reply') {
		throw new Error('There is no reply.');
	}

	return entry;
}

/** `words`: the places of the first and the last one that speak for the cause; null for none. */
function heard(command: string, reply: string, cause: Cause, chance: number, words: [number, number] | null) {
	const reading = readReply(replyTo(command, reply));
	const judgement = judge(reading);
	const place = words && {from: words[0], to: words[1], least: {from: words[1], to: words[1]}};
	const learned: readonly Chance[] = [
		{cause, chance, place},
		{cause: 'not-stated', chance: 1 - chance, place: null},
	];
	const {reading: _same, ...meaning} = reconsidered(weigh(reading, judgement), judgement, () => learned);
	return meaning;
}

test('what no rule reads is claimed by what was learned, with the words that speak for it', () => {
	expect(
		heard('RCPT', '450 Onward transmission of that was blorped. Bye', 'server-next-hop', 0.9, [0, 1]),
	).toEqual({
		cause: 'server-next-hop',
		confidence: 'likely',
		also: null,
		basis: 'Onward transmission',
		byCode: false,
		retry: 'later',
		minutes: null,
	});
	expect(
		heard('RCPT', '550 Onward transmission of that was blorped', 'server-next-hop', 0.9, [0, 0]).retry,
	).toBe('never');
});

test('a claim without words is none, but casts doubt on the other', () => {
	const reply = '550 5.7.1 Message refused as spam';
	expect(heard('DATA-END', reply, 'sender-blocked', 0.999, null)).toMatchObject({
		cause: 'content-spam',
		confidence: 'possible',
	});
	expect(heard('DATA-END', reply, 'content-spam', 0.9, null)).toMatchObject({
		cause: 'content-spam',
		confidence: 'certain',
		basis: 'Message refused as spam',
	});
});

test('where nothing is likely enough, nothing is claimed but what the number says', () => {
	const doubted = heard('RCPT', '550 5.7.1 blorp administratively denied', 'not-stated', 0, null);
	expect(doubted.cause).toBeNull();
	const byNumber = heard('RCPT', '550 5.1.1 blorp qux', 'not-stated', 1, null);
	expect(byNumber).toMatchObject({cause: 'recipient-unknown', byCode: true, basis: '5.1.1'});
});

test('where the server gives no words, nothing is heard', () => {
	for (const reply of ['550 Rejected', '554 no', '550 5.7.1 Refused']) {
		expect(heard('RCPT', reply, 'sender-blocked', 0.99, [0, 0]).cause).not.toBe('sender-blocked');
	}

	expect(meaningOf(replyTo('RCPT', '550 Rejected')).cause).toBe('not-stated');
});

test('words that were learned are quoted before the evidence of the rules, and that where there are none', () => {
	const found = heard('RCPT', '421 No free process to handle connection', 'server-busy', 0.9, [3, 4]);
	expect(found).toMatchObject({cause: 'server-busy', basis: 'to handle'});
	const byEvidence = heard('DATA-END', '554 Refused. This may be related to spam', 'content-spam', 0.9, null);
	expect(byEvidence).toMatchObject({cause: 'content-spam', basis: expect.stringContaining('spam')});
});

test('where the words as they stand cannot be quoted, the one that weighs most is', () => {
	// “don’t” was read as two words; the second alone is not in the reply.
	const reply = "450 Onward transmission of that they don't blorp";
	expect(heard('RCPT', reply, 'server-next-hop', 0.99, [6, 7])).toMatchObject({
		cause: 'server-next-hop',
		basis: 'blorp',
	});
});
