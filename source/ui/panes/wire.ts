/** Wire: the exact bytes of the selected line. Secrets are masked by their place, byte for byte. */

import {counted} from '../../decode/quantities.ts';
import type {LineEnding} from '../../protocol/reply.ts';
import {visible, visibleBytes} from '../../protocol/visible.ts';
import type {Entry, SentLineEntry} from '../../session/entry.ts';
import {flatten, octetsOf} from '../../session/rope.ts';
import {blank, type Line, line, type Piece, piece} from '../screen/lines.ts';
import type {Pane} from './pane.ts';

export const wire: Pane = {
	name: 'wire',
	title: 'Wire',
	lines({entry, reveal, clean, width, wireText = false}) {
		const sent = entry && bytesOf(reveal || entry.type === 'sent' ? entry : clean(entry));
		if (!entry || !sent) {
			return [
				line(
					piece(
						entry
							? 'This line was not on the wire: it is a note by smtpscope.'
							: 'The exact bytes of the selected line appear here, with CR LF and NUL visible.',
						'dim',
					),
				),
			];
		}

		const total = sent.octets ?? sent.bytes.length;
		const hidden = reveal ? null : sent.secret;
		// What stands at a handshake came before it.
		const isSafe = entry.secure && entry.type !== 'secured';
		return [
			line(
				piece(counted(total, 'byte'), 'strong'),
				piece(isSafe ? '  ▪ encrypted on the way' : '  readable by anyone in between', 'dim'),
				piece(wireText ? '  Ctrl+T: bytes' : '  Ctrl+T: text', 'dim'),
			),
			...(hidden ? [line(piece('the secret is masked; /reveal shows it', 'dim'))] : []),
			blank,
			...(wireText ? textLines : dump)(sent.bytes.subarray(0, shownOctets), width, hidden),
			...(total > shownOctets
				? [blank, line(piece(`… ${counted(total - shownOctets, 'more byte')}`, 'dim'))]
				: []),
		];
	},
};

/** More than anyone reads in a pane. */
const shownOctets = 16_384;

type Wire = {
	readonly bytes: Uint8Array;
	/** Where more bytes went than are here. */
	readonly octets?: number;
	/** First byte of the secret, and the one after it. */
	readonly secret: {readonly start: number; readonly end: number} | null;
};

function bytesOf(entry: Entry): Wire | null {
	switch (entry.type) {
		case 'sent':
			return entry.kind === 'message'
				? {
						bytes: flatten(entry.content, shownOctets),
						octets: Math.max(entry.octets, octetsOf(entry.content)),
						secret: null,
					}
				: {bytes: Buffer.concat([entry.bytes, endings[entry.ending]]), secret: secretBytes(entry)};
		case 'reply':
			return {
				bytes: Buffer.concat(entry.lines.flatMap(({bytes, ending}) => [bytes, endings[ending]])),
				secret: null,
			};
		case 'malformed':
			return {bytes: Buffer.concat([entry.bytes, endings[entry.ending]]), secret: null};
		case 'secured':
			return entry.clearBytes.length > 0 ? {bytes: entry.clearBytes, secret: null} : null;
		case 'failed':
			return entry.error.firstBytes ? {bytes: entry.error.firstBytes, secret: null} : null;
		default:
			return null;
	}
}

const endings: Readonly<Record<LineEnding, Buffer>> = {
	CRLF: Buffer.from('\r\n'),
	LF: Buffer.from('\n'),
	CR: Buffer.from('\r'),
	none: Buffer.alloc(0),
};

/** The span counts UTF-16 units of the text; the dump counts bytes. */
function secretBytes({bytes, secret}: SentLineEntry): Wire['secret'] {
	if (!secret) {
		return null;
	}

	const text = Buffer.from(bytes).toString('utf8');
	return {
		start: Buffer.byteLength(text.slice(0, secret.start)),
		end: Buffer.byteLength(text.slice(0, secret.end)),
	};
}

/** Line by line, with what ends each. A secret is masked by its place. */
function textLines(bytes: Uint8Array, _width: number, hidden: Wire['secret']): Line[] {
	const shown = Buffer.from(bytes).map((byte, at) =>
		hidden !== null && at >= hidden.start && at < hidden.end ? 0x2a : byte,
	);
	const lines: Line[] = [];
	for (let start = 0; start < shown.length; ) {
		const feed = shown.indexOf(0x0a, start);
		const end = feed === -1 ? shown.length : feed + 1;
		const bare = shown.subarray(start, end);
		const ending = feed === -1 ? '' : bare.at(-2) === 0x0d ? '␍␊' : '␊';
		lines.push({
			...line(visibleBytes(bare.subarray(0, bare.length - ending.length)), piece(ending, 'accent')),
			indent: 2,
		});
		start = end;
	}

	return lines;
}

function dump(bytes: Uint8Array, width: number, hidden: Wire['secret']): Line[] {
	// offset, two spaces, `hh ` for each byte, a space, a character for each byte
	const perRow = width >= 6 + 16 * 4 + 1 ? 16 : width >= 6 + 8 * 4 + 1 ? 8 : 4;
	const lines: Line[] = [];
	for (let offset = 0; offset < bytes.length; offset += perRow) {
		const row = [...bytes.subarray(offset, offset + perRow)].map((byte, at) => ({
			byte,
			masked: hidden !== null && offset + at >= hidden.start && offset + at < hidden.end,
		}));
		const hex = row
			.map(({byte, masked}) => (masked ? '•• ' : `${byte.toString(16).padStart(2, '0')} `))
			.join('');
		lines.push({
			...line(
				piece(`${offset.toString(16).padStart(4, '0')}  `, 'dim'),
				hex.padEnd(perRow * 3 + 1),
				...row.map(character),
			),
			fixed: true,
		});
	}

	return lines;
}

function character({byte, masked}: {byte: number; masked: boolean}): Piece {
	if (masked) {
		return piece('•', 'dim');
	}

	const isText = byte >= 0x20 && byte < 0x7f;
	return byte > 0x7f
		? piece('·', 'dim')
		: piece(visible(String.fromCharCode(byte)), isText ? 'plain' : 'accent');
}
