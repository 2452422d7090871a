/** swaks' `%TO_ADDRESS%` and the like in `--data`. */
import process from 'node:process';
import {formatDate} from '../../message/lint/date.ts';
import {version} from '../version.ts';

export type TokenFacts = {
	readonly from: string;
	readonly to: string;
	readonly cc: string;
	readonly bcc: string;
	/** Each `Name: value`. */
	readonly headers: readonly string[];
	readonly body: string | undefined;
	readonly now: Date;
};

const names =
	'FROM_ADDRESS|TO_ADDRESS|CC_ADDRESS|BCC_ADDRESS|DATE|MESSAGEID|SWAKS_VERSION|NEW_HEADERS|BODY|NEWLINE';

/** The tokens that stand in it, each once. */
export function tokensIn(bytes: Buffer): readonly string[] {
	return [...new Set(bytes.toString('latin1').match(new RegExp(`%(?:${names})%`, 'g')))];
}

/** Byte for byte but for the tokens; what is none stays as it is. */
export function fillTokens(bytes: Buffer, facts: TokenFacts): Buffer {
	const {from, to, cc, bcc, headers, body = 'This is a test message.', now} = facts;
	const values: Readonly<Record<string, string>> = {
		FROM_ADDRESS: from,
		TO_ADDRESS: to,
		CC_ADDRESS: cc,
		BCC_ADDRESS: bcc,
		DATE: formatDate(now),
		MESSAGEID: `${now.getTime()}.${process.pid}@${from.split('@').at(-1) || 'localhost'}`,
		SWAKS_VERSION: `smtpscope ${version}`,
		// With their line ends, so that an empty line follows where there are none.
		NEW_HEADERS: headers.map(header => `${header}\n`).join(''),
		BODY: body,
		NEWLINE: '\n',
	};
	const text = bytes.toString('latin1');
	const filled = text.replaceAll(new RegExp(`%(${names})%`, 'g'), (written, name: string) => {
		const value = values[name];
		return value === undefined ? written : Buffer.from(value).toString('latin1');
	});
	return Buffer.from(filled, 'latin1');
}
