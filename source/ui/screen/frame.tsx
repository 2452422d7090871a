/** A pane's frame: its title, or the titles of all views, stand in the upper edge. On a small screen only that edge. */
import {Box, Text} from 'ink';
import type {ReactNode} from 'react';
import {use} from 'react';
import {cells} from '../../text/graphemes.ts';
import {Row} from './drawn.tsx';
import type {Area, Geometry} from './geometry.ts';
import {cellsOf} from './layout.ts';
import {piece} from './lines.ts';
import {type Title, tabsThatFit} from './tabs.ts';
import {ThemeContext} from './theme.ts';

type Props = {
	readonly geometry: Geometry;
	readonly area: Area;
	readonly titles: readonly Title[];
	/** In the lower edge, at the right. */
	readonly foot?: string;
	/** It is the one that keys are about, where there are two. */
	readonly inUse?: boolean;
	readonly children: ReactNode;
};

export function Frame({geometry: {framed, bodyRows}, area, titles, foot, inUse = false, children}: Props) {
	const theme = use(ThemeContext);
	const edge = inUse ? '━' : '─';
	const inner = Math.max(1, area.width - 4);
	const tabs = tabsThatFit(titles, framed ? inner : area.width - 2);
	// Without a lower edge, what would stand there stands in the upper one.
	const end = !framed && foot ? ` ${shortFoot(foot)}` : '';
	const rest = Math.max(0, area.width - cellsOf(tabs) - cells(end) - (framed ? 4 : 2));
	const top = framed
		? [piece('╭ ', 'dim'), ...tabs, piece(` ${edge.repeat(rest)}╮`, 'dim')]
		: [piece(' ', 'dim'), ...tabs, piece(` ${edge.repeat(rest)}${end}`, 'dim')];
	const bottom = foot
		? `${'─'.repeat(Math.max(0, area.width - foot.length - 5))} ${foot} ─`
		: '─'.repeat(Math.max(0, area.width - 2));
	const side = <Text {...theme.dim}>{`│\n`.repeat(bodyRows - 3)}│</Text>;
	return (
		<Box flexDirection="column" width={area.width} height={bodyRows} flexShrink={0}>
			<Row row={top} />
			<Box height={bodyRows - (framed ? 2 : 1)} flexShrink={0}>
				{framed && (
					<Box width={2} flexShrink={0}>
						{side}
					</Box>
				)}
				<Box
					flexDirection="column"
					width={framed ? inner : area.width}
					marginLeft={framed ? 0 : 1}
					flexShrink={0}
					overflow="hidden"
				>
					{children}
				</Box>
				{framed && (
					<Box width={2} flexShrink={0} justifyContent="flex-end">
						{side}
					</Box>
				)}
			</Box>
			{framed && <Text {...theme.dim}>{`╰${bottom}╯`}</Text>}
		</Box>
	);
}

/** Without the key: `↓ 12 more`. */
function shortFoot(foot: string): string {
	return foot.split(' · ')[0] ?? '';
}
