/** What each rule looks at besides its two recorded sessions: the neighbours of a case in which it must speak. */
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../support/play.ts';
import {conditions} from './conditions/all.ts';
import {addressed} from './conditions/parts.ts';

const cases = Object.entries(conditions).flatMap(([rule, {speaks, silent}]) => [
	...Object.entries(speaks).map(([why, session]) => ({rule, speaks: true, why, session})),
	...Object.entries(silent).map(([why, session]) => ({rule, speaks: false, why, session})),
]);

test.each(cases)('$rule: $why: $speaks', ({rule, speaks, session}) => {
	const spoken = diagnose(entriesOf(session)).map(finding => finding.rule);
	expect(
		spoken.filter(id => id === rule),
		spoken.join(),
	).toHaveLength(speaks ? 1 : 0);
});

test('session/closed-inside-message names what the server sent before', () => {
	const message = (more: string) =>
		diagnose(entriesOf(`${addressed}\nC: DATA\nS: 354 go\nC: x\n${more}closed: server`)).find(
			({rule}) => rule === 'session/closed-inside-message',
		)?.message;
	expect(message('')).toBe(
		'The connection ended inside the message, before the final dot: nothing was delivered.',
	);
	expect(message('S: 421 4.3.2 shutting down\n')).toBe(
		'The connection ended inside the message, before the final dot (the server sent 421 first): nothing was delivered.',
	);
});
