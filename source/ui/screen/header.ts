/** The first row: who is at the other end, whether anyone can listen, and how long it has been silent. */
import type {ConnectedEntry} from '../../session/entry.ts';
import type {SessionState} from '../../session/state.ts';
import type {Target} from '../../session/target.ts';
import type {Idle} from './idle.ts';
import {cellsOf, type DisplayRow, spread} from './layout.ts';
import {type Piece, piece} from './lines.ts';
import {verdicts} from './tls-words.ts';

export type HeaderContext = {
	readonly target: Target;
	readonly state: SessionState;
	readonly connected: ConnectedEntry | null;
	/** Since the last byte; null when not connected. */
	readonly idle: Idle | null;
	readonly width: number;
	/** Name of the recording that is shown. */
	readonly recorded?: string | undefined;
	/** It is a message in a file. */
	readonly isMessage?: boolean;
};

export function headerRow(context: HeaderContext): DisplayRow {
	const {target, state, connected, idle, width, recorded, isMessage = false} = context;
	const kind = isMessage ? 'message' : 'recording';
	const {host, endpoint} = target;
	const port = recorded === undefined ? (endpoint.kind === 'tcp' ? endpoint.port : null) : connected?.port;
	const named = host.includes(':') && port ? `[${host}]` : host;
	const place = piece(port ? `${named}:${port}` : host, 'strong');
	const name = [piece('smtpscope', 'accent'), piece('  ')];
	const isHere = connected?.host === host && !['', host].includes(connected.address);
	const address = isHere ? [piece(`  ${connected.address}`, 'dim')] : [];
	const silence = idle === null ? [] : [piece(`   ${idle.words}`, idle.isUrgent ? 'warn' : 'dim')];
	const file = recorded === undefined || recorded === host ? '' : ` ${recorded}`;
	const safety = recorded === undefined ? security(state) : [piece(`${kind}${file}`, 'accent')];
	// What is worth least goes first when there is no room.
	const layouts: readonly (readonly [left: readonly Piece[], right: readonly Piece[]])[] = [
		[
			[...name, place, ...address],
			[...safety, ...silence],
		],
		[
			[...name, place],
			[...safety, ...silence],
		],
		...(idle?.isUrgent ? [[[place], [...safety, ...silence]] as const] : []),
		[[...name, place], safety],
		[[place], safety],
		[[place], recorded === undefined ? shortSecurity(state) : [piece(kind, 'accent')]],
	];
	const fitting =
		layouts.find(([left, right]) => cellsOf(left) + cellsOf(right) + 4 <= width) ?? layouts.at(-1);
	const [left, right] = fitting ?? [[], []];
	return spread([piece(' '), ...left], [...right, piece(' ')], width);
}

/** What protects the connection that is open; of one that is over nothing is claimed. */
function security({tls, phase}: SessionState): Piece[] {
	if (tls && phase.name !== 'closed') {
		return [piece(`${tls.protocol}  `), ...verdicts(tls)];
	}

	switch (phase.name) {
		case 'closed':
			return [piece('not connected', 'dim')];
		case 'connecting':
			return [];
		default:
			return [piece('clear text', 'warn')];
	}
}

function shortSecurity(state: SessionState): Piece[] {
	const {tls, phase} = state;
	if (!tls || phase.name === 'closed') {
		return security(state);
	}

	if (tls.clientHello) {
		return [piece('TLS', 'good')];
	}

	const isGood = tls.authorized && tls.hostnameMatches;
	return [piece(isGood ? 'TLS ✓' : 'TLS ✗ unverified', isGood ? 'good' : 'bad')];
}
