/** What the prompt says of each line in each phase, what it completes and suggests, and what of a line is kept; in files. */
import {expect, test} from 'vitest';
import {commands} from '../../../source/commands/commands.ts';
import {addressesFor, argumentsFor} from '../../../source/ui/prompt/arguments.ts';
import {completionLines} from '../../../source/ui/prompt/completion-menu.ts';
import {type EditorEvent, edit, editorWith, emptyEditor} from '../../../source/ui/prompt/editor.ts';
import {type LensContext, lensOf} from '../../../source/ui/prompt/lens.ts';
import {maskedLine} from '../../../source/ui/prompt/masked-line.ts';
import {
	answerReading,
	isSecretNow,
	isStrayAnswer,
	promptMode,
	readingOf,
} from '../../../source/ui/prompt/reading.ts';
import {remembered} from '../../../source/ui/prompt/remembered.ts';
import {suggestionFor} from '../../../source/ui/prompt/suggestion.ts';
import {viewportOf} from '../../../source/ui/prompt/viewport.ts';
import {headerRow} from '../../../source/ui/screen/header.ts';
import {idleWarning, idleWords, untilOtherWords} from '../../../source/ui/screen/idle.ts';
import {layOut, spread} from '../../../source/ui/screen/layout.ts';
import {circled, line, piece, spokenLines, table} from '../../../source/ui/screen/lines.ts';
import {marked} from '../../../source/ui/screen/marked.ts';
import {plainSigns} from '../../../source/ui/screen/signs.ts';
import {statusRow} from '../../../source/ui/screen/status.ts';
import {tabsThatFit, titleAt} from '../../../source/ui/screen/tabs.ts';
import {clock, sinceStart} from '../../../source/ui/screen/times.ts';
import {conversations} from '../../support/conversations.ts';
import {fakeSession} from '../../support/fake-session.ts';
import {piecesText} from '../../support/film.tsx';
import {shown} from '../../support/shown.ts';

const states = Object.fromEntries(
	Object.entries({
		...conversations,
		connecting: 'unconnected',
		'no greeting': 'host: mx',
		'AUTH sent': `${conversations.tls}\nC: AUTH LOGIN`,
		'AUTH refused': `${conversations.tls}\nC: AUTH LOGIN\nS: 504 no`,
		PLAIN: `${conversations.tls}\nC: AUTH PLAIN\nS: 334 `,
		CRAM: `${conversations.tls}\nC: AUTH CRAM-MD5\nS: 334 PGFAYj4=`,
		chunk: `${conversations.ehlo}\nC: MAIL FROM:<a@b.example>\nS: 250 ok\nC: RCPT TO:<c@d.example>\nS: 250 ok\nCraw: "BDAT 5\\r\\nhe"`,
		'a sender': `${conversations.ehlo}\nC: MAIL FROM:<a@b.example>\nS: 250 ok`,
		'a recipient': `${conversations.ehlo}\nC: MAIL FROM:<a@b.example>\nS: 250 ok\nC: RCPT TO:<c@d.example>\nS: 250 ok`,
		'logged in': `${conversations.tls}\nC: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw=\nS: 235 ok`,
		LMTP: 'protocol: lmtp\nS: 220 mx',
		waiting: `${conversations.ehlo}\nC: NOOP`,
	}).map(([name, listing]) => [name, fakeSession(listing).state]),
);
const history = [
	'EHLO me.example',
	'MAIL FROM:<old@b.example>',
	'RCPT TO:<one@d.example>',
	'RCPT TO:<two@d.example>',
	'/connect mx.example:25',
	'/compare other.example',
];
const lines = [
	'',
	'n',
	'noop',
	'NOOP x',
	'ehlo',
	'EHLO me.example',
	'mail',
	'MAIL FROM:',
	'MAIL FROM:<',
	'MAIL FROM:<o',
	'MAIL FROM: bob',
	'RCPT TO:<',
	'auth',
	'AUTH ',
	'AUTH PLAIN AGFubgBwZW5jaWw=',
	'AGFubgBwZW5jaWw=',
	'foo',
	'/',
	'/c',
	'/connect',
	'/connect ',
	'/auth P',
	'/copy ',
	'/charset iso',
	'/retry ',
	'/nothing',
	'//x',
	'.',
	'..x',
	'quit',
	'/quit',
	'Subject: x',
	'a',
	'alice',
	'YWxpY2U=',
	'*',
	'pencil12',
];

