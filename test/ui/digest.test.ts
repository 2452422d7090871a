import {setImmediate} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {createDiagnoser, diagnose} from '../../source/diagnosis/diagnoser.ts';
import {createDigest} from '../../source/ui/digest.ts';
import {play} from '../support/play.ts';

const mail = `
	C: MAIL FROM:<ann@example.com>
	S: 250 2.1.0 Ok
	C: RCPT TO:<bob@example.org>
	S: 550 5.1.1 no such user
	C: RSET
	S: 250 2.0.0 Ok
`;
const {entries} = play(`
	S: 220 mail.example.org ESMTP
	C: EHLO me.example
	S: 250 mail.example.org
	${mail.repeat(500)}
`);

const all = diagnose(entries);

test('a long recording is judged in slices: the screen goes on in between, and all is found', async () => {
	const digest = createDigest();
	let over = false;
	const judging = digest
		.diagnoseWith(createDiagnoser(), () => entries)
		.then(() => {
			over = true;
		});
	const counts: number[] = [];
	while (!over) {
		counts.push(digest.findings().length);
		await setImmediate();
	}

	await judging;
	expect(counts[0]).toBeGreaterThan(0);
	expect(counts[0]).toBeLessThan(all.length);
	expect(digest.findings()).toEqual(all);
});

test('what comes while it is judged, and after, is judged once', async () => {
	const digest = createDigest();
	let known = entries.slice(0, 1000);
	const judging = digest.diagnoseWith(createDiagnoser(), () => known);
	known = entries.slice(0, 2000);
	await judging;
	digest.update(entries);
	digest.update(entries);
	expect(digest.findings()).toEqual(all);
});

test('is given up when the screen is left', async () => {
	const digest = createDigest();
	const leave = new AbortController();
	const judging = digest.diagnoseWith(createDiagnoser(), () => entries, leave.signal);
	leave.abort();
	await judging;
	expect(digest.findings().length).toBeLessThan(all.length);
});
