/** The panes: two beside each other, or one at a time; help and palette take their place. */
import {Box} from 'ink';
import {ComposeView} from '../compose/compose-view.tsx';
import {ConversationView} from '../conversation/conversation-view.tsx';
import type {Inspector} from '../inspector.ts';
import {shownView} from '../navigation.ts';
import {paletteItems, paletteMatches} from '../overlays/palette.ts';
import {PaletteView} from '../overlays/palette-view.tsx';
import {conversationTitle, type Title} from '../panes/titles.ts';
import {textOf} from '../prompt/editor.ts';
import type {Overlay, ReadingContent, ScreenState} from '../screen-state.ts';
import {Rows} from './drawn.tsx';
import {Frame} from './frame.tsx';
import type {Geometry} from './geometry.ts';
import {type DisplayRow, layOut, spread} from './layout.ts';
import {line, piece} from './lines.ts';
import {marked} from './marked.ts';

type Props = {readonly inspector: Inspector; readonly screen: ScreenState; readonly geometry: Geometry};

export function Body({inspector, screen, geometry}: Props) {
	const {overlay} = screen;
	if (overlay?.type === 'reading') {
		return <Reading inspector={inspector} geometry={geometry} overlay={overlay} />;
	}

	if (overlay?.type === 'palette') {
		const {items} = paletteMatches(paletteItems(inspector.commands), textOf(overlay.editor));
		return <PaletteView geometry={geometry} items={items} index={overlay.index} />;
	}

	if (overlay?.type === 'compose') {
		return <ComposeView form={overlay.form} geometry={geometry} />;
	}

	const isMessage = inspector.session.isMessage ?? false;
	const titles = inspector.titles();
	const view = shownView(screen);
	const pane = (
		<Frame
			geometry={geometry}
			area={geometry.pane}
			titles={titles}
			inUse={geometry.wide && screen.focus === 'pane'}
			{...footOf(inspector, screen, geometry)}
		>
			<Rows rows={rowsInView(inspector, screen, geometry)} height={geometry.pane.innerRows} />
		</Frame>
	);
	if (!geometry.wide) {
		return view === 'conversation' ? (
			<OnePane inspector={inspector} screen={screen} geometry={geometry} titles={titles} />
		) : (
			pane
		);
	}

	return (
		<Box height={geometry.bodyRows} flexShrink={0}>
			<ConversationView
				inspector={inspector}
				screen={screen}
				geometry={geometry}
				titles={[conversationTitle(screen, isMessage)]}
				inUse={screen.focus === 'conversation'}
			/>
			{pane}
		</Box>
	);
}

function rowsInView(
	{paneRows}: Inspector,
	{paneTop, mark}: ScreenState,
	{pane}: Geometry,
): readonly DisplayRow[] {
	return paneRows()
		.slice(paneTop, paneTop + pane.innerRows)
		.map(row => marked(row, mark));
}

function footOf(
	{paneRows}: Inspector,
	{paneTop, focus}: ScreenState,
	{pane, wide}: Geometry,
): {foot?: string} {
	const below = paneRows().length - paneTop - pane.innerRows;
	const keys = wide && focus === 'conversation' ? 'Ctrl+PgDn' : 'PgDn';
	return below > 0 ? {foot: `↓ ${below} more · ${keys}`} : paneTop > 0 ? {foot: '↑ more'} : {};
}

/** The conversation alone; what the selected line means stands below it, as far as there is room. */
function OnePane({inspector, screen, geometry, titles}: Props & {readonly titles: readonly Title[]}) {
	const entry = inspector.selected();
	const summary = inspector.session.isMessage
		? 'The Message view shows it decoded.'
		: entry
			? (inspector.findingAt(entry)?.message ?? inspector.explain(entry).summary)
			: inspector.session.entries.length > 0
				? 'No line matches the filter. Esc removes it.'
				: 'Type EHLO and a name to begin.';
	const {innerWidth} = geometry.conversation;
	// An ellipsis in the last row shows that something did not fit.
	const rows = layOut([line(piece(summary, 'accent'))], innerWidth);
	const last = rows.slice(geometry.summaryRows - 1).flat();
	const shown = [...rows.slice(0, geometry.summaryRows - 1), spread(last, [], innerWidth)];
	return (
		<ConversationView inspector={inspector} screen={screen} geometry={geometry} titles={titles}>
			<Rows rows={shown} height={geometry.summaryRows} />
		</ConversationView>
	);
}

function leaveWords(content: ReadingContent): string {
	if (content.kind !== 'steps') {
		return 'any other key closes';
	}

	return content.address === null ? 'Esc stops' : 'Ctrl+G copies the address · Esc stops';
}

type ReadingProps = {
	readonly inspector: Inspector;
	readonly geometry: Geometry;
	readonly overlay: Overlay & {readonly type: 'reading'};
};

function Reading({inspector, geometry, overlay: {title, content, top}}: ReadingProps) {
	const rows = inspector.paneRows();
	const height = geometry.bodyRows - (geometry.framed ? 2 : 1);
	const area = {width: geometry.columns, innerWidth: geometry.columns - 4, innerRows: height};
	const below = rows.length - top - height;
	return (
		<Frame
			geometry={geometry}
			area={area}
			titles={[{text: title, active: true}]}
			foot={below > 0 ? `↓ ${below} more · PgDn · ${leaveWords(content)}` : leaveWords(content)}
		>
			<Rows rows={rows} height={height} top={top} />
		</Frame>
	);
}
