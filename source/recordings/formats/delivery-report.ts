/** Bounces and feedback reports: what a mail system wrote to the sender. Their text and their fields tell the same thing. */

import {readBounce, readBounceText} from '../bounces/bounce.ts';
import {mailsIn} from '../bounces/mail-parts.ts';
import {recordBounce} from '../bounces/record-bounce.ts';
import {sesNotification} from '../bounces/ses-notification.ts';
import {wordsIn} from '../bounces/wordings.ts';
import type {Format} from '../format.ts';
import type {LogLine} from '../log-line.ts';
import {anyOf} from '../patterns.ts';
import type {Recorder} from '../recorder.ts';

export const deliveryReport: Format = {
	name: 'delivery report',
	recognise(sample) {
		// Blank lines part what belongs together, and the sample has none.
		const fields = sample.some(text => /^Final-Recipient[ \t]*:/i.test(text));
		const isDialogue = sample.some(text =>
			/^(?:.{0,60}[>:\]] ?)?(?:EHLO |HELO |LHLO |MAIL FROM:)/i.test(text),
		);
		return !isDialogue && (fields || isBounceText(sample) || isNotification(sample)) ? 0.6 : 0;
	},
	read(lines, recorder) {
		if (readMails(lines, recorder)) {
			return;
		}

		const ses = sesNotification(lines);
		recordBounce(ses ? {...ses, sender: null, words: ''} : readBounceText(lines), recorder);
	},
};

/** Tells every bounce of a mail, or of an mbox file; false where there is none. */
export function readMails(lines: readonly LogLine[], recorder: Recorder): boolean {
	const mails = mailsIn(lines);
	let found = false;
	mails.forEach((mail, index) => {
		const bounce = readBounce(mail);
		if (bounce) {
			recordBounce(bounce, recorder, mails.length > 1 ? `mail ${index + 1}, ` : '');
			found = true;
		} else if (mails.length > 1 && mail[0]) {
			recorder.unread(mail[0], `Mail ${index + 1} is not a bounce.`);
		}
	});
	return found;
}

function isNotification(sample: readonly string[]): boolean {
	return sesNotification(sample.map((text, index) => ({number: index + 1, text, at: null}))) !== null;
}

const address = String.raw`<?[^\s<>@]{1,64}@[^\s<>@]{1,255}`;
const opening = anyOf(
	String.raw`^[ \t]*(?:`,
	[
		String.raw`hi\. this is the qmail-send|this is the (?:mail system|postfix program|dragonfly)`,
		"a message that you sent could not|i'm sorry to have to inform you|sorry, we were unable to deliver",
		'delivery (?:to the following recipients? |has failed to these recipients)|the following message to <',
		"your (?:message|e-?mail) (?:could(?: not|n't) be delivered|wasn't delivered to)",
		String.raw`your message to ${address} (?:could(?: not|n't) be delivered|has been blocked|was rejected)`,
		String.raw`there was a (?:temporary )?problem delivering your message to ${address}`,
		String.raw`\|-{3,} (?:message log follows|failed addresses follow)`,
	],
	')',
);

function isBounceText(sample: readonly string[]): boolean {
	return sample.some((text, index) => opening.test(text) || isWording(sample, index));
}

/** A wording may go on in the next lines. */
function isWording(sample: readonly string[], index: number): boolean {
	const lines = sample.slice(index, index + 4).map(text => text.trim());
	return lines.some(
		(_line, end) =>
			wordsIn(
				lines
					.slice(0, end + 1)
					.join(' ')
					.slice(0, 4000),
			) !== undefined,
	);
}
