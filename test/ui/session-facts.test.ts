import {expect, test} from 'vitest';
import {createSessionFacts} from '../../source/ui/session-facts.ts';
import {conversations} from '../support/conversations.ts';
import {fakeSession} from '../support/fake-session.ts';
import {entriesOf} from '../support/play.ts';

/** What is known after each entry: the last connection, the last line, delivered, turned away. */
function told(listing: string): string[] {
	const facts = createSessionFacts();
	const entries = entriesOf(listing);
	return entries.map((entry, index) => {
		facts.update(entries.slice(0, index + 1));
		const {id = 0} = facts.connected() ?? {};
		const words = [facts.delivered() ? 'delivered' : '', facts.turnedAway() ? 'turned away' : ''];
		return `${entry.type} ${[id, facts.lastSent(), ...words].join(' ')}`.trimEnd();
	});
}

test('each connection begins anew', () => {
	const transaction = ['MAIL FROM:<>', 'RCPT TO:<a@example.org>']
		.map(line => `C: ${line}\nS: 250 ok`)
		.join('\n');
	const all = `S: 220 hi\n${transaction}\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 250 queued\nC: NOOP\nS: 550 no`;
	expect(told(`${all}\nclosed: server\nconnected\nS: 554 no`)).toEqual([
		'connected 1 0',
		'reply 1 0',
		'sent 1 3',
		'reply 1 3',
		'sent 1 5',
		'reply 1 5',
		'sent 1 7',
		'reply 1 7',
		'sent 1 9',
		'sent 1 10',
		'reply 1 10 delivered',
		'sent 1 12 delivered',
		'reply 1 12 delivered',
		'closed 1 12 delivered',
		'connected 15 12',
		'reply 15 12  turned away',
	]);
});

test('a message that is refused was not delivered', () => {
	expect(told('S: 220 hi\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 550 no').at(-1)).toBe('reply 1 6');
	expect(told('S: 421 busy').at(-1)).toBe('reply 1 0');
});

test('secrets are learnt, also of an entry that grew', () => {
	const facts = createSessionFacts();
	const session = fakeSession(`${conversations.tls}\nC: AUTH PLAIN AGFubgBwZW5jaWwtc2hhcnA=`);
	facts.update(session.entries);
	expect(facts.holds('pencil-sharp')).toBe(true);
	expect(facts.holds('blunt')).toBe(false);
	expect(facts.redact('no, pencil-sharp is wrong')).not.toContain('pencil');
	session.answer('535 pencil-sharp');
	facts.update(session.entries);
	const reply = session.entries.at(-1);
	const cleaned = reply && facts.clean(reply);
	expect(cleaned?.type === 'reply' && cleaned.lines[0]?.text).not.toContain('pencil');
});
