/** The weights in the repository are those that the labelled replies give: `npm run learn` after a change of them. */
import {expect, test} from 'vitest';
import {readWeights} from '../../source/diagnosis/refusal/learned/weights.ts';
import {learn, linesOf} from './learn.ts';
import {files, labelledIn} from './measure.ts';

test('npm run learn would write the same again', () => {
	const now = linesOf(learn(files.flatMap(labelledIn)));
	const written = readWeights().split('\n');
	expect(now[0]).toBe(written[0]);
	// Another processor rounds a few of many thousands otherwise.
	const others = new Set(written);
	const changed = now.filter(line => !others.has(line));
	expect(changed.length / now.length, changed.slice(0, 20).join('\n')).toBeLessThan(0.01);
	expect(Math.abs(now.length - written.length) / now.length).toBeLessThan(0.001);
}, 240_000);

test('two labels teach what tells them apart', () => {
	const label = (cause: string, reply: string) => ({
		...{file: 'toy', retry: '-', command: 'RCPT'},
		causes: [cause],
		reply,
	});
	const {weights} = learn(
		Array.from({length: 8}, () => [
			label('recipient-unknown', '550 Nobody of that name'),
			label('relay-denied', '550 Not a domain of ours'),
		]).flat(),
	);
	const weightOf = (name: string, cause: 'recipient-unknown' | 'relay-denied'): number => {
		const lines = linesOf({weights});
		const place = (lines[0] ?? '').split(' ').indexOf(cause);
		return weights.get(name)?.[place] ?? 0;
	};
	expect(weightOf('nobody', 'recipient-unknown')).toBeGreaterThan(0.3);
	expect(weightOf('nobody', 'relay-denied')).toBeLessThanOrEqual(0);
	expect(weightOf('a domain', 'relay-denied')).toBeGreaterThan(0.3);
	// Both are refused alike.
	expect(Math.abs(weightOf('#550', 'relay-denied') - weightOf('#550', 'recipient-unknown'))).toBeLessThan(
		0.3,
	);
	expect(linesOf({weights}).some(line => line.startsWith('nobody of\t'))).toBe(true);
});
