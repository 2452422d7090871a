import {describe, expect, it} from 'vitest';
import type {Fate, LedgerRow} from '../../source/recordings/ledgers/ledger.ts';
import type {Diagnosis} from '../../source/sessions/diagnose-rows.ts';
import {createTally, domainOf, type Grouping, isTrouble} from '../../source/sessions/tally.ts';

const row = (change: Partial<LedgerRow> = {}): LedgerRow => ({
	...{fate: 'bounced', at: null, queueId: '', sender: 'ann@example.org', recipient: 'bob@Example.NET'},
	...{server: 'mx.example.net', client: '', reason: '550 no', line: 'a line'},
	...change,
});
const unknown: Diagnosis = {cause: null, finding: null};

function counted(grouping: Grouping, rows: readonly LedgerRow[], diagnosis = unknown) {
	const tally = createTally(grouping);
	for (const one of rows) {
		tally.add(one, diagnosis);
	}

	return tally;
}

it.each<[Fate, boolean]>([
	['delivered', false],
	['forwarded', false],
	['no-message', false],
	['deferred', true],
	['bounced', true],
	['rejected', true],
	['warned', true],
	['held', true],
	['discarded', true],
	['lost', true],
])('%s is counted; a reader looks for it: %s', (fate, trouble) => {
	expect(isTrouble(row({fate}))).toBe(trouble);
	const tally = counted('cause', [row({fate})]);
	expect(tally.totals()).toMatchObject({[fate]: 1});
	expect(tally.groups()).toHaveLength(trouble ? 1 : 0);
});

it('counts a message once however often it is deferred, and those without an id each', () => {
	const deferred = (queueId: string) => row({fate: 'deferred', queueId});
	const tally = counted('cause', [deferred('a'), deferred('a'), deferred('b'), deferred(''), deferred('')]);
	expect(tally.totals()).toMatchObject({deferred: 4, deferrals: 5});
});

describe('a group', () => {
	const names = (grouping: Grouping, ...changes: readonly Partial<LedgerRow>[]) =>
		counted(
			grouping,
			changes.map(change => row(change)),
		)
			.groups()
			.map(({id, title, count}) => `${id} ${title} ${count}`);

	it('is a server, the client where none was reached, or neither', () => {
		expect(names('server', {}, {server: '', client: 'c.example'}, {server: ''}, {})).toEqual([
			'mx.example.net mx.example.net 2',
			'c.example c.example 1',
			' no server was reached 1',
		]);
	});

	it('is the domain of a recipient, in lower case', () => {
		expect(names('domain', {}, {recipient: 'x@EXAMPLE.net'}, {recipient: null}, {recipient: 'root'})).toEqual([
			'example.net example.net 2',
			' no recipient 2',
		]);
		expect(domainOf('"a@b"@example.org')).toBe('example.org');
		expect(domainOf('root')).toBeNull();
	});

	it('is a sender, and the one of bounces has a name', () => {
		expect(names('sender', {}, {sender: ''}, {sender: null})).toEqual([
			'ann@example.org ann@example.org 1',
			'<> (bounces and notices) <> (bounces and notices) 1',
			' no sender 1',
		]);
	});

	it('is an hour, in their order', () => {
		const at = (hour: number, minute: number) => ({at: Date.UTC(2026, 0, 5, hour, minute)});
		expect(names('hour', at(11, 0), at(9, 59), at(11, 59), {})).toEqual([
			' no time 1',
			'2026-01-05 09:00 2026-01-05 09:00 1',
			'2026-01-05 11:00 2026-01-05 11:00 2',
		]);
	});

	it('is a cause, else the rule, else unknown', () => {
		const finding = {rule: 'x/y', level: 'error', message: 'Something.', advice: ''} as const;
		const group = (diagnosis: Diagnosis) => counted('cause', [row()], diagnosis).groups()[0];
		expect(group({cause: 'greylisted', finding})?.id).toBe('greylisted');
		expect(group({cause: null, finding})).toMatchObject({id: 'x/y', title: 'Something.'});
		expect(group(unknown)?.id).toBe('unknown');
	});

	it('has when it began and ended, what became of its rows, and who took part, the most frequent first', () => {
		const [group] = counted('cause', [
			row({at: 2000, recipient: 'a@one.test'}),
			row({at: 1000, recipient: 'a@two.test', fate: 'deferred'}),
			row({at: 3000, recipient: 'b@two.test'}),
		]).groups();
		expect(group).toMatchObject({
			...{count: 3, first: 1000, last: 3000, fates: {bounced: 2, deferred: 1}},
			domains: [
				{name: 'two.test', count: 2},
				{name: 'one.test', count: 1},
			],
			servers: [{name: 'mx.example.net', count: 3}],
			example: {recipient: 'a@one.test'},
		});
	});

	it('names ten servers at most', () => {
		const rows = Array.from({length: 12}, (_, index) => row({server: `s${index}`}));
		expect(counted('cause', rows).groups()[0]?.servers).toHaveLength(10);
	});
});

it('keeps a bounded number of groups, and counts the rest as others', () => {
	const rows = Array.from({length: 5003}, (_, index) => row({server: `s${index}`}));
	const groups = counted('server', rows).groups();
	expect(groups).toHaveLength(5001);
	expect(groups[0]).toMatchObject({id: 'others', title: 'Others', count: 3});
	expect(groups.reduce((sum, {count}) => sum + count, 0)).toBe(5003);
});

it('has the hours of the day in which something was not delivered, and its span', () => {
	const at = (hour: number) => Date.UTC(2026, 0, 5, hour);
	const hours = [row({at: at(23)}), row({at: at(7)}), row({at: at(7)}), row({at: at(1), fate: 'delivered'})];
	const tally = counted('cause', hours);
	tally.received(at(0));
	expect(tally.hours().flatMap((count, hour) => (count > 0 ? [[hour, count]] : []))).toEqual([
		[7, 2],
		[23, 1],
	]);
	expect(tally.span()).toEqual({first: at(0), last: at(23)});
	expect(tally.totals()).toMatchObject({received: 1});
});
