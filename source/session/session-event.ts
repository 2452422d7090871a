/**
 * What happened, in the past tense: the reducer's only input. A live connection makes these from transport
 * events, a recording from another tool's log; the reducer cannot show which.
 */
import type {LineEnding, Received} from '../protocol/reply.ts';
import type {ConnectAttempt, TlsFacts, TransportError} from '../transport/types.ts';
import type {ClientAddress, Connected, DeliveryReport, NotedFinding, OurReply} from './entry.ts';
import type {Moment} from './moment.ts';

export type SessionEvent =
	| (Moment & {readonly type: 'attempt'; readonly attempt: ConnectAttempt})
	| (Moment & Connected)
	/**
	 * One line from the client, without its ending; also a raw write, cut at its line ends, whose last piece
	 * may have the ending `none`. In message phase and inside a BDAT chunk it is content, as on the wire.
	 */
	| (Moment & {
			readonly type: 'sent';
			readonly bytes: Uint8Array;
			readonly ending: LineEnding;
			/** Given where a recording shows by the answer that the server took it for a command, whatever the phase. */
			readonly readAs?: 'command';
			/** A recording only names the command: the line was put together from that, so nothing in it is remarked on. */
			readonly rebuilt?: true;
			/** It came before the reply to what stands before it was sent. */
			readonly ahead?: true;
	  })
	/** Message content that was streamed, as on the wire, without the final dot line. */
	| (Moment & {
			readonly type: 'content';
			readonly bytes: Uint8Array;
			readonly octets: number;
			readonly lines: number;
			/** It began to come before the 354 was sent. */
			readonly ahead?: true;
	  })
	/** `ours`: it is not the server's reply but one that stands in its place. */
	| (Moment & {readonly type: 'received'; readonly item: Received; readonly ours?: OurReply})
	| (Moment & {
			readonly type: 'secured';
			readonly tls: TlsFacts;
			readonly elapsed: number;
			readonly clearBytes: Uint8Array;
	  })
	/** A ticket to resume TLS 1.3 with. */
	| (Moment & {readonly type: 'ticket'})
	/** The server's side of a STARTTLS or a capture turned into bytes that no one can read. */
	| (Moment & {readonly type: 'unreadable'; readonly octets: number})
	/** A recording lacks the reply to the oldest line that awaits one. */
	| (Moment & {readonly type: 'unanswered'})
	| (Moment & {
			readonly type: 'note';
			readonly about: string;
			readonly text: string;
			readonly found?: readonly NotedFinding[];
			readonly delivery?: DeliveryReport;
	  })
	/** `client`: it had connected to us. */
	| (Moment & {readonly type: 'failed'; readonly error: TransportError; readonly client?: ClientAddress})
	| (Moment & {readonly type: 'closed'; readonly by: 'server' | 'client'});
