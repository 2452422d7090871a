/** The palette: a list in the body; its filter stands where the prompt stands. */
import {Rows} from '../screen/drawn.tsx';
import {Frame} from '../screen/frame.tsx';
import type {Geometry} from '../screen/geometry.ts';
import {spread} from '../screen/layout.ts';
import {piece} from '../screen/lines.ts';
import type {PaletteItem} from './palette.ts';

type Props = {readonly geometry: Geometry; readonly items: readonly PaletteItem[]; readonly index: number};

export function PaletteView({geometry, items, index}: Props) {
	const area = {
		width: geometry.columns,
		innerWidth: geometry.columns - (geometry.framed ? 4 : 1),
		innerRows: geometry.bodyRows - (geometry.framed ? 2 : 1),
	};
	const at = Math.min(index, items.length - 1);
	const top = Math.max(0, at - area.innerRows + 1);
	const rows = items.slice(top, top + area.innerRows).map((item, place) => {
		const chosen = top + place === at;
		const name = `${item.name} ${item.argument}`.trim().padEnd(22);
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
				rows={rows.length > 0 ? rows : [[piece('Nothing has this name. Esc closes.', 'dim')]]}
				height={area.innerRows}
			/>
		</Frame>
	);
}
