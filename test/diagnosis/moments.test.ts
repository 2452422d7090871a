/** A group of rules says nothing at other moments than its own: so they need not be asked there. */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {blank, remember} from '../../source/diagnosis/memory.ts';
import {momentOf} from '../../source/diagnosis/moment.ts';
import {ruleGroups} from '../../source/diagnosis/rules/in-order.ts';
import type {Entry} from '../../source/session/entry.ts';
import {entriesOf} from '../support/play.ts';
import {entriesFor} from './listing.ts';
import {files, labelledIn} from './measure.ts';

const folder = join(import.meta.dirname, '..', 'sessions');

/** The moments at which rules spoke, by rule; `now`: milliseconds since 1970, or null for a recording. */
function spokenIn(sessions: readonly (readonly Entry[])[], now: number | null): ReadonlySet<string> {
	const spoken = new Set<string>();
	for (const entries of sessions) {
		let memory = {...blank, now};
		for (const entry of entries) {
			for (const {at, rules} of ruleGroups.filter(group => !group.at.includes(momentOf(entry)))) {
				for (const rule of rules()) {
					const claimed = rule.inspect(entry, memory);
					if (claimed !== null && [claimed].flat().length > 0) {
						spoken.add(`${rule.id} at ${momentOf(entry)}, not ${at.join(', ')}`);
					}
				}
			}

			memory = remember(memory, entry);
		}
	}

	return spoken;
}

const recorded = readdirSync(folder, {recursive: true, encoding: 'utf8'})
	.filter(name => name.endsWith('.txt'))
	.map(name => entriesOf(readFileSync(join(folder, name), 'utf8')));
const labelled = files.flatMap(file =>
	labelledIn(file).map(({command, reply}) => entriesFor(command, reply)),
);

test.each([null, Date.UTC(2026, 10, 22)])('in the recorded sessions, at %s', now => {
	expect([...spokenIn(recorded, now)]).toEqual([]);
});

test('in the sessions of labelled replies', () => {
	expect([...spokenIn(labelled, null)]).toEqual([]);
}, 60_000);
