/**
 * How well bounces are read, measured on a folder of mails beside an `expected.json` with what Sisimai says of each:
 * `node test/bench/bounces.ts FOLDER [--list] [--only NAME]`. The mails stay outside this repository.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';

type Told = {
	readonly recipient: string;
	readonly reason: string;
	readonly status: string;
	readonly words: string;
};
type Expected = Readonly<Record<string, {readonly told: readonly Told[]}>>;
type Read = {readonly recipient: string; readonly rules: readonly string[]; readonly words: string};

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {list: {type: 'boolean'}, only: {type: 'string'}},
});
const folder = positionals[0] ?? '.';
const expected: Expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));

function readBounce(name: string): Read[] {
	const recording = readRecording(new Uint8Array(readFileSync(join(folder, name))));
	if (recording.kind !== 'sessions') {
		return [];
	}

	return recording.sessions.map(session => {
		const entries = entriesOf(session);
		const words = entries.flatMap(entry =>
			entry.type === 'reply'
				? entry.lines.map(line => `${entry.code} ${line.text}`)
				: entry.type === 'note' && entry.about === 'recording/delivery'
					? [entry.text]
					: [],
		);
		return {
			recipient: recipientOf(session.title, entries).toLowerCase(),
			rules: diagnose(entries).map(({rule}) => rule),
			words: words.join(' | '),
		};
	});
}

/** A transcript has no title; its recipient stands in RCPT. */
function recipientOf(title: string | undefined, entries: ReturnType<typeof entriesOf>): string {
	const rcpt = entries.flatMap(entry =>
		entry.type === 'sent' && entry.kind === 'command' && entry.verb === 'RCPT' ? [entry.line] : [],
	);
	return title?.startsWith('to ') ? title.slice(3) : (/<([^<>]*)>/.exec(rcpt[0] ?? '')?.[1] ?? '');
}

let read = 0;
let recipients = 0;
let wanted = 0;
let extra = 0;
const families = new Map<string, {mails: number; read: number}>();
for (const [name, {told}] of Object.entries(expected).sort()) {
	if (values.only && !name.includes(values.only)) {
		continue;
	}

	const found = readBounce(name);
	const family = name.replace(/-\d+\.eml$/, '');
	const counts = families.get(family) ?? {mails: 0, read: 0};
	families.set(family, {mails: counts.mails + 1, read: counts.read + (found.length > 0 ? 1 : 0)});
	read += found.length > 0 ? 1 : 0;
	const missing = told.filter(
		({recipient}) => !found.some(each => each.recipient === recipient.toLowerCase()),
	);
	const more = found.filter(each => !told.some(({recipient}) => each.recipient === recipient.toLowerCase()));
	wanted += told.length;
	recipients += told.length - missing.length;
	extra += more.length;
	if (values.list && (missing.length > 0 || more.length > 0)) {
		console.log(
			`${name}\n  missing ${missing.map(each => `${each.recipient} (${each.reason})`).join(', ')}\n  more ${more.map(each => `${each.recipient}: ${each.words.slice(0, 150)}`).join('\n       ')}`,
		);
	}
}

console.log(
	`read ${read} of ${[...families.values()].reduce((sum, {mails}) => sum + mails, 0)}; recipients ${recipients} of ${wanted}; others ${extra}`,
);
for (const [family, {mails, read: ok}] of families) {
	if (ok < mails) {
		console.log(`  ${family} ${ok}/${mails}`);
	}
}
