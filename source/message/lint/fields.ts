/** Fields that have to be there, once, and of the right form (RFC 5322 §3.6). */
import {fieldNamed, type ReadField} from '../header-fields.ts';
import type {MessagePart} from '../read.ts';
import type {LintFinding} from './finding.ts';

const once = [
	'date',
	'from',
	'sender',
	'reply-to',
	'to',
	'cc',
	'bcc',
	'message-id',
	'in-reply-to',
	'references',
	'subject',
	'mime-version',
	'content-type',
	'content-transfer-encoding',
];

export function lintFields({
	fields,
	remarks,
}: Pick<MessagePart, 'fields' | 'remarks'>): readonly LintFinding[] {
	return [
		...(remarks.includes('no-blank-line') ? [noBlankLine] : []),
		...missing(fields),
		...duplicates(fields),
		...messageId(fields),
		...(fieldNamed(fields, 'bcc')?.value ? [bccShown] : []),
	];
}

const noBlankLine: LintFinding = {
	rule: 'message/no-blank-line',
	level: 'error',
	message:
		'The header is not separated from the text: there is a line that is not a field where a blank line should be.',
	advice: 'Send an empty line between the last header field and the text.',
	reference: 'RFC 5322 §2.1',
};

const bccShown: LintFinding = {
	rule: 'message/bcc-shown',
	level: 'warning',
	message: 'A Bcc field is in the header, so every recipient sees who got a blind copy.',
	advice: 'Leave Bcc out of the header; RCPT TO alone is enough to deliver to them.',
	reference: 'RFC 5322 §3.6.3',
	field: 'Bcc',
};

function missing(fields: readonly ReadField[]): readonly LintFinding[] {
	const has = (name: string) => fieldNamed(fields, name) !== undefined;
	const findings: LintFinding[] = [];
	if (!has('from')) {
		findings.push({
			rule: 'message/no-from',
			level: 'error',
			message:
				'There is no From field. It is one of the two fields that every message must have; many servers refuse messages without it.',
			advice: 'Add a line such as “From: Alice <alice@example.org>”.',
			reference: 'RFC 5322 §3.6',
		});
	}

	if (!has('to') && !has('cc') && !has('bcc')) {
		findings.push({
			rule: 'message/no-to',
			level: 'warning',
			message: 'There is neither To nor Cc. That is allowed, but looks like bulk mail.',
			advice: 'Name a recipient, or write “To: undisclosed-recipients:;”.',
			reference: 'RFC 5322 §3.6.3',
		});
	}

	const subject = fieldNamed(fields, 'subject');
	if (!subject?.value) {
		findings.push({
			rule: subject ? 'message/empty-subject' : 'message/no-subject',
			level: 'warning',
			message: `The subject is ${subject ? 'empty' : 'missing'}. Spam filters raise their score for that, and people overlook the message.`,
			advice: 'Add a line such as “Subject: Test”.',
			reference: 'RFC 5322 §3.6.5',
		});
	}

	if (!has('message-id')) {
		findings.push({
			rule: 'message/no-message-id',
			level: 'warning',
			message:
				'There is no Message-ID. Large providers refuse such messages (Gmail: 550 5.7.1) or classify them as spam.',
			advice: 'Add a unique one with your own domain, such as “Message-ID: <20240501.1@example.org>”.',
			reference: 'RFC 5322 §3.6.4',
		});
	}

	if (!has('mime-version') && (has('content-type') || has('content-transfer-encoding'))) {
		findings.push({
			rule: 'message/no-mime-version',
			level: 'warning',
			message: 'The message has MIME fields but no MIME-Version, so a receiver may show them as plain text.',
			advice: 'Add the line “MIME-Version: 1.0”.',
			reference: 'RFC 2045 §4',
		});
	}

	return findings;
}

function duplicates(fields: readonly ReadField[]): readonly LintFinding[] {
	return once.flatMap(name => {
		const same = fields.filter(field => field.name.toLowerCase() === name);
		const [first] = same;
		return !first || same.length === 1
			? []
			: {
					rule: 'message/duplicate-field',
					level: 'error' as const,
					message: `${first.name} occurs ${same.length} times. Receivers differ in which one they use; Gmail refuses the message.`,
					advice: `Keep one ${first.name} field.`,
					reference: 'RFC 5322 §3.6',
					field: first.name,
				};
	});
}

function messageId(fields: readonly ReadField[]): readonly LintFinding[] {
	const field = fieldNamed(fields, 'message-id');
	if (!field) {
		return [];
	}

	const shared = {reference: 'RFC 5322 §3.6.4', field: field.name};
	if (!/^<[^<>@\s]+@[^<>@\s]+>$/.test(field.raw)) {
		return [
			{
				...shared,
				rule: 'message/bad-message-id',
				level: 'warning',
				message: `The Message-ID “${field.raw}” does not have the form <something@domain>.`,
				advice: 'Put it in angle brackets, with one @ and no spaces.',
			},
		];
	}

	return /@(?:localhost|[^.>]+|[^>]*\.(?:local|localdomain|lan|internal))>$/i.test(field.raw)
		? [
				{
					...shared,
					rule: 'message/local-message-id',
					level: 'note',
					message: `The Message-ID ${field.raw} names a host that does not exist in public DNS.`,
					advice: 'Use your own domain after the @.',
				},
			]
		: [];
}
