/** The prompt, or a field in its place: label, the line being written with the terminal's own cursor, and the syntax at the right. */
import {useCursor} from 'ink';
import {visible} from '../../protocol/visible.ts';
import {Row} from '../drawn.tsx';
import {cells} from '../graphemes.ts';
import {spread} from '../layout.ts';
import {piece} from '../lines.ts';
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
	const {setCursorPosition} = useCursor();
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
	setCursorPosition({x: 1 + cells(label) + viewport.cursor, y});
	return (
		<Row
			row={spread(
				[piece(` ${label}`, 'accent'), piece(viewport.text), piece(lens.ghost ?? '', 'dim')],
				full || syntax === '' ? [] : [piece(`${syntax} `, 'dim')],
				width,
			)}
		/>
	);
}
