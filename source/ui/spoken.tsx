/** For screen readers (INK_SCREEN_READER=true): what was said last, what it means, and the prompt; no frames, no columns. */
import {Box, Text} from 'ink';
import {visible} from '../protocol/visible.ts';
import {geometryOf} from './geometry.ts';
import type {Inspector} from './inspector.ts';
import {cellsOf, type DisplayRow} from './layout.ts';
import {type Piece, piece} from './lines.ts';
import {conversationOf, shownView} from './looking.ts';
import {panes} from './panes/panes.ts';
import {maskedLine} from './prompt/masked-line.ts';
import type {ConversationRow} from './row.ts';
import type {ScreenState} from './screen-state.ts';
import {statusRow} from './status.ts';
import {windowOf} from './window.ts';

const speakers = {C: 'You', S: 'Server', ' ': 'Note'} as const;

export function Spoken({inspector, screen}: {readonly inspector: Inspector; readonly screen: ScreenState}) {
	const {session} = inspector;
	const lens = inspector.lens();
	const entry = inspector.selected();
	const masked = (lens.masked || screen.typedSecret) && !screen.reveal;
	const typed = maskedLine(screen.editor.line, masked, lens.mode === 'command').join('');
	const status = statusRow({
		state: session.state,
		waiting: session.waiting.length,
		host: session.target.host,
		width: 200,
		recorded: session.recorded !== undefined,
	});
	const rows = windowOf(conversationOf(session.entries, screen), 6, screen.anchor);
	return (
		<Box flexDirection="column">
			{rows.map(row => (
				<Text key={`${row.entryId}:${row.part}`}>{spokenRow(row)}</Text>
			))}
			{entry && (
				<Text>{`Meaning: ${visible(inspector.explain(entry).title)}. ${visible(inspector.explain(entry).summary)}`}</Text>
			)}
			{viewRows(inspector, screen).map((row, index) => (
				<Text key={index}>{plain(row)}</Text>
			))}
			<Text>{plain(status)}</Text>
			{lens.lines.map((line, index) => (
				<Text key={index}>{plain(line.pieces)}</Text>
			))}
			{screen.notice && <Text>{visible(screen.notice.text)}</Text>}
			{screen.overlay?.type === 'choice' && (
				<Text>{`${screen.overlay.question} ${screen.overlay.choices.map(({key, label}) => `${key}: ${label}`).join(', ')}`}</Text>
			)}
			{screen.overlay?.type === 'field' && (
				<Text>{`${screen.overlay.title} ❯ ${maskedLine(screen.overlay.editor.line, screen.overlay.secret, false).join('')}`}</Text>
			)}
			<Text
				aria-label={`${lens.label || 'command'}: ${masked ? `${screen.editor.line.length} characters, hidden` : typed}`}
			>{`${lens.label} ❯ ${typed}`}</Text>
		</Box>
	);
}

/** The view that was chosen, or what a command gave to read: as much as a screen holds, the rest with PgDn. */
function viewRows({paneRows}: Inspector, screen: ScreenState): DisplayRow[] {
	const {overlay, columns, rows, paneTop} = screen;
	const view = shownView(screen);
	const {pane, bodyRows} = geometryOf(columns, rows);
	if (overlay?.type === 'reading') {
		return titled(overlay.title, paneRows(), overlay.top, bodyRows - 2);
	}

	// The meaning of the selected line is spoken anyway.
	const title = panes.find(({name}) => name === view && view !== 'decode')?.title;
	return title === undefined ? [] : titled(title, paneRows(), paneTop, pane.innerRows);
}

function titled(title: string, rows: readonly DisplayRow[], top: number, height: number): DisplayRow[] {
	const shown = rows.slice(top, top + height).filter(row => cellsOf(row) > 0);
	const more = rows.length - top - height;
	return [
		[piece(`${title}:`)],
		...shown,
		...(more > 0 ? [[piece(`${more} more lines, PgDn or Alt+PgDn reads on.`)]] : []),
	];
}

function spokenRow({who, pieces, note, secure}: ConversationRow): string {
	return [`${speakers[who]}:`, plain(pieces), plain(note), secure ? '' : '(in clear)']
		.filter(Boolean)
		.join(' ');
}

function plain(pieces: readonly Piece[]): string {
	return cellsOf(pieces) === 0
		? ''
		: visible(pieces.map(({text}) => text).join(''))
				.replace(/ {2,}/g, ' ')
				.trim();
}
