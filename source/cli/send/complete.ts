/** What the options leave open, and how it is closed: a recipient, a login, and the server of the recipients. */
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import type {MailDomain} from '../connection/connection.ts';
import {answerTo} from './asked.ts';
import type {SendDelivery} from './delivery.ts';
import {recipientOptions} from './letter.ts';
import {beforeLogin, withCredentials} from './login.ts';

/** With a recipient, a user and a password asked for where the stages that are reached need one. */
export async function complete(
	values: Values,
	delivery: SendDelivery,
	server: string | undefined,
): Promise<Values> {
	const stage = delivery.quitAfter ?? delivery.dropAfterSend;
	const changes = new Map<string, readonly string[]>();
	const needsRecipient =
		(server === undefined && !values.has('copy-routing')) ||
		stage === null ||
		['rcpt', 'data', 'message'].includes(stage);
	if (needsRecipient && !recipientOptions.some(name => values.has(name))) {
		changes.set('to', [await answerTo('To: ', 'Name a recipient (--to bob@example.net): none was given')]);
	}

	const logsIn = stage === null || !beforeLogin.includes(stage);
	return logsIn ? withCredentials(values.with(changes), server) : values.with(changes);
}

/** Without a server the message goes where mail for its recipients goes, which must be one domain. */
export function domainOf(recipients: readonly string[] | string): MailDomain | string {
	const all = typeof recipients === 'string' ? [recipients] : recipients;
	const domains = new Set(all.map(address => address.slice(address.lastIndexOf('@') + 1).toLowerCase()));
	const [domain, another] = domains;
	if (domain === undefined || domain === '') {
		throw new UsageError('Name the server: smtpscope send mail.example.org --from … --to …');
	}

	if (another !== undefined) {
		throw new UsageError(
			`Name the server. Without one the message goes to the mail host (MX) of its recipients, and these are at different domains: ${[...domains].join(', ')}.`,
		);
	}

	// RFC 5321 §4.1.3: an address literal is the host itself.
	const literal = /^\[(?:ipv6:)?([\d.:a-f]+)\]$/.exec(domain)?.[1];
	return literal === undefined ? {domain} : literal;
}
