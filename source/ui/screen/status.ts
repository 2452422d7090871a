/** The status line: where the session stands and what may come next; at the right who is logged in, and the transaction. */
import {legalNext} from '../../decode/legal-next.ts';
import {counted} from '../../decode/quantities.ts';
import type {SessionState} from '../../session/state.ts';
import {cellsOf, type DisplayRow, spread} from './layout.ts';
import {type Piece, piece} from './lines.ts';

export type StatusContext = {
	readonly state: SessionState;
	readonly waiting: number;
	readonly host: string;
	readonly width: number;
	/** The greeting was a refusal. */
	readonly turnedAway?: boolean;
	/** How many. */
	readonly findings?: number;
	/** It is over and cannot go on. */
	readonly recorded?: boolean;
	/** It is a message in a file. */
	readonly isMessage?: boolean;
};

export function statusRow({
	state,
	waiting,
	host,
	width,
	findings = 0,
	recorded,
	isMessage,
	turnedAway = false,
}: StatusContext): DisplayRow {
	const ahead = waiting === 0 ? [] : [piece(`   ${waiting} typed ahead`, 'accent')];
	const left = [
		piece(' '),
		...(isMessage ? readingMessage : recorded ? reading : standing(state, host, turnedAway)),
		...ahead,
	];
	const count =
		findings === 0 ? [] : [piece(findings === 1 ? '! 1 finding  ' : `! ${findings} findings  `, 'warn')];
	const right = [...count, ...(recorded ? [] : transaction(state))];
	return spread(left, cellsOf(left) + cellsOf(right) + 2 < width ? right : count, width);
}

const reading = [
	piece('a recording'),
	piece(' · nothing is sent · ↑↓ select · n next finding · / search · f filter · ? keys', 'dim'),
];

const readingMessage = [
	piece('a message'),
	piece(' · nothing is sent · /part /attachment · /sender asks DNS', 'dim'),
];

function standing(state: SessionState, host: string, turnedAway: boolean): Piece[] {
	const {phase, awaiting, situation, message, auth} = state;
	const [awaited] = awaiting;
	switch (phase.name) {
		case 'connecting':
			return [piece(`connecting to ${host} …`)];
		case 'greeting':
			return [piece('waiting for the greeting: the server speaks first')];
		case 'securing':
			return [piece('TLS handshake …')];
		case 'message': {
			const lines = message?.lines ?? 0;
			return [
				piece('message'),
				piece(` · ${counted(lines, 'line')} so far · a line with only a dot ends it`, 'dim'),
			];
		}

		case 'chunk':
			return [
				piece('chunk'),
				piece(
					` · ${counted(phase.remaining, 'byte')} of it ${phase.remaining === 1 ? 'is' : 'are'} still to be sent`,
					'dim',
				),
			];
		case 'auth':
			return [
				piece(`AUTH ${auth?.mechanism ?? ''}`),
				piece(
					awaited ? ' · waiting for the reply …' : ' · the server waits for an answer · * cancels',
					'dim',
				),
			];
		case 'closed':
			return [piece('not connected'), piece(' · /connect to reconnect · /quit to leave', 'dim')];
		case 'command':
			return awaited
				? [piece(`waiting for the reply to ${awaitedWords[awaited.verb] ?? awaited.verb} …`)]
				: turnedAway
					? [piece('the server accepts no mail'), piece(' · QUIT · /quit to leave', 'dim')]
					: [piece('ready for a command'), piece(next(legalNext(situation)), 'dim')];
	}
}

const awaitedWords: Readonly<Record<string, string>> = {CONNECT: 'the connection', 'DATA-END': 'the message'};

function next(commands: readonly string[]): string {
	return commands.length === 0 ? '' : ` · ${commands.join('  ')}`;
}

function transaction(state: SessionState): Piece[] {
	if (state.phase.name === 'closed') {
		return [];
	}

	const {authenticatedAs, sender, recipients} = state.situation;
	const parts = [
		...(authenticatedAs === null ? [] : [authenticatedAs === '' ? 'logged in' : `as ${authenticatedAs}`]),
		...(sender === null ? [] : [`from <${sender}>`]),
		...(recipients.length === 0
			? []
			: [`to ${recipients.length === 1 ? `<${recipients.at(0)}>` : recipients.length}`]),
	];
	return parts.length === 0 ? [] : [piece(`${parts.join(' · ')} `, 'dim')];
}
