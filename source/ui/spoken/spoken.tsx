/** For screen readers (INK_SCREEN_READER=true): what was said last, what it means, and the prompt; no frames, no columns. */
import {Box, Text} from 'ink';
import {visible} from '../../protocol/visible.ts';
import type {ConversationRow} from '../conversation/row.ts';
import {reveal, windowOf} from '../conversation/window.ts';
import type {Inspector} from '../inspector.ts';
import {conversationOf} from '../looking.ts';
import {maskedLine} from '../prompt/masked-line.ts';
import {statusRow} from '../screen/status.ts';
import type {ScreenState} from '../screen-state.ts';
import {plainRow} from './plain-row.ts';
import {spokenView} from './spoken-view.ts';

/** Rows of the conversation that are read again with each change. */
const spokenRows = 6;

const speakers = {C: 'You', S: 'Server', ' ': 'Note'} as const;
const recordedSpeakers = {...speakers, C: 'Client'} as const;

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
		isMessage: session.isMessage ?? false,
	});
	const finding = entry && inspector.findingAt(entry);
	const view = spokenView(inspector, screen);
	const conversation = conversationOf(inspector.shown(), screen);
	const anchor =
		screen.selectedId === null
			? screen.anchor
			: reveal(conversation, spokenRows, screen.anchor, screen.selectedId - 1);
	const rows = view.length > 0 ? [] : windowOf(conversation, spokenRows, anchor);
	return (
		<Box flexDirection="column">
			{rows.map(row => (
				<Text key={`${row.entryId}:${row.part}`}>
					{spokenRow(row, session.recorded === undefined ? speakers : recordedSpeakers)}
				</Text>
			))}
			{view.map((text, index) => (
				<Text key={index}>{text}</Text>
			))}
			{entry && view.length === 0 && (
				<Text>{`Meaning: ${visible(inspector.explain(entry).title)}. ${visible(inspector.explain(entry).summary)}`}</Text>
			)}
			{finding && view.length === 0 && (
				<Text>{`Finding, ${finding.level}: ${visible(finding.message)} ${visible(finding.advice ?? '')}`}</Text>
			)}
			<Text>{plainRow(status)}</Text>
			{lens.lines.map((line, index) => (
				<Text key={index}>{plainRow(line.pieces)}</Text>
			))}
			{lens.ghost && <Text>{`Suggested: ${visible(lens.ghost)}`}</Text>}
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

function spokenRow(
	{who, pieces, note, secure}: ConversationRow,
	names: Readonly<Record<ConversationRow['who'], string>>,
): string {
	return [`${names[who]}:`, plainRow(pieces), plainRow(note), secure ? '' : '(in clear)']
		.filter(Boolean)
		.join(' ');
}
