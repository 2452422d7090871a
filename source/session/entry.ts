/**
 * An entry is one item of the conversation, complete in itself: the reducer writes on a reply what it
 * answers, and on an AUTH step the exchange so far, so that `explain(entry)` needs no other state.
 */
import type {Capabilities, Capability, CapabilityChanges} from '../protocol/capabilities.ts';
import type {PhaseName} from '../protocol/phase.ts';
import type {Remark} from '../protocol/remark.ts';
import type {LineEnding, MalformedProblem, ReplyLine} from '../protocol/reply.ts';
import type {Span} from '../protocol/span.ts';
import type {AuthExchange} from '../sasl/exchange.ts';
import type {ConnectAttempt, TlsFacts, TransportError} from '../transport/types.ts';
import type {Moment} from './moment.ts';
import type {Rope} from './rope.ts';
import type {SharedList} from './shared-list.ts';

export type {Span};

export type EntryBase = Moment & {
	/** 1, 2, 3 … in the order of the conversation. */
	readonly id: number;
	/** True when an observer on the network could not read it. */
	readonly secure: boolean;
};

/** Where the session stood when the entry was made. */
export type Situation = {
	readonly phase: PhaseName;
	readonly protocol: 'smtp' | 'lmtp';
	readonly secure: boolean;
	/** The last greeting command that was accepted on this connection since TLS began. */
	readonly greetedWith: 'EHLO' | 'HELO' | 'LHLO' | null;
	/** The name given with it. */
	readonly clientName: string | null;
	/** What the server announced last; null before EHLO, after HELO and after STARTTLS. */
	readonly capabilities: Capabilities | null;
	/** Identity that logged in, null when no one did. Empty when the mechanism does not tell it. */
	readonly authenticatedAs: string | null;
	/** Reverse-path of the open transaction, null outside one. */
	readonly sender: string | null;
	/** Forward-paths accepted in it. */
	readonly recipients: SharedList<string>;
	/** Host asked for and text of the greeting, for recognising a provider. */
	readonly host: string;
	readonly greeting: string | null;
};

/** Where a client that connected to us is. */
export type ClientAddress = {readonly address: string; readonly port: number};

/**
 * Why a reply is ours and not the server's: a rule of the user's, the user by hand, or smtpscope itself where
 * the two sides of a session that it passes on must differ.
 */
export type OurReply = 'rule' | 'hand' | 'smtpscope';

/** An address was tried. */
export type AttemptEntry = EntryBase & {readonly type: 'attempt'; readonly attempt: ConnectAttempt};

/** What is known of a connection when it is made. */
export type Connected = {
	readonly type: 'connected';
	/** As the user named it. */
	readonly host: string;
	/** A recording shows the name only by what the server calls itself in its greeting. */
	readonly hostFrom?: 'greeting';
	/** The client that connected to us; the server is this program, or stands behind it. */
	readonly client?: ClientAddress;
	readonly address: string;
	/** Null for a unix socket. */
	readonly port: number | null;
	/** The proxy that made the connection, in words. */
	readonly via?: string;
	/** The PROXY protocol's header that went out before anything else. */
	readonly proxyHeader?: Uint8Array;
	/** Milliseconds it took. */
	readonly elapsed: number;
	readonly tls: TlsFacts | null;
};

export type ConnectedEntry = EntryBase & Connected;

export type SentLineEntry = EntryBase & {
	readonly type: 'sent';
	readonly kind: 'command' | 'auth-response' | 'message-line';
	/** The line as text with its secrets masked (`••••••••`): safe to show once escaped. */
	readonly line: string;
	/** Exactly what went out, without the ending. Holds secrets. */
	readonly bytes: Uint8Array;
	readonly ending: LineEnding;
	/** It came before the reply to what stands before it was sent: seen only where clients connect to us. */
	readonly ahead?: true;
	/** Where the secret stood in the unmasked line, or null. */
	readonly secret: Span | null;
	/** In capitals; null for an AUTH response or the final dot. */
	readonly verb: string | null;
	/** The AUTH exchange so far, this line included; null for anything else. */
	readonly auth: AuthExchange | null;
	readonly remarks: readonly Remark[];
	readonly situation: Situation;
};

/** Message content: consecutive lines, or a stream, as one entry that grows until the dot or the chunk's end. */
export type SentMessageEntry = EntryBase & {
	readonly type: 'sent';
	readonly kind: 'message';
	/** The content as it was on the wire (dot-stuffed after DATA, not after BDAT), up to the session's limit. */
	readonly content: Rope;
	/** It began to come before the 354 was sent: seen only where clients connect to us. */
	readonly ahead?: true;
	/** Octets on the wire, the ones not kept included. */
	readonly octets: number;
	readonly lines: number;
	/** False while content is still coming. */
	readonly complete: boolean;
	/** No more is coming though it has no end: the server gave its verdict early, or the connection ended. */
	readonly brokenOff?: 'verdict' | 'end';
	/** True when `content` lacks the end because the limit was reached. */
	readonly truncated: boolean;
	/** `DATA` content is dot-stuffed, `BDAT` content is not. */
	readonly verb: 'DATA' | 'BDAT';
	readonly remarks: readonly Remark[];
	readonly situation: Situation;
};

