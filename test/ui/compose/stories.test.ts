/** The form of `/compose`, key by key: what it shows, and what it gives to the session. */
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test, vi} from 'vitest';
import {emptyDraft} from '../../../source/ui/compose/draft.ts';
import {draftInMemory} from '../../../source/ui/compose/draft-file.ts';
import {conversations} from '../../support/conversations.ts';
import {
	type Film,
	type FilmOptions,
	film,
	holdClock,
	rowsSeen,
	type Step,
	story,
} from '../../support/film.tsx';

holdClock();
// A Message-ID is made by chance.
vi.spyOn(Math, 'random').mockReturnValue(0.5);

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-compose-'));
mkdirSync(join(folder, 'letters'));
writeFileSync(join(folder, 'one.txt'), 'hello');
writeFileSync(join(folder, 'other.txt'), 'hello');
afterAll(() => rmSync(folder, {recursive: true}));

/** Where the path of the folder stands, neither what is right of it nor the cursor is the same everywhere. */
const seen = (filmed: Film): readonly string[] => {
	const rows = rowsSeen(filmed);
	const isPath = rows.some(row => row.includes(folder));
	return (
		rows
			.filter(row => !isPath || !row.startsWith('cursor'))
			.map(row =>
				row.includes(folder) ? `${row.replaceAll(folder, '[folder]').replace(/[ │…]+$/, '')} …` : row,
			)
			.map(row => row.replaceAll(/=_[\w-]+|--[\w-]{10,}|(?<=Message-ID: <)[^@]+/g, '[id]'))
			// The id is part of what is counted.
			.map(row => row.replace(/\d+ octets/, 'so many octets'))
	);
};

const tell = async (
	name: string,
	steps: readonly Step[],
	options: FilmOptions = {},
	draft = {},
): Promise<string> => {
	const filmed = await film(conversations.tls ?? '', {
		columns: 90,
		rows: 24,
		answers: {MAIL: ['250 ok'], RCPT: ['250 ok'], DATA: ['354 go'], '.': ['250 ok']},
		tools: {
			writing: {
				drafts: draftInMemory({...emptyDraft, ...draft}),
				editOutside: async text => ({
					text: `${text}edited\n`,
					problem: text === '' ? 'The editor failed.' : null,
				}),
			},
		},
		...options,
	});
	await filmed.press('/compose<enter>');
	return story(name, filmed, steps, seen);
};

const letter = {
	from: 'alice@example.org',
	to: 'bob@example.net',
	subject: 'Hello',
	text: 'Hello Bob,\nhow are you?',
};
const tab = '<tab>';

test('the form', async () => {
	const told = [
		await tell(
			'each field with its hint',
			Array.from({length: 14}, () => tab),
		),
		await tell(
			'backwards',
			Array.from({length: 3}, () => '<shift+tab>'),
		),
		await tell('a letter written', [
			'alice@example.org',
			tab,
			'bob@example.net',
			'<down>',
			'<up>',
			'<enter>',
			'x',
			'<backspace>',
			'<ctrl+u>',
			'<ctrl+y>',
			'<left><left>y',
			'<home>z',
			'<end>!',
			'<ctrl+w>',
			'<alt+b>',
			'<delete>',
			'<ctrl+k>',
		]),
		await tell(
			'a text of many lines',
			[
				'<tab><tab>Hello',
				tab,
				'one<enter>two<enter><enter>three',
				'<up><up>',
				'X',
				'<down>',
				'<end>',
				'<enter>',
				'<pageup>',
				'<pagedown>',
				{paste: 'pasted\nlines\n'},
				'<ctrl+home>',
				'<ctrl+end>',
			],
			{},
			letter,
		),
		await tell(
			'on a small screen',
			[tab, '<tab><tab>', '<tab><tab><tab>', '<tab><tab><tab>'],
			{columns: 50, rows: 14},
			letter,
		),
		await tell(
			'preview and back',
			[
				'<ctrl+o>',
				'<pagedown>',
				'<down>',
				'<up>',
				'<end>',
				'<home>',
				'<ctrl+o>',
				'<ctrl+o>',
				'<escape>',
				'<escape>',
			],
			{},
			letter,
		),
		await tell(
			'what a receiver may object to',
			['<ctrl+s>', '<pagedown>', '<escape>', '<ctrl+s>', '<ctrl+s>'],
			{},
			{from: 'alice@example.org', to: 'bob@example.net'},
		),
		await tell('no recipient', ['<ctrl+s>', 'x'], {}, {from: 'alice@example.org'}),
		await tell('a bad address', ['<ctrl+s>'], {}, {...letter, to: 'bob@@example.net'}),
		await tell('a file that is not there', ['<ctrl+s>'], {}, {...letter, files: `${folder}/none.txt`}),
		await tell('the editor', ['<ctrl+g>', '<ctrl+g>'], {}, {from: 'a@example.org'}),
		await tell('left and kept', ['<escape>', '/compose<enter>'], {}, letter),
		await tell(
			'sent',
			['<ctrl+s>'],
			{answers: {MAIL: ['250 ok'], RCPT: ['250 ok'], DATA: ['354 go'], '.': ['250 ok']}},
			{...letter, text: 'Hello.'},
		),
	];
	await expect(told.join('\n')).toMatchFileSnapshot('snapshots/form.txt');
});

test('files are completed', async () => {
	const files = {...letter, files: `${folder}/`};
	const to = '<shift+tab>'.repeat(1);
	const told = [
		await tell('from a folder', [to, to, to, to, tab, 'o', tab, tab, 'n', tab, tab], {}, files),
		await tell('nothing begins so', ['<shift+tab><shift+tab><shift+tab>', 'zzz', tab, tab], {}, files),
	];
	await expect(told.join('\n')).toMatchFileSnapshot('snapshots/files.txt');
});
