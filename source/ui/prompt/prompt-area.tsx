/** The prompt with its lens; a question, a field or the palette's filter takes its place while open. */
import {Box} from 'ink';
import {withCommas} from '../../protocol/with-commas.ts';
import type {Form} from '../compose/form.ts';
import {hints} from '../compose/rows.ts';
import type {Inspector} from '../inspector.ts';
import {type AtPrompt, footerWords} from '../keyboard/footer.ts';
import {matchesOf} from '../overlays/history-search.ts';
import {Row} from '../screen/drawn.tsx';
import type {Geometry} from '../screen/geometry.ts';
import {type DisplayRow, layOut, spread} from '../screen/layout.ts';
import {type Line, line, piece} from '../screen/lines.ts';
import type {OverlayOf, ScreenState} from '../screen-state.ts';
import {completionLines} from './completion-menu.ts';
import {type Editor, textOf} from './editor.ts';
import type {Lens} from './lens.ts';
import {Prompt} from './prompt.tsx';

type Props = {readonly inspector: Inspector; readonly screen: ScreenState; readonly geometry: Geometry};

export function PromptArea({inspector, screen, geometry}: Props) {
	const {columns, lensRows, footer} = geometry;
	const {lines, prompt} = contents({inspector, screen, geometry});
	const {overlay, notice} = screen;
	// A message that needs more room takes that of the footer; questions and the form have keys of their own.
	const gives =
		overlay?.type === 'compose' ||
		overlay?.type === 'choice' ||
		(overlay === null && notice !== null && lines.length > lensRows);
	const height = footer && gives ? lensRows + 1 : lensRows;
	const rows = lensRowsOf(lines, height, columns - 1);
	return (
		<Box flexDirection="column" flexShrink={0}>
			{prompt}
			{rows.map((row, index) => (
				<Row key={index} row={row} />
			))}
			{footer && !gives && (
				<Row
					row={
						isAsked(overlay)
							? []
							: footerRow(
									columns,
									atPrompt(screen, inspector.lens(), inspector.session.recorded !== undefined),
								)
					}
				/>
			)}
		</Box>
	);
}

/** Lines are wrapped where there is room for it; what does not fit ends in an ellipsis. */
function lensRowsOf(lines: readonly Line[], height: number, width: number): readonly DisplayRow[] {
	const filled = lines.filter(({pieces}) => pieces.some(({text}) => text !== ''));
	const wrapped = layOut(filled, width - 3);
	const shown = wrapped.length <= height ? wrapped : filled.map(({pieces}) => pieces);
	return Array.from({length: height}, (_, index) => {
		const row = shown[index];
		const goesOn = index === height - 1 && shown.length > height ? [piece('…')] : [];
		return row ? spread([piece('   '), ...row, ...goesOn], [], width) : [];
	});
}

/** A question has the keyboard to itself; its own keys stand below it. */
function isAsked(overlay: ScreenState['overlay']): boolean {
	return overlay !== null && overlay.type !== 'reading' && overlay.type !== 'compose';
}

function atPrompt({editor}: ScreenState, {mode, ghost}: Lens, recorded: boolean): AtPrompt {
	const isContent = mode !== 'command' && mode !== 'closed';
	if (editor.line.length > 0) {
		return isContent ? 'content' : 'line';
	}

	if (recorded) {
		return 'recording';
	}

	return ghost !== undefined ? 'ghost' : isContent ? 'no content' : 'nothing';
}

function footerRow(width: number, at: AtPrompt): DisplayRow {
	const words = footerWords(width - 1, at).flatMap(({key, word}) => [
		piece(key),
		piece(` ${word}   `, 'dim'),
	]);
	return [piece(' '), ...words];
}

function contents({inspector, screen, geometry}: Props) {
	const {overlay} = screen;
	const field = (label: string, editor: Editor, masked: boolean, ghost = '') => (
		<Prompt
			editor={editor}
			lens={{mode: 'chunk', label, syntax: '', ...(ghost !== '' && editor.line.length === 0 && {ghost})}}
			masked={masked}
			width={geometry.columns}
			y={geometry.promptRow}
		/>
	);
	switch (overlay?.type) {
		case 'compose':
			return composeWords(overlay.form, geometry.columns);
		case 'choice':
			return choiceWords(overlay, geometry);
		case 'field':
			return {
				prompt: field(overlay.title, overlay.editor, overlay.secret, overlay.ghost),
				lines: [
					line(
						piece(
							overlay.ghost !== '' && overlay.editor.line.length === 0
								? 'Enter accepts the suggestion · → to change it first · Esc to cancel'
								: 'Enter to confirm · Esc to cancel',
							'dim',
						),
					),
				],
			};
		case 'history':
			return {
				prompt: field('search history', overlay.editor, false),
				lines: historyLines(screen, overlay),
			};
		case 'filter':
			return {
				prompt: field('filter', overlay.editor, false),
				lines: [
					line(
						piece(`${withCommas(inspector.shown().length)} lines`, 'strong'),
						piece('   5yz · >=400 · findings · RCPT · any text · Enter keeps it · Esc cancels', 'dim'),
					),
				],
			};
		case 'palette':
			return {
				prompt: field('palette', overlay.editor, false),
				lines: [line(piece('↑↓ choose · Enter runs it · Esc closes', 'dim'))],
			};
		default:
			return lineWords(inspector, screen, geometry);
	}
}

