/** A letter as it stands in the form: one text a field. */

import {parseAddresses} from '../../message/addresses.ts';
import {expandHome} from '../../message/home.ts';
import type {Letter} from '../../message/letter.ts';

export const fieldNames = [
	'from',
	'to',
	'cc',
	'bcc',
	'replyTo',
	'subject',
	'mailFrom',
	'rcptTo',
	'charset',
	'files',
	'text',
	'html',
] as const;

export type FieldName = (typeof fieldNames)[number];

export type Draft = Readonly<Record<FieldName, string>>;

export const emptyDraft: Draft = {
	from: '',
	to: '',
	cc: '',
	bcc: '',
	replyTo: '',
	subject: '',
	mailFrom: '',
	rcptTo: '',
	charset: '',
	files: '',
	text: '',
	html: '',
};

/** Fields that may have several lines; in `files` each line is a path. */
export function isMultiline(name: FieldName): boolean {
	return name === 'files' || name === 'text' || name === 'html';
}

export function letterOf(draft: Draft): Letter {
	const {from, subject, text} = draft;
	// A comma at the end is no recipient without an address.
	const recipients = draft.rcptTo
		.split(',')
		.map(address => address.trim())
		.filter(Boolean);
	const filled = (name: 'to' | 'cc' | 'bcc' | 'replyTo' | 'html') =>
		draft[name].trim() === '' ? {} : {[name]: draft[name]};
	return {
		from,
		...filled('to'),
		...filled('cc'),
		...filled('bcc'),
		...filled('replyTo'),
		subject,
		...(text === '' && draft.html.trim() !== '' ? {} : {text: withLineEnd(text)}),
		...filled('html'),
		...(draft.charset.trim() === '' ? {} : {charset: draft.charset.trim().toLowerCase()}),
		attachments: pathsOf(draft).map(path => ({content: {path}})),
		...(draft.mailFrom.trim() === '' ? {} : {envelopeFrom: draft.mailFrom.trim()}),
		...(recipients.length === 0 ? {} : {envelopeTo: recipients}),
	};
}

/** What the envelope will be as long as no one writes another. */
export function plainEnvelope({from, to, cc, bcc}: Draft): {
	readonly mailFrom: string;
	readonly rcptTo: string;
} {
	const addresses = (list: string) => parseAddresses(list).mailboxes.map(({address}) => address);
	return {
		mailFrom: addresses(from)[0] ?? '',
		rcptTo: addresses([to, cc, bcc].filter(Boolean).join(', ')).join(', '),
	};
}

function pathsOf({files}: Draft): readonly string[] {
	return files.split('\n').map(expandHome).filter(Boolean);
}

function withLineEnd(text: string): string {
	return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
