/** What the practice server refuses, and in which words. The local part of an address asks for a refusal. */

export type Refusal = {
	readonly code: number;
	/** Begins with the enhanced status code. */
	readonly text: string;
};

export const domain = 'practice.test';

export const owners: readonly string[] = [`alice@${domain}`, `bob@${domain}`];

/** Refusals to be had by name, always the same. `greylist` is apart: it is refused only the first time. */
const onDemand: ReadonlyMap<string, Refusal> = new Map([
	['full', {code: 452, text: '4.2.2 The mailbox is full; try again later'}],
	['overquota', {code: 552, text: '5.2.2 The mailbox is over its quota'}],
	['tempfail', {code: 451, text: '4.3.0 Something went wrong here; try again later'}],
	['disabled', {code: 550, text: '5.2.1 The mailbox is disabled'}],
	['drop', {code: 421, text: '4.3.2 Closing the connection, as this address asks for'}],
]);

/** GTUBE: every spam filter takes a message that holds it for spam. */
const spamProbe = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';

/** Why this recipient is not taken, or null. `greylisted` remembers who has been sent away once. */
export function refuseRecipient(
	address: string,
	client: {readonly authenticated: boolean; readonly greylisted: Set<string>},
): Refusal | null {
	const recipient = address.toLowerCase();
	const [local, host] = splitAddress(recipient);
	// RFC 5321 §4.5.1: postmaster is taken without a domain, and always.
	if (local === 'postmaster' && (host === '' || host === domain)) {
		return null;
	}

	if (host !== domain) {
		return client.authenticated
			? null
			: {code: 550, text: `5.7.1 Relaying to ${address} is denied; log in first`};
	}

	const mailbox = local.replace(/\+.*/, '');
	if (owners.includes(`${mailbox}@${domain}`)) {
		return null;
	}

	if (mailbox === 'greylist') {
		return refuseOnce(recipient, client.greylisted);
	}

	return onDemand.get(mailbox) ?? {code: 550, text: `5.1.1 <${address}>: there is no such user here`};
}

/** Why this message is not taken after its final dot, or null. */
export function refuseMessage(bytes: Uint8Array): Refusal | null {
	return Buffer.from(bytes).includes(spamProbe)
		? {code: 550, text: '5.7.1 The message was taken for spam'}
		: null;
}

/** The mailbox that takes mail for this address: without its `+tag`; alice reads what comes for postmaster. */
export function mailboxOf(address: string): string {
	const [local, host] = splitAddress(address.toLowerCase());
	const mailbox = local.replace(/\+.*/, '');
	const reader = mailbox === 'postmaster' && (host === '' || host === domain) ? 'alice' : mailbox;
	return `${reader}@${host || domain}`;
}

// The number of senders sent away once is bounded; after that, whoever comes is taken.
function refuseOnce(recipient: string, greylisted: Set<string>): Refusal | null {
	if (greylisted.has(recipient) || greylisted.size >= 1000) {
		return null;
	}

	greylisted.add(recipient);
	return {code: 450, text: '4.7.1 Greylisted: not seen before; try again'};
}

function splitAddress(address: string): [local: string, host: string] {
	const at = address.lastIndexOf('@');
	return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)];
}
