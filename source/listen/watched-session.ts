/** A session of someone else's, as the rest of the program sees it. */
import type {ClientAddress} from '../session/entry.ts';
import type {Session} from '../session/session.ts';
import type {Answer} from './engine/proposal.ts';
import type {KeptMessage} from './mail.ts';
import type {HeldReply} from './replies.ts';

export type WatchedSession = {
	/** 1, 2, 3 … in the order of arrival. */
	readonly number: number;
	readonly startedAt: Date;
	readonly client: ClientAddress;
	/** The port it came in by. */
	readonly port: number;
	/** What the client said and heard. Nothing can be typed into it. */
	readonly session: Session;
	/** What the server behind us heard and said; null where smtpscope answers itself. */
	readonly upstream: Session | null;
	/** The messages that were accepted, in order. */
	readonly messages: readonly KeptMessage[];
	/** A reply that waits for someone to let it out, or to answer in its place; null where none does. */
	readonly held: HeldReply | null;
	/** True when it is over. */
	readonly over: boolean;
	/** Resolves when it is over. */
	readonly ended: Promise<void>;
	/** Answers instead of what is held; `close` closes the connection. False where nothing is held. */
	answer(answer: Answer | 'close'): boolean;
	/** Lets what is held go out. False where nothing is held. */
	release(): boolean;
	/** Ends it. */
	close(): void;
	/** Forgets what was said and kept, to make room; it must be over. */
	forget(): void;
	readonly forgotten: boolean;
};
