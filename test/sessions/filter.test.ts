import {expect, it} from 'vitest';
import type {Fate, LedgerRow} from '../../source/recordings/ledgers/ledger.ts';
import type {Diagnosis} from '../../source/sessions/diagnose-rows.ts';
import {isAskedFor, isWithin, type RowFilter} from '../../source/sessions/filter.ts';

const row = (changes: Partial<LedgerRow> = {}): LedgerRow => ({
	...{fate: 'bounced', at: 1000, queueId: 'A1', sender: 'Ann@example.org', recipient: 'Bob@Example.net'},
	...{server: 'mx.example.net', client: '', reason: '550 Mailbox full', line: 'Jan 1 Status=bounced'},
	...changes,
});

const everything: RowFilter = {failed: false, cause: null, to: null, since: null, until: null, words: []};
const unknown: Diagnosis = {cause: null, finding: null};
const ruled: Diagnosis = {
	cause: null,
	finding: {rule: 'rcpt/refused', level: 'error', message: 'Refused.', advice: ''},
};

it.each<[Fate, boolean]>([
	['bounced', true],
	['deferred', true],
	['lost', true],
	['delivered', false],
	['forwarded', false],
	['no-message', false],
])('“failed” with a row that is %s: %s', (fate, asked) => {
	expect(isAskedFor(row({fate}), unknown, {...everything, failed: true})).toBe(asked);
	expect(isAskedFor(row({fate}), unknown, everything)).toBe(true);
});

it.each<[string, Diagnosis, Fate, boolean]>([
	['recipient-full', {...ruled, cause: 'recipient-full'}, 'bounced', true],
	['rcpt/refused', {...ruled, cause: 'recipient-full'}, 'bounced', false],
	['rcpt/refused', ruled, 'bounced', true],
	['unknown', ruled, 'bounced', false],
	['unknown', unknown, 'bounced', true],
	['unknown', unknown, 'delivered', false],
	['recipient-full', unknown, 'bounced', false],
])('cause “%s”, case %#', (cause, diagnosis, fate, asked) => {
	expect(isAskedFor(row({fate}), diagnosis, {...everything, cause})).toBe(asked);
});

it.each<[string, string | null, boolean]>([
	['bob@example.net', 'Bob@Example.net', true],
	['eve@example.net', 'Bob@Example.net', false],
	['example.net', 'Bob@Example.net', true],
	['@example.net', 'Bob@Example.net', true],
	['example.org', 'Bob@Example.net', false],
	['example.net', null, false],
	['root', 'Root', true],
])('to %s, with recipient %s: %s', (to, recipient, asked) => {
	expect(isAskedFor(row({recipient}), unknown, {...everything, to})).toBe(asked);
});

it.each<[number | null, number | null, number | null, boolean]>([
	[1000, null, null, true],
	[null, null, null, true],
	[1000, 1000, null, true],
	[1000, 1001, null, false],
	[1000, null, 1000, true],
	[1000, null, 999, false],
	[1000, 999, 1001, true],
	[1000, 999, 999, false],
	[1000, 1001, 1001, false],
	[null, 1000, null, false],
	[null, null, 1000, false],
])('at %s, since %s, until %s: %s', (at, since, until, within) => {
	expect(isWithin(at, {since, until})).toBe(within);
	expect(isAskedFor(row({at}), unknown, {...everything, since, until})).toBe(within);
});

it.each<[readonly string[], boolean]>([
	[['status=bounced'], true],
	[['ann@example.org'], true],
	[['mailbox full'], true],
	[['status=bounced', 'ann', '550'], true],
	[['status=bounced', 'eve'], false],
	[['1 status=bouncedann'], false],
])('words %j: %s', (words, asked) => {
	expect(isAskedFor(row(), unknown, {...everything, words})).toBe(asked);
});

it('finds no word in a sender that is not known', () => {
	expect(isAskedFor(row({sender: null}), unknown, {...everything, words: ['null']})).toBe(false);
});
