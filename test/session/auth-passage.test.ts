import {expect, test} from 'vitest';
import {authPassage} from '../../source/session/auth-passage.ts';
import {entriesOf} from '../support/play.ts';

const login = (...more: readonly string[]): string =>
	['S: 220 hi', 'C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'C: YWxpY2U=', ...more].join('\n');
const twice = [
	login(
		'S: 535 no',
		'note: auth/alarm First.',
		'note: keep-alive Not of a login.',
		'note: auth/checked Second.',
	),
	'C: NOOP',
	'note: auth/stopped Too late to belong to it.',
	'S: 250 ok',
	'C: AUTH PLAIN AGFubgBwZW5jaWw=',
	'S: 235 ok',
	'note: auth/matrix Third.',
	'closed: server',
	'note: auth/alarm After the end.',
].join('\n');

/** The passage found from each entry, and from none. */
function passages(listing: string): string[] {
	const entries = entriesOf(listing);
	return [null, ...entries].map(entry => {
		const found = authPassage(entries, entry);
		const from = entry === null ? 'none' : `${entry.id} ${entry.type}`;
		return found === null
			? `${from}: null`
			: `${from}: ${found.exchange.mechanism} ${found.exchange.outcome} ${found.from}–${found.to} ${found.notes.join(' ')}`.trimEnd();
	});
}

test('no login', () => {
	expect(passages('S: 220 hi\nC: NOOP\nS: 250 ok').every(row => row.endsWith('null'))).toBe(true);
	expect(authPassage([])).toBeNull();
});

test('a login is found from any of its lines, and otherwise the last one', () => {
	expect(passages(twice)).toEqual([
		'none: PLAIN succeeded 13–14 Third.',
		'1 connected: PLAIN succeeded 13–14 Third.',
		'2 reply: PLAIN succeeded 13–14 Third.',
		'3 sent: LOGIN failed 3–6 First. Second.',
		'4 reply: LOGIN failed 3–6 First. Second.',
		'5 sent: LOGIN failed 3–6 First. Second.',
		'6 reply: LOGIN failed 3–6 First. Second.',
		...['7 note', '8 note', '9 note', '10 sent', '11 note', '12 reply'].map(
			from => `${from}: PLAIN succeeded 13–14 Third.`,
		),
		'13 sent: PLAIN succeeded 13–14 Third.',
		'14 reply: PLAIN succeeded 13–14 Third.',
		...['15 note', '16 closed', '17 note'].map(from => `${from}: PLAIN succeeded 13–14 Third.`),
	]);
});

test('a login that is not over reaches to its newest line', () => {
	expect(passages(login()).slice(0, 1)).toEqual(['none: LOGIN open 3–5']);
	expect(passages(login('note: auth/stopped The server hung.')).slice(0, 1)).toEqual([
		'none: LOGIN open 3–5 The server hung.',
	]);
});
