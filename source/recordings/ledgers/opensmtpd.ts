/** OpenSMTPD's log as a ledger. */
import {fieldsOf, opensmtpd as format} from '../formats/opensmtpd.ts';
import {createLineClock} from './clock.ts';
import type {Fate, Ledger, LedgerSink} from './ledger.ts';

const program = /\bsmtpd\[\d+\]: (?:warn: |info: )?([\da-f]{8,16}) (m[td]a|smtp) ([\w-]+) (.*)$/;

export const opensmtpdLedger: Ledger = {
	name: 'OpenSMTPD log',
	format,
	recognise(sample) {
		const lines = sample.filter(line => program.test(line) && line.includes('='));
		return lines.length === 0 ? 0 : lines.length >= sample.length / 4 ? 0.95 : 0.6;
	},
	open(sink) {
		const clock = createLineClock(Date.now());
		return {feed: line => read(line, clock, sink)};
	},
};

const fates: Readonly<Record<string, Fate>> = {Ok: 'delivered', TempFail: 'deferred', PermFail: 'bounced'};

function read(line: string, clock: ReturnType<typeof createLineClock>, sink: LedgerSink): void {
	const [, id = '', part = '', event = '', rest = ''] = program.exec(line) ?? [];
	if (part === 'smtp' && event === 'message') {
		sink.received(clock(line));
		return;
	}

	if (event !== 'delivery' && event !== 'failed-command') {
		return;
	}

	const fields = fieldsOf(rest);
	const address = (name: string): string | null => fields.get(name)?.replace(/^<|>$/g, '') ?? null;
	const common = {at: clock(line), queueId: id, line};
	if (event === 'delivery') {
		sink.row({
			...common,
			fate: fates[fields.get('result') ?? ''] ?? 'bounced',
			sender: address('from'),
			recipient: address('to') ?? address('rcpt'),
			server: /\(([^)]*)\)/.exec(fields.get('relay') ?? '')?.[1] ?? fields.get('relay') ?? '',
			client: '',
			reason: fields.get('stat') ?? '',
		});
		return;
	}

	const reason = fields.get('result') ?? '';
	if (/^[45]\d\d/.test(reason)) {
		const [, recipient = null] = /^RCPT TO:\s*<([^>]*)>/i.exec(fields.get('command') ?? '') ?? [];
		sink.row({
			...{...common, fate: 'rejected', sender: null, recipient, server: '', reason},
			client: fields.get('host') ?? fields.get('address') ?? '',
		});
	}
}
