/** What stands on the screen while a long recording is read: how far that is, and how to leave. */
import {Box, type SuspendTerminal, useApp, useInput, usePaste, useWindowSize} from 'ink';
import {useEffect} from 'react';
import {mebibytes} from '../../decode/quantities.ts';
import {actionOf} from '../keyboard/keymap.ts';
import {readKeys} from '../keyboard/keys.ts';
import {Row, Rows} from '../screen/drawn.tsx';
import {Frame} from '../screen/frame.tsx';
import {geometryOf} from '../screen/geometry.ts';
import {layOut, spread} from '../screen/layout.ts';
import {blank, type Line, line, piece} from '../screen/lines.ts';

export type Loading = {
	/** Name of what is read. */
	readonly name: string;
	readonly octets: number;
	/** From 0 to 1; null where that is not known. */
	readonly share: number | null;
};

type Props = {
	readonly loading: Loading;
	readonly quit: () => void;
	readonly suspend: () => void;
	readonly onSuspend: (suspendTerminal: SuspendTerminal) => void;
};

export function LoadingView({loading, quit, suspend, onSuspend}: Props) {
	const {columns, rows} = useWindowSize();
	const {suspendTerminal} = useApp();
	useEffect(() => onSuspend(suspendTerminal), [onSuspend, suspendTerminal]);
	useInput((input, key) => {
		for (const press of readKeys(input, key)) {
			const name = press.type === 'text' ? press.text : actionOf(press.name);
			if (name === 'suspend') {
				suspend();
			} else if (name === 'stop' || name === 'leave' || name?.includes('q')) {
				quit();
			}
		}
	});
	// Nothing can be typed; that a paste does not come as keys is as it will be.
	usePaste(() => {});
	const geometry = geometryOf({columns, rows});
	const bodyRows = rows - 2;
	const height = bodyRows - (geometry.framed ? 2 : 1);
	const width = columns - (geometry.framed ? 4 : 2);
	const head = [piece(' '), piece('smtpscope', 'accent'), piece('  '), piece(loading.name, 'strong')];
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Row row={spread(head, [piece('recording ', 'accent')], columns)} />
			<Frame
				geometry={{...geometry, bodyRows}}
				area={{width: columns, innerWidth: width, innerRows: height}}
				titles={[{text: 'Conversation', active: true}]}
			>
				<Rows rows={layOut(loadingLines(loading), width)} height={height} />
			</Frame>
			<Row row={spread([piece(' q leave', 'dim')], [], columns)} />
		</Box>
	);
}

const barCells = 30;

export function loadingLines({octets, share}: Loading): readonly Line[] {
	const done = Math.round((share ?? 0) * barCells);
	const bar = `${'█'.repeat(done)}${'░'.repeat(barCells - done)}`;
	return [
		line(piece(loadingWords({octets, share}))),
		...(share === null ? [] : [line(piece(bar, 'accent'))]),
		blank,
		line(piece('It opens at the first thing that went wrong.', 'dim')),
	];
}

export function loadingWords({octets, share}: Pick<Loading, 'octets' | 'share'>): string {
	const size = `${mebibytes(octets)} MiB`;
	return share === null ? `Reading … ${size}` : `Reading … ${Math.floor(share * 100)} % of ${size}`;
}
