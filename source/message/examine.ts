/** Everything there is to say about a message that was sent, or is being typed. In pauses, so that no one waits for it. */

import {setImmediate as pause} from 'node:timers/promises';
import {findCapability} from '../protocol/ehlo.ts';
import {compareWithHeader, type EnvelopeAndHeader} from './envelope-and-header.ts';
import {fieldNamed, type ReadField} from './header-fields.ts';
import {type ByteFacts, createByteScan} from './line-ends.ts';
import {readDate} from './lint/date.ts';
import type {LintContext, LintFinding} from './lint/finding.ts';
import {createLineLint} from './lint/line.ts';
import {lintMessage} from './lint/lint.ts';
import {type ReadMessage, readMessage, readMessageNow} from './read.ts';
import {contentOf, type SentMessage} from './sent-message.ts';

export type Examined = {
	readonly message: ReadMessage;
	readonly facts: ByteFacts;
	readonly dots: number;
	readonly truncated: boolean;
	readonly envelope: EnvelopeAndHeader | null;
	/** While it is typed, those of its lines; then those of the whole, the gravest first. */
	readonly findings: readonly LintFinding[];
};

/** `now` null: the moment is not known, as with a recording; the message's own date counts as today. */
export async function examineSent(sent: SentMessage, now: number | null): Promise<Examined> {
	const {bytes, truncated, dots} = contentOf(sent);
	const context = contextOf(sent, truncated);
	const examined = await examine(bytes, {context, now, truncated, complete: sent.complete});
	return {...examined, findings: asRecorded(examined.findings, now), dots};
}

/** A log may have changed spaces and line ends, which a hash would blame on a server. */
function asRecorded(findings: readonly LintFinding[], now: number | null): readonly LintFinding[] {
	return now === null ? findings.filter(({rule}) => rule !== 'message/dkim-body-changed') : findings;
}

const lintedAtOnce = 256 * 1024;

/** The faults of it without its notes, at once: of a large message those of its beginning. */
export function lintSent(sent: SentMessage, now: number | null): readonly LintFinding[] {
	const {bytes, truncated} = contentOf(sent, lintedAtOnce);
	// A recording that leaves out a part of the message may have left out what would be missed.
	if (now === null && (wasCut(sent) || bytes.length === 0)) {
		return [];
	}

	const message = readMessageNow(bytes);
	const today = now ?? readingTime(message.root.fields, Date.now());
	const findings = lintMessage(message, {...contextOf(sent, truncated), now: today});
	return asRecorded(surely(findings, truncated), now).filter(({level}) => level !== 'note');
}

function wasCut({parts}: SentMessage): boolean {
	return parts.some(({truncated}) => truncated);
}

function contextOf(sent: SentMessage, truncated: boolean): Omit<LintContext, 'now'> {
	const {situation} = sent.last;
	const parameter = (wanted: string) => sent.mail?.parameters.find(({name}) => name.toUpperCase() === wanted);
	const envelope =
		situation.sender === null ? undefined : {from: situation.sender, to: [...situation.recipients]};
	return {
		...(envelope && {envelope}),
		clientName: situation.clientName,
		...(truncated && {size: sent.octets}),
		sizeLimit: Number(findCapability(situation.capabilities, 'SIZE')?.parameters[0] ?? 0),
		...(sent.mail && {
			smtpUtf8: parameter('SMTPUTF8') !== undefined,
			eightBit: /^(?:8BITMIME|BINARYMIME)$/i.test(parameter('BODY')?.value ?? ''),
		}),
	};
}

type How = {
	readonly context: Omit<LintContext, 'now'>;
	readonly now: number | null;
	readonly truncated: boolean;
	readonly complete: boolean;
};

/** `now` in milliseconds since 1970. With `complete` false only what later lines cannot mend is judged. */
export async function examine(
	bytes: Uint8Array,
	{context, now, truncated, complete}: How,
): Promise<Examined> {
	const facts = await scanInPauses(bytes);
	const message = await readMessage(bytes);
	await pause();
	const {fields} = message.root;
	const today = now ?? readingTime(fields, Date.now());
	const findings = complete ? lintMessage(message, {...context, now: today}, facts) : lintLines(bytes, today);
	return {
		message,
		facts,
		dots: 0,
		truncated,
		envelope: context.envelope ? compareWithHeader(context.envelope, fields) : null,
		findings: surely(findings, truncated),
	};
}

function surely(findings: readonly LintFinding[], truncated: boolean): readonly LintFinding[] {
	return truncated ? findings.filter(({rule}) => !dependsOnTheEnd.has(rule)) : findings;
}

/** What an end that is not there would be blamed for. */
const dependsOnTheEnd: ReadonlySet<string> = new Set([
	'message/not-closed',
	'message/boundary-not-found',
	'message/bad-base64',
	'message/bad-quoted-printable',
	'message/bad-uuencode',
	'message/dkim-body-changed',
	'message/dkim-partly-signed',
]);

async function scanInPauses(bytes: Uint8Array): Promise<ByteFacts> {
	const scan = createByteScan();
	for (let at = 0; at < bytes.length; at += 256 * 1024) {
		scan.push(bytes.subarray(at, at + 256 * 1024));
		await pause();
	}

	return scan.end();
}

/** An old message is not at fault for being old; one from the future is. */
function readingTime(fields: readonly ReadField[], now: number): number {
	const written = readDate(fieldNamed(fields, 'date')?.raw ?? '');
	return typeof written === 'number' ? Math.min(written, now) : now;
}

const linesRead = 2000;

function lintLines(bytes: Uint8Array, now: number): readonly LintFinding[] {
	const lint = createLineLint();
	const lines = Buffer.from(bytes.subarray(0, 256 * 1024))
		.toString()
		.split(/\r\n|\r|\n/)
		.slice(0, linesRead);
	// After the last line end there is a line that no one has typed yet.
	return lines.slice(0, -1).flatMap((text, index) =>
		lint.push(text, now).map(({id, message, reference = ''}) => ({
			rule: id,
			level: 'warning' as const,
			message,
			advice: '',
			reference,
			line: index + 1,
		})),
	);
}
