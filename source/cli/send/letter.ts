/** The options to the letter, each checked, each problem naming what was typed. */
import {hostname, userInfo} from 'node:os';
import {parseAddresses, splitAddress} from '../../message/addresses.ts';
import type {DkimKey, Letter, ReadyMessage, TransferEncoding} from '../../message/letter.ts';
import {formatDate} from '../../message/lint/date.ts';
import {choiceFrom} from '../arguments/choice.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {readTextFile} from '../output/files.ts';
import {contentOf} from './content.ts';
import {tokensFrom} from './data-tokens.ts';
import {addresses, envelopeFrom} from './envelope.ts';
import {headersFrom} from './headers.ts';
import {refuseSharedInput} from './input.ts';
import {readyFrom} from './ready.ts';

/** Each may name who gets it. */
export const recipientOptions: readonly string[] = ['to', 'cc', 'bcc', 'envelope-to'];

/** The message of the options, or one that is ready in a file. Throws a UsageError where something is missing. */
export async function letterFrom(
	values: Values,
	clientName: string | undefined,
): Promise<Letter | ReadyMessage> {
	refuseSharedInput(values);
	const from = values.get('from') ?? (values.has('envelope-from') ? undefined : defaultSender());
	const data = values.get('data');
	if (data !== undefined) {
		return readyFrom(data, values, from);
	}

	const dkim = await dkimFrom(values, from);
	const tokens = tokensFrom(values, senderIn(from));
	return {
		// swaks takes `<>` here for the null sender; a header needs a person all the same.
		from: from === '<>' || from === undefined ? (values.get('envelope-from') ?? '') : from,
		...((from === '<>' || from === undefined) && {envelopeFrom: ''}),
		...listed('to', values),
		...listed('cc', values),
		...listed('bcc', values),
		...named('replyTo', values.get('reply-to')),
		subject: values.get('subject') ?? `test ${formatDate(new Date())}`,
		...(await contentOf(values, tokens)),
		...headersFrom(values, tokens),
		...envelopeFrom(values),
		...named('charset', values.get('charset')),
		...encodingFrom(values),
		...named('domain', clientName?.startsWith('[') ? undefined : clientName),
		...(dkim && {dkim}),
	};
}

function senderIn(from: string | undefined): string {
	return from === undefined || from === '<>' ? '' : (parseAddresses(from).mailboxes[0]?.address ?? '');
}

/** As swaks has it: whoever runs this, at this host. */
function defaultSender(): string {
	return `${userInfo().username}@${hostname()}`;
}

const encodings: readonly TransferEncoding[] = ['auto', 'quoted-printable', 'base64', '8bit', 'binary'];

function encodingFrom(values: Values): {encoding?: TransferEncoding} {
	const encoding = choiceFrom(values, 'encoding', encodings);
	if (encoding === undefined) {
		return {};
	}

	return {encoding};
}

async function dkimFrom(values: Values, from: string | undefined): Promise<DkimKey | null> {
	const file = values.get('dkim-key');
	const selector = values.get('dkim-selector');
	if (file === undefined && selector === undefined) {
		return null;
	}

	if (file === undefined || selector === undefined) {
		throw new UsageError(
			`DKIM needs both --dkim-key and --dkim-selector; --${file === undefined ? 'dkim-key' : 'dkim-selector'} is missing.`,
		);
	}

	const [sender = ''] = addresses('--from', from ?? '');
	const domain = values.get('dkim-domain') ?? splitAddress(sender).domain;
	if (!domain) {
		throw new UsageError('DKIM needs a domain: --dkim-domain example.org.');
	}

	return {domain, selector, privateKey: await readTextFile(file, 'dkim-key')};
}

function listed(name: 'to' | 'cc' | 'bcc', values: Values): Partial<Letter> {
	const all = values.all(name);
	return all.length > 0 ? {[name]: all.join(', ')} : {};
}

function named<Name extends string>(
	name: Name,
	value: string | undefined,
): {readonly [Key in Name]?: string} {
	return value === undefined ? {} : ({[name]: value} as {readonly [Key in Name]: string});
}
