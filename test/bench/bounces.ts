/**
 * How well bounces are read, measured on a folder of mails beside an `expected.json` with what Sisimai says of each:
 * `node test/bench/bounces.ts FOLDER [--list] [--only NAME]`. The mails stay outside this repository.
 */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import type {Cause} from '../../source/diagnosis/causes.ts';
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
type Read = {
	readonly recipient: string;
	readonly causes: readonly (Cause | null)[];
	readonly rules: readonly string[];
	readonly words: string;
};

const {values, positionals} = parseArgs({
	allowPositionals: true,
	options: {list: {type: 'boolean'}, reasons: {type: 'boolean'}, only: {type: 'string'}},
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
		const findings = diagnose(entries);
		const words = entries.flatMap(entry =>
			entry.type === 'reply'
				? entry.lines.map(line => `${entry.code} ${line.text}`)
				: entry.type === 'note' && entry.about === 'recording/delivery'
					? [entry.text]
					: [],
		);
		return {
			recipient: recipientOf(session.title, entries).toLowerCase(),
			rules: findings.map(({rule}) => rule),
			causes: findings.map(({cause}) => cause),
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

/**
 * What Sisimai's reasons mean in causes. Its reasons are coarser in places (`blocked` is everything about the client)
 * and finer in others (`filtered` is an unknown user refused after DATA), so that a cause may answer to several.
 */
const reasons: Readonly<Record<string, readonly (Cause | null)[]>> = {
	authfailure: ['spf', 'dkim', 'dmarc', 'unauthenticated', 'login-refused'],
	badreputation: ['client-reputation', 'client-listed'],
	blocked: [
		'client-listed',
		'client-reputation',
		'client-no-ptr',
		'client-dynamic',
		'client-country',
		'client-not-allowed',
		'client-rate',
		'hello-bad-name',
	],
	contenterror: ['content-format', 'content-header', 'content-policy', 'content-attachment'],
	delivered: [null],
	exceedlimit: ['content-too-big', 'client-rate', 'sending-quota', 'rate-limited', 'recipient-too-many'],
	expired: [
		'server-next-hop',
		'connection-no-answer',
		'connection-lost',
		'connection-refused',
		'server-silent',
		'greylisted',
		'server-dns',
	],
	failedstarttls: ['tls-unavailable', 'tls-required'],
	feedback: [null],
	filtered: ['recipient-unknown', 'recipient-refuses', 'recipient-disabled', 'recipient-unverified'],
	// Its words are often “no longer on server”: the mailbox is gone, and nothing says where to.
	hasmoved: ['recipient-moved', 'recipient-unknown'],
	hostunknown: ['recipient-domain-missing', 'server-dns'],
	mailboxfull: ['recipient-full'],
	mailererror: ['server-failed', 'server-config'],
	mesgtoobig: ['content-too-big'],
	networkerror: [
		'server-dns',
		'server-next-hop',
		'content-loop',
		'connection-no-answer',
		'connection-no-route',
		'connection-lost',
		'connection-refused',
	],
	norelaying: ['relay-denied'],
	notaccept: ['recipient-domain-missing', 'client-not-allowed', 'relay-denied'],
	notcompliantrfc: ['content-header', 'content-format', 'content-from'],
	onhold: [null, 'not-stated'],
	policyviolation: [
		'content-policy',
		'content-attachment',
		'content-link',
		'recipient-refuses',
		'sender-not-owned',
		'sender-blocked',
		'content-from',
		'spf',
		'client-rate',
		'recipient-too-many',
		'not-stated',
		'client-not-allowed',
		'content-header',
	],
	rejected: [
		'sender-blocked',
		'sender-domain-missing',
		'sender-malformed',
		'sender-not-owned',
		'sender-not-registered',
		'sender-unverified',
		'sender-null-refused',
		'recipient-refuses',
		'content-from',
		'client-not-allowed',
	],
	requireptr: ['client-no-ptr'],
	securityerror: [
		'login-required',
		'login-refused',
		'login-mechanism',
		'tls-required',
		'tls-unavailable',
		'tls-certificate',
		'content-virus',
		'content-policy',
		'content-attachment',
		'recipient-refuses',
		'unauthenticated',
	],
	spamdetected: ['content-spam', 'content-link'],
	speeding: ['rate-limited', 'client-rate', 'recipient-rate', 'sending-quota'],
	suspend: ['recipient-disabled', 'account-suspended'],
	syntaxerror: [
		'protocol-syntax',
		'protocol-command',
		'protocol-order',
		'protocol-parameter',
		'recipient-malformed',
		'sender-malformed',
		'hello-bad-name',
	],
	systemerror: [
		'server-failed',
		'server-config',
		'server-busy',
		'server-closing',
		'server-storage',
		'content-loop',
		'server-dns',
	],
	systemfull: ['server-storage'],
	// “Too many recipients” is filed here.
	toomanyconn: ['recipient-too-many', 'client-rate', 'rate-limited', 'server-busy', 'recipient-rate'],
	undefined: [null, 'not-stated'],
	userunknown: ['recipient-unknown'],
	virusdetected: ['content-virus'],
};

let agree = 0;
let differ = 0;
let silent = 0;
const byReason = new Map<string, {all: number; agree: number}>();
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
	for (const each of told) {
		const match = found.find(({recipient}) => recipient === each.recipient.toLowerCase());
		if (!match) {
			continue;
		}

		const cause = match.causes.find(known => known !== null) ?? null;
		const fits = reasons[each.reason]?.includes(cause) ?? false;
		const counted = byReason.get(each.reason) ?? {all: 0, agree: 0};
		byReason.set(each.reason, {all: counted.all + 1, agree: counted.agree + (fits ? 1 : 0)});
		agree += fits ? 1 : 0;
		silent += !fits && cause === null ? 1 : 0;
		differ += !fits && cause !== null ? 1 : 0;
		if (values.reasons && !fits) {
			console.log(
				`${name} ${each.reason} / ${cause} ${match.rules.join(' ')}\n    ${match.words.slice(0, 300)}`,
			);
		}
	}

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
console.log(`reasons: ${agree} agree, ${differ} differ, ${silent} without a cause`);
for (const [reason, {all, agree: ok}] of [...byReason].sort()) {
	console.log(`  ${reason} ${ok}/${all}`);
}
