/** How many refusals from the field are told specifically and rightly, in their session and pasted alone. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {explainWith} from '../../source/diagnosis/verdict.ts';
import {entriesOf as recorded} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import type {Entry} from '../../source/session/entry.ts';
import {entriesOf} from '../support/play.ts';
import {causesOf} from './causes.ts';
import {listingOf} from './listing.ts';

type FieldReply = {readonly causes: readonly string[]; readonly answers: string; readonly reply: string};

const replies: readonly FieldReply[] = readFileSync(join(import.meta.dirname, 'field-replies.txt'), 'utf8')
	.split('\n')
	.filter(line => line.includes('\t'))
	.map(line => {
		const [causes = '', answers = '', reply = ''] = line.split('\t');
		return {causes: causes.split(','), answers, reply};
	});

const ways: Readonly<Record<string, (field: FieldReply) => readonly Entry[]>> = {
	'in its session': ({answers, reply}) => entriesOf(listingOf(answers, reply)),
	'pasted alone': ({reply}) => {
		const recording = readRecording(Buffer.from(reply));
		const [session] = recording.kind === 'replies' ? recording.sessions : [];
		return session ? recorded(session) : [];
	},
};

test.each(Object.entries(ways))(
	'%s, nineteen of twenty are told rightly, four of five in each kind',
	(way, read) => {
		const told = replies.map(field => {
			const entries = read(field);
			const reply = entries.findLast(({type}) => type === 'reply');
			const findings = diagnose(entries);
			const own = findings.find(({evidence}) => evidence[0]?.entryId === reply?.id);
			// Each has one verdict and a next step, right or not.
			expect(reply && explainWith(findings, reply).retry, field.reply).toBe(own?.retry);
			expect(own?.next ?? own?.step, field.reply).toMatch(/\S/);
			const right = causesOf(own?.rule ?? '').some(cause => field.causes.includes(cause));
			return {...field, rule: own?.rule, right};
		});
		const kinds = [...new Set(told.map(({causes: [main = '']}) => main))].map(kind => {
			const all = told.filter(({causes}) => causes[0] === kind);
			return {kind, all: all.length, right: all.filter(({right}) => right).length};
		});
		console.log(`${way}: ${kinds.map(({kind, all, right}) => `${kind} ${right} of ${all}`).join(', ')}`);
		const wrong = told.filter(({right}) => !right).map(({rule, reply}) => `${rule} for ${reply}`);
		expect(wrong.length / told.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
		for (const {kind, all, right} of kinds) {
			expect(right / all, kind).toBeGreaterThanOrEqual(0.8);
		}
	},
);