test('lenses', async () => {
	// What is said of a line in one state is not told again for the next.
	const before = new Set<string>();
	const once = (told: string): string[] => {
		const isNew = !before.has(told);
		before.add(told);
		return isNew ? [told] : [];
	};

	const told = Object.entries(states).flatMap(([name, state]) => {
		const context: LensContext = {
			state,
			turned: false,
			reveal: false,
			burst: null,
			commands,
			history,
			address: 'smtp://mx',
			clientName: 'me.example',
		};
		const one = (text: string, more: Partial<LensContext> = {}): string => {
			const {lines: said, completions, lookFor, ...rest} = lensOf(text, {...context, ...more});
			return `${shown(text)}${Object.keys(more).length > 0 ? ` ${shown({...more, place: undefined})}` : ''}: ${shown(rest)}${said.length > 0 ? `\n\t${piecesText(said.map(({pieces}) => pieces)).replaceAll('\n', '\n\t')}` : ''}${
				completions.length > 0
					? `\n\t→ ${completions
							.slice(0, 6)
							.map(({text: to, label}) => `${to} (${label})`)
							.join(' | ')}${completions.length > 6 ? ` and ${completions.length - 6} more` : ''}`
					: ''
			}${lookFor ? '\n\tlooks for more' : ''}`;
		};
		return [
			`===== ${name}: ${promptMode(state)} ${isSecretNow(state)}`,
			...lines.flatMap(text => once(one(text))),
			...['', 'alice', 'YWxpY2U=', '.x'].flatMap(text => once(one(text, {turned: true}))),
			...['', 'alice'].flatMap(text => once(one(text, {reveal: true}))),
			...once(one('', {burst: ['a', 'b']})),
			...['', '/x', '/copy'].flatMap(text => [
				...once(one(text, {recorded: true})),
				...once(one(text, {recorded: true, searchable: true})),
			]),
			...['', 'YWxpY2U=', 'NOOP', '/connect', '/starttls'].flatMap(advised =>
				once(one('', {advised, advisedSteps: 2})),
			),
			...once(one('', {advised: 'RSET'})),
			...once(one('', {recipient: 'known@d.example', delivered: true, turnedAway: true})),
		];
	});
	await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('snapshots/lenses.txt');
});

test('suggestions, readings and what is kept', async () => {
	const places = [
		null,
		{
			part: 'header',
			missing: ['From', 'To', 'Date', 'Subject', 'Message-ID'],
			date: 'today',
			id: 'x@y',
			bodyLines: 0,
		},
		...['To', 'Date', 'Subject', 'Message-ID'].map(missing => ({
			part: 'header',
			missing: [missing],
			date: 'today',
			id: 'x@y',
			bodyLines: 0,
		})),
		{part: 'header', missing: [], date: 'today', id: 'x@y', bodyLines: 0},
		{part: 'body', missing: [], date: 'today', id: 'x@y', bodyLines: 0},
		{part: 'body', missing: [], date: 'today', id: 'x@y', bodyLines: 2},
	];
	const suggested = Object.entries(states).flatMap(([name, state]) => [
		`${name}: ${shown(suggestionFor({state, history: [], clientName: 'me', delivered: false, message: null, address: null}))} ${shown(suggestionFor({state, history, recipient: 'r@d', clientName: 'me', delivered: true, turnedAway: true, message: null, address: 'mx:25'}))} ${shown(suggestionFor({state, history, clientName: 'me', delivered: true, message: null, address: 'mx:25'}))}`,
		`\t${['alice', 'YWxpY2U=', '.', '.x', 'AGFubgBwZW5jaWw='].map(text => `${text} ${shown(readingOf(false)(text, state))} ${shown(readingOf(true)(text, state))} ${answerReading(text, state, true)} ${isStrayAnswer(text, state)}`).join('; ')}`,
	]);
	const message = states.message;
	const kept = [
		'NOOP',
		'',
		'AUTH PLAIN AGFubgBwZW5jaWw=',
		'AUTH PLAIN ',
		'AUTH LOGIN YW5u',
		'AGFubgBwZW5jaWw=',
		'/auth',
		'/auth PLAIN ann pencil',
		'/auth ann pencil',
		'/AUTH PLAIN ann pencil',
		'/auht ann pencil',
		'/auth PLAIN ann initial=yes',
		'/auth-matrix ann pencil',
		'/check ann pencil',
		'/password x',
		'/base64 x',
		'/set x=y',
		'/raw "NOOP\\r\\n"',
		'/raw "AUTH PLAIN AGFubgBwZW5jaWw=\\r\\n"',
		'/raw "bad',
		'/connect smtp://ann:pencil@mx',
		'/connect mx',
		'//NOOP',
		'/ NOOP',
		'PASS x',
	];
	await expect(
		`${[
			...suggested,
			...(message
				? places.map(
						place =>
							`${shown(place)}: ${shown(suggestionFor({state: message, history, clientName: 'me', delivered: false, message: place as never, address: null}))}`,
					)
				: []),
			...kept.map(
				text => `${shown(text)}: ${shown(remembered(text, []))} ${shown(remembered(text, ['AUTH LOGIN']))}`,
			),
			...['auth', 'charset', 'copy', 'connect', 'compare', 'retry', 'x'].flatMap(name =>
				['', 'P', 'mx', 'EH', 'iso'].map(
					typed =>
						`/${name} ${typed}: ${shown(argumentsFor(name, typed, {state: states.tls ?? message ?? ({} as never), history}).map(({text, label}) => `${text} (${label})`))}`,
				),
			),
			...['MAIL FROM:<', 'MAIL FROM:<o', 'RCPT TO: <', 'rcpt to:<TWO', 'RCPT TO:<x>', 'MAIL'].map(
				text =>
					`${text}: ${shown(addressesFor(text, {state: states['logged in'] ?? ({} as never), history, recipient: 'r@d.example'}))}`,
			),
		].join('\n')}\n`,
	).toMatchFileSnapshot('snapshots/kept.txt');
});

