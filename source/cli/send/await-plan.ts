/** `--await` and `--await-file` and what goes with them: where a message is to arrive, and how long to wait. */
import type {ImapAccount} from '../../dialogs/await-mail/imap.ts';
import {numberFrom} from '../arguments/choice.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {placeFrom} from '../listen/place.ts';

export type Mailbox = Pick<ImapAccount, 'host' | 'port' | 'tls' | 'user' | 'mailbox'>;

export type AwaitPlan = {
	readonly place:
		| {readonly kind: 'imap'; readonly mailbox: Mailbox}
		| {readonly kind: 'maildir'; readonly folder: string}
		| {readonly kind: 'listener'; readonly address: string; readonly port: number};
	/** Milliseconds. */
	readonly timeout: number;
};

/** Null where nothing is to be waited for. Throws a UsageError for what cannot be understood or waited for. */
export function awaitPlanFrom(values: Values, messageId: string | null): AwaitPlan | null {
	const [url, folder] = [values.get('await'), values.get('await-file')];
	const timeout = (numberFrom(values, 'await-timeout', {most: 86_400}) ?? 60) * 1000;
	const name = url === undefined ? 'await-file' : 'await';
	if (url === undefined && folder === undefined) {
		const alone = ['await-timeout', 'await-password-file'].find(option => values.has(option));
		if (alone !== undefined) {
			throw new UsageError(`--${alone} belongs to --await, which says where the message is to arrive.`);
		}

		return null;
	}

	if (url !== undefined && folder !== undefined) {
		throw new UsageError('--await and --await-file cannot be used together.');
	}

	const against = ['quit-after', 'drop-after', 'count'].find(option => values.has(option));
	if (against !== undefined) {
		throw new UsageError(
			`--${name} waits for one message to arrive, so --${against} cannot be used with it.`,
		);
	}

	if (messageId === null) {
		throw new UsageError(
			`--${name} finds the message by its Message-ID, and this message does not have one. Add the field to --data.`,
		);
	}

	const place = url === undefined ? ({kind: 'maildir', folder: folder ?? ''} as const) : placeOf(url);
	if (place.kind !== 'imap' && values.has('await-password-file')) {
		throw new UsageError('--await-password-file is for --await imaps://user@host.');
	}

	return {place, timeout};
}

function placeOf(url: string): AwaitPlan['place'] {
	const [, listened] = /^listen:(?:\/\/)?(.*)$/i.exec(url) ?? [];
	if (listened === undefined) {
		return {kind: 'imap', mailbox: mailboxFrom(url)};
	}

	const {address, port} = placeFrom(listened);
	if (port === null) {
		throw new UsageError(
			'--await listen:// requires the port to listen on, such as listen://127.0.0.1:2525.',
		);
	}

	return {kind: 'listener', address, port};
}

/** The URL is not repeated where it cannot be used: it may contain a password. */
function mailboxFrom(text: string): Mailbox {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (!url || !/^imaps?:$/.test(url.protocol) || url.hostname === '' || url.username === '') {
		throw new UsageError(
			'--await must name a user and an IMAP server, such as imaps://bob@imap.example.net or imaps://bob%40example.net@imap.example.net/INBOX, or an address to listen on: listen://127.0.0.1:2525.',
		);
	}

	if (url.password !== '') {
		throw new UsageError(
			'--await does not accept a password in the URL, where others can read it in the process list. Use --await-password-file FILE.',
		);
	}

	const tls = url.protocol === 'imaps:';
	const mailbox = decoded(url.pathname.slice(1));
	return {
		host: url.hostname.replace(/^\[|\]$/g, ''),
		port: url.port === '' ? (tls ? 993 : 143) : Number(url.port),
		tls,
		user: decoded(url.username),
		...(mailbox !== '' && {mailbox}),
	};
}

function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		throw new UsageError(
			'--await: “%” in the URL must be followed by two hexadecimal digits; write %25 for “%” itself.',
		);
	}
}
