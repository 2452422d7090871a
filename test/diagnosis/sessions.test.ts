/** Every rule has a recorded session in which it speaks, and a near miss in which it must not. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import type {Finding} from '../../source/diagnosis/finding.ts';
import {rules} from '../../source/diagnosis/rules.ts';
import {entriesOf} from '../support/play.ts';

const sessions = join(import.meta.dirname, '..', 'sessions');
const ids = rules.map(({id}) => id);

test.each(ids)('%s speaks, and keeps silent', id => {
	const spoken = findingsIn(id, 'speaks').filter(({rule}) => rule === id);
	expect(spoken).not.toEqual([]);
	for (const finding of spoken) {
		expect(finding.message).toMatch(/^\S.*[.!?)]$/s);
		expect(finding.advice).toMatch(/^\S.*[.!?)]$/s);
	}

	expect(findingsIn(id, 'silent').map(({rule}) => rule)).not.toContain(id);
});

test('names are unique, and no session is left over', () => {
	expect(new Set(ids).size).toBe(ids.length);
	const known = new Set(ids.flatMap(id => [`${id}.speaks.txt`, `${id}.silent.txt`]));
	const files = readdirSync(sessions, {recursive: true, encoding: 'utf8'}).filter(name =>
		/\.(speaks|silent)\.txt$/.test(name),
	);
	expect(files.filter(name => !known.has(name.replaceAll('\\', '/')))).toEqual([]);
	expect(files).toHaveLength(known.size);
});

function findingsIn(id: string, kind: string): readonly Finding[] {
	const file = join(sessions, `${id}.${kind}.txt`);
	expect(existsSync(file), `${file} is missing`).toBe(true);
	return diagnose(entriesOf(readFileSync(file, 'utf8')), {now: Date.UTC(2026, 10, 22)});
}
