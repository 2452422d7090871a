/** Every key in every place, and what it changes; `snapshots/` has the answers. */
import {expect, test} from 'vitest';
import {createDiagnoser} from '../../../source/diagnosis/diagnoser.ts';
import {keymap} from '../../../source/ui/keyboard/keymap.ts';
import {recordingKeys} from '../../../source/ui/keyboard/recording-keys.ts';
import type {ScreenState} from '../../../source/ui/screen-state.ts';
import {conversations} from '../../support/conversations.ts';
import {
	type Film,
	type FilmOptions,
	film,
	filmedAt,
	holdClock,
	putState,
	stateSeen,
	story,
} from '../../support/film.tsx';
import {recordedFrom} from '../../support/recorded.ts';
import {relayAndUserRefused as recording} from '../../support/refused-recording.ts';

holdClock();

const names = [...new Set(keymap.flatMap(({keys}) => keys)), 'f9', 'ctrl+q'].map(key =>
	key === '?' ? '?' : `<${key}>`,
);
const letters = [...recordingKeys.flatMap(({keys}) => keys), '?', 'x', '/'];

type Place = {
	readonly name: string;
	readonly of: () => Parameters<typeof film>[0];
	readonly options?: FilmOptions | (() => FilmOptions);
	/** Pressed before the key. */
	readonly first?: string;
	readonly keys?: readonly string[];
};

/** Each key alone, from the same state. */
async function pressedAt({name, of, options = {}, first = '', keys = names}: Place): Promise<string> {
	const told: string[] = [];
	const without: string[] = [];
	let filmed: Film | null = null;
	let saved: ScreenState | null = null;
	for (const key of keys) {
		if (!filmed || !saved) {
			filmed = await film(of(), typeof options === 'function' ? options() : options);
			await filmed.press(first);
			saved = filmed.inspector.screen.get();
		}

		const {inspector, session, left} = filmed;
		const {length} = session.entries;
		const [, changes = ''] = (await story(name, filmed, [key], stateSeen)).split(`----- ${key}\n`);
		if (changes === '') {
			without.push(key);
		} else {
			told.push(`----- ${key}`, changes.trimEnd());
		}

		// The same session goes on where the key only changed what is seen of it, and nothing was answered.
		const isSame = session.entries.length === length && left.length === 0;
		if (isSame && inspector.screen.get().overlay?.type === saved.overlay?.type) {
			putState(inspector, saved);
		} else {
			inspector.stop();
			filmed = null;
		}
	}

	filmed?.inspector.stop();
	return `===== ${name}\n${told.join('\n')}\n----- nothing: ${without.join(' ')}\n`;
}

const matches = async (file: string, places: readonly Place[]): Promise<void> => {
	const told: string[] = [];
	for (const place of places) {
		told.push(await pressedAt(place));
	}

	await expect(told.join('\n')).toMatchFileSnapshot(`snapshots/${file}.txt`);
};

const answers = {NOOP: ['250 2.0.0 Ok'], QUIT: ['221 bye']};
const long = `${conversations.login}\n${Array.from({length: 12}, (_, at) => `C: NOOP ${at}\nS: 250 ok`).join('\n')}`;
const history = ['EHLO a', 'MAIL FROM:<a@b.example>', 'NOOP one', 'NOOP two'];
const judged = (more: FilmOptions = {}): FilmOptions => ({rules: createDiagnoser({now: filmedAt}), ...more});

test('on an empty prompt', () =>
	matches('empty-prompt', [
		{name: 'two panes', of: () => long, options: {answers, state: {history}}},
		{
			name: 'two panes, the right one in use, an earlier line selected',
			of: () => long,
			options: {state: {history}},
			first: '<alt+up><alt+up><ctrl+o>',
		},
		{name: 'one pane', of: () => long, options: {columns: 80, state: {history}}, first: '<alt+3>'},
		{name: 'a filter', of: () => long, options: {state: {filter: 'NOOP 1', history}}},
	]));

test('on a line', () =>
	matches('line', [
		{
			name: 'its end',
			of: () => conversations.tls ?? '',
			options: {answers, state: {history}},
			first: 'NOOP two wörds',
		},
		{
			name: 'its middle',
			of: () => conversations.tls ?? '',
			options: {state: {history}},
			first: 'NOOP two wörds<alt+left><left>',
		},
		{
			name: 'while completing',
			of: () => conversations.tls ?? '',
			options: {state: {history}},
			first: 'R<tab>',
		},
		{
			name: 'after a cut',
			of: () => conversations.tls ?? '',
			options: {state: {history}},
			first: 'NOOP two wörds<ctrl+w>',
		},
		{
			name: 'in the history',
			of: () => conversations.tls ?? '',
			options: {state: {history}},
			first: 'NOOP<up><up>',
		},
		{
			name: 'a secret',
			of: () => conversations.password ?? '',
			options: {state: {history}},
			first: 'open-sesame',
		},
		{name: 'a message', of: () => conversations.message ?? '', options: {state: {history}}, first: '.a line'},
		{
			name: 'a connection that is over',
			of: () => conversations.closed ?? '',
			options: {state: {history}},
			first: 'NOOP',
		},
	]));

