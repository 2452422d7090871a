/** What became of a message for one recipient, as a bounce reports it. */
import type {Peer} from '../conversation.ts';

export type DeliveryAction = 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';

export type Delivery = {
	/** As the system that gave up knows it; null where no one names one. */
	readonly recipient: string | null;
	/** As the sender wrote it, where that is another address. */
	readonly original?: string | undefined;
	readonly action: DeliveryAction;
	/** `5.1.1`; empty where it is not told. */
	readonly status: string;
	readonly peer?: Peer | undefined;
	/** What was refused, as the system says it; empty where it does not. */
	readonly command: string;
	/** What the server said, from its code on; null where no one quotes it. */
	readonly reply: string | null;
	/** What the system that gave up says itself. */
	readonly words: string;
	/** Until when it goes on trying. */
	readonly until: string | null;
};

const longestLocal = 64;

/** The address in `<bob@example.org>`, `rfc822; bob@example.org`, `@relay.example:bob@example.org`; null where there is none. */
export function addressIn(text: string): string | null {
	const bare = text.replace(/^[ \t]*[\w-]{1,20}[ \t]*;[ \t]*/, '').replace(/^<?@[^\s:<>@]{1,255}:/, '');
	const found = /^[ \t]*<?([^\s<>;,]{1,320})>?/.exec(bare)?.[1]?.replace(/^["']|["']$/g, '') ?? '';
	const [local = '', domain = '', ...more] = found.split('@');
	return local !== '' && local.length <= longestLocal && domain !== '' && more.length === 0
		? found.replace(/\.$/, '')
		: null;
}

/** Without regard to case, as nearly all servers compare them; false where one is unknown. */
export function isSameAddress(one: string | null | undefined, other: string | null | undefined): boolean {
	return one != null && other != null && one.toLowerCase() === other.toLowerCase();
}
