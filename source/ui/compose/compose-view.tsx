/** The form in the place of the panes. */
import {useCursorAt} from '../screen/cursor.ts';
import {Rows} from '../screen/drawn.tsx';
import {Frame} from '../screen/frame.tsx';
import type {Geometry} from '../screen/geometry.ts';
import type {Form} from './form.ts';
import {formRows} from './rows.ts';

const titles = {
	fields: 'Compose',
	findings: 'Compose: before sending',
	preview: 'Compose: as it will be sent',
};

export function ComposeView({form, geometry}: {readonly form: Form; readonly geometry: Geometry}) {
	const {columns, framed, bodyRows} = geometry;
	const height = bodyRows - (framed ? 2 : 1);
	const area = {width: columns, innerWidth: columns - (framed ? 4 : 2), innerRows: height};
	const {rows, cursor, below} = formRows(form, area.innerWidth, height);
	// The header's row and the frame's upper edge are above.
	useCursorAt(cursor ? {x: (framed ? 2 : 1) + cursor.x, y: 2 + cursor.y} : null);
	return (
		<Frame
			geometry={geometry}
			area={area}
			titles={[{text: titles[form.page.name], active: true}]}
			{...(below > 0 && {foot: `↓ ${below} more`})}
		>
			<Rows rows={rows} height={height} />
		</Frame>
	);
}
