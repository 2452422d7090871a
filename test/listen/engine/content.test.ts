/** What our own server says to blocks and whole messages, and what it is afterwards. */
import {describe, expect, it} from 'vitest';
import {chunkTaken, verdicts} from '../../../source/listen/engine/content.ts';
import {accepts} from '../../../source/listen/engine/proposal.ts';
import {
	type EngineConfig,
	freshState,
	inCommand,
	type Transaction,
} from '../../../source/listen/engine/state.ts';

const config: EngineConfig = {
	...{name: 'listen.test', protocol: 'smtp', size: 1000, starttls: true, login: {kind: 'anything'}},
	...{tlsBeforeAuth: false, without: [], challenge: ''},
};
const lmtp: EngineConfig = {...config, protocol: 'lmtp'};
const transaction: Transaction = {sender: 'a@b', recipients: ['c@d', 'e@f'], octets: 10, chunked: true};
const begun = (octets = 10) => inCommand(freshState(false), {transaction: {...transaction, octets}});

describe('a block', () => {
	it('is counted, and the transaction stays', () => {
		const state = begun();
		const [proposal] = chunkTaken(state, false, false, config);
		expect(proposal).toMatchObject({
			subject: {verb: 'BDAT', line: 'BDAT'},
			answer: {code: 250, texts: ['2.0.0 10 octets so far']},
		});
		expect(proposal?.next(250)).toBe(state);
	});

	it('over the limit is refused, and the transaction is over; one of the limit is not', () => {
		expect(chunkTaken(begun(1000), false, false, config)[0]?.answer.code).toBe(250);
		const [proposal] = chunkTaken(begun(1001), false, false, config);
		expect(proposal?.answer).toEqual({code: 552, texts: ['5.3.4 The message is larger than 1000 octets']});
		expect(proposal?.next(552).transaction).toBeNull();
		// Someone said otherwise by hand.
		expect(proposal?.next(250).transaction).not.toBeNull();
	});

	it.each([true, false])('out of order is refused, with a transaction %s', open => {
		const state = open ? begun() : freshState(false);
		const [proposal, ...rest] = chunkTaken(state, true, open, config);
		expect(rest).toEqual([]);
		expect(proposal?.answer).toEqual({code: 503, texts: ['5.5.1 MAIL and RCPT come first']});
		expect(proposal?.next(503)).toBe(state);
		expect(proposal?.verdict).toBeUndefined();
	});

	it('that is the last has the verdict', () => {
		expect(chunkTaken(begun(), true, false, config)).toMatchObject([
			{subject: {verb: 'DATA-END'}, answer: {code: 250}},
		]);
	});
});

describe('a message', () => {
	it('has one verdict', () => {
		const [proposal, ...rest] = verdicts(begun(), config);
		expect(rest).toEqual([]);
		expect(proposal).toMatchObject({
			subject: {verb: 'DATA-END', line: ''},
			answer: {code: 250, texts: ['2.0.0 Kept by smtpscope; it is not delivered']},
			verdict: {sender: 'a@b', recipients: ['c@d', 'e@f'], last: true},
		});
		expect(proposal?.next(250)).toMatchObject({transaction: null, phase: {name: 'command'}});
	});

	it('has one for each recipient with LMTP, and the last ends the transaction', () => {
		const list = verdicts(begun(), lmtp);
		expect(
			list.map(({subject, answer, verdict}) => [
				subject.line,
				answer.texts[0],
				verdict?.recipients,
				verdict?.last,
			]),
		).toEqual([
			['<c@d>', '2.0.0 Kept by smtpscope for <c@d>; it is not delivered', ['c@d'], false],
			['<e@f>', '2.0.0 Kept by smtpscope for <e@f>; it is not delivered', ['e@f'], true],
		]);
		expect(list.map(({next}) => next(250).transaction === null)).toEqual([false, true]);
	});

	it('over the limit is refused for all', () => {
		expect(verdicts(begun(1001), lmtp).map(({answer}) => answer.code)).toEqual([552, 552]);
		expect(verdicts(begun(1000), lmtp).map(({answer}) => answer.code)).toEqual([250, 250]);
	});
});

it('what is accepted: 2yz and 3yz', () => {
	expect([199, 220, 250, 334, 354, 421, 554].map(accepts)).toEqual([
		false,
		true,
		true,
		true,
		true,
		false,
		false,
	]);
});
