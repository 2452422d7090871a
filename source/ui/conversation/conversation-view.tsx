/** The conversation: only the rows on the screen are ever made. */
import type {ReactNode} from 'react';
import type {Finding} from '../../diagnosis/finding.ts';
import {withCommas} from '../../protocol/with-commas.ts';
import {timeOf} from '../../session/moment.ts';
import type {Inspector} from '../inspector.ts';
import {conversationOf, selectedIndex} from '../navigation.ts';
import type {Title} from '../panes/titles.ts';
import {Rows} from '../screen/drawn.tsx';
import {Frame} from '../screen/frame.tsx';
import type {Geometry} from '../screen/geometry.ts';
import {type DisplayRow, layOut} from '../screen/layout.ts';
import {line, piece} from '../screen/lines.ts';
import type {ScreenState} from '../screen-state.ts';
import {conversationRow} from './conversation-row.ts';
import type {ConversationRow} from './row.ts';
import {rowsBelow, windowOf} from './window.ts';

type Props = {
	readonly inspector: Inspector;
	readonly screen: ScreenState;
	readonly geometry: Geometry;
	readonly titles: readonly Title[];
	/** It is the one that keys are about, where there are two. */
	readonly inUse?: boolean;
	/** Stands below the rows. */
	readonly children?: ReactNode;
};

export function ConversationView({inspector, screen, geometry, titles, inUse = false, children}: Props) {
	const {isMessage} = inspector.session;
	const entries = inspector.shown();
	const found = inspector.found();
	const {redact} = inspector.facts;
	const {innerRows, innerWidth} = geometry.conversation;
	const conversation = conversationOf(entries, screen);
	const selected = selectedIndex(entries, screen.selectedId);
	const selectedId = selected === null ? null : entries[selected]?.id;
	const timed = entries.length === 0 || entries.some(entry => timeOf(entry) !== null);
	const rows = windowOf(conversation, innerRows, screen.anchor).map(row =>
		conversationRow(isMessage ? {...row, who: ' '} : screen.reveal ? row : withoutSecrets(row, redact), {
			selected: !isMessage && row.entryId === selectedId,
			findings: found.numbersAt(row.entryId),
			pointing: found.numbersAt(row.entryId).filter(number => isPointing(found.findings[number - 1])),
			blamed: found.blamedAt(row.entryId),
			times: inspector.timesOf(row.entryId),
			mark: screen.mark,
			startedAt: screen.clock ? inspector.startedAt : null,
			width: innerWidth,
			timed,
		}),
	);
	const below = rowsBelow(conversation, innerRows, screen.anchor);
	return (
		<Frame
			geometry={geometry}
			area={geometry.conversation}
			titles={titles}
			inUse={inUse}
			{...footOf(below, positionOf(inspector, screen))}
		>
			<Rows
				rows={rows.length === 0 && screen.filter !== '' ? noMatch(screen.filter, innerWidth) : rows}
				height={innerRows}
			/>
			{children}
		</Frame>
	);
}

function noMatch(filter: string, width: number): readonly DisplayRow[] {
	return layOut(
		[
			line(piece(`No line matches the filter “${filter}”.`, 'dim')),
			line(piece('f changes it · Esc removes it', 'dim')),
		],
		width,
	);
}

function footOf(below: number, position: string): {foot?: string} {
	const foot = [below > 0 ? `↓ ${below >= 999 ? '999+' : below} more` : '', position]
		.filter(Boolean)
		.join(' · ');
	return foot === '' ? {} : {foot};
}

/** Where the selected line stands among all: in a recording always, in a session while one looks back. */
function positionOf({session, shown}: Inspector, {selectedId, filter, anchor}: ScreenState): string {
	const entries = shown();
	const of = filter === '' ? '' : ` that match “${filter}”`;
	if (session.recorded === undefined) {
		return selectedId === null && anchor === null ? '' : 'Esc newest';
	}

	const index = selectedIndex(entries, selectedId);
	return session.isMessage || index === null
		? ''
		: `${withCommas(index + 1)} of ${withCommas(entries.length)}${of}`;
}

function isPointing(finding: Finding | undefined): boolean {
	return finding?.blames !== undefined && finding.blames !== finding.evidence[0]?.entryId;
}

function withoutSecrets(row: ConversationRow, redact: (text: string) => string): ConversationRow {
	return row.who === 'S'
		? {...row, pieces: row.pieces.map(({text, style}) => ({text: redact(text), style}))}
		: row;
}
