/** Our own JSON Lines, as `--format json` and `--log x.jsonl` write them. */
import {readEnhancedStatus} from '../../protocol/enhanced-status.ts';
import type {LineEnding, MalformedProblem, ReplyLine} from '../../protocol/reply.ts';
import type {Moment} from '../../session/moment.ts';
import type {SessionEvent} from '../../session/session-event.ts';
import {programComplaints, type TransportError, type TransportErrorCode} from '../../transport/types.ts';
import {shareOf, streamingFormat} from '../format.ts';
import {recordedTls} from '../recorded-tls.ts';
import type {Recorder} from '../recorder.ts';

const types: readonly string[] = [
	'attempt',
	'connected',
	'sent',
	'reply',
	'malformed',
	'secured',
	'capabilities',
	'note',
	'failed',
	'closed',
	'diagnosis',
	'result',
	'session',
	'message',
	'summary',
	'unread',
];

/** These are about no single moment. */
const timeless: readonly string[] = ['result', 'session', 'message', 'summary'];

// Of a long line only its beginning is in the sample.
const begins = new RegExp(`^\\{"type":"(?:${types.join('|')})","`);

export const ownJson = streamingFormat({
	name: 'JSON Lines of smtpscope',
	unmistakable: true,
	own: true,
	recognise: sample => shareOf(sample, text => read(text) !== undefined || begins.test(text)),
	open(recorder) {
		// Entries of a log of several sessions carry the number of theirs; others come one session after the other.
		const open = new Map<number, Gathered>();
		const put = (number: number): void => {
			const found = open.get(number);
			open.delete(number);
			if (found && found.events.length > 0) {
				const {events, isLmtp, host, title} = found;
				recorder.put({
					events,
					protocol: isLmtp ? 'lmtp' : 'smtp',
					...(host && {host}),
					...(title && {title}),
				});
			}
		};

		return {
			feed(line) {
				const entry = line.text === '' ? undefined : read(line.text);
				if (entry) {
					gather(entry, open, put, recorder);
				} else if (line.text !== '') {
					recorder.unread(line, 'This is not an entry written by smtpscope.');
				}
			},
			end() {
				for (const number of [...open.keys()]) {
					put(number);
				}
			},
		};
	},
});

type Gathered = {
	readonly events: SessionEvent[];
	isLmtp: boolean;
	host: string | undefined;
	readonly title: string | undefined;
};

/** Of a log whose entries have no number. */
const ONLY = 0;

function gather(
	entry: Fields,
	open: Map<number, Gathered>,
	put: (number: number) => void,
	recorder: Recorder,
): void {
	const number = entry.number('session') ?? ONLY;
	if (entry.type === 'session') {
		// Before its entries in a report; behind them, with its number, in a log of what was watched.
		put(number);
		if (number === ONLY) {
			const {string} = entry;
			open.set(ONLY, {events: [], isLmtp: false, host: string('host'), title: string('title')});
		}

		return;
	}

	const event = toEvent(entry);
	const found = open.get(number);
	if (
		event?.type === 'connected' &&
		found?.events.some(({type}) => type === 'connected' || type === 'failed')
	) {
		put(number);
	}

	const session = open.get(number) ?? {events: [], isLmtp: false, host: undefined, title: undefined};
	open.set(number, session);
	session.isLmtp ||= entry.string('verb') === 'LHLO';
	if (event?.type === 'connected') {
		session.host = event.host;
	}

	if (event && recorder.mayAdd()) {
		session.events.push(event);
	}
}

type Fields = {
	readonly type: string;
	/** Null where the recording that was read told no time. */
	readonly at: number | null;
	readonly string: (name: string) => string | undefined;
	readonly number: (name: string) => number | undefined;
	readonly boolean: (name: string) => boolean;
	readonly isNull: (name: string) => boolean;
	readonly strings: (name: string) => readonly string[];
	readonly fields: (name: string) => Fields | undefined;
};

function read(text: string): Fields | undefined {
	if (!text.startsWith('{')) {
		return undefined;
	}

	try {
		const found = toFields(JSON.parse(Buffer.from(text, 'latin1').toString('utf8')));
		return found &&
			types.includes(found.type) &&
			(found.number('at') !== undefined || found.isNull('at') || timeless.includes(found.type))
			? found
			: undefined;
	} catch {
		return undefined;
	}
}

function toFields(value: unknown): Fields | undefined {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return undefined;
	}

	const values = new Map<string, unknown>(Object.entries(value));
	const string = (name: string): string | undefined => {
		const found = values.get(name);
		return typeof found === 'string' ? found : undefined;
	};
	const number = (name: string): number | undefined => {
		const found = values.get(name);
		return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
	};
	return {
		type: string('type') ?? '',
		at: number('at') ?? null,
		string,
		number,
		boolean: name => values.get(name) === true,
		isNull: name => values.get(name) === null,
		strings: name => {
			const found = values.get(name);
			return Array.isArray(found) ? found.filter(item => typeof item === 'string') : [];
		},
		fields: name => toFields(values.get(name)),
	};
}

const lineEndings: readonly LineEnding[] = ['CRLF', 'LF', 'CR', 'none'];
const problems: readonly MalformedProblem[] = [
	'no-code',
	'bad-separator',
	'line-too-long',
	'reply-too-long',
	'cut-off',
];

function toEvent(entry: Fields): SessionEvent | undefined {
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
			// What follows from the rest, and is made anew.
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
	const [advice, systemCode] = [string('advice'), string('systemCode')];
	return {
		code,
		message: string('message') ?? 'The connection failed.',
		...(stage && {stage}),
		...(complaint && {complaint}),
		...(advice !== undefined && {advice}),
		...(systemCode !== undefined && {systemCode}),
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
