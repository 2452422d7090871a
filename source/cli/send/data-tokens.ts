/** swaks' `%TO_ADDRESS%` and the like, in `--data` and in what is typed for a letter. */
import process from 'node:process';
import {parseAddresses} from '../../message/addresses.ts';
import {formatDate} from '../../message/lint/date.ts';
import type {Values} from '../arguments/option.ts';
import {version} from '../version.ts';
import {stringOf} from './input.ts';

/** What stands for each token, without its percent signs. */
export type Tokens = Readonly<Record<string, string>>;

const names =
	'FROM_ADDRESS|TO_ADDRESS|CC_ADDRESS|BCC_ADDRESS|DATE|MESSAGEID|SWAKS_VERSION|NEW_HEADERS|BODY|NEWLINE';

/** The tokens that stand in it, each once. */
export function tokensIn(bytes: Buffer): readonly string[] {
	return [...new Set(stringOf(bytes, 'data', 'latin1').match(new RegExp(`%(?:${names})%`, 'g')))];
}

/** `from`: the sender's address. The message itself is filled in where it is finished. */
export function tokensFrom(values: Values, from: string, now = new Date()): Tokens {
	// What is wrong with an address is told where the envelope is made.
	const list = (name: string) =>
		parseAddresses(values.all(name).join(', '))
			.mailboxes.map(({address}) => address)
			.join(',');
	return {
		FROM_ADDRESS: from,
		TO_ADDRESS: list('to'),
		CC_ADDRESS: list('cc'),
		BCC_ADDRESS: list('bcc'),
		DATE: formatDate(now),
		MESSAGEID: `${now.getTime()}.${process.pid}@${from.split('@').at(-1) || 'localhost'}`,
		SWAKS_VERSION: `smtpscope ${version}`,
		NEWLINE: '\n',
	};
}

/** What is no token stays as it is. */
export function fillText(text: string, tokens: Tokens): string {
	return text.replaceAll(new RegExp(`%(${names})%`, 'g'), (written, name: string) => tokens[name] ?? written);
}

/** Byte for byte but for the tokens, the line ends that are written `\\n`, and a dot alone at the end. */
export function fillTokens(bytes: Buffer, tokens: Tokens): Buffer {
	const inBytes = Object.entries(tokens).map(([name, value]) => [
		name,
		Buffer.from(value).toString('latin1'),
	]);
	// swaks allows the dot that ends a message.
	const text = stringOf(bytes, 'data', 'latin1')
		.replaceAll('\\n', '\n')
		.replace(/(\r?\n)\.(?:\r?\n)?$/, '$1');
	return Buffer.from(fillText(text, Object.fromEntries(inBytes)), 'latin1');
}
