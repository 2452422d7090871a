import {describe, expect, it} from 'vitest';
import {postfixLedger} from '../../source/recordings/ledgers/postfix.ts';
import type {LedgerRow} from '../../source/recordings/ledgers/ledger.ts';
import {createRowDiagnoser, heaviestOf, sessionOf} from '../../source/sessions/diagnose-rows.ts';

/** The rows of a Postfix log. */
function rowsOf(...lines: readonly string[]): LedgerRow[] {
	const rows: LedgerRow[] = [];
	const reader = postfixLedger.open({received() {}, row: row => rows.push(row)});
	for (const line of lines) {
		reader.feed(line);
	}

	return rows;
}

const delivery = (to: string, words: string, {id = '4AbC1', host = 'mx.example.net', status = 'bounced'} = {}): string =>
	`Jan  1 02:00:03 mx postfix/smtp[2]: ${id}: to=<${to}>, relay=${host}[198.51.100.1]:25, delay=3, delays=0.1/0/1/2, dsn=5.1.1, status=${status} (host ${host}[198.51.100.1] said: ${words} (in reply to RCPT TO command))`;
const [first, other, elsewhere, deferred, blocked] = rowsOf(
	delivery('bob@example.net', '550 5.1.1 <bob@example.net>: Recipient address rejected: User unknown, request 123456789'),
	delivery('carol@example.net', '550 5.1.1 <carol@example.net>: Recipient address rejected: User unknown, request 987654321', {id: '4AbC2'}),
	delivery('dave@example.org', '550 5.1.1 <dave@example.org>: Recipient address rejected: User unknown, request 55555', {host: 'mail.example.org'}),
	delivery('bob@example.net', '450 4.2.0 <bob@example.net>: Recipient address rejected: Greylisted', {status: 'deferred'}),
	delivery('bob@example.net', '550 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org'),
);

describe('rows that say the same', () => {
	it('are judged once, whoever they are about', () => {
		const diagnose = createRowDiagnoser(postfixLedger.format);
		const judged = [first, other, elsewhere, deferred, blocked].map(row => (row ? diagnose(row) : expect.fail('no row')));
		expect(judged.map(({cause}) => cause)).toEqual([
			'recipient-unknown',
			'recipient-unknown',
			'recipient-unknown',
			'greylisted',
			'client-listed',
		]);
		expect(judged[1]).toBe(judged[0]);
		expect(judged[2]).toBe(judged[0]);
	});

	it('are judged as the line alone is', () => {
		for (const row of [first, deferred, blocked]) {
			const {line} = row ?? expect.fail('no row');
			const session = sessionOf(line, postfixLedger.format);
			expect(session).not.toBeNull();
			expect(createRowDiagnoser(postfixLedger.format)(row ?? expect.fail('no row'))).toEqual(heaviestOf(session));
		}
	});

	it('differ where the roles in them do', () => {
		const diagnose = createRowDiagnoser(postfixLedger.format);
		const said = (row: Partial<LedgerRow>) => diagnose({...(first ?? expect.fail('no row')), ...row});
		const mentioned = {reason: 'x: bob@example.net is not welcome'};
		const asRecipient = said({...mentioned, recipient: 'bob@example.net', sender: 'x@y.example'});
		expect(said({...mentioned, recipient: 'x@y.example', sender: 'bob@example.net'})).not.toBe(asRecipient);
		expect(said({...mentioned, recipient: 'x@y.example', sender: null})).not.toBe(asRecipient);
		expect(said({...mentioned, fate: 'deferred', recipient: 'bob@example.net', sender: 'x@y.example'})).not.toBe(asRecipient);
		const byHost = {recipient: null, sender: null, reason: 'refused by relay-a'};
		expect(said({...byHost, client: 'relay-a', server: ''})).not.toBe(said({...byHost, client: '', server: 'relay-a'}));
	});

	it('are no session where the format reads none', () => {
		expect(sessionOf('hello', postfixLedger.format)).toBeNull();
		expect(heaviestOf(null)).toEqual({cause: null, finding: null});
	});
});
