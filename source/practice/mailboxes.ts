/** Mail the practice server has taken, in memory, the oldest dropped when there is too much. */

export type KeptMail = {
	/** The recipient as the client wrote it. */
	readonly to: string;
	/** The reverse-path; empty for `<>`. */
	readonly from: string;
	/** Exactly what arrived, with the dots unstuffed and without the final one. */
	readonly bytes: Uint8Array;
	/** ISO 8601. */
	readonly at: string;
};

export type Mailbox = {
	readonly address: string;
	/** The oldest first. */
	readonly mail: readonly KeptMail[];
};

export class Mailboxes {
	/** In the order of arrival, across all mailboxes, so that the oldest is dropped first. */
	#kept: {readonly mailbox: string; readonly mail: KeptMail}[] = [];
	#octets = 0;
	readonly #owners: readonly string[];
	readonly #limit: number;

	constructor(owners: readonly string[], limit = 64 * 1024 * 1024) {
		this.#owners = owners;
		this.#limit = limit;
	}

	keep(mailbox: string, mail: KeptMail): void {
		this.#kept.push({mailbox, mail});
		this.#octets += sizeOf(mail);
		while (this.#octets > this.#limit) {
			const oldest = this.#kept.shift();
			this.#octets -= oldest ? sizeOf(oldest.mail) : this.#octets;
		}
	}

	/** The owners' first, then the others mail was taken for. */
	list(): readonly Mailbox[] {
		const names = new Set([...this.#owners, ...this.#kept.map(({mailbox}) => mailbox)]);
		return [...names].map(address => ({
			address,
			mail: this.#kept.filter(({mailbox}) => mailbox === address).map(({mail}) => mail),
		}));
	}
}

// An empty message costs something too.
function sizeOf(mail: KeptMail): number {
	return mail.bytes.length + mail.to.length + mail.from.length + 200;
}
