/** An entry of our own JSON Lines, as the event that made it. */
import {readEnhancedStatus} from '../protocol/enhanced-status.ts';
import type {LineEnding, MalformedProblem, ReplyLine} from '../protocol/reply.ts';
import type {Moment} from '../session/moment.ts';
import type {SessionEvent} from '../session/session-event.ts';
import {programComplaints, type TransportError, type TransportErrorCode} from '../transport/types.ts';
import type {Fields} from './json-fields.ts';
import {recordedTls} from './recorded-tls.ts';

const lineEndings: readonly LineEnding[] = ['CRLF', 'LF', 'CR', 'none'];
const problems: readonly MalformedProblem[] = [
	'no-code',
	'bad-separator',
	'line-too-long',
	'reply-too-long',
	'cut-off',
];

/** Undefined for what follows from the rest, and is made anew. */
export function toEvent(entry: Fields): SessionEvent | undefined {
	const {type, string, number} = entry;
	const moment = momentIn(entry);
	switch (type) {
		case 'connected': {
			const tls = entry.fields('tls');
			return {
				type,
				...moment,
				host: string('host') ?? '',
				...(string('hostFrom') === 'greeting' && {hostFrom: 'greeting' as const}),
				address: string('address') ?? '',
				port: number('port') ?? null,
				elapsed: number('elapsed') ?? 0,
				tls: tls ? tlsOf(tls) : null,
			};
		}

		case 'sent':
			return string('kind') === 'message' ? toContent(entry) : toSent(entry);
		case 'reply':
			return toReply(entry);
		case 'malformed': {
			const bytes = fromBase64(string('bytes') ?? '');
			const problem = problems.find(name => name === string('problem')) ?? 'no-code';
			return {type: 'received', ...moment, item: {type, problem, bytes, ending: 'CRLF'}};
		}

		case 'secured':
			return {
				type,
				...moment,
				tls: tlsOf(entry),
				elapsed: number('elapsed') ?? 0,
				clearBytes: fromBase64(string('clearBytes') ?? ''),
			};
		case 'note':
			return {type, ...moment, about: string('about') ?? 'recording/note', text: string('text') ?? ''};
		case 'failed':
			return {
				type,
				...moment,
				error: failureOf(entry),
			};
		case 'closed':
			return {type, ...moment, by: string('by') === 'client' ? 'client' : 'server'};
		default:
			return undefined;
	}
}

const errorCodes: readonly TransportErrorCode[] = [
	'not-found',
	'refused',
	'unreachable',
	'timed-out',
	'reset',
	'denied',
	'bad-address',
	'speaks-clear-text',
	'speaks-tls',
	'tls-alert',
	'tls-failed',
	'tls-pin',
	'tls-configuration',
];
const pathFaults = ['no listener', 'not a socket'] as const;
const stages = ['connecting', 'handshake', 'open'] as const;

function failureOf({string}: Fields): TransportError {
	const code = errorCodes.find(known => known === string('code')) ?? 'other';
	const stage = stages.find(known => known === string('stage'));
	const atPath = pathFaults.find(known => known === string('atPath'));
	const complaint = programComplaints.find(known => known === string('complaint'));
	const [advice, systemCode, proxy] = [string('advice'), string('systemCode'), string('proxy')];
	return {
		code,
		message: string('message') ?? 'The connection failed.',
		...(stage && {stage}),
		...(complaint && {complaint}),
		...(advice !== undefined && {advice}),
		...(systemCode !== undefined && {systemCode}),
		...(proxy !== undefined && {proxy}),
		...(atPath && {atPath}),
	};
}

function momentIn({at}: Fields): Moment {
	return at === null ? {at: 0, untimed: true} : {at};
}

function toSent(entry: Fields): SessionEvent {
	const {string} = entry;
	const raw = string('raw');
	const bytes = raw === undefined ? new Uint8Array(Buffer.from(string('line') ?? '')) : fromBase64(raw);
	const ending = lineEndings.find(name => name === string('ending')) ?? 'CRLF';
	return {type: 'sent', ...momentIn(entry), bytes, ending};
}

function toContent(entry: Fields): SessionEvent {
	const {string, number} = entry;
	const raw = string('raw');
	const bytes = raw === undefined ? new Uint8Array(Buffer.from(string('line') ?? '')) : fromBase64(raw);
	return {
		type: 'content',
		...momentIn(entry),
		bytes,
		octets: number('octets') ?? bytes.length,
		lines: number('lines') ?? 0,
	};
}

function toReply(entry: Fields): SessionEvent {
	const {number, strings, boolean} = entry;
	const code = number('code') ?? 0;
	const raw = strings('raw');
	const texts = strings('lines');
	const complete = boolean('complete');
	const lines = texts.map((text, index): ReplyLine => {
		const separator = complete && index === texts.length - 1 ? ' ' : '-';
		const exact = raw[index];
		const bytes =
			exact === undefined ? new Uint8Array(Buffer.from(`${code}${separator}${text}`)) : fromBase64(exact);
		return {text, bytes, ending: 'CRLF', truncated: false};
	});
	const enhanced = texts.map(text => readEnhancedStatus(text)).findLast(status => status !== null) ?? null;
	return {type: 'received', ...momentIn(entry), item: {type: 'reply', code, enhanced, lines, complete}};
}

function tlsOf({string, boolean}: Fields) {
	const [protocol, cipher, group, servername, error] = [
		'protocol',
		'cipher',
		'group',
		'servername',
		'error',
	].map(string);
	const verified = boolean('authorized') ? true : error;
	return {
		...recordedTls({
			...(protocol && {protocol}),
			...(cipher && {cipher}),
			...(group && {group}),
			...(servername && {servername}),
			...(verified && {verified}),
		}),
		hostnameMatches: boolean('hostnameMatches'),
	};
}

function fromBase64(text: string): Uint8Array {
	return new Uint8Array(Buffer.from(text, 'base64'));
}
