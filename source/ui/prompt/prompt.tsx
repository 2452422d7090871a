/** The prompt, or a field in its place: label, the line being written with the terminal's own cursor, and the syntax at the right. */
import {Box, Text} from 'ink';
import TextInput from 'ink-text-input';
import {use} from 'react';
import {visible} from '../../protocol/visible.ts';
import {cells} from '../../text/graphemes.ts';
import {useCursorAt} from '../screen/cursor.ts';
import {Row} from '../screen/drawn.tsx';
import {spread} from '../screen/layout.ts';
import {piece} from '../screen/lines.ts';
import {shield} from '../screen/shield.ts';
import {ThemeContext} from '../screen/theme.ts';
import type {Editor} from './editor.ts';
import type {Lens} from './lens.ts';
import {maskedLine} from './masked-line.ts';
import {viewportOf} from './viewport.ts';

type Props = {
	readonly editor: Editor;
	readonly lens: Pick<Lens, 'mode' | 'label' | 'syntax' | 'ghost'>;
	readonly masked: boolean;
	readonly width: number;
	/** Row on the screen. */
	readonly y: number;
};

export function Prompt({editor, lens, masked, width, y}: Props) {
	const theme = use(ThemeContext);
	const label =
		lens.label === ''
			? '❯ '
			: `${visible(lens.label).slice(0, Math.max(Math.floor(width / 2), width - 30))} ❯ `;
	const room = width - cells(label) - 2;
	const syntax = cells(lens.syntax) + 2 <= room / 2 ? lens.syntax : '';
	const drawn = maskedLine(editor.line, masked, lens.mode === 'command' || lens.mode === 'closed');
	const needed = drawn.reduce((sum, part) => sum + cells(part), 1);
	const full = needed > room - cells(syntax) - 2;
	const viewport = viewportOf(drawn, editor.cursor, full ? room : room - cells(syntax) - 2);
	useCursorAt({x: 1 + cells(label) + viewport.cursor, y});
	return (
		<Box height={1} width={width} flexShrink={0} overflow="hidden">
			<Text {...theme.accent}>{shield(` ${label}`)}</Text>
			{/* It draws what is typed; the keys are the editor's, which loses none that come in one chunk. */}
			<TextInput value={shield(viewport.text)} focus={false} showCursor={false} onChange={() => {}} />
			<Row
				row={spread(
					[piece(lens.ghost ?? '', 'dim')],
					full || syntax === '' ? [] : [piece(`${syntax} `, 'dim')],
					Math.max(0, width - cells(label) - 1 - cells(viewport.text)),
				)}
			/>
		</Box>
	);
}
