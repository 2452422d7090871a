/** Who it is from and who gets it: header lists read, envelope made of them unless it was given. */
import {type AddressList, needsSmtpUtf8, parseAddresses, withAsciiDomain} from './addresses.ts';
import {BuildError, type BuildRemark, type Letter} from './letter.ts';

export type AddressField = 'From' | 'To' | 'Cc' | 'Bcc' | 'Reply-To';

export type EnvelopeOfLetter = {
	readonly envelope: {readonly from: string; readonly to: readonly string[]};
	readonly lists: Readonly<Record<AddressField, AddressList>>;
	readonly smtpUtf8: boolean;
	readonly remarks: readonly BuildRemark[];
};

/** Throws a `BuildError` for a missing sender and for an address that cannot be read. */
export function readEnvelope(letter: Letter): EnvelopeOfLetter {
	const lists = {
		From: readList('From', letter.from),
		To: readList('To', letter.to),
		Cc: readList('Cc', letter.cc),
		Bcc: readList('Bcc', letter.bcc),
		'Reply-To': readList('Reply-To', letter.replyTo),
	};
	const [author] = lists.From.mailboxes;
	const from = letter.envelopeFrom ?? author?.address;
	if (from === undefined) {
		throw new BuildError(
			'no-sender',
			'From',
			'The message has no sender. Fill in From, or give an envelope sender.',
		);
	}

	const recipients =
		letter.envelopeTo ??
		[lists.To, lists.Cc, lists.Bcc].flatMap(({mailboxes}) => mailboxes.map(({address}) => address));
	const envelope = {
		from: envelopeAddress('envelope sender', from),
		to: [...new Set(recipients.map(address => envelopeAddress('envelope recipient', address)))],
	};
	const shown = Object.values(lists).flatMap(({mailboxes}) => mailboxes.map(({address}) => address));
	return {
		envelope,
		lists,
		smtpUtf8: [envelope.from, ...envelope.to, ...shown].some(needsSmtpUtf8),
		remarks: Object.values(lists).flatMap(({problems}) => problems.map(({id, message}) => ({id, message}))),
	};
}

function readList(field: AddressField, text = ''): AddressList {
	const list = parseAddresses(text);
	const problem = list.problems.find(({fatal}) => fatal);
	if (problem) {
		const code = problem.id === 'address/control' ? 'control-character' : 'bad-address';
		throw new BuildError(code, field, `${field}: ${problem.message}`);
	}

	return list;
}

/** As it stands between `<` and `>`. The envelope may be tried with anything but what would end the line. */
export function envelopeAddress(field: string, address: string): string {
	if (/[\0-\x1F\x7F]/.test(address)) {
		throw new BuildError(
			'control-character',
			field,
			`The ${field} “${address}” contains a line break or control character.`,
		);
	}

	const bare = /^<(.*)>$/.exec(address.trim())?.[1] ?? address.trim();
	return needsSmtpUtf8(bare) ? bare : withAsciiDomain(bare);
}
