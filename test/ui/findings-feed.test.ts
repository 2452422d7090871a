import {setImmediate} from 'node:timers/promises';
import {describe, expect, test} from 'vitest';
import {createDiagnoser, diagnose} from '../../source/diagnosis/diagnoser.ts';
import type {Finding} from '../../source/diagnosis/finding.ts';
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

describe('what was found', () => {
	const known = play('S: 220 hi\nC: NOOP\nS: 250 Ok\nC: RSET\nS: 250 Ok').entries;
	const [finding] = all;
	const at = (index: number, more: Partial<Finding> = {}): Finding[] => {
		const [evidence] = finding?.evidence ?? [];
		return finding && evidence
			? [{...finding, ...more, evidence: [{...evidence, entryId: known[index]?.id ?? 0}]}]
			: [];
	};
	const judged = async (rules: (entry: Entry) => readonly Finding[], onChange = () => {}) => {
		const feed = createFindingsFeed(() => known, onChange);
		await feed.start({feed: rules});
		return feed.found();
	};
	const place = (index: number) => known[index]?.id ?? 0;

	test('has numbers from 1 at its entries, and at those that are blamed', async () => {
		const found = await judged(entry =>
			entry.id === place(1)
				? [...at(1), ...at(1)]
				: entry.id === place(3)
					? at(3, {blames: place(0)})
					: entry.id === place(4)
						? at(4, {blames: place(4)})
						: [],
		);
		expect(found.numbersAt(place(1))).toEqual([1, 2]);
		expect(found.numbersAt(place(3))).toEqual([3]);
		expect(found.numbersAt(place(2))).toEqual([]);
		expect(found.blamedAt(place(0))).toEqual([3]);
		// An entry is not blamed by what is found at itself.
		expect(found.blamedAt(place(4))).toEqual([]);
	});

	test('tells a change once, and nothing when nothing came', async () => {
		let changes = 0;
		const feed = createFindingsFeed(
			() => known,
			() => {
				changes++;
			},
		);
		await feed.start({feed: () => []});
		expect(changes).toBe(1);
		const before = feed.found();
		feed.more();
		await setImmediate();
		await setImmediate();
		expect(changes).toBe(1);
		expect(feed.found()).toBe(before);
	});

	test('judges nothing before there are rules, nor after it was stopped', async () => {
		let fed = 0;
		const feed = createFindingsFeed(
			() => known,
			() => {},
		);
		feed.more();
		await setImmediate();
		expect(feed.found().judged).toBe(0);
		feed.stop();
		await feed.start({
			feed() {
				fed++;
				return [];
			},
		});
		await setImmediate();
		expect(fed).toBe(0);
	});

	test('an entry that grew is judged anew, and what was found at it before goes', async () => {
		let entriesNow = known;
		let round = 0;
		const feed = createFindingsFeed(
			() => entriesNow,
			() => {},
		);
		const newest = known.at(-1);
		await feed.start({
			feed(entry) {
				if (entry.id === newest?.id) {
					round++;
					return at(known.length - 1, {level: round === 1 ? 'error' : 'warning'});
				}

				return [];
			},
		});
		expect(feed.found().findings.map(({level}) => level)).toEqual(['error']);
		entriesNow = newest ? [...known.slice(0, -1), {...newest}] : known;
		feed.more();
		await setImmediate();
		await setImmediate();
		expect(round).toBe(2);
		expect(feed.found().findings.map(({level}) => level)).toEqual(['warning']);
	});
});
