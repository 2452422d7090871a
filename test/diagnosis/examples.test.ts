/** The examples of `explain --rule` are those of the recorded sessions, and make their rule speak. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {examples} from '../../source/diagnosis/examples.ts';
import {rules} from '../../source/diagnosis/rules.ts';
import {exampleOf} from './examples.ts';

const sessions = join(import.meta.dirname, '..', 'sessions');

test('they are cut from the sessions as these are now (`npm run examples` cuts them anew)', () => {
	const cut = rules.map(({id}) => [
		id,
		exampleOf(id, readFileSync(join(sessions, `${id}.speaks.txt`), 'utf8')),
	]);
	expect(examples).toEqual(Object.fromEntries(cut));
});
