/** Bounces: what a mail system wrote to the sender, with the reply it got. Its text and its fields tell the same thing. */
import {enhancedWords} from '../../decode/enhanced-codes.ts';
import {readEnhancedStatus} from '../../protocol/enhanced-status.ts';
import {type BounceWords, bounceWords, ownFailures} from '../bounce-words.ts';
import {type DeliveryStatus, deliveryStatuses} from '../delivery-status.ts';
import type {Format} from '../format.ts';
import {readable} from '../log-line.ts';
import {textOfMail} from '../mail-text.ts';
import {hearQuoted} from '../quoted-reply.ts';
import type {Recorder} from '../recorder.ts';

export const deliveryReport: Format = {
	name: 'delivery report',
	recognise(sample) {
		const lines = sample.map((text, index) => ({number: index + 1, text, at: null}));
		// Blank lines part what belongs together, and the sample has none.
		const fields = sample.some(text => /^Final-Recipient[ \t]*:/i.test(text));
		const isDialogue = sample.some(text => /^(?:EHLO|HELO|LHLO|MAIL FROM:)/i.test(text));
		return !isDialogue && (fields || bounceWords(lines).length > 0) ? 0.6 : 0;
	},
	read(lines, recorder) {
		const {header, lines: text} = textOfMail(lines);
		const words = [...bounceWords(text)];
		const failed = addressesIn(header.get('x-failed-recipients') ?? '');
		for (const status of [...deliveryStatuses(text), ...ownFailures(text)]) {
			tell(status, takeSame(words, status), recorder);
		}

		words.forEach((said, index) => {
			const recipient = said.recipient ?? (failed.length === 1 ? failed[0] : undefined);
			hearQuoted(recorder, {
				...said,
				key: recipient ? `to ${recipient}` : `reply ${index + 1}`,
				recipient,
				at: null,
			});
		});
	},
};

/** The same in the text for people, which also tells what was refused; every other account of it is taken away. */
function takeSame(words: BounceWords[], {recipient, reply}: DeliveryStatus): BounceWords | undefined {
	const same = words.filter(
		said =>
			said.recipient?.toLowerCase() === recipient.toLowerCase() ||
			(said.recipient === undefined && reply !== null && beginningOf(said.reply) === beginningOf(reply)),
	);
	for (const said of same) {
		words.splice(words.indexOf(said), 1);
	}

	return same[0];
}

function beginningOf(reply: string): string {
	return reply.replace(/\s+/g, ' ').slice(0, 40);
}

function tell(status: DeliveryStatus, said: BounceWords | undefined, recorder: Recorder): void {
	const {recipient} = status;
	const key = `to ${recipient}`;
	const reply = status.reply ?? said?.reply;
	recorder.begin(key).note('recording/delivery', outcomeOf(status, reply === undefined), null);
	if (reply !== undefined) {
		const peer = {...status.peer, ...said?.peer};
		hearQuoted(recorder, {key, peer, command: said?.command ?? '', recipient, reply, at: null});
	}
}

/** `words`: what the system says itself, where no server said anything. */
function outcomeOf({recipient, action, status, words, until}: DeliveryStatus, alone: boolean): string {
	const code = status === '' ? '' : ` (${status})`;
	const why = alone ? meaningOf(status, words) : '';
	switch (action) {
		case 'delayed':
			return `${recipient} was not reached yet${code}; the system goes on trying${until === null ? '' : ` until ${until}`}.${why}`;
		case 'delivered':
			return `${recipient} got the message${code}.`;
		case 'relayed':
			return `The message for ${recipient} went on to a system that reports nothing more${code}.`;
		case 'expanded':
			return `${recipient} is a list; the message went on to its members${code}.`;
		default:
			return `The message was not delivered to ${recipient}${code}; the system has given up.${why}`;
	}
}

/** What the code means, and what the system says itself. */
function meaningOf(status: string, words: string): string {
	const enhanced = readEnhancedStatus(status);
	const said = words === '' ? [] : [`It says: ${readable(words)}`];
	return ['', ...(enhanced ? [enhancedWords(enhanced).meaning] : []), ...said].join(' ');
}

function addressesIn(list: string): string[] {
	return list.split(/[ ,]+/).filter(Boolean);
}
