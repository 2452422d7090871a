/** A mail that tells of a delivery: whether it is one, and what became of the message for each recipient. */
import type {LogLine} from '../log-line.ts';
import {addressIn, type Delivery} from './delivery.ts';
import {deliveryStatuses} from './delivery-status.ts';
import {type Complaint, complaintIn} from './feedback-report.ts';
import {type Header, type Mail, readMail} from './mail-parts.ts';
import {isRole} from './mentions.ts';
import {beforeOriginal} from './original.ts';
import {saysUndelivered} from './other-languages.ts';
import {wholeReply} from './reason.ts';
import {sesNotification} from './ses-notification.ts';
import {deliveriesInText, type Known} from './text-report.ts';

export type Bounce = {
	readonly deliveries: readonly Delivery[];
	readonly complaint: Complaint | null;
	/** Who sent the message that came back; null where it is not told. */
	readonly sender: string | null;
	/** What it says where no recipient was found. */
	readonly words: string;
};

/** Null where the lines are a mail of another kind, or no mail. */
export function readBounce(lines: readonly LogLine[]): Bounce | null {
	const mail = readMail(lines);
	if (!mail) {
		return null;
	}

	const said = beforeOriginal(mail.text);
	const complaint = complaintIn(mail);
	if (complaint) {
		return {deliveries: [], complaint, sender: complaint.sender || null, words: ''};
	}

	const ses = sesNotification(said.text);
	if (ses) {
		return {...ses, sender: null, words: ''};
	}

	if (isTranscript(said.text) || !isBounce(mail, said.text)) {
		return null;
	}

	const returned = mail.returned ?? said.returned;
	const deliveries = joined(mail, said.text, returned);
	return {
		deliveries,
		complaint: null,
		sender: senderOf(mail.header, returned),
		words: deliveries.length > 0 ? '' : firstWords(said.text),
	};
}

/** Text without a header, such as a part of a bounce that was pasted. */
export function readBounceText(lines: readonly LogLine[]): Bounce {
	const said = beforeOriginal(lines);
	const mail = {header: new Map(), text: said.text, status: said.text, feedback: [], returned: null};
	return {deliveries: joined(mail, said.text, said.returned), complaint: null, sender: null, words: ''};
}

/** A server’s own record of a session, as Postfix mails it to its postmaster: it is read as a session. */
function isTranscript(lines: readonly LogLine[]): boolean {
	return lines.some(({text}) =>
		/^[ \t]{0,4}(?:In:|Out:|[<>]{1,3}|[CS]:)[ \t]{1,3}(?:EHLO|HELO|LHLO)\b/.test(text),
	);
}

const daemon =
	/mailer-?daemon|post_?master|mail[ ._-]?deliver|system administrator|ndr administrator|^[ \t]*<>/i;
const subjects = new RegExp(
	[
		'undeliver|non[- ]?deliver|not (?:be )?deliver|returned mail|mail returned|returning to sender',
		String.raw`deliver\w* (?:has )?(?:status|fail|problem|notification|error|report|delay)`,
		'fail\\w* (?:notice|deliver)|message (?:status|delivery)|error sending your mail|loop alert',
		String.raw`mail (?:delivery )?(?:fail|(?:system )?error)|mail (?:could not|failed)`,
		'warning: (?:could not|message)|rejected: ',
	].join('|'),
	'i',
);
const phrases = new RegExp(
	[
		String.raw`(?:could|was|has|can?|did) ?(?:not|n.{1,3}t) (?:be |been )?(?:yet )?(?:deliver|sent\b|reach|receive)`,
		'unable to deliver|not yet been deliver|undeliver|delivery (?:to the following|failed|has failed)',
		String.raw`the following (?:address|recipient|user)|had (?:permanent|delivery)|delivery (?:error|problem)`,
		'mail-?box is full|transcript of session|error delivering your mail|text was generated during',
		'final delivery userid|fail(?:ure|ed) (?:reasons|recipients|addresses)|m-FILTER|recipients returned',
		'rejected your message|trouble delivering|duplicated message-id|error message below',
	].join('|'),
	'i',
);
const refused = '(?:user|mailbox|recipient|address|relay\\w*|reject\\w*|refus\\w*|denied)';
const refusals = new RegExp(
	String.raw`^[ \t]*(?:(?:received )?[<>]{3} )?[45]\d\d[ -].{0,200}\b${refused}\b`,
	'im',
);

/** Reports for programs are proof; else two of sender, empty return path, subject and words. */
function isBounce({header, status, returned}: Mail, text: readonly LogLine[]): boolean {
	const type = header.get('content-type') ?? '';
	if (status.length > 0 || /report-type="?(?:delivery-status|disposition-notification)/i.test(type)) {
		return status.length > 0 || returned !== null || text.length > 0;
	}

	if (header.has('x-failed-recipients')) {
		return true;
	}

	const words = text
		.slice(0, 60)
		.map(line => line.text)
		.join('\n')
		.slice(0, 8000);
	const path = header.get('return-path') ?? '';
	const isTold = phrases.test(words) || refusals.test(words) || saysUndelivered(words);
	const from = header.get('from') ?? '';
	const subject = header.get('subject') ?? '';
	const points = [
		daemon.test(from),
		/^[ \t]*(?:<>|<?mailer-daemon\b)/i.test(path),
		subjects.test(subject) || saysUndelivered(subject),
		isTold,
	].filter(Boolean).length;
	return /mailer-?daemon/i.test(from) || points >= 3 || (points === 2 && (isTold || daemon.test(from)));
}

