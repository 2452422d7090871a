/** Which side of a connection is the server, and whether it is SMTP: by what both sides said first. Pure. */
import {smtpPorts, submissionsPort} from '../../protocol/ports.ts';
import {isCommandLine, isReplyLine} from '../shapes.ts';
import {preambleIn} from './preamble.ts';
import type {Piece} from './reassembly.ts';
import {otherThan, type TcpState, type Which} from './tcp.ts';
import {isRecord} from './tls-passage.ts';

export type Said = {readonly from: Which; readonly piece: Piece; readonly at: number};

export type Recognised =
	/** Too little is known yet. */
	| 'more'
	| 'other'
	| {
			readonly server: Which;
			readonly isLmtp: boolean;
			readonly implicitTls: boolean;
			/** One sentence about what stood before SMTP; null where nothing did. */
			readonly preamble: string | null;
			/** What was said, without that. */
			readonly said: readonly Said[];
			/** The client goes on with a message that it began before the capture. */
			readonly beginsInMessage: boolean;
			/** The server speaks TLS from the first byte, and the client waits for a greeting or sends text. */
			readonly answersInTls: boolean;
	  };

export function isUsualPort({ends}: TcpState, server: Which): boolean {
	return smtpPorts.includes(ends[server].port);
}

/** `now`: with what there is. */
export function recognise(tcp: TcpState, all: readonly Said[], now: boolean): Recognised {
	const before = preambleOf(tcp, all);
	if (before === 'more' && !now) {
		return 'more';
	}

	const found = before === 'more' ? null : before;
	const said = found ? without(all, found.skip) : all;
	const bytes = {one: beginningOf(said, 'one'), other: beginningOf(said, 'other')};
	const first = (which: Which) => {
		const isEnough = now || isRecord(bytes[which]) || bytes[which].includes(0x0a);
		return bytes[which].length > 0 && isEnough ? bytes[which] : undefined;
	};
	const server = serverOf(tcp, first);
	const [spoken, asked] = [first(server), first(otherThan(server))];
	const isGreeted = isReplyLine(lineOf(spoken));
	const isTls = asked !== undefined && beginsHandshake(asked);
	const implicitTls = isTls && (isGreeted || tcp.ends[server].port === submissionsPort);
	if (!implicitTls && !now && (spoken === undefined || asked === undefined)) {
		return 'more';
	}

	const answersInTls = now && spoken !== undefined && isRecord(spoken) && !isTls && isUsualPort(tcp, server);
	const isKnown =
		implicitTls || answersInTls || isSmtp(lineOf(spoken), lineOf(asked), isUsualPort(tcp, server));
	return isKnown
		? {
				...{server, implicitTls, answersInTls},
				isLmtp: /^LHLO\b/i.test(lineOf(asked)),
				preamble: found?.words ?? null,
				said: answersInTls ? said.filter(({from}) => from !== server) : said,
				beginsInMessage: tcp.synAt === null && isGreeted && asked !== undefined && isContent(asked),
			}
		: 'other';
}

/** Lines that are not commands, with the dot behind them: the message goes on that began before the capture. */
function isContent(asked: Uint8Array): boolean {
	const text = Buffer.from(asked).toString('latin1');
	const lines = text.split('\r\n').slice(0, -1);
	return (
		lines.length > 0 && !lines.slice(0, 20).some(line => /^[A-Z]{4}\b/i.test(line) && isCommandLine(line))
	);
}

function beginsHandshake(bytes: Uint8Array): boolean {
	return bytes[0] === 0x16 && bytes[1] === 3 && (bytes[5] ?? 1) === 1;
}

function serverOf(tcp: TcpState, first: (which: Which) => Uint8Array | undefined): Which {
	const sides = ['one', 'other'] as const;
	const client = sides.find(which => isCommandLine(lineOf(first(which))));
	return (
		tcp.server ??
		sides.find(which => isReplyLine(lineOf(first(which)))) ??
		(client ? otherThan(client) : 'other')
	);
}

type Skip = Readonly<Record<Which, number>>;

function preambleOf(tcp: TcpState, said: readonly Said[]): {skip: Skip; words: string} | 'more' | null {
	const server = tcp.server ?? 'other';
	const client = otherThan(server);
	const found = preambleIn(beginningOf(said, client), beginningOf(said, server));
	return found === null || found === 'more'
		? found
		: {skip: skipOf(client, found.client, found.server), words: found.words};
}

function skipOf(client: Which, asked: number, answered: number): Skip {
	return client === 'one' ? {one: asked, other: answered} : {one: answered, other: asked};
}

function without(said: readonly Said[], skip: Skip): Said[] {
	const left = {...skip};
	return said.flatMap(item => {
		const {from, piece} = item;
		if (piece.type !== 'bytes' || left[from] === 0) {
			return [item];
		}

		const rest = piece.bytes.subarray(left[from]);
		left[from] = Math.max(left[from] - piece.bytes.length, 0);
		return rest.length === 0 ? [] : [{...item, piece: {type: 'bytes' as const, bytes: rest}}];
	});
}

const SEEN = 4096;

/** Enough of what a side said first to see its first line, and what may stand before it. */
function beginningOf(said: readonly Said[], side: Which): Uint8Array {
	const parts: Uint8Array[] = [];
	let octets = 0;
	for (const {from, piece} of said) {
		if (from === side && piece.type === 'bytes' && octets < SEEN) {
			parts.push(piece.bytes);
			octets += piece.bytes.length;
		}
	}

	return Buffer.concat(parts);
}

function lineOf(bytes: Uint8Array | undefined): string {
	return (
		Buffer.from(bytes?.subarray(0, 600) ?? [])
			.toString('latin1')
			.split(/\r?\n/, 1)[0] ?? ''
	);
}

/** FTP greets with 220 too, but speaks of other things next. Of one side alone its own first line must do. */
function isSmtp(spoken: string, asked: string, isUsual: boolean): boolean {
	if (spoken === '') {
		return isCommandLine(asked) && (isUsual || /^(?:EHLO|HELO|LHLO|MAIL FROM)\b/i.test(asked));
	}

	if (!isReplyLine(spoken) || /^(?:USER|PASS|FEAT|SYST|CWD|OPTS)\b/i.test(asked)) {
		return false;
	}

	const isNamed = /SMTP|LMTP/i.test(spoken);
	return isNamed || isUsual || (isCommandLine(asked) && !/^AUTH (?:TLS|SSL)\b/i.test(asked));
}