test('on a recording', () =>
	matches('recording', [
		{
			name: 'two panes',
			of: () => recordedFrom(recording),
			options: () => judged(),
			keys: [...names, ...letters],
		},
		{
			name: 'two panes, an earlier line, the right one in use, a search',
			of: () => recordedFrom(recording),
			options: () => judged(),
			first: '/example<enter><alt+up><ctrl+o>',
			keys: [...names, ...letters],
		},
		{
			name: 'one pane',
			of: () => recordedFrom(recording),
			options: () => judged({columns: 80, back: true}),
			keys: [...names, ...letters],
		},
		{
			name: 'several, with a filter',
			of: () => recordedFrom(recording),
			options: () => judged({state: {filter: 'RCPT'}, back: true}),
			keys: ['<escape>', '<up>', 'G', 'g', 'n', 'N', 'f'],
		},
		{
			name: 'with a filter, a line selected',
			of: () => recordedFrom(recording),
			first: 'fRCPT<enter><up>',
			keys: ['<escape>', 'f', 'j', 'k', 'G'],
		},
	]));

test('on what is open', () =>
	matches('overlays', [
		{
			name: 'help',
			of: () => conversations.tls ?? '',
			first: '?',
			keys: [...names, ' ', 'j', 'k', 'g', 'G', 'q', 'x'],
		},
		{
			name: 'help, further down',
			of: () => conversations.tls ?? '',
			first: '?<pagedown>',
			keys: [...names, ' ', 'j', 'k', 'g', 'G', 'q', 'x'],
		},
		{
			name: 'the palette',
			of: () => conversations.tls ?? '',
			options: {answers},
			first: '<ctrl+p>',
			keys: [...names, 'q'],
		},
		{
			name: 'the palette, searched',
			of: () => conversations.tls ?? '',
			options: {answers},
			first: '<ctrl+p>re<down>',
			keys: [...names, 'v'],
		},
		{
			name: 'the palette without a match',
			of: () => conversations.tls ?? '',
			first: '<ctrl+p>zzz',
			keys: ['<enter>', '<escape>', '<down>', '<backspace>'],
		},
		{
			name: 'the history',
			of: () => conversations.tls ?? '',
			options: {state: {history}},
			first: '<ctrl+r>N',
			keys: [...names, 'O'],
		},
		{
			name: 'the history, an earlier match',
			of: () => conversations.tls ?? '',
			options: {state: {history}},
			first: '<ctrl+r>N<ctrl+r>',
			keys: ['<ctrl+r>', '<up>', '<down>', '<enter>', '<tab>', '<right>', '<end>', 'x'],
		},
		{
			name: 'the history without a match',
			of: () => conversations.tls ?? '',
			options: {state: {history}},
			first: '<ctrl+r>zzz',
			keys: ['<ctrl+r>', '<enter>', '<down>'],
		},
		{
			name: 'a question',
			of: () => `${conversations.ehlo}\nC: AUTH LOGIN\nS: 334 UGFzc3dvcmQ6`,
			first: 'open-sesame<enter>',
			keys: [...names, 'y', 'Y', 'n', 'x'],
		},
		{
			name: 'a field',
			of: () => conversations.tls ?? '',
			options: {login: {user: 'demo', password: 'pw'}},
			first: '/auth<enter>',
			keys: [...names, 'x'],
		},
		{
			name: 'a field with a text',
			of: () => conversations.tls ?? '',
			options: {login: {user: 'demo', password: 'pw'}},
			first: '/auth<enter>alice b<left>',
			keys: [...names, 'x'],
		},
		{name: 'a filter', of: () => recordedFrom(recording), first: 'f5yz', keys: [...names, 'x']},
	]));

test('the table of keys', async () => {
	const rows = (bindings: readonly object[]): string =>
		bindings.map(binding => JSON.stringify(binding)).join('\n');
	await expect(`${rows(keymap)}\n\n${rows(recordingKeys)}\n`).toMatchFileSnapshot('snapshots/keymap.txt');
});
