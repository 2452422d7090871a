/** Our own JSON Lines, as `--format json` and `--log x.jsonl` write them. */
import type {SessionEvent} from '../../session/session-event.ts';
import {shareOf, streamingFormat} from '../format.ts';
import {type Fields, toFields} from '../json-fields.ts';
import {toEvent} from '../own-event.ts';
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