test('the editor', async () => {
	const cycle = {
		candidates: [
			{text: 'NOOP', label: 'a'},
			{text: 'NO', label: 'b'},
		],
		index: 0,
	};
	const start = [
		emptyEditor,
		editorWith('NOOP two wörds'),
		{...editorWith('NOOP two wörds'), cursor: 5},
		{...editorWith('a  b-c'), cursor: 3, killed: 'cut', killing: true},
		{...editorWith('NOOP'), place: 1, draft: ['N']},
		{...editorWith('NOOP'), cycle},
		editorWith('👨‍👩‍👧é'),
	];
	const to = ['left', 'right', 'word-left', 'word-right', 'start', 'end'] as const;
	const events: readonly EditorEvent[] = [
		{type: 'insert', text: 'x y'},
		...to.map(one => ({type: 'move', to: one}) as const),
		...to.map(one => ({type: 'cut', to: one}) as const),
		{type: 'yank'},
		{type: 'older', history: ['NOOP one', 'RSET', 'NOOP two']},
		{type: 'newer', history: ['NOOP one', 'RSET', 'NOOP two']},
		{type: 'complete', candidates: cycle.candidates, step: 1},
		{type: 'complete', candidates: cycle.candidates, step: -1},
		{type: 'complete', candidates: [], step: 1},
		{type: 'complete', candidates: [{text: 'NOOP ', label: ''}], step: 1},
		{type: 'replace', text: 'RSET'},
		{type: 'clear'},
		{type: 'sent'},
	];
	const words = ['NOOP', 'AUTH PLAIN AGFubgBwZW5jaWw=', 'a\u0000b\u001b', '漢字'];
	const told = [
		...start.flatMap(editor => [
			shown(editor),
			...events.map(event => `\t${shown(event)}: ${shown(edit(editor, event))}`),
		]),
		...words.flatMap(text =>
			[false, true].map(
				masked =>
					`${shown(text)}: ${shown(maskedLine([...text], masked, true))} ${shown(maskedLine([...text], masked, false))}`,
			),
		),
		...[0, 3, 10, 19, 20].flatMap(cursor =>
			[3, 4, 8, 12, 20, 21].map(
				width =>
					`${cursor} of 20, ${width}: ${shown(viewportOf([...'abcdefghijklmnopqrst'], cursor, width))} ${shown(viewportOf([...'漢字漢字漢字漢字漢字'], Math.min(cursor, 10), width))}`,
			),
		),
		...[0, 1, 5].flatMap(index =>
			[20, 40, 200].map(width =>
				piecesText(
					completionLines(
						{
							candidates: [
								'/charset utf-8',
								'/charset iso-8859-1',
								'/charset koi8-r',
								'/charset big5',
								'/charset euc-kr',
								'/charset gb18030',
							].map(text => ({text, label: `about ${text}`})),
							index,
						},
						width,
					).map(({pieces}) => pieces),
				),
			),
		),
		piecesText(
			completionLines({candidates: [{text: 'NOOP', label: ''}], index: 0}, 40).map(({pieces}) => pieces),
		),
	];
	await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('snapshots/editor.txt');
});

