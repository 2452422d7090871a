/** The palette: a list in the body; its filter stands where the prompt stands. */

import {clip} from '../../text/graphemes.ts';
import {Rows} from '../screen/drawn.tsx';
import {Frame} from '../screen/frame.tsx';
import type {Geometry} from '../screen/geometry.ts';
import {spread} from '../screen/layout.ts';
import {piece} from '../screen/lines.ts';
import type {PaletteItem} from './palette.ts';

type Props = {readonly geometry: Geometry; readonly items: readonly PaletteItem[]; readonly index: number};

/** Names with their arguments, cut where there is little room. */
const widestName = 38;

export function PaletteView({geometry, items, index}: Props) {
	const area = {
		width: geometry.columns,
		innerWidth: geometry.columns - (geometry.framed ? 4 : 1),
		innerRows: geometry.bodyRows - (geometry.framed ? 2 : 1),
	};
	const at = Math.min(index, items.length - 1);
	const top = Math.max(0, at - area.innerRows + 1);
	const names = items.map(({name, argument}) => `${name} ${argument}`.trim().length);
	const nameWidth = Math.max(
		22,
		Math.min(widestName, Math.floor(area.innerWidth / 3), ...[Math.max(0, ...names)]),
	);
	const rows = items.slice(top, top + area.innerRows).map((item, place) => {
		const chosen = top + place === at;
		const name = clip(`${item.name} ${item.argument}`.trim(), nameWidth).padEnd(nameWidth);
		return spread(
			[
				piece(chosen ? '❯ ' : '  ', 'accent'),
				piece(name, chosen ? 'accent' : 'strong'),
				piece(`  ${item.help}`, chosen ? 'plain' : 'dim'),
			],
			item.key === '' ? [] : [piece(item.key, 'dim')],
			area.innerWidth,
		);
	});
	return (
		<Frame geometry={geometry} area={area} titles={[{text: 'Palette', active: true}]}>
			<Rows
				rows={rows.length > 0 ? rows : [[piece('No command has this name. Esc closes.', 'dim')]]}
				height={area.innerRows}
			/>
		</Frame>
	);
}