function joined(mail: Mail, text: readonly LogLine[], returned: Header | null): Delivery[] {
	const failed = (mail.header.get('x-failed-recipients') ?? '')
		.split(/[ ,]+/)
		.filter(each => each.includes('@'));
	const statuses = deliveryStatuses(mail.status.length > 0 ? mail.status : text);
	const known: Known = {
		failed: [...failed, ...statuses.flatMap(({recipient}) => recipient ?? [])],
		others: othersIn(mail.header, returned),
		subject: mail.header.get('subject') ?? '',
	};
	const said = deliveriesInText(text, known);
	if (statuses.length === 0) {
		return withoutRepetition(said.length > 0 ? said : fromReturned(text, returned, known));
	}

	const accounts = saidOf(said);
	return withoutRepetition(
		statuses.map(status => {
			const {reply, ...rest} = completed(status, accounts, failed);
			// Sendmail puts the first line of several into its report.
			return {...rest, reply: reply !== null && /^\d{3}-/.test(reply) ? wholeReply(reply, text) : reply};
		}),
	);
}

type SaidOf = {readonly of: ReadonlyMap<string, Delivery>; readonly only: Delivery | undefined};

/** Of several accounts of one recipient the first. */
function saidOf(said: readonly Delivery[]): SaidOf {
	const of = new Map(said.toReversed().map(delivery => [keyOf(delivery.recipient), delivery]));
	return {of, only: said.length === 1 ? said[0] : undefined};
}

function keyOf(recipient: string | null): string {
	return recipient?.toLowerCase() ?? '';
}

/** The same in the text for people, which also tells what was refused, and often says more. */
function completed(status: Delivery, said: SaidOf, failed: readonly string[]): Delivery {
	const own = said.of.get(keyOf(status.recipient)) ?? said.of.get(keyOf(status.original ?? null));
	const same = own ?? said.only;
	const named = status.recipient ?? same?.recipient ?? (failed.length === 1 ? failed[0] : undefined) ?? null;
	if (!same) {
		return {...status, recipient: named};
	}

	const reply = status.reply ?? same.reply;
	return {
		...status,
		recipient: named,
		reply,
		command: same.command,
		peer: status.peer || same.peer ? {...status.peer, ...same.peer} : undefined,
		words: moreTelling(status.words, same.words),
		status: status.status || same.status,
	};
}

/** A diagnosis that is only a number, or nothing, says less than the text. */
function moreTelling(diagnosis: string, words: string): string {
	return /[A-Za-z\x80-\xff]{3}/.test(diagnosis.replace(/^[45]\d\d/, '')) ? diagnosis : words || diagnosis;
}

/** Where the bounce names nobody, the message that came back was for somebody. */
function fromReturned(text: readonly LogLine[], returned: Header | null, known: Known): Delivery[] {
	const received = /\bfor <([^<>\s]{3,320})>/.exec(returned?.get('received') ?? '')?.[1];
	const to = /<([^<>\s]{3,320}@[^<>\s]{1,255})>/.exec(returned?.get('to') ?? '')?.[1] ?? returned?.get('to');
	const recipient = addressIn(received ?? to ?? '');
	if (recipient === null || known.others.has(recipient.toLowerCase())) {
		return [];
	}

	return deliveriesInText(text, {...known, failed: [recipient], others: new Set([recipient.toLowerCase()])})
		.slice(0, 1)
		.map(delivery => ({...delivery, recipient}));
}

/** Who gets the bounce, and who wrote what came back. */
function othersIn(header: Header, returned: Header | null): ReadonlySet<string> {
	const named = [header.get('to'), header.get('from'), returned?.get('from'), returned?.get('return-path')];
	return new Set(
		named
			.flatMap(value => value?.match(/[^\s<>:;,"'()[\]@]{1,64}@[^\s<>:;,"'()[\]@]{1,255}/g) ?? [])
			.map(each => each.toLowerCase()),
	);
}

function senderOf(header: Header, returned: Header | null): string | null {
	const path = addressIn(returned?.get('return-path') ?? '') ?? addressIn(header.get('to') ?? '');
	return path !== null && isRole(path) ? null : path;
}

function withoutRepetition(deliveries: readonly Delivery[]): Delivery[] {
	const seen = new Set<string>();
	return deliveries.filter(({recipient, action, reply}) => {
		const key = JSON.stringify([recipient?.toLowerCase() ?? null, action, (reply ?? '').slice(0, 40)]);
		const isNew = !seen.has(key);
		seen.add(key);
		return isNew;
	});
}

function firstWords(lines: readonly LogLine[]): string {
	return lines
		.map(({text}) => text.trim())
		.filter(text => /\w{2}/.test(text))
		.slice(0, 3)
		.join(' ')
		.slice(0, 300);
}
