/** What a bounce says, to sessions: one for each recipient, with the reply it quotes where it quotes one. */
import {enhancedWords} from '../../decode/enhanced-codes.ts';
import {readEnhancedStatus} from '../../protocol/enhanced-status.ts';
import type {DeliveryReport} from '../../session/entry.ts';
import {readable} from '../log-line.ts';
import {hearQuoted} from '../quoted-reply.ts';
import type {Recorder} from '../recorder.ts';
import type {Bounce} from './bounce.ts';
import type {Delivery} from './delivery.ts';
import type {Complaint} from './feedback-report.ts';

/** `place`: which mail of several it is, in front of the title; empty for one alone. */
export function recordBounce(
	{deliveries, complaint, sender, words}: Bounce,
	recorder: Recorder,
	place = '',
): void {
	for (const delivery of deliveries) {
		recordDelivery(delivery, sender, recorder, place);
	}

	if (complaint) {
		recordComplaint(complaint, recorder, place);
	} else if (deliveries.length === 0) {
		const said = words === '' ? '' : ` It begins: ${readable(words)}`;
		recorder
			.begin(`${place}to an unknown recipient`)
			.note(
				'recording/delivery',
				`This is a bounce, but it does not say which recipient’s mail was not delivered.${said}`,
				null,
			);
	}
}

function recordDelivery(delivery: Delivery, sender: string | null, recorder: Recorder, place: string): void {
	const {recipient, original, reply, command, peer} = delivery;
	const key = `${place}to ${recipient ?? original ?? 'an unknown recipient'}`;
	recorder.begin(key).note('recording/delivery', outcomeOf(delivery), null, reportOf(delivery));
	if (reply !== null) {
		const asked = {sender: sender ?? undefined, recipient: recipient ?? undefined};
		hearQuoted(recorder, {key, ...(peer && {peer}), command, ...asked, reply, at: null});
	}
}

/** What may be judged: a failure of which no server's own words are quoted. */
function reportOf({recipient, action, status, reply, words}: Delivery): DeliveryReport | undefined {
	const isTrouble = action === 'failed' || action === 'delayed';
	return isTrouble && reply === null && (words !== '' || status !== '')
		? {recipient, action, status: status || null, words: readable(words)}
		: undefined;
}

function outcomeOf(delivery: Delivery): string {
	const {action, status, until, original, reply, words} = delivery;
	const who = `${delivery.recipient ?? 'a recipient that is not named'}${original === undefined ? '' : ` (written to ${original})`}`;
	const code = status === '' ? '' : ` (${status})`;
	const why = reply === null ? meaningOf(status, words) : '';
	switch (action) {
		case 'delayed': {
			const end = until === null ? '' : ` until ${until}`;
			return `The message has not reached ${who} yet${code}; the system keeps trying${end}.${why}`;
		}

		case 'delivered':
			return `The message was delivered to ${who}${code}.`;
		case 'relayed':
			return `The message for ${who} was passed on to a system that does not send delivery reports${code}.`;
		case 'expanded':
			return `${who} is a list; the message was passed on to its members${code}.`;
		case 'failed':
			return `The message was not delivered to ${who}${code}; the system has given up.${why}`;
	}
}

/** What the code means, and what the system says itself. */
function meaningOf(status: string, words: string): string {
	const enhanced = readEnhancedStatus(status);
	const said = words === '' ? [] : [`It says: ${readable(words)}`];
	return ['', ...(enhanced ? [enhancedWords(enhanced).meaning] : []), ...said].join(' ');
}

function recordComplaint(complaint: Complaint, recorder: Recorder, place: string): void {
	const recipients = complaint.recipients.length > 0 ? complaint.recipients.slice(0, 1000) : [null];
	for (const recipient of recipients) {
		recorder
			.begin(`${place}${recipient === null ? 'feedback report' : `to ${recipient}`}`)
			.note('recording/feedback', complaintWords(complaint, recipient), null);
	}
}

function complaintWords(complaint: Complaint, recipient: string | null): string {
	const {type, sourceAddress, sender, arrived, results, subject} = complaint;
	const facts = [
		sourceAddress && `It came from ${sourceAddress}.`,
		sender && `Its sender was ${sender}.`,
		arrived && `It arrived on ${arrived}.`,
		subject && `Its subject: ${subject}.`,
		results.length > 0 && `The receiver noted: ${results.join('; ')}`,
	];
	const words = [`${kindOf(type, recipient)} (feedback report, type ${type}).`, ...facts];
	return readable(words.filter(Boolean).join(' '));
}

function kindOf(type: string, recipient: string | null): string {
	const who = recipient ?? 'A recipient';
	switch (type) {
		case 'abuse':
			return `${who} marked the message as spam`;
		case 'fraud':
			return `${who} reported the message as fraud`;
		case 'virus':
			return `${who} reported a virus in the message`;
		case 'opt-out':
		case 'opt-out-list':
			return `${who} asks to receive no more mail of this kind`;
		case 'not-spam':
			return `${who} says that the message is not spam`;
		case 'auth-failure':
			return `The receiver reports that the message${recipient === null ? '' : ` to ${recipient}`} failed authentication`;
		default:
			return `${who} reported the message`;
	}
}
