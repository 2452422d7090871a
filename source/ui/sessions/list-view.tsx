/** The list of sessions: a row each, the selected one marked and in view. */
import {Box} from 'ink';
import {withCommas} from '../../protocol/with-commas.ts';
import {Row, Rows} from '../screen/drawn.tsx';
import {Frame} from '../screen/frame.tsx';
import {geometryOf} from '../screen/geometry.ts';
import {layOut, spread} from '../screen/layout.ts';
import {piece} from '../screen/lines.ts';
import {type ListState, type SessionStore, selectedPlace} from './session-store.ts';

type Props = {
	readonly store: SessionStore;
	readonly state: ListState;
	readonly columns: number;
	readonly rows: number;
};

export function ListView({store, state, columns, rows}: Props) {
	const {sessions, title, empty} = store;
	// The rows of the prompt are not needed here.
	const {framed} = geometryOf({columns, rows});
	const bodyRows = rows - 2;
	const height = bodyRows - (framed ? 2 : 1);
	const width = columns - (framed ? 4 : 2);
	const at = selectedPlace(state, store);
	const top = Math.max(0, Math.min(at - Math.floor(height / 2), sessions.length - height));
	const shown = sessions.slice(top, top + height).map(({row}, index) => {
		const isSelected = top + index === at;
		return spread([piece(isSelected ? '❯ ' : '  ', 'accent'), ...row.pieces], [], width);
	});
	const position = sessions.length === 0 ? '' : `${withCommas(at + 1)} of ${withCommas(sessions.length)}`;
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Row row={spread([piece(' '), piece('smtpscope', 'accent'), `  ${title}`].map(asPiece), [], columns)} />
			<Frame
				geometry={{...geometryOf({columns, rows}), bodyRows}}
				area={{width: columns, innerWidth: width, innerRows: height}}
				titles={[{text: store.heading ?? 'Sessions', active: true}]}
				{...(position !== '' && {foot: position})}
			>
				<Rows rows={sessions.length === 0 ? layOut(empty, width) : shown} height={height} />
			</Frame>
			<Row
				row={spread(
					[
						piece(
							` ↑↓ select   Enter open   g G first, last   n N next failure   q leave${store.hint ? `   ${store.hint}` : ''}`,
							'dim',
						),
					],
					[],
					columns,
				)}
			/>
		</Box>
	);
}

function asPiece(part: ReturnType<typeof piece> | string) {
	return typeof part === 'string' ? piece(part) : part;
}