export type SentEntry = SentLineEntry | SentMessageEntry;

export type ReplyEntry = EntryBase & {
	readonly type: 'reply';
	readonly code: number;
	/** `5.7.8`, or null. */
	readonly enhanced: string | null;
	readonly lines: readonly ReplyLine[];
	readonly complete: boolean;
	/**
	 * Verb it answers in capitals, `CONNECT` for the greeting, `DATA-END` for what comes after the dot,
	 * null when nothing was awaited.
	 */
	readonly answers: string | null;
	/** Id of the entry it answers. */
	readonly answersId: number | null;
	/** Text of the line it answers, secrets masked. */
	readonly command: string | null;
	/** It stands in the place of the server's own reply. */
	readonly ours?: OurReply;
	/** LMTP and PRDR, after the dot: whose verdict this is. */
	readonly recipient: string | null;
	/** Milliseconds since the line it answers was sent, or null. */
	readonly elapsed: number | null;
	/** How often it came in a row, where a flood of the same grew this entry; absent for once. */
	readonly times?: number;
	/** The AUTH exchange so far, this reply included. */
	readonly auth: AuthExchange | null;
	/** Before this reply took effect. */
	readonly situation: Situation;
};

export type MalformedEntry = EntryBase & {
	readonly type: 'malformed';
	readonly problem: MalformedProblem;
	/** As of a reply. */
	readonly times?: number;
	readonly bytes: Uint8Array;
	readonly ending: LineEnding;
	readonly situation: Situation;
};

/** TLS was established by STARTTLS. */
export type SecuredEntry = EntryBase & {
	readonly type: 'secured';
	readonly tls: TlsFacts;
	/** Milliseconds of the handshake. */
	readonly elapsed: number;
	/** Bytes that came in clear after the 220: never read as replies (RFC 3207 §4, response injection). */
	readonly clearBytes: Uint8Array;
};

/** What an accepted EHLO or LHLO announced. */
export type CapabilitiesEntry = EntryBase & {
	readonly type: 'capabilities';
	/** Id of the reply. */
	readonly replyId: number;
	readonly domain: string;
	readonly keywords: readonly Capability[];
	/** Against the list before on this connection; null the first time. */
	readonly changes: CapabilityChanges | null;
	/** What stood between the two lists. */
	readonly since: 'first' | 'starttls' | 'auth' | 'xclient' | 'repeated';
};

/** The program's own word: lines dropped, still waiting, the mail was kept … */
export type NoteEntry = EntryBase & {
	readonly type: 'note';
	/** Stable name, such as `outbox/dropped`. */
	readonly about: string;
	readonly text: string;
	/** What was found when it was looked into, such as what DNS says of a sender. */
	readonly found?: readonly NotedFinding[];
	/** What a bounce reports, where it quotes no reply of a server. */
	readonly delivery?: DeliveryReport;
};

export type DeliveryReport = {
	/** Null where no one names one. */
	readonly recipient: string | null;
	readonly action: 'failed' | 'delayed';
	/** `4.4.1`, or null. */
	readonly status: string | null;
	/** What the system that gave up says itself; empty where it says nothing. */
	readonly words: string;
};

export type NotedFinding = {
	readonly rule: string;
	readonly level: 'error' | 'warning' | 'note';
	readonly message: string;
	readonly advice: string;
	readonly reference: string;
};

/** How the connection ended. */
export type Ending = {
	readonly situation: Situation;
	/** What became of the mail that was open then, or of the last one where none was. */
	readonly mail: MailAtEnd;
	/** The verb of the oldest line that was never answered (`CONNECT`, `DATA-END` among them), or null. */
	readonly unanswered: string | null;
};

export type MailAtEnd =
	/** There was none. */
	| 'none'
	/** Sender, and perhaps recipients, but no content. */
	| 'envelope'
	/** Content without its end: the server must not deliver it (RFC 5321 §4.1.1.4). */
	| 'unfinished'
	/** All of it, and no verdict: whether the server accepted it is not known (RFC 1047). */
	| 'unanswered'
	/** The server's verdict had come; `partly` for some recipients only. */
	| 'accepted'
	| 'partly'
	| 'refused';

export type FailedEntry = EntryBase &
	Ending & {
		readonly type: 'failed';
		readonly error: TransportError;
		/** The client that had connected to us. */
		readonly client?: ClientAddress;
	};

export type ClosedEntry = EntryBase &
	Ending & {
		readonly type: 'closed';
		readonly by: 'server' | 'client';
		/** After the 221 to QUIT, or a 421. */
		readonly announced: boolean;
	};

export type Entry =
	| AttemptEntry
	| ConnectedEntry
	| SentEntry
	| ReplyEntry
	| MalformedEntry
	| SecuredEntry
	| CapabilitiesEntry
	| NoteEntry
	| FailedEntry
	| ClosedEntry;
