/** What a finding offers to type is a local command that exists, or a line of SMTP without a remark. */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {typedLines} from '../../source/commands/typed-remedies.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import type {Finding} from '../../source/diagnosis/finding.ts';
import type {Remedy} from '../../source/diagnosis/remedy.ts';
import {parseCommand} from '../../source/protocol/command.ts';
import type {Entry} from '../../source/session/entry.ts';
import {parseTarget} from '../../source/session/target.ts';
import {entriesOf} from '../support/play.ts';
import {entriesFor} from './listing.ts';
import {labelledIn} from './measure.ts';

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

test('every sequence of lines is legal where it is offered', () => {
	const illegal = findings().flatMap(({entry, finding}) => {
		const problem = firstProblem(finding.remedies, entry);
		return problem === null ? [] : [`${finding.rule}: ${problem} in ${typedLines(finding).join(' → ')}`];
	});
	expect(illegal).toEqual([]);
});

test('after the final dot nobody is sent to log in', () => {
	const sent = findings().filter(
		({entry, finding}) =>
			entry.type === 'reply' &&
			(entry.answers === 'DATA-END' || entry.answers === 'BDAT') &&
			finding.remedies.some(({kind}) => kind === 'login'),
	);
	expect(sent.map(({finding}) => finding.rule)).toEqual([]);
});

type Found = {readonly entry: Entry; readonly finding: Finding};

function findings(): readonly Found[] {
	const replies = ['wild', 'tuned', 'held', 'threads'].flatMap(file =>
		labelledIn(file).map(({command, reply}) => entriesFor(command, reply)),
	);
	return [...listings.map(listing => entriesOf(listing)), ...replies].flatMap(entries =>
		diagnose(entries).flatMap(finding => {
			const entry = entries.find(({id}) => id === finding.evidence[0]?.entryId);
			return entry ? [{entry, finding}] : [];
		}),
	);
}

/** RFC 5321 §4.1.4, RFC 4954 §4 and RFC 3207 §4.2, as a server keeps them that accepts all it may. */
function firstProblem(remedies: readonly Remedy[], entry: Entry): string | null {
	if (!('situation' in entry) || entry.type === 'closed' || entry.type === 'failed') {
		return null;
	}

	const {situation} = entry;
	let open = situation.sender !== null;
	let recipients = situation.recipients.length;
	let greeted = situation.greetedWith !== null;
	let secure = situation.secure;
	for (const remedy of remedies) {
		if (remedy.kind === 'connect') {
			return null;
		}

		if (remedy.kind === 'login' && (open || situation.authenticatedAs !== null)) {
			return open ? 'a login inside a transaction' : 'a second login';
		}

		const [verb = ''] = remedy.kind === 'line' ? remedy.line.toUpperCase().split(/[ :]/) : [];
		switch (verb) {
			case 'EHLO':
			case 'HELO':
			case 'LHLO':
				greeted = true;
				open = false;
				break;
			case 'RSET':
				open = false;
				break;
			case 'STARTTLS':
				if (secure) {
					return 'TLS inside TLS';
				}

				secure = true;
				greeted = false;
				open = false;
				break;
			case 'MAIL':
				if (!greeted || open) {
					return open ? 'MAIL inside a transaction' : 'MAIL before the greeting';
				}

				open = true;
				recipients = 0;
				break;
			case 'RCPT':
				if (!open) {
					return 'RCPT without MAIL';
				}

				recipients++;
				break;
			case 'DATA':
				if (!open || recipients === 0) {
					return 'DATA without recipients';
				}

				break;
			default:
		}
	}

	return null;
}

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
