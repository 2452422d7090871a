/**
 * How each labelled reply is told, compared with a file: whatever changes in the tables or in how they are used shows
 * which replies are told otherwise. Look at the difference, then `npx vitest run --project unit
 * test/diagnosis/told-replies.test.ts -u`.
 */
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {meaningOf} from '../../source/diagnosis/refusal/meaning-of.ts';
import {entriesFor} from './listing.ts';
import {files, type Labelled, labelledIn} from './measure.ts';

test.each(files)('%s', async name => {
	const lines = labelledIn(name).map(told);
	await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(
		join(import.meta.dirname, 'snapshots', 'told-replies', `${name}.txt`),
	);
});

/** Cause and confidence, with what stands beside them where it is not the usual; then the reply. */
function told({command, reply}: Labelled): string {
	const entry = entriesFor(command, reply).findLast(({type}) => type === 'reply');
	const text = `${command} ${reply.replaceAll('\n', ' / ')}`;
	if (entry?.type !== 'reply') {
		return `no reply\t${text}`;
	}

	const {cause, confidence, also, basis, byCode, retry, minutes} = meaningOf(entry);
	return [
		cause === null ? 'nothing' : `${cause} ${confidence}`,
		[also && `or ${also}`, byCode && 'by code', retry, minutes !== null && `${minutes} min`]
			.filter(Boolean)
			.join(', '),
		basis ?? '',
		text,
	].join('\t');
}
