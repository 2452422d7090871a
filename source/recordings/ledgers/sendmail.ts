/** Sendmail's log as a ledger: `from=` came in, `to=…, stat=` what became of the recipients, `reject=` turned away. */
import {sendmail as format} from '../formats/sendmail.ts';
import {detached, Queue} from '../queue.ts';
import {createLineClock} from './clock.ts';
import type {Fate, Ledger, LedgerSink} from './ledger.ts';

const program = /\b(?:sendmail|sm-mta|sendmail-\w+)\[\d+\]: \w+: /;

export const sendmailLedger: Ledger = {
	name: 'Sendmail log',
	format,
	recognise(sample) {
		const lines = sample.filter(line => program.test(line));
		return lines.length === 0 ? 0 : lines.length >= sample.length / 4 ? 0.95 : 0.6;
	},
	open(sink) {
		const state: State = {clock: createLineClock(Date.now()), senders: new Queue(), sink};
		return {feed: line => read(line, state)};
	},
};

type State = {
	readonly clock: ReturnType<typeof createLineClock>;
	readonly senders: Queue<string>;
	readonly sink: LedgerSink;
};

function read(line: string, state: State): void {
	const begin = line.indexOf(']: ');
	const colon = begin === -1 ? -1 : line.indexOf(': ', begin + 3);
	if (colon === -1 || !program.test(line.slice(0, colon + 2))) {
		return;
	}

	const id = line.slice(begin + 3, colon);
	const text = line.slice(colon + 2);
	if (text.startsWith('from=')) {
		state.senders.set(id, detached(text.slice(5, text.indexOf(',')).replace(/^<|>$/g, '')));
		// A message that was refused has no size of its own, but for 0.
		if (!/, nrcpts=0,/.test(text)) {
			state.sink.received(state.clock(line));
		}
	} else if (text.startsWith('to=')) {
		readDelivery(line, id, text, state);
	} else if (text.includes('reject=')) {
		readRejection(line, text, state);
	}
}

function fateOf(stat: string): Fate {
	return stat.startsWith('Sent') ? 'delivered' : /^(?:Deferred|queued)/.test(stat) ? 'deferred' : 'bounced';
}

function readDelivery(line: string, id: string, text: string, {clock, senders, sink}: State): void {
	const [, to = '', stat = ''] = /^to=(.*?), (?:.*, )?stat=(.*)$/.exec(text) ?? [];
	if (stat === '') {
		return;
	}

	const relay = /, relay=([\w.-]+?)\.?(?: |,)/.exec(text)?.[1] ?? '';
	const mailer = /, mailer=(\w+)/.exec(text)?.[1] ?? '';
	// One line may tell of several recipients.
	for (const recipient of to.split(',')) {
		sink.row({
			fate: fateOf(stat),
			at: clock(line),
			queueId: id,
			sender: senders.get(id) ?? null,
			recipient: recipient.replace(/^<|>$/g, ''),
			server: relay || mailer,
			client: '',
			reason: stat,
			line,
		});
	}
}

function readRejection(line: string, text: string, {clock, sink}: State): void {
	const [, subject = '', relay = '', reason = ''] =
		/arg1=<?([^,>]*)>?, (?:.*, )?relay=([^,]*), reject=(.*)$/.exec(text) ??
		/^Milter: (?:to=<?([^,>]*)>?, )?()reject=(.*)$/.exec(text) ??
		[];
	if (reason === '') {
		return;
	}

	const isRecipient = text.includes('ruleset=check_rcpt') || text.startsWith('Milter: to=');
	sink.row({
		...{fate: 'rejected', at: clock(line), queueId: '', server: '', client: relay, reason, line},
		sender: text.includes('ruleset=check_mail') ? subject : null,
		recipient: isRecipient ? subject : null,
	});
}
