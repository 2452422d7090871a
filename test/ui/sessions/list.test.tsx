/** The list of sessions: how it is drawn, where it stands, and what each key does. */
import {cleanup, render} from 'ink-testing-library';
import {afterEach, expect, test} from 'vitest';
import {line, piece} from '../../../source/ui/screen/lines.ts';
import {ListView} from '../../../source/ui/sessions/list-view.tsx';
import {
	failureFrom,
	type ListAction,
	type ListedSession,
	type ListState,
	nothingOpened,
	type SessionStore,
	selectedPlace,
	stepOfList,
} from '../../../source/ui/sessions/session-store.ts';
import {Stage} from '../../../source/ui/sessions/stage.tsx';
import {createFrames, createStore} from '../../../source/ui/store.ts';
import {fakeSession} from '../../support/fake-session.ts';
import {drawn, plainRows} from '../../support/film.tsx';
import {shown} from '../../support/shown.ts';

afterEach(cleanup);

const session = (number: number, failed?: boolean): ListedSession => ({
	number,
	row: line(piece(`session ${number}`, 'strong'), '  192.0.2.1 EHLO client.example.net and more than fits'),
	...(failed !== undefined && {failed}),
	open: () => fakeSession('S: 220 mx'),
});
const storeOf = (count: number, more: Partial<SessionStore> = {}): SessionStore => ({
	sessions: Array.from({length: count}, (_, at) => session(at + 1, at % 3 === 0)),
	title: 'listening on 127.0.0.1:2525',
	empty: [line('Nothing yet.'), line('Connect a client.')],
	subscribe: () => () => {},
	...more,
});

test('drawn', async () => {
	const at = (selected: number | null): ListState => ({selected, opened: null});
	const scenes: readonly (readonly [string, SessionStore, ListState, number, number])[] = [
		['none', storeOf(0), at(null), 60, 16],
		['none, small', storeOf(0), at(null), 40, 10],
		['one', storeOf(1), at(null), 60, 16],
		['the newest', storeOf(1200), at(null), 80, 18],
		['the first', storeOf(30), at(1), 80, 18],
		['the middle', storeOf(30), at(15), 80, 18],
		['near the end', storeOf(30), at(26), 80, 18],
		[
			'one that does not follow',
			storeOf(30, {follows: false, heading: 'Messages', hint: 'd deliver'}),
			at(null),
			90,
			18,
		],
		['one that is gone', storeOf(3), at(9), 50, 12],
	];
	const texts = scenes.map(
		([name, store, state, columns, rows]) =>
			`===== ${name}\n${plainRows(drawn(<ListView store={store} state={state} columns={columns} rows={rows} />, {columns, rows}))}\n`,
	);
	await expect(texts.join('\n')).toMatchFileSnapshot('snapshots/list.txt');
});

test('steps', async () => {
	const actions: readonly ListAction[] = [
		...[-1, 1, -10, 10].map(by => ({type: 'moved', by}) as const),
		{type: 'first'},
		{type: 'last'},
		{type: 'open'},
		{type: 'went', number: 4},
		{type: 'back'},
	];
	const states: readonly ListState[] = [
		nothingOpened,
		...[1, 3, 5, 6, 9].map(selected => ({selected, opened: null})),
		{selected: 3, opened: 3},
	];
	const sessions = [1, 2, 3, 5, 8].map(number => session(number, number % 2 === 1));
	const lines = [true, false].flatMap(follows =>
		states.flatMap(state => [
			`${shown(state)} ${follows ? 'follows' : 'stands'}: at ${selectedPlace(state, {sessions, ...(follows ? {} : {follows: false})})}`,
			...actions.map(
				action =>
					`\t${shown(action)}: ${shown(stepOfList(state, action, [1, 2, 3, 5, 8], follows))} none: ${shown(stepOfList(state, action, [], follows))}`,
			),
		]),
	);
	const failures = [1, 2, 5, 8].flatMap(from =>
		([1, -1] as const).map(
			step =>
				`${from} ${step}: ${failureFrom(sessions, from, step)?.number} ${
					failureFrom(
						sessions.map(one => ({...one, failed: true})),
						from,
						step,
					)?.number
				} ${failureFrom([session(1), session(4)], from, step)?.number}`,
		),
	);
	await expect(`${[...lines, ...failures].join('\n')}\n`).toMatchFileSnapshot('snapshots/steps.txt');
});

test('keys', async () => {
	const keys = [
		'j',
		'k',
		'g',
		'G',
		'n',
		'N',
		'q',
		'x',
		'\r',
		'\u0003',
		'\u0004',
		'\u001a',
		'\u001b[A',
		'\u001b[B',
		'\u001b[5~',
		'\u001b[6~',
		'\u001b[H',
		'\u001b[F',
		'\u001b[1;3A',
		'\u001b[1;3B',
		'd',
		'u',
		'jj',
	];
	const lines: string[] = [];
	for (const key of keys) {
		const store = storeOf(9, {
			key: (name, selected) =>
				name === 'd' ? {type: 'went', number: selected?.number ?? 0} : name === 'u' ? 'used' : null,
		});
		const said: string[] = [];
		const list = createStore({selected: 5, opened: null} as ListState, (state, action: ListAction) => {
			said.push(shown(action));
			return state;
		});
		const frames = createFrames();
		const {stdin} = render(
			<Stage
				store={store}
				list={list}
				frames={frames}
				opened={() => null}
				onSuspend={() => {}}
				quit={() => said.push('quit')}
				suspend={() => said.push('suspend')}
			/>,
		);
		await new Promise(resolve => setImmediate(resolve));
		stdin.write(key);
		await new Promise(resolve => setImmediate(resolve));
		frames.stop();
		lines.push(`${shown(key)}: ${said.join(' ')}`);
		cleanup();
	}

	await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('snapshots/keys.txt');
});