function lineWords(inspector: Inspector, screen: ScreenState, geometry: Geometry) {
	const lens = inspector.lens();
	const masked = (lens.masked || screen.typedSecret) && !screen.reveal;
	return {
		prompt: (
			<Prompt
				editor={screen.editor}
				lens={lens}
				masked={masked}
				width={geometry.columns}
				y={geometry.promptRow}
			/>
		),
		lines: lensLines(screen, lens),
	};
}

function choiceWords(overlay: OverlayOf<'choice'>, geometry: Geometry) {
	// The last row is for the answers.
	const room = geometry.lensRows + (geometry.footer ? 1 : 0);
	const rows = wrapped(overlay.question, geometry.columns - 6);
	const [first = '', ...more] = rows.slice(0, room);
	const end = rows.length > room ? ' …' : '';
	return {
		prompt: (
			<Row
				row={spread(
					[piece(' ? ', 'warn'), piece(more.length === 0 ? first + end : first, 'strong')],
					[],
					geometry.columns,
				)}
			/>
		),
		lines: [
			...more.map((row, index) => line(piece(index === more.length - 1 ? row + end : row, 'strong'))),
			line(
				...overlay.choices.flatMap(({key, label}) => [piece(key, 'accent'), `  ${label}     `]),
				piece('Esc', 'accent'),
				'  cancel',
			),
		],
	};
}

/** What the focused field takes, or why the letter was not sent; and the keys. */
function composeWords(form: Form, width: number) {
	const {problem, notice, working, page, focus} = form;
	// What is told may need a second row, and takes it from the keys until the next one is pressed.
	const message = problem ?? notice;
	const [first = '', ...more] = message === null ? [] : wrapped(message, width - 4);
	const hint = working
		? 'The message is being assembled …'
		: page.name === 'fields'
			? hints[focus]
			: pageHints[page.name];
	const words =
		message === null
			? [piece(' ❯ ', 'accent'), piece(hint, 'dim')]
			: [
					piece(problem === null ? ' ❯ ' : ' ! ', problem === null ? 'accent' : 'warn'),
					piece(first, 'strong'),
				];
	const keys = [
		['Ctrl+S', page.name === 'findings' ? 'send anyway' : 'send'],
		['Ctrl+O', page.name === 'preview' ? 'back' : 'preview'],
		['Ctrl+G', 'editor'],
		['Esc', page.name !== 'fields' ? 'back' : width < 66 ? 'close' : 'close, kept'],
	] as const;
	return {
		prompt: <Row row={spread(words, [], width)} />,
		lines: [
			...more.map(row => line(piece(row, 'strong'))),
			line(
				...keys.flatMap(([key, word], index) => [
					piece(`${index === 0 ? '' : '   '}${key}`),
					piece(` ${word}`, 'dim'),
				]),
			),
		],
	};
}

/** The chosen line, and where it stands among those that match. */
function historyLines({history}: ScreenState, {editor, index}: OverlayOf<'history'>): readonly Line[] {
	const matches = matchesOf(history, textOf(editor));
	const at = Math.min(index, matches.length - 1);
	return matches.length === 0
		? [line(piece('No earlier line contains this. Esc closes.', 'dim'))]
		: [
				line(piece(matches[at] ?? '', 'accent')),
				line(
					piece(
						`${at + 1} of ${matches.length} · ↑ or Ctrl+R earlier · Enter puts it in the prompt · Esc closes`,
						'dim',
					),
				),
			];
}

function wrapped(text: string, width: number): string[] {
	return layOut([line(text)], width).map(row => row.map(each => each.text).join(''));
}

const pageHints = {
	findings: 'Ctrl+S to send anyway; Esc to go back to the message',
	preview: 'every byte as it will be sent, except for doubled dots',
};

/** A message to the user stands where the eye is; it goes with the next key. */
function lensLines({notice, editor, columns}: ScreenState, lens: Lens): readonly Line[] {
	if (notice) {
		const style = notice.isProblem ? 'strong' : 'plain';
		const rows = wrapped(notice.text, columns - 7).map((row, index) =>
			line(piece(notice.isProblem ? (index === 0 ? '! ' : '  ') : '', 'warn'), piece(row, style)),
		);
		return editor.line.length > 0 ? [...rows, ...lens.lines] : rows;
	}

	return editor.cycle ? completionLines(editor.cycle, columns - 4) : lens.lines;
}
