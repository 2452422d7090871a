/**
 * The part of a connection that is TLS: whether the handshake succeeded, and if not, how it failed. Only what an
 * observer can read counts: records, alerts in clear, and text where records should be. Pure: a state and a step.
 */
import {numberAt} from '../../bytes/number-at.ts';
import {tlsAlert} from '../../transport/tls-alerts.ts';
import type {TlsFacts, TransportError} from '../../transport/types.ts';
import {readHandshake} from './handshake.ts';

export type Speaker = 'client' | 'server';

export type TlsPassage = {
	/** The beginning of what each side sent. */
	readonly client: Uint8Array;
	readonly server: Uint8Array;
	readonly octets: number;
	readonly outcome: TlsOutcome | null;
};

export type TlsOutcome =
	| {readonly kind: 'secured'; readonly tls: TlsFacts}
	| {readonly kind: 'failed'; readonly error: TransportError};

/** The handshake lies in the first octets of each side. */
const KEPT = 64 * 1024;

export const newPassage: TlsPassage = {
	client: new Uint8Array(0),
	server: new Uint8Array(0),
	octets: 0,
	outcome: null,
};

/** Only the hellos are read; of what follows them the octets are counted. */
export function follow(passage: TlsPassage, from: Speaker, bytes: Uint8Array): TlsPassage {
	const octets = passage.octets + bytes.length;
	if (passage.outcome) {
		return {...passage, octets};
	}

	const room = KEPT - passage[from].length;
	const grown = {
		...passage,
		[from]: new Uint8Array(Buffer.concat([passage[from], bytes.subarray(0, room)])),
		octets,
	};
	return {...grown, outcome: outcomeOf(grown)};
}

/** What it came to when nothing more was sent. */
export function ended(passage: TlsPassage, closer: Speaker | null): TlsOutcome | null {
	const {client, server, outcome} = passage;
	if (outcome || client.length === 0) {
		return outcome;
	}

	// The capture may end amid a handshake that went well.
	if (closer === null) {
		return server.length > 0 ? {kind: 'secured', tls: readHandshake(client, server)} : null;
	}

	const message = `The ${closer} ended the connection during the TLS handshake.`;
	return {kind: 'failed', error: {code: 'tls-failed', stage: 'handshake', message}};
}

const HANDSHAKE = 0x16;
const ALERT = 0x15;
const SERVER_HELLO = 2;

function outcomeOf({client, server}: TlsPassage): TlsOutcome | null {
	if (server.length > 0 && !isRecord(server)) {
		const firstBytes = server.subarray(0, 256);
		const message = 'The server answered the TLS handshake in clear text.';
		return failed({code: 'speaks-clear-text', stage: 'handshake', message, firstBytes});
	}

	const sent = {client: recordsOf(client), server: recordsOf(server)};
	for (const from of ['server', 'client'] as const) {
		const alert = sent[from].find(({type, body}) => type === ALERT && body.length === 2 && body[0] === 2);
		if (alert) {
			return failed(alertError(from, alert.body[1] ?? 0));
		}
	}

	const hasHello = sent.server.some(({type, body}) => type === HANDSHAKE && body[0] === SERVER_HELLO);
	const goesOn = sent.client.filter(({type}) => type !== ALERT).length > 1;
	return hasHello && goesOn ? {kind: 'secured', tls: readHandshake(client, server)} : null;
}

function failed(error: TransportError): TlsOutcome {
	return {kind: 'failed', error};
}

function alertError(from: Speaker, number: number): TransportError {
	const {name, meaning, advice} = tlsAlert(number);
	const why = from === 'server' ? `: ${meaning}` : '';
	return {
		code: 'tls-alert',
		stage: 'handshake',
		...(from === 'client' && {alert: number}),
		message: `The ${from} ended the TLS handshake with the alert ${name} (${number})${why}.`,
		...(from === 'server' && advice !== undefined && {advice}),
	};
}

type TlsRecord = {readonly type: number; readonly body: Uint8Array};

/** Whole records only, and of the last one what there is. */
function recordsOf(bytes: Uint8Array): TlsRecord[] {
	const records: TlsRecord[] = [];
	for (let at = 0; at + 5 <= bytes.length && isRecord(bytes.subarray(at)); ) {
		const length = numberAt(bytes, at + 3);
		records.push({type: bytes[at] ?? 0, body: bytes.subarray(at + 5, at + 5 + length)});
		at += 5 + length;
	}

	return records;
}

/** RFC 8446 §5.1: a kind from 20 to 24 and a version of 3.x. */
export function isRecord([kind = 0, major = 3]: Uint8Array): boolean {
	return kind >= 0x14 && kind <= 0x18 && major === 3;
}
