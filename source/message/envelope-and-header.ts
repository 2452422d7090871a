/** Who is told in the envelope, and who in the header (RFC 5321 §2.3.1): the two need not be the same. */
import {withAsciiDomain} from './addresses.ts';
import {fieldNamed, type ReadField} from './header-fields.ts';
import {addressesOf} from './lint/addresses.ts';

export type Envelope = {readonly from: string; readonly to: readonly string[]};

export type EnvelopeAndHeader = {
	readonly from: string;
	/** Address in From; null where there is none. */
	readonly author: string | null;
	readonly sameSender: boolean;
	readonly recipients: readonly {
		readonly address: string;
		/** `null`: in no field that others see, as Bcc is. */
		readonly field: 'To' | 'Cc' | null;
	}[];
	/** In the header and not in the envelope: this message does not go there. */
	readonly notSent: readonly string[];
};

/** Addresses are the same in any case of their letters. */
export function compareWithHeader({from, to}: Envelope, fields: readonly ReadField[]): EnvelopeAndHeader {
	const named = (['To', 'Cc'] as const).flatMap(field =>
		addressesOf(fieldNamed(fields, field.toLowerCase())).mailboxes.map(({address}) => ({field, address})),
	);
	const author = addressesOf(fieldNamed(fields, 'from')).mailboxes[0]?.address ?? null;
	const sent = new Set(to.map(key));
	return {
		from,
		author,
		sameSender: author !== null && key(author) === key(from),
		recipients: to.map(address => ({
			address,
			field: named.find(other => key(other.address) === key(address))?.field ?? null,
		})),
		notSent: named.filter(({address}) => !sent.has(key(address))).map(({address}) => address),
	};
}

function key(address: string): string {
	return withAsciiDomain(address).toLowerCase();
}
