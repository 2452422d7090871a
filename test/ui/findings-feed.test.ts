import {setImmediate} from 'node:timers/promises';
import {expect, test} from 'vitest';
import {createDiagnoser, diagnose} from '../../source/diagnosis/diagnoser.ts';
import type {Entry} from '../../source/session/entry.ts';
import {adviceOf, createFindingsFeed} from '../../source/ui/findings-feed.ts';
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

test('a long recording is judged in slices: other work goes on in between, and all is found', async () => {
	const feed = createFindingsFeed(
		() => entries,
		() => {},
	);
	const judging = feed.start(createDiagnoser());
	let turns = 0;
	let over = false;
	void judging.then(() => {
		over = true;
	});
	while (!over) {
		turns++;
		await setImmediate();
	}

	expect(turns).toBeGreaterThan(2);
	expect(feed.found().findings).toEqual(all);
	expect(feed.found().judged).toBe(entries.length);
});

test('what comes while it is judged, and after, is judged once', async () => {
	let known = entries.slice(0, 1000);
	const feed = createFindingsFeed(
		() => known,
		() => {},
	);
	const judging = feed.start(createDiagnoser());
	known = entries.slice(0, 2000);
	await judging;
	known = entries;
	feed.more();
	feed.more();
	while (feed.found().judged < entries.length) {
		await setImmediate();
	}

	expect(feed.found().findings).toEqual(all);
	const [first] = all;
	expect(feed.found().findingsAt(first?.evidence[0]?.entryId ?? 0)).toEqual([first]);
});

test('is given up when the screen is left', async () => {
	const feed = createFindingsFeed(
		() => entries,
		() => {},
	);
	const judging = feed.start(createDiagnoser());
	feed.stop();
	await judging;
	expect(feed.found().findings.length).toBeLessThan(all.length);
});

test('a reply that only repeats the one before it is judged once', async () => {
	const flood = play(`S: 220 hi\n${'S: 421 4.3.2 go away\n'.repeat(300)}`).entries;
	const fed: Entry[] = [];
	const feed = createFindingsFeed(
		() => flood,
		() => {},
	);
	await feed.start({
		feed(entry) {
			fed.push(entry);
			return [];
		},
	});
	expect(flood.length).toBeGreaterThan(20);
	expect(fed.length).toBeLessThan(6);
});

test('advises what the findings since the last line sent say', async () => {
	const short = play('S: 220 hi\nC: MAIL FROM:<a@b.example>\nS: 503 5.5.1 EHLO first').entries;
	const feed = createFindingsFeed(
		() => short,
		() => {},
	);
	await feed.start(createDiagnoser());
	const sent = short.findLast(({type}) => type === 'sent')?.id ?? 0;
	expect(adviceOf(feed.found(), sent)?.line).toMatch(/^EHLO /);
	expect(adviceOf(feed.found(), sent + 10)).toBeNull();
});
