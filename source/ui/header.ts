/** The first row: who is at the other end, whether anyone can listen, and how long it has been silent. */
import type {ConnectedEntry} from '../session/entry.ts';
import type {SessionState} from '../session/state.ts';
import {cellsOf, type DisplayRow, spread} from './layout.ts';
import {type Piece, piece} from './lines.ts';
import {clock} from './times.ts';
import {verdicts} from './tls-words.ts';

export type HeaderContext = {
	readonly host: string;
	readonly state: SessionState;
	readonly connected: ConnectedEntry | null;
	/** Whole seconds since the last byte; null when not connected. */
	readonly idle: number | null;
	readonly width: number;
};

export function headerRow({host, state, connected, idle, width}: HeaderContext): DisplayRow {
	const place = connected?.port ? `${host}:${connected.port}` : host;
	const address = connected && connected.address !== host ? connected.address : '';
	const left = [
		piece(' smtpscope', 'accent'),
		piece(`  ${place}`, 'strong'),
		piece(address ? `  ${address}` : '', 'dim'),
	];
	const silence = idle === null ? [] : [piece(`   idle ${clock(idle)} `, 'dim')];
	const right = [...security(state), ...silence];
	const fits = cellsOf(left) + cellsOf(right) < width;
	return spread(
		fits ? left : left.slice(0, 2),
		cellsOf(left.slice(0, 2)) + cellsOf(right) < width ? right : security(state),
		width,
	);
}

function security({tls, phase}: SessionState): Piece[] {
	if (tls) {
		return [piece(`${tls.protocol}  `), ...verdicts(tls)];
	}

	switch (phase.name) {
		case 'closed':
			return [piece('not connected ', 'dim')];
		case 'connecting':
			return [];
		default:
			return [piece('clear text', 'warn')];
	}
}
