/** The options to the letter, each checked, each problem naming what was typed. */
import {basename} from 'node:path';
import {parseAddresses, splitAddress} from '../../message/addresses.ts';
import type {
	Attachment,
	DkimKey,
	HeaderField,
	Letter,
	ReadyMessage,
	TransferEncoding,
} from '../../message/letter.ts';
import {formatDate} from '../../message/lint/date.ts';
import {choiceFrom} from '../arguments/choice.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {readTextFile} from '../output/files.ts';
import {warn} from '../output/terminal.ts';
import {fillTokens, type TokenFacts, tokensIn} from './data-tokens.ts';
import type {QuitAfter} from './delivery.ts';
import {beginningOf, contentFrom, emlFrom, isTyped, pathOf, refuseSharedInput, textFrom} from './input.ts';

/** Each may name who gets it. */
export const recipientOptions: readonly string[] = ['to', 'cc', 'bcc', 'envelope-to'];

/** The message of the options, or one that is ready in a file. Throws a UsageError where something is missing. */
export async function letterFrom(
	values: Values,
	clientName: string | undefined,
	quitAfter: QuitAfter | null,
): Promise<Letter | ReadyMessage> {
	const from = values.get('from');
	const early = quitAfter !== null && quitAfter !== 'mail' && quitAfter !== 'rcpt';
	if (from === undefined && !values.has('envelope-from') && !early) {
		throw new UsageError(
			'Name the sender: --from alice@example.org (or “from = alice@example.org” in the profile).',
		);
	}

	refuseSharedInput(values);
	if (!recipientOptions.some(name => values.has(name)) && quitAfter !== 'mail' && !early) {
		throw new UsageError('Name a recipient: --to bob@example.net.');
	}

	const data = values.get('data');
	if (data !== undefined) {
		return readyFrom(data, values, from);
	}

	const given = ['body', 'html', 'attach', 'inline'].some(name => values.has(name));
	const body = values.get('body');
	const html = values.get('html');
	const dkim = await dkimFrom(values, from);
	return {
		// swaks takes `<>` here for the null sender; a header needs a person all the same.
		from: from === '<>' || from === undefined ? (values.get('envelope-from') ?? '') : from,
		...((from === '<>' || from === undefined) && {envelopeFrom: ''}),
		...listed('to', values),
		...listed('cc', values),
		...listed('bcc', values),
		...named('replyTo', values.get('reply-to')),
		subject: values.get('subject') ?? `test ${formatDate(new Date())}`,
		...(body !== undefined && {text: await textFrom('body', body)}),
		...(!given && {text: 'This is a test message.\n'}),
		...(html !== undefined && {html: await textFrom('html', html)}),
		attachments: await attachmentsFrom(values),
		headers: values.all('header').map(headerFrom),
		...envelopeFrom(values),
		...named('charset', values.get('charset')),
		...encodingFrom(values),
		...named('domain', clientName?.startsWith('[') ? undefined : clientName),
		...(dkim && {dkim}),
	};
}

/** A finished message has these in itself, and is not touched. */
const letterOnly = [
	...['body', 'html', 'attach', 'attach-name', 'attach-type', 'inline', 'header', 'subject', 'reply-to'],
	...['charset', 'encoding', 'dkim-key', 'dkim-selector', 'dkim-domain'],
];

async function readyFrom(data: string, values: Values, from: string | undefined): Promise<ReadyMessage> {
	const fills = isTyped(data) || values.has('tokens');
	const source = await emlFrom(data, fills);
	const tokens = fills && 'bytes' in source ? tokensIn(source.bytes) : [];
	const [unfilled] = fills ? [] : tokensIn(await beginningOf(source));
	if (unfilled !== undefined) {
		warn(`--data contains ${unfilled}, which is sent unchanged; --tokens fills it in.`);
	}

	const refused = letterOnly.find(name => values.has(name) && !tokens.includes(tokenFor[name] ?? ''));
	if (refused !== undefined) {
		throw new UsageError(
			`--data is a complete message, so --${refused} cannot be used with it${tokenFor[refused] ? ` unless it contains ${tokenFor[refused]}` : ''}. Leave one of them out.`,
		);
	}

	const recipients = ['to', 'cc', 'bcc'].flatMap(name => addresses(`--${name}`, values.all(name).join(', ')));
	const sender = from === undefined || from === '<>' ? [''] : addresses('--from', from);
	return {
		eml:
			'bytes' in source && tokens.length > 0
				? {bytes: fillTokens(source.bytes, await tokenFacts(values, sender[0] ?? ''))}
				: source,
		envelopeFrom: sender[0] ?? '',
		envelopeTo: recipients,
		...envelopeFrom(values),
		lineEnds: values.has('no-data-fixup') ? 'keep' : 'crlf',
	};
}

/** swaks' places in it for what is given beside it. */
const tokenFor: Readonly<Record<string, string>> = {header: '%NEW_HEADERS%', body: '%BODY%'};

async function tokenFacts(values: Values, from: string): Promise<TokenFacts> {
	const body = values.get('body');
	const list = (name: string) => addresses(`--${name}`, values.all(name).join(', ')).join(',');
	return {
		from,
		...{to: list('to'), cc: list('cc'), bcc: list('bcc')},
		headers: values.all('header').map(field => {
			const {name, value} = headerFrom(field);
			if (/[\r\n]/.test(value)) {
				throw new UsageError(`--header ${name} contains a line break; a header field is one line.`);
			}

			return `${name}: ${value}`;
		}),
		body: body === undefined ? undefined : await textFrom('body', body),
		now: new Date(),
	};
}

function envelopeFrom(values: Values): {envelopeFrom?: string; envelopeTo?: readonly string[]} {
	const from = values.get('envelope-from');
	// A quoted local part may hold commas of its own.
	const to = values.all('envelope-to').flatMap(list => list.match(/(?:"(?:[^"\\]|\\.)*"|[^,])+/g) ?? []);
	const addressed = to.map(address => address.trim()).filter(address => address !== '');
	return {
		...(from !== undefined && {envelopeFrom: from === '<>' ? '' : from}),
		...(values.has('envelope-to') && {envelopeTo: addressed}),
	};
}

function addresses(option: string, list: string): readonly string[] {
	const {mailboxes, problems} = parseAddresses(list);
	const problem = problems.find(({fatal}) => fatal);
	if (problem) {
		throw new UsageError(`${option}: ${problem.message}`);
	}

	return mailboxes.map(({address}) => address);
}

async function attachmentsFrom(values: Values): Promise<readonly Attachment[]> {
	const names = values.all('attach-name');
	const types = values.all('attach-type');
	const attached = values.all('attach').map(async (file, index) => ({
		content: await contentFrom(file),
		...named('name', names[index] ?? (file === '-' ? 'attachment' : undefined)),
		...named('type', types[index]),
	}));
	const inline = values.all('inline').map(async file => {
		const name = basename(pathOf(file));
		return {content: await contentFrom(file), name, contentId: name};
	});
	return Promise.all([...attached, ...inline]);
}

function headerFrom(field: string): HeaderField {
	const colon = field.indexOf(':');
	if (colon < 1) {
		throw new UsageError(`--header must have the form “Name: value”; “${field}” was given.`);
	}

	return {name: field.slice(0, colon).trim(), value: field.slice(colon + 1).trim()};
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

	return {domain, selector, privateKey: await readTextFile(file)};
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
