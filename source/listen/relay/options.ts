/** What one session that is passed on is made of, and what may go through now. */
import {findCapability} from '../../protocol/ehlo.ts';
import type {OurReply} from '../../session/entry.ts';
import type {AnswerRule} from '../answers/rule.ts';
import type {ClientWire} from '../client-wire.ts';
import type {Answer, Subject} from '../engine/proposal.ts';
import type {KeptMessage, MailStore, Verdict} from '../mail.ts';
import type {Replies} from '../replies.ts';
import type {ServerWire} from './server-wire.ts';

export type RelayOptions = {
	readonly client: ClientWire;
	readonly server: ServerWire;
	/** STARTTLS may be offered to the client. */
	readonly offersTls: boolean;
	/** Logins may go to the server in clear text. */
	readonly allowClearAuth: boolean;
	readonly rules: () => readonly AnswerRule[];
	readonly done: Set<string>;
	readonly replies: Replies;
	readonly mail: MailStore;
	readonly dropAfterTls: boolean;
	readonly onMessage: (message: KeptMessage) => void;
	readonly onOver: () => void;
	/** Resolves when more may be read; null when it may be at once. */
	readonly busy: () => Promise<void> | null;
};

/** A reply that the client is owed, in order. */
export type Owed = {
	readonly subject: Subject;
	readonly from: Owing;
	readonly verdict?: Omit<Verdict, 'accepted'>;
};

export type Owing =
	| {readonly type: 'server'}
	/** The server’s answer decides on TLS with both. */
	| {readonly type: 'tls'}
	| {readonly type: 'ours'; readonly answer: Answer; readonly by: OurReply; readonly after?: 'upgrade'};

/** The client’s side is encrypted. */
export function clientSecure({client}: RelayOptions): boolean {
	return client.watched.session.state.situation.secure;
}

/** Where the server is in clear text and offers no TLS, the client cannot have it either: that is the session. */
export function offersStartTls(options: RelayOptions): boolean {
	const {situation} = options.server.watched.session.state;
	return options.offersTls && !clientSecure(options) && (situation.secure || serverOffersTls(options));
}

/** By its last reply to EHLO. */
export function serverOffersTls({server}: RelayOptions): boolean {
	return findCapability(server.watched.session.state.situation.capabilities, 'STARTTLS') !== undefined;
}

/** Whether a login may go on to the server: only where no one between can read it, unless that was allowed. */
export function passesAuth({allowClearAuth, server}: RelayOptions): boolean {
	return allowClearAuth || server.watched.session.state.situation.secure;
}
