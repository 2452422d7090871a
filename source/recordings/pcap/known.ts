/** What is known of what was said on a connection: too little, that it is SMTP, or that it is not. */
import {createDialogue, type Dialogue} from './dialogue.ts';
import type {Piece} from './reassembly.ts';
import {type Recognised, recognise, type Said} from './recognise.ts';
import {isOneSided, type TcpState, type Which} from './tcp.ts';

export type Known =
	| {readonly kind: 'undecided'; readonly said: readonly Said[]; readonly octets: number}
	| Smtp
	| {readonly kind: 'other'};

export type Smtp = {
	readonly kind: 'smtp';
	readonly dialogue: Dialogue;
	readonly server: Which;
	readonly isLmtp: boolean;
};

/** What the packets say of the connection, and whether another event may be kept. */
export type Standing = {readonly tcp: TcpState; readonly mayAdd: () => boolean};

export const nothingKnown: Known = {kind: 'undecided', said: [], octets: 0};

/** Octets and pieces that are kept until it is known whether this is SMTP. */
const UNDECIDED = 16 * 1024;
const PIECES = 500;

/** What is known when one side has said more. */
export function withPieces(known: Known, standing: Standing, from: Which, pieces: readonly Piece[]): Known {
	return pieces.reduce(
		(before, piece) => withPiece(before, standing, {from, piece, at: standing.tcp.last}),
		known,
	);
}

function withPiece(known: Known, standing: Standing, said: Said): Known {
	switch (known.kind) {
		case 'smtp':
			pass(known.dialogue, known.server, said);
			return known;
		case 'undecided': {
			const {piece} = said;
			const octets = known.octets + (piece.type === 'bytes' ? piece.bytes.length : 0);
			const all = [...known.said, said];
			const isEnough = octets > UNDECIDED || all.length > PIECES;
			const recognised = recognise(standing.tcp, all, isEnough);
			return recognised === 'more' ? {kind: 'undecided', said: all, octets} : decided(recognised, standing);
		}

		case 'other':
			return known;
	}
}

/** What it is by what there is, now that no more comes. */
export function decide(known: Known, standing: Standing): Known {
	if (known.kind !== 'undecided' || known.said.length === 0) {
		return known;
	}

	const recognised = recognise(standing.tcp, known.said, true);
	return recognised === 'more' ? known : decided(recognised, standing);
}

/** What was kept is passed on now that it is known what it is. */
function decided(recognised: Exclude<Recognised, 'more'>, standing: Standing): Known {
	if (recognised === 'other') {
		return {kind: 'other'};
	}

	const {server, isLmtp, implicitTls, preamble, said} = recognised;
	const dialogue = openDialogue(standing, server, isLmtp, implicitTls);
	const at = said[0]?.at ?? 0;
	preamble !== null && dialogue.note('capture/preamble', preamble, at);
	noteOneSided(standing, dialogue, server);
	recognised.beginsInMessage && dialogue.beginInMessage(at);
	for (const item of said) {
		pass(dialogue, server, item);
	}

	if (recognised.answersInTls) {
		const message = 'The server answered clear text with TLS.';
		dialogue.fail({code: 'speaks-tls', stage: 'open', message}, standing.tcp.last);
	}

	return {kind: 'smtp', dialogue, server, isLmtp};
}

function pass(dialogue: Dialogue, server: Which, {from, piece, at}: Said): void {
	const whose = from === server ? 'server' : 'client';
	if (piece.type === 'bytes') {
		dialogue[whose](piece.bytes, at);
	} else {
		dialogue.gap(whose, piece.octets, at);
	}
}

/** The conversation with this side as the server, as far as the packets show how it began. */
export function openDialogue(
	{tcp, mayAdd}: Standing,
	server: Which,
	isLmtp: boolean,
	implicitTls: boolean,
): Dialogue {
	const {address, port} = tcp.ends[server];
	const at = tcp.synAt ?? 0;
	const connected = {
		type: 'connected',
		at,
		host: address,
		address,
		port,
		elapsed: tcp.elapsed,
		tls: null,
	} as const;
	return createDialogue({
		protocol: isLmtp ? 'lmtp' : 'smtp',
		implicitTls,
		mayAdd,
		...((tcp.synAt !== null || implicitTls) && {connected}),
	});
}

function noteOneSided({tcp}: Standing, dialogue: Dialogue, server: Which): void {
	if (isOneSided(tcp)) {
		const seen = tcp.packets[server] > 0 ? 'server' : 'client';
		const text = `The capture has only the packets that the ${seen} sent: the other half of the conversation is missing.`;
		dialogue.note('capture/one-sided', text, tcp.last);
	}
}
