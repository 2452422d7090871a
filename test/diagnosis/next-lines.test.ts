/** What a finding offers to type is a local command that exists, or a line of SMTP without a remark. */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {typedLines} from '../../source/commands/typed-remedies.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {parseCommand} from '../../source/protocol/command.ts';
import {parseTarget} from '../../source/session/target.ts';
import {entriesOf} from '../support/play.ts';

const sessions = join(import.meta.dirname, '..', 'sessions');
const listings = readdirSync(sessions, {recursive: true, encoding: 'utf8'})
	.filter(name => name.endsWith('.speaks.txt'))
	.map(name => readFileSync(join(sessions, name), 'utf8'));

test('every offered line can be typed as it stands', () => {
	const offered = listings.flatMap(listing =>
		diagnose(entriesOf(listing)).flatMap(finding =>
			typedLines(finding).map(line => ({rule: finding.rule, line})),
		),
	);
	expect(offered.length).toBeGreaterThan(80);
	const known = commands.map(({name}) => name);
	const bad = offered.filter(({rule, line}) => {
		if (line.startsWith('/')) {
			const [name = '', argument = ''] = line.slice(1).split(' ');
			const leadsNowhere = name === 'connect' && argument !== '' && !parseTarget(argument).ok;
			return !known.includes(name) || leadsNowhere;
		}

		// Enter on an empty line, and ^A in base64, answer a 334.
		return rule !== 'auth/oauth-report' && parseCommand(line).remarks.some(({id}) => id !== 'path/non-ascii');
	});
	expect(bad).toEqual([]);
});

test('whatever is said in whatever order, evidence points to entries that are there', () => {
	const line = fc.constantFrom(
		...listings.flatMap(listing =>
			listing.split('\n').filter(text => /^([CS]|Craw|note|TLS|\+|closed|failed)\b/.test(text)),
		),
	);
	fc.assert(
		fc.property(fc.array(line, {maxLength: 40}), lines => {
			const entries = entriesOf(lines.join('\n'));
			for (const {evidence, blames, message} of diagnose(entries)) {
				const ids = [...evidence.map(({entryId}) => entryId), ...(blames === undefined ? [] : [blames])];
				expect(ids.every(id => entries.some(entry => entry.id === id))).toBe(true);
				expect(blames ?? 0).toBeLessThanOrEqual(evidence[0]?.entryId ?? 0);
				expect(message).not.toMatch(/undefined|null|NaN|\[object/);
			}
		}),
		{numRuns: 300},
	);
});
