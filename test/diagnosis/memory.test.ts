/** What rules may look back at does not grow with the session, so neither does the cost of an entry. */
import {expect, test} from 'vitest';
import {createDiagnoser} from '../../source/diagnosis/diagnoser.ts';
import {blank, remember} from '../../source/diagnosis/memory.ts';
import {entriesOf} from '../support/play.ts';

const hello = 'S: 220 mx\nC: EHLO a.example\nS: 250-mx\nS: 250 PIPELINING\n';
const refused = 'C: RCPT TO:<nobody@example.org>\nS: 550 5.1.1 User unknown\nC: XYZZY\nS: 500 What?\n';

test('after thousands of refusals every list in the memory is as short as after a hundred', () => {
	const entries = entriesOf(
		`${hello}C: MAIL FROM:<ann@example.com>\nS: 250 ok\n${refused.repeat(1500)}${'C: NOOP\n'.repeat(1500)}`,
	);
	expect(entries.length).toBeGreaterThan(7000);
	const memory = entries.reduce(remember, blank);
	for (const [name, value] of Object.entries(memory)) {
		if (Array.isArray(value)) {
			expect(value.length, name).toBeLessThanOrEqual(100);
		}
	}

	expect(memory.refusedRecipientCount).toBe(1500);
});

test('the same refusal is told alike late and early', () => {
	const late = entriesOf(
		`${hello}${'C: NOOP\nS: 250 ok\n'.repeat(2000)}C: RCPT TO:<bob@example.org>\nS: 451 4.7.1 Greylisted`,
	);
	const early = entriesOf(`${hello}C: RCPT TO:<bob@example.org>\nS: 451 4.7.1 Greylisted`);
	const told = [late, early].map(entries => {
		const diagnoser = createDiagnoser();
		return entries
			.map(entry => diagnoser.feed(entry))
			.at(-1)
			?.map(({evidence, ...finding}) => finding);
	});
	expect(told[0]).toHaveLength(1);
	expect(told[0]).toEqual(told[1]);
});

test('refused logins count on after a connection to the same host, and not to another', () => {
	const login = entriesOf('S: 220 mx\nC: AUTH PLAIN AGEAYg==\nS: 535 no\nclosed: server');
	const again = login.flatMap(entry => (entry.type === 'connected' ? [entry] : []));
	const elsewhere = again.map(entry => ({...entry, host: 'other.example'}));
	expect([...login, ...again].reduce(remember, blank).authFailures).toBe(1);
	expect([...login, ...elsewhere].reduce(remember, blank).authFailures).toBe(0);
});