test('rows around the prompt', async () => {
	const {target} = fakeSession('');
	const long = line(
		piece('A sentence of several words ', 'strong'),
		piece('and more of them'),
		piece(' averyveryverylongwordthatmustbebroken', 'warn'),
	);
	const titles = ['Decode', 'Server', 'Auth'].map((text, at) => ({
		text,
		active: at === 1,
		number: at + 2,
		...(at === 2 && {badge: '②'}),
	}));
	const told = [
		...Object.entries(states).flatMap(([name, state]) => [
			`===== ${name}`,
			...[30, 80, 140].flatMap(width => [
				piecesText([
					headerRow({
						target,
						state,
						connected: null,
						idle: {words: 'idle 0:01', isUrgent: width === 80},
						width,
					}),
				]),
				piecesText([
					statusRow({
						state,
						waiting: width === 80 ? 2 : 0,
						host: 'mx',
						width,
						findings: width === 30 ? 0 : width === 80 ? 1 : 12,
						turnedAway: width === 140,
					}),
				]),
			]),
			piecesText([headerRow({target, state, connected: null, idle: null, width: 60, recorded: 'a.log'})]),
			piecesText([
				headerRow({
					target,
					state,
					connected: null,
					idle: null,
					width: 60,
					recorded: target.host,
					isMessage: true,
				}),
			]),
			piecesText([statusRow({state, waiting: 0, host: 'mx', width: 90, recorded: true, findings: 3})]),
			piecesText([statusRow({state, waiting: 0, host: 'mx', width: 90, isMessage: true, recorded: true})]),
		]),
		...[1, 8, 20, 40, 100].flatMap(width => [
			`===== ${width}`,
			piecesText(layOut([long, {...long, indent: 6}, {...long, fixed: true}, line('')], width)),
			piecesText([spread(long.pieces, [piece('right', 'dim')], width)]),
			piecesText([spread([piece('l')], [piece('right of all')], width)]),
		]),
		piecesText(
			table(
				[
					['a', 'one'],
					['longer', piece('two', 'bad'), 'three'],
					['a label that is much too long', 'x'],
				],
				2,
			).map(({pieces}) => pieces),
		),
		shown(
			table(
				[
					['a', 'one'],
					['a label that is much too long', 'x'],
				],
				2,
			),
		),
		shown(spokenLines([line('a'), {...line('b'), spoken: 'bee'}, {...line('c'), spoken: ''}])),
		...[0, 1, 20, 21].map(circled),
		...['', 'b', 'B', 'zz', 'ab'].map(mark =>
			piecesText([marked([piece('abcab', 'strong'), piece('İb')], mark)]),
		),
		...[10, 20, 25, 28, 30, 60].map(
			width =>
				`${piecesText([tabsThatFit(titles, width)])} ${[0, 3, 9, 12, 20].map(cell => titleAt(titles, width, cell)?.text ?? '-').join(' ')}`,
		),
		...[0, 10, 99_994, 99_996, 999_900, 1_000_000, 3_599_000, 3_600_000, 360_000_000].map(
			at => `${at} ${sinceStart(at)} ${clock(at / 1000)}`,
		),
		...[0, 59_999, 60_000, 239_000, 240_000, 250_500, 300_000, 3_599_999, 3_600_000, 9e6].flatMap(idle =>
			[null, 300_000, 60_000].map(
				limit => `${idle} ${limit}: ${shown(idleWords(idle, limit))} ${untilOtherWords(idle, limit)}`,
			),
		),
		...[true, false].flatMap(observed =>
			[true, false].map(inCommand => idleWarning({limit: 300_000, observed}, 59_400, inCommand)),
		),
		plainSigns('╭─━╮│┊╰╯ ①⑨ ❯▪■✓✗·…⇄• →←↑↓◂‹› −–— “”‘’×↵␍␊␉ §█░▏ é漢 ┌┐└┘┼'),
	];
	await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('snapshots/rows.txt');
});
