/** Our own JSON Lines, as `--format json` and `--log x.jsonl` write them. */
import {readEnhancedStatus} from '../../protocol/enhanced-status.ts';
import type {LineEnding, MalformedProblem, ReplyLine} from '../../protocol/reply.ts';
import type {Moment} from '../../session/moment.ts';
import type {SessionEvent} from '../../session/session-event.ts';
import {shareOf, streamingFormat} from '../format.ts';
import {recordedTls} from '../recorded-tls.ts';

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
];

// Of a long line only its beginning is in the sample.
const begins = new RegExp(`^\\{"type":"(?:${types.join('|')})","`);

export const ownJson = streamingFormat({
	name: 'JSON Lines of smtpscope',
	unmistakable: true,
	own: true,
	recognise: sample => shareOf(sample, text => read(text) !== undefined || begins.test(text)),
	open(recorder) {
		let events: SessionEvent[] = [];
		let isLmtp = false;
		let host: string | undefined;
		const put = (): void => {
			if (events.length > 0) {
				recorder.put({events, protocol: isLmtp ? 'lmtp' : 'smtp', ...(host && {host})});
			}

			events = [];
			isLmtp = false;
		};

		return {
			feed(line) {
				const entry = line.text === '' ? undefined : read(line.text);
				if (!entry) {
					if (line.text !== '') {
						recorder.unread(line, 'This is not an entry written by smtpscope.');
					}

					return;
				}

				const event = toEvent(entry);
				if (event?.type === 'connected') {
					if (events.some(({type}) => type === 'connected' || type === 'failed')) {
						put();
					}

					host = event.host;
				}

				isLmtp ||= entry.string('verb') === 'LHLO';
				if (event && recorder.mayAdd()) {
					events.push(event);
				}
			},
			end: put,
		};
	},
});

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
			(found.number('at') !== undefined || found.isNull('at') || found.type === 'result')
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
				error: {code: 'other', message: string('message') ?? 'The connection failed.'},
			};
		case 'closed':
			return {type, ...moment, by: string('by') === 'client' ? 'client' : 'server'};
		default:
			// What follows from the rest, and is made anew.
			return undefined;
	}
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
