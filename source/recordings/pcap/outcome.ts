/** What became of a connection when no more of it comes: a session, or why there is none. */
import {smtpPorts} from '../../protocol/ports.ts';
import type {SessionEvent} from '../../session/session-event.ts';
import type {RecordedSession} from '../recording.ts';
import {failedAttempt, nameOf} from './failed-attempt.ts';
import {decide, type Known, openDialogue, type Smtp, type Standing} from './known.ts';
import {isUsualPort} from './recognise.ts';
import {otherThan, type TcpState} from './tcp.ts';

/**
 * `tls`: it may be SMTP, hidden from the capture's first packet on. `empty`: the capture kept only the headers.
 * `encrypted`, `silent`: TLS from the first byte, or not a word, on a port that is not one of SMTP's. Null: it was
 * something else.
 */
export type Outcome = RecordedSession | 'tls' | 'empty' | 'encrypted' | 'silent' | null;

/** What a connection came to, when the capture has no more of it. */
export function outcomeOf(standing: Standing, known: Known): Outcome {
	const {tcp} = standing;
	if (tcp.octets > 0 && tcp.kept === 0 && isUsualPort(tcp, tcp.server ?? 'other')) {
		return 'empty';
	}

	const decided = isSilent(tcp, known) ? silent(standing) : decide(known, standing);
	return decided.kind === 'smtp' ? sessionOf(standing, decided) : (unanswered(standing) ?? hiddenOr(tcp));
}

/** The connection stood, and the server never greeted. */
function isSilent(tcp: TcpState, known: Known): boolean {
	const isMute = known.kind === 'undecided' && known.said.length === 0;
	return isMute && tcp.answered && tcp.attempts > 0 && isUsualPort(tcp, 'other');
}

function silent(standing: Standing): Smtp {
	return {
		kind: 'smtp',
		dialogue: openDialogue(standing, 'other', false, false),
		server: 'other',
		isLmtp: false,
	};
}

function sessionOf(standing: Standing, {dialogue, server, isLmtp}: Smtp): RecordedSession {
	const {tcp} = standing;
	const closer = tcp.closer === null ? null : tcp.closer === server ? 'server' : 'client';
	const said = [...beginning(standing), ...dialogue.end(tcp.last, closer)];
	return {
		events: [...said, ...ending(standing, closer, said)],
		protocol: isLmtp ? 'lmtp' : 'smtp',
		host: tcp.ends[server].address,
		title: `${nameOf(tcp.ends[otherThan(server)])} → ${nameOf(tcp.ends[server])}`,
	};
}

function beginning({tcp, mayAdd}: Standing): SessionEvent[] {
	const text = 'The capture begins in the middle of this connection.';
	return tcp.synAt === null && mayAdd() ? [{type: 'note', at: 0, about: 'capture/begins', text}] : [];
}

function ending(
	{tcp, mayAdd}: Standing,
	closer: 'server' | 'client' | null,
	said: readonly SessionEvent[],
): SessionEvent[] {
	if (!mayAdd() || said.at(-1)?.type === 'failed') {
		return [];
	}

	if (closer === null) {
		const text = 'The capture ends here; the connection was still open.';
		return [{type: 'note', at: tcp.last, about: 'capture/ends', text}];
	}

	if (said.at(-1)?.type === 'unreadable' && !said.some(({type}) => type === 'received')) {
		const text = `The ${closer} ended the connection. All of it was TLS, which only the two ends can read.`;
		return [{type: 'note', at: tcp.last, about: 'capture/ends', text}];
	}

	return tcp.reset && !isConcluded(said)
		? [{type: 'failed', at: tcp.last, error: {code: 'reset', message: 'The server reset the connection.'}}]
		: [{type: 'closed', at: tcp.last, by: closer}];
}

/** Nothing was said, though a client tried a port of SMTP. */
function unanswered({tcp, mayAdd}: Standing): RecordedSession | null {
	const {attempts, answered, ends, closer, last, octets} = tcp;
	return attempts === 0 || answered || octets > 0 || !isUsualPort(tcp, 'other') || !mayAdd()
		? null
		: failedAttempt({client: ends.one, target: ends.other, attempts, refused: closer === 'other', at: last});
}

/** Begun before the capture, and in TLS by then. */
function hiddenOr({answered, hasTls, ends, began, octets}: TcpState): 'tls' | 'encrypted' | 'silent' | null {
	const isUsual = [ends.one.port, ends.other.port].some(port => smtpPorts.includes(port));
	if (!answered) {
		return hasTls && isUsual ? 'tls' : null;
	}

	const isEncrypted = began.one === 'tls' && began.other === 'tls' && !isOfOthers(ends.other.port);
	return octets === 0 ? 'silent' : isEncrypted ? 'encrypted' : null;
}

/** HTTPS, LDAPS, DNS over TLS, FTPS, IMAPS and POP3S: TLS, and certainly not SMTP. */
const isOfOthers = (port: number) => [443, 636, 853, 990, 993, 995].includes(port);

/**
 * Whether nothing was left to say. A server that has said 221, or the end of TLS, and no longer reads the client's own
 * end of TLS makes its system send a reset, which is not a failure. What was said in TLS cannot be known.
 */
function isConcluded(events: readonly SessionEvent[]): boolean {
	const last = events.at(-1);
	return (
		last?.type === 'unreadable' ||
		(last?.type === 'received' && last.item.type === 'reply' && last.item.code === 221)
	);
}
