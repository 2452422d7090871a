/** The header field that a reply names, and whether it is missing, repeated or wrong. */
import {words} from '../../remedy.ts';
import type {Told} from './particular.ts';

type Field = {readonly name: string; readonly says: RegExp; readonly form: string};

// “From”, “to”, “date” and “subject” are words of every sentence: as a field they stand in quotes, before a colon,
// beside “header”, or right behind what is wrong with them.
const wordly =
	'(?:missing|no|without|lacks?|multiple|duplicated?|repeated|invalid|malformed|bad|two|several)';

function wordField(name: string, form: string): Field {
	const low = name.toLowerCase();
	return {
		name,
		form,
		says: new RegExp(
			`["'“‘\`]${low}:?["'”’\`]|(?<!mail )\\b${low}:|\\b${low}[- ](?:header|field|line)|\\bheaders? (?:field )?${low}\\b|\\b${wordly} (?:a |the |valid )?${low}\\b(?! (?:the|this|your|a|an|you|address\\w*)\\b)`,
		),
	};
}

function ownField(name: string, says: RegExp, form: string): Field {
	return {name, says, form};
}

const address = 'Name <name@example.org>';

const fields: readonly Field[] = [
	wordField('From', address),
	wordField('To', address),
	wordField('Cc', address),
	wordField('Sender', address),
	wordField('Date', 'Sat, 1 Mar 2025 10:00:00 +0000'),
	wordField('Subject', 'Your order of 1 March'),
	ownField('Message-ID', /\bmessage[- ]?id\b/, '<unique-name@example.org>'),
	ownField('Reply-To', /\breply-to\b/, address),
	ownField('Content-Type', /\bcontent-type\b/, 'text/plain; charset=utf-8'),
	ownField('MIME-Version', /\bmime-version\b/, '1.0'),
];

const wrongTime =
	/\bfuture\b|\bdate\b.{0,30}\b(?:in the past|too (?:old|far|new|late))\b|\b(?:old|wrong) date\b/;
const repeated = /\b(?:multiple|duplicated?|more than one|repeated|several|twice|two)\b/;
const missing =
	/\b(?:missing|no|without|lacks?|lacking|absent|required?|requires|must (?:have|contain|include))\b/;

/** `said` in lower case. Null where no field is named, or more than one. */
export function headerField(said: string): Told | null {
	if (wrongTime.test(said)) {
		return {
			message: 'The Date of the message is too far from the present time.',
			advice: 'Set the clock and the time zone of the computer that writes the message, then send it again.',
			step: words('correct the clock that the Date comes from, then send the message again'),
		};
	}

	const [field, ...others] = fields.filter(({says}) => says.test(said));
	return field === undefined || others.length > 0 ? null : toldOf(field, said);
}

/** Of a From that is refused for what it says, this is not the fault. */
export function fromMissing(said: string): Told | null {
	return missing.test(said) && !repeated.test(said) ? headerField(said) : null;
}

function toldOf({name, form}: Field, said: string): Told {
	if (repeated.test(said)) {
		return {
			message: `The message has more than one ${name} header field.`,
			advice: `Keep one ${name} field. Programs often add theirs to one that is already there.`,
			step: words(`keep one ${name} field, then send the message again`),
		};
	}

	if (missing.test(said)) {
		return {
			message: `The message has no ${name} header field, or not one that the server can read.`,
			advice: `Add it above the first blank line, in the form “${name}: ${form}”.`,
			step: words(`add the ${name} field, then send the message again`),
		};
	}

	return {
		message: `The server does not accept the ${name} header field of the message.`,
		advice: `Correct it to the form “${name}: ${form}”; text outside ASCII is written as =?UTF-8?…?=.`,
		step: words(`correct the ${name} field, then send the message again`),
	};
}
