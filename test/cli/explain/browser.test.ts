import {expect, it} from 'vitest';
import {createBrowser, mostRows} from '../../../source/cli/explain/many/screen.ts';
import {type CountedRow, createLogCounter} from '../../../source/sessions/count-log.ts';
import {isTrouble} from '../../../source/sessions/tally.ts';
import type {ListedSession} from '../../../source/ui/sessions/session-store.ts';
import {postfixLog} from '../../support/mail-log.ts';

function opened() {
	const browser = createBrowser('mail.log');
	const counter = createLogCounter({received() {}, row: browser.add, suspects: browser.suspects});
	counter.write(Buffer.from(postfixLog(2000).text));
	counter.end();
	browser.tell('Postfix log');
	return browser.store;
}

const textOf = ({row}: ListedSession): string => row.pieces.map(({text}) => text).join('');
const type = (store: ReturnType<typeof opened>, ...keys: readonly string[]): void => {
	for (const key of keys) {
		store.key?.(key, store.sessions[0] ?? null);
	}
};

it('shows causes first, goes into one, and comes back', () => {
	const store = opened();
	expect([store.follows, store.hint]).toEqual([false, 'c by cause or all   / filter   Esc back']);
	const groups = store.sessions.map(textOf);
	expect(groups.length).toBeGreaterThan(4);
	expect(groups[0]).toMatch(/^ +\d+ % +\d+ {2}\S/);
	type(store, 'enter');
	const title = groups[0]?.replace(/^[ \d,%]+/, '').split('  ')[0] ?? '';
	expect(store.sessions.length).toBeGreaterThan(10);
	expect(store.sessions.every(session => textOf(session).includes(title.slice(0, 30)))).toBe(true);
	type(store, 'escape');
	expect(store.sessions.map(textOf)).toEqual(groups);
});

it('filters as one types, and opens a session whole', () => {
	const store = opened();
	type(store, 'c');
	const all = store.sessions.length;
	type(store, '/', 'd', 'om1', 'q', 'backspace');
	expect(store.title).toContain('filter: dom1▏');
	expect(store.sessions.length).toBeLessThan(all);
	type(store, 'enter');
	const session = store.sessions[0]?.open();
	expect(session?.entries.length).toBeGreaterThan(0);
	type(store, 'escape');
	expect(store.title).not.toContain('filter');
});

it('says so where nothing fits', () => {
	const store = opened();
	type(store, '/', 'nowhere to be found');
	expect(store.sessions).toEqual([]);
	expect(store.empty.map(row => row.pieces[0]?.text)).toEqual([
		'Nothing matches the filter. Esc removes it.',
	]);
});

it('tells who looks at it when something comes', () => {
	const browser = createBrowser('mail.log');
	let told = 0;
	const stop = browser.store.subscribe(() => told++);
	browser.tell('reading');
	stop();
	browser.tell('done');
	expect(told).toBe(1);
});

it('shows every row as it is', async () => {
	const store = opened();
	const page = (): string =>
		[store.heading, store.title, ...store.sessions.slice(0, 15).map(textOf)].join('\n');
	const groups = page();
	type(store, 'enter');
	const first = page();
	type(store, 'escape', 'c');
	const {sessions} = store;
	expect(sessions[0]?.open().recorded).toBeTruthy();
	await expect([groups, first, page(), `${sessions.length} rows`].join('\n\n')).toMatchFileSnapshot(
		'snapshots/browser.txt',
	);
});

it('says how many rows are beyond those that it keeps', () => {
	const browser = createBrowser('mail.log');
	let row: CountedRow | null = null;
	const counter = createLogCounter({
		received() {},
		row(counted) {
			row ??= isTrouble(counted.row) ? counted : null;
		},
		suspects() {},
	});
	counter.write(Buffer.from(postfixLog(20).text));
	counter.end();
	const one = row ?? expect.fail('nothing went wrong in the log');
	const titles: string[] = [];
	for (let count = 1; count <= mostRows + 2; count++) {
		browser.add(one);
		if (count >= mostRows) {
			titles.push(browser.store.title);
		}
	}

	expect(titles).toEqual([
		'mail.log · reading …',
		'mail.log · reading … · 1 more are not listed',
		'mail.log · reading … · 2 more are not listed',
	]);
	expect(browser.store.sessions).toHaveLength(1);
});
