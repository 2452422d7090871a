/** Exim's mainlog as a ledger. Its marks: `<=` came in, `=>` `->` delivered, `==` deferred, `**` given up. */
import {exim as format} from '../formats/exim.ts';
import {Queue} from '../queue.ts';
import {createLineClock} from './clock.ts';
import type {Fate, Ledger, LedgerSink} from './ledger.ts';

const stamp = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)? (?:[+-]\d{4} )?(?:\[\d+\] )?/;

export const eximLedger: Ledger = {
	name: 'Exim log',
	format,
	recognise(sample) {
		const lines = sample.filter(
			line => stamp.test(line) && /(?: (?:<=|=>|==|\*\*) | rejected (?:RCPT|MAIL|after DATA))/.test(line),
		);
		return lines.length === 0 ? 0 : lines.length >= sample.length / 5 ? 0.95 : 0.6;
	},
	open(sink) {
		const state: State = {clock: createLineClock(Date.now()), senders: new Queue(), sink};
		return {feed: line => read(line, state)};
	},
};

type State = {
	readonly clock: ReturnType<typeof createLineClock>;
	/** By message id. */
	readonly senders: Queue<string>;
	readonly sink: LedgerSink;
};

const fates: Readonly<Record<string, Fate>> = {
	'=>': 'delivered',
	'->': 'delivered',
	'>>': 'delivered',
	'*>': 'discarded',
	'==': 'deferred',
	'**': 'bounced',
};

function read(line: string, state: State): void {
	const head = stampEnd(line);
	if (head === 0) {
		return;
	}

	const space = line.indexOf(' ', head);
	const id = line.slice(head, space);
	const mark = line.slice(space + 1, space + 3);
	if (mark === '<=') {
		const sender = word(line, space + 4);
		state.senders.set(id, sender === '<>' ? '' : sender);
		state.sink.received(state.clock(line));
	} else if (fates[mark] !== undefined && line[space + 3] === ' ') {
		readDelivery(line, id, fates[mark], space + 4, state);
	} else if (line.startsWith('Completed', space + 1)) {
		state.senders.delete(id);
	} else if (line.includes(' rejected ')) {
		readRejection(line, state);
	}
}

function stampEnd(line: string): number {
	return stamp.exec(line)?.[0].length ?? 0;
}

function word(text: string, from: number): string {
	const end = text.indexOf(' ', from);
	return text.slice(from, end === -1 ? undefined : end);
}

function readDelivery(
	line: string,
	id: string,
	fate: Fate,
	from: number,
	{clock, senders, sink}: State,
): void {
	const first = word(line, from).replace(/:$/, '');
	// `=> local <address@here> R=…`: the address is in brackets.
	const bracketed = /^ <([^>]*)>/.exec(line.slice(from + first.length))?.[1];
	const host = / H=(\S+?):?(?: |$)/.exec(line)?.[1] ?? / host (\S+) \[/.exec(line)?.[1] ?? '';
	const transport = / T=(\S+)/.exec(line)?.[1] ?? '';
	sink.row({
		fate,
		at: clock(line),
		queueId: id,
		sender: senders.get(id) ?? null,
		recipient: bracketed?.includes('@') ? bracketed : first,
		server: host || transport,
		client: '',
		reason: reasonIn(line, from + first.length),
		line,
	});
}

/** What stands behind the fields: `: SMTP error from …`, or `defer (110): Connection timed out`. */
function reasonIn(line: string, from: number): string {
	const text = line.slice(from);
	return (
		/^(?: <[^>]*>)?(?: [A-Z]=\S+)*(?: defer \(-?\d+\))?(?: H=\S+ \[[^\]]*\](?::\d+)?)?(?: [A-Z]+=\S+)*: (.*)$/.exec(
			text,
		)?.[1] ?? ''
	);
}

const rejection = new RegExp(
	[
		String.raw`(?:H=([^\s(]\S* )?(?:\([^)]*\) )?)?\[([^\]]*)\].*? (temporarily )?rejected (?:RCPT|MAIL|EHLO`,
		String.raw`|HELO|AUTH|DATA|VRFY|EXPN|after DATA)(?: or \S+)?(?: <?([^ >]*)>?)?:? (.*)$`,
	].join(''),
);

function readRejection(line: string, {clock, sink}: State): void {
	const [, host = '', address = '', , subject, reason] =
		rejection.exec(line.slice(stampEnd(line), 2000)) ?? [];
	if (reason === undefined) {
		return;
	}

	sink.row({
		fate: 'rejected',
		at: clock(line),
		queueId: '',
		sender: / F=<([^>]*)>/.exec(line)?.[1] ?? null,
		recipient: subject?.includes('@') && line.includes('rejected RCPT') ? subject : null,
		server: '',
		client: `${host.trim()}[${address}]`,
		reason,
		line,
	});
}
