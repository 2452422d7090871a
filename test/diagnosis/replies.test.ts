/** Labelled refusals from the field: how many are told truly, falsely or not at all (`npm run measure` prints the table). */
import {expect, test} from 'vitest';
import {isRetryRight, labelledIn, tell} from './measure.ts';

test.each([
	['wild', 0.95, 0.02],
	['tuned', 0.94, 0.03],
	['held', 0.88, 0.05],
	['field', 0.96, 0.03],
	['threads', 0.94, 0.03],
	['unseen', 0.88, 0.05],
	['mailing', 0.92, 0.04],
	['relays', 0.9, 0.05],
	['verifiers', 0.9, 0.04],
	['helpdesks', 0.9, 0.05],
	['agents', 0.95, 0.02],
	['homemade', 0.95, 0.02],
	['servers', 0.9, 0.02],
	['abroad', 0.95, 0.02],
	['phrases', 0.92, 0.02],
	['milters', 0.92, 0.02],
	['everyday', 0.95, 0.03],
	['trackers', 0.9, 0.04],
	['gateways', 0.8, 0.07],
	['fifth', 0.78, 0.08],
	['sixth', 0.88, 0.06],
	['seventh', 0.86, 0.06],
	['eighth', 0.86, 0.06],
	['tenth', 0.9, 0.06],
	['field-a1', 0.91, 0.05],
	['field-a2', 0.91, 0.05],
	['field-b1', 0.94, 0.03],
	['field-a5', 0.91, 0.05],
	['field-b2', 0.94, 0.03],
	['field-b3', 0.9, 0.06],
	['field-b4', 0.95, 0.03],
	['field-b5', 0.95, 0.03],
	['field-a3', 0.91, 0.05],
	['field-a4', 0.91, 0.05],
	['software', 0.83, 0.06],
	['providers', 0.83, 0.05],
	['senders', 0.83, 0.05],
	['administrators', 0.83, 0.05],
	['applications', 0.83, 0.06],
	['configurations', 0.83, 0.05],
	['regional', 0.83, 0.06],
	['recalled-hops', 0.9, 0.04],
	['recalled-registry', 0.85, 0.04],
])('%s: true in at least %d, false in at most %d', (file, least, most) => {
	const told = labelledIn(file).map(tell);
	const share = (outcome: string) => told.filter(one => one.outcome === outcome).length / told.length;
	const wrong = told
		.filter(({outcome}) => outcome !== 'true')
		.map(({reply, finding}) => `${finding?.rule}: ${reply}`);
	expect(share('true'), wrong.join('\n')).toBeGreaterThanOrEqual(least);
	expect(share('false'), wrong.join('\n')).toBeLessThanOrEqual(most);
});

test('whether to try again is right in 97 of 100', () => {
	const judged = ['wild', 'tuned']
		.flatMap(file => labelledIn(file).map(tell))
		.filter(({retry}) => retry !== '-');
	const wrong = judged.filter(one => !isRetryRight(one));
	expect(wrong.length / judged.length, wrong.map(({reply}) => reply).join('\n')).toBeLessThanOrEqual(0.03);
});

test('each has a next step, or is a note', () => {
	const told = ['wild', 'tuned', 'held', 'field', 'threads', 'wording'].flatMap(file =>
		labelledIn(file).map(tell),
	);
	const without = told.filter(
		({finding}) => finding && finding.level !== 'note' && finding.remedies.length === 0,
	);
	expect(without.map(({reply}) => reply)).toEqual([]);
});
