/** The envelope and the client's name against the header. */
import {withAsciiDomain} from '../addresses.ts';
import {fieldNamed, type ReadField} from '../header-fields.ts';
import {addressesOf, domainOf} from './addresses.ts';
import type {LintContext, LintFinding} from './finding.ts';

export function lintEnvelope(
	fields: readonly ReadField[],
	{envelope, clientName}: LintContext,
): readonly LintFinding[] {
	return [
		...(envelope ? [...sender(fields, envelope.from), ...recipients(fields, envelope.to)] : []),
		...(clientName ? name(clientName) : []),
	];
}

function sender(fields: readonly ReadField[], from: string): readonly LintFinding[] {
	const field = fieldNamed(fields, 'from');
	const [author] = addressesOf(field).mailboxes;
	const authorDomain = author && domainOf(withAsciiDomain(author.address));
	const senderDomain = domainOf(withAsciiDomain(from));
	if (!field || !authorDomain) {
		return [];
	}

	const shared = {field: field.name, level: 'note' as const};
	if (from === '') {
		return [
			{
				...shared,
				rule: 'message/null-sender',
				message: 'The envelope sender is empty, which is meant for bounces and other automatic answers.',
				advice: `For an ordinary message use MAIL FROM:<${author.address}>.`,
				reference: 'RFC 5321 §4.5.5',
			},
		];
	}

	return senderDomain !== null && senderDomain !== authorDomain
		? [
				{
					...shared,
					rule: 'message/from-not-envelope',
					message: `From is at ${authorDomain}, the envelope sender at ${senderDomain}. SPF then applies only to ${senderDomain}, and DMARC needs a DKIM signature by ${authorDomain}.`,
					advice: 'Use the same domain in both, or sign for the one in From.',
					reference: 'RFC 7489 §3.1',
				},
			]
		: [];
}

function recipients(fields: readonly ReadField[], to: readonly string[]): readonly LintFinding[] {
	const envelope = new Set(to.map(address => withAsciiDomain(address).toLowerCase()));
	const named = ['to', 'cc'].flatMap(name => addressesOf(fieldNamed(fields, name)).mailboxes);
	const notSent = named.filter(({address}) => !envelope.has(withAsciiDomain(address).toLowerCase()));
	return notSent.length > 0 && to.length > 0
		? [
				{
					rule: 'message/recipient-not-in-envelope',
					level: 'note',
					message: `${list(notSent.map(({address}) => address))} in the header, but not in the envelope: this message is not sent there.`,
					advice: 'Send RCPT TO for each of them, if they should get it.',
					reference: 'RFC 5321 §2.3.1',
				},
			]
		: [];
}

function name(clientName: string): readonly LintFinding[] {
	const literal = clientName.startsWith('[');
	return literal || (clientName.includes('.') && !/\.(?:local|localdomain|lan|internal)$/i.test(clientName))
		? []
		: [
				{
					rule: 'message/client-name',
					level: 'warning',
					message: `The client announced itself as “${clientName}”, which receivers cannot look up in DNS. Many raise the spam score for that, or refuse at RCPT.`,
					advice: 'Send EHLO with the full name of your host, or its address as [192.0.2.1].',
					reference: 'RFC 5321 §2.3.5',
				},
			];
}

function list(addresses: readonly string[]): string {
	const shown = addresses.slice(0, 3).join(', ');
	const more = addresses.length - 3;
	return more > 0 ? `${shown} and ${more} more are` : `${shown} ${addresses.length === 1 ? 'is' : 'are'}`;
}
