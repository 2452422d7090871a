/** Postfix's log as a ledger. What each line is was read from its programs: smtpd, cleanup, qmgr, smtp, local, postscreen. */

import {postfix as format} from '../formats/postfix.ts';
import {detached, Queue} from '../queue.ts';
import {createLineClock, type LineClock} from './clock.ts';
import type {Fate, Ledger, LedgerSink} from './ledger.ts';

export const postfixLedger: Ledger = {
	name: 'Postfix log',
	format,
	recognise(sample) {
		const lines = sample.filter(line => program.test(line));
		return lines.length === 0 ? 0 : lines.length >= sample.length / 4 ? 0.95 : 0.6;
	},
	open: sink => {
		const state: State = {
			clock: createLineClock(Date.now()),
			senders: new Queue(),
			sink,
		};
		return {feed: line => read(line, state)};
	},
};

const program = /\bpostfix[\w-]*(?:\/[\w-]+)+\[\d+\]: /;

type State = {
	readonly clock: LineClock;
	/** By queue id. */
	readonly senders: Queue<string>;
	readonly sink: LedgerSink;
};

function read(line: string, state: State): void {
	const name = line.indexOf('postfix');
	const bracket = name === -1 ? -1 : line.indexOf('[', name);
	const begin = bracket === -1 ? -1 : line.indexOf(']: ', bracket);
	if (begin === -1) {
		return;
	}

	const text = line.slice(begin + 3);
	const colon = text.indexOf(': ');
	const id = colon === -1 ? '' : text.slice(0, colon);
	const rest = text.slice(colon + 2);
	if (rest.startsWith('to=<')) {
		readDelivery(line, id, rest, state);
	} else if (rest.startsWith('from=<')) {
		readQueued(line, id, rest, state);
	} else if (rest === 'removed') {
		state.senders.delete(id);
	} else if (rest.startsWith('client=') || (/^(?:uid|sender)=/.test(rest) && line.includes('/pickup['))) {
		state.sink.received(state.clock(line));
	} else {
		readVerdict(line, id, rest, state);
	}
}

const fates: Readonly<Record<string, Fate>> = {
	sent: 'delivered',
	deferred: 'deferred',
	bounced: 'bounced',
	expired: 'bounced',
};

function readDelivery(line: string, queueId: string, text: string, {clock, senders, sink}: State): void {
	const status = text.indexOf(', status=');
	const open = status === -1 ? -1 : text.indexOf(' (', status);
	const fate = open === -1 ? undefined : fates[text.slice(status + 9, open)];
	if (fate === undefined) {
		return;
	}

	const reason = text.slice(open + 2, text.endsWith(')') ? -1 : undefined);
	const relay = text.indexOf(', relay=');
	const end = relay === -1 ? -1 : text.indexOf(', ', relay + 8);
	sink.row({
		fate: fate === 'delivered' && reason.startsWith('forwarded as ') ? 'forwarded' : fate,
		at: clock(line),
		queueId,
		sender: senders.get(queueId) ?? null,
		recipient: text.slice(4, text.indexOf('>')),
		server: serverOf(relay === -1 ? '' : text.slice(relay + 8, end), reason),
		client: '',
		reason,
		line,
	});
}

/** `relay=none` says nothing; then the words may name the server. */
function serverOf(relay: string, reason: string): string {
	const host = relay.slice(0, relay.includes('[') ? relay.indexOf('[') : undefined);
	return host !== '' && host !== 'none'
		? host
		: (/(?:^| )(?:to|with|host|name=)[ ]?([\w.-]+\.[a-z]{2,})\b/i.exec(reason)?.[1] ?? '');
}

/** `from=<a@b>, size=1, nrcpt=1 (queue active)`, or `from=<a@b>, status=expired, returned to sender`. */
function readQueued(line: string, queueId: string, text: string, {senders}: State): void {
	const sender = text.slice(6, text.indexOf('>'));
	if (line.includes('/qmgr[') || line.includes('/nqmgr[')) {
		senders.set(queueId, detached(sender));
	}
}

const verdict = /^(?:milter-)?(reject|reject_warning|warning|hold|discard): (\S+) (?:.*? )?from ([^ ;]+)/;

const verdicts: Readonly<Record<string, Fate>> = {
	reject: 'rejected',
	reject_warning: 'warned',
	warning: 'warned',
	hold: 'held',
	discard: 'discarded',
};

/** `NOQUEUE: reject: RCPT from host[ip]: 550 …; from=<a> to=<b> …`, of smtpd, cleanup and postscreen. */
function readVerdict(line: string, queueId: string, text: string, {clock, sink}: State): void {
	// Most other lines end here: `r`eject, `m`ilter-reject, `w`arning, `h`old, `d`iscard.
	if (!'rmwhd'.includes(text.charAt(0))) {
		return;
	}

	const match = verdict.exec(text.slice(0, 2000));
	const [, word = '', stage = '', client = ''] = match ?? [];
	const fate = verdicts[word];
	const isContent = stage === 'header' || stage === 'body';
	if (!match || fate === undefined || (word === 'warning' && !isContent)) {
		return;
	}

	sink.row({
		fate,
		at: clock(line),
		queueId: queueId === 'NOQUEUE' ? '' : queueId,
		sender: fieldOf(text, 'from=<'),
		recipient: fieldOf(text, 'to=<'),
		server: '',
		client: client.replace(/:$/, ''),
		reason: isContent ? (/>: (.*)$/.exec(text)?.[1] ?? '') : reasonIn(text.slice(match[0].length)),
		line,
	});
}

function reasonIn(text: string): string {
	const end = text.search(/;(?: from=<| proto=|$)/);
	return (end === -1 ? text : text.slice(0, end)).replace(/^[:;]? ?/, '');
}

function fieldOf(text: string, name: string): string | null {
	const begin = text.lastIndexOf(` ${name}`);
	const from = begin + name.length + 1;
	return begin === -1 ? null : text.slice(from, text.indexOf('>', from));
}
