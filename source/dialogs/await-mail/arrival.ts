/** What a message tells about its way when it has arrived. Pure. */

import {secondsInWords} from '../../decode/quantities.ts';
import {
	type AuthenticationResults,
	readArcResults,
	readAuthenticationResults,
} from '../../message/authentication-results.ts';
import {type Hop, readReceived} from '../../message/received.ts';
import type {BodyOnArrival} from './compare-body.ts';

export type Arrived = {
	/** Where it was found: a mailbox of IMAP, or a file. */
	readonly place: string;
	/** It was put where the server puts what it takes for spam. */
	readonly junk: boolean;
	/** The header as it came, fields unfolded, in order. */
	readonly fields: readonly {readonly name: string; readonly value: string}[];
	/** Milliseconds since the server accepted the message. */
	readonly elapsed: number;
	/** The message as it came; null where it is too long, or only its header was read. */
	readonly source?: Uint8Array | null;
	/** What became of its body, where both are known. */
	readonly body?: BodyOnArrival | null;
	/** What is wrong with its DKIM signatures and the body, full sentences. */
	readonly signatures?: readonly string[];
};

export type Waited =
	| {readonly ok: true; readonly arrived: Arrived}
	/** `problem`: a full sentence. */
	| {readonly ok: false; readonly problem: string};

export type WaitOptions = {
	readonly messageId: string;
	/** Milliseconds. */
	readonly timeout: number;
	/** When the server accepted the message, as `performance.now()` counts. */
	readonly since: number;
	readonly signal?: AbortSignal;
};

/** A mailbox that is watched from before the message is sent, so that an earlier one with its Message-ID does not count. */
export type MailWatch = {
	/** Told before the message is sent, where that matters. */
	expect?(messageId: string): void;
	/** Never rejects. */
	wait(options: WaitOptions): Promise<Waited>;
	close(): void;
};

export type OpenedWatch = {readonly ok: true; readonly watch: MailWatch} | NotOpened;

/** `problem`: a full sentence. `about`: what the user can decide to do without. */
export type NotOpened = {
	readonly ok: false;
	readonly problem: string;
	readonly about?: 'certificate' | 'starttls';
};

export type Arrival = Omit<Arrived, 'fields' | 'source'> & {
	readonly hops: readonly Hop[];
	/** The topmost first: usually that of the receiver itself. */
	readonly authentication: readonly AuthenticationResults[];
	/** What earlier receivers found out and sealed (RFC 8617 §4.1.1), the topmost first. */
	readonly arc: readonly {readonly instance: number; readonly results: AuthenticationResults}[];
};

/** Most fields of a kind that are read. */
const limit = 20;

/** A sentence; `timeout` in milliseconds. */
export function lateProblem(where: string, timeout: number): string {
	return `The message did not arrive in ${where} within ${secondsInWords(Math.round(timeout / 1000))}. It may still come: the server accepted it.`;
}

export const stoppedProblem = 'You stopped waiting for the message.';

/** Its source is left out; the hops are read from the Received fields, the first server first. */
export function arrivalOf({fields, source: _source, ...rest}: Arrived): Arrival {
	const named = (name: string): string[] =>
		fields.filter(field => field.name.toLowerCase() === name).map(({value}) => value);
	return {
		...rest,
		hops: readReceived(named('received')),
		authentication: named('authentication-results')
			.slice(0, limit)
			.flatMap(value => readAuthenticationResults(value) ?? []),
		arc: named('arc-authentication-results')
			.slice(0, limit)
			.flatMap(value => readArcResults(value) ?? []),
	};
}

/** Octets of a header that are read. */
export const headerLimit = 256 * 1024;

/** Octets of a message that are read, to compare it with the one that was sent. */
export const sourceLimit = 2 * 1024 * 1024;

/** Null where the rest of the message is missing. */
export function wholeSource(read: Uint8Array): Uint8Array | null {
	return read.length < sourceLimit ? read : null;
}

/** The header of a message as fields, folds taken out (RFC 5322 §2.2.3). */
export function headerFields(bytes: Uint8Array): Arrived['fields'] {
	const text = Buffer.from(bytes.subarray(0, headerLimit)).toString('utf8');
	const [header = ''] = text.split(/\r?\n\r?\n/, 1);
	return header
		.replaceAll(/\r?\n[ \t]+/g, ' ')
		.split(/\r?\n/)
		.flatMap(line => {
			const colon = line.indexOf(':');
			return colon < 1 ? [] : [{name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim()}];
		});
}

/** Whether a header has this Message-ID, with or without its angle brackets. */
export function hasMessageId(fields: Arrived['fields'], id: string): boolean {
	const bare = (text: string): string => text.trim().replace(/^<|>$/g, '');
	return fields.some(({name, value}) => name.toLowerCase() === 'message-id' && bare(value) === bare(id));
}
