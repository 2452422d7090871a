/** Rows on the screen. */
import {Box, Text} from 'ink';
import {memo, use} from 'react';
import type {DisplayRow} from './layout.ts';
import {shield} from './shield.ts';
import {ThemeContext} from './theme.ts';

export const Row = memo(function Row({row}: {readonly row: DisplayRow}) {
	const theme = use(ThemeContext);
	return (
		<Text wrap="truncate-end">
			{row.every(({text}) => text === '')
				? ' '
				: row.map(({text, style}, index) => (
						<Text key={index} {...theme[style]}>
							{shield(text)}
						</Text>
					))}
		</Text>
	);
});

/** Exactly `height` rows from `top` on. */
export function Rows({
	rows,
	height,
	top = 0,
}: {
	readonly rows: readonly DisplayRow[];
	readonly height: number;
	readonly top?: number;
}) {
	return (
		<Box flexDirection="column" height={height} flexShrink={0} overflow="hidden">
			{rows.slice(top, top + height).map((row, index) => (
				<Row key={index} row={row} />
			))}
		</Box>
	);
}
