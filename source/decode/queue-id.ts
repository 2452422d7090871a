/** The name a server gives a message it has taken, found in the text after 250: it leads to the server's log. */

export type QueueId = {
	readonly id: string;
	/** Whose way of writing it is. */
	readonly style: string;
};

type Style = {readonly style: string; readonly pattern: RegExp};

// The most telling ones first. `id` is what people search for in a log.
// biome-ignore format: a row is read as a row
const styles: readonly Style[] = [
	{style: 'Gmail', pattern: /(?<id>[\w.-]{8,64}) - gsmtp\b/},
	{style: 'Exchange', pattern: /\[InternalId=(?<id>\d+)/},
	{style: 'Exchange', pattern: /(?<id><[^<>\s]+>) *(?:\[[^\]]*\] *)?Queued mail for delivery/i},
	{style: 'qmail', pattern: /\bok (?<id>\d{9,11} qp \d+)/i},
	{style: 'Yandex', pattern: /\bqueued on \S+ as (?<id>[\w.-]+)/i},
	{style: 'Coremail', pattern: /\bMail OK queued as (?<id>[\w,+/=.-]+)/i},
	{style: 'Exim', pattern: /\bid=(?<id>[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4})\b/},
	{style: 'Postfix', pattern: /\bqueued as (?<id>[0-9A-Za-z]{6,20})\b(?![-.])/i},
	{style: 'other', pattern: /\bqueued (?:as|with id|with ID:?) (?<id>[\w.@-]+)/i},
	{style: 'Haraka', pattern: /\bqueued[^()]{0,20}\((?<id>[0-9A-F]{8}-[0-9A-F-]{27}(?:\.\d+)?)\)/i},
	{style: 'MDaemon', pattern: /message saved *<Message-ID: *(?<id>[^<>\s]+)>/i},
	{style: 'OpenSMTPD', pattern: /^(?<id>[0-9a-f]{8}) Message accepted for delivery/},
	{style: 'Sendmail', pattern: /^(?<id>[0-9A-Za-z]{8,20}(?:-\d)?) Message accepted for delivery/},
	{style: 'CommuniGate Pro', pattern: /^(?<id>\d{4,}) message accepted for delivery/i},
	{style: 'Amazon SES', pattern: /^ok (?<id>[0-9a-f]{16}-[0-9a-f]{8}-[0-9a-f-]{27}(?:-\d+)?)/i},
	{style: 'Dovecot LMTP', pattern: /^<[^<>\s]*> (?<id>[A-Za-z0-9+/]{10,}:?\S*) Saved/},
	{style: 'Courier', pattern: /^ok\.? (?<id>[0-9A-F]{16}\.[0-9A-F]{8}\.[0-9A-F]{8})/i},
	{style: 'other', pattern: /\bid[= :]+<?(?<id>[\w.@+-]{6,})>?/i},
];

/** `text`: the reply's text without codes. */
export function findQueueId(text: string): QueueId | null {
	const start = text.slice(0, 1000);
	for (const {style, pattern} of styles) {
		const id = pattern.exec(start)?.groups?.id;
		if (id) {
			return {id, style};
		}
	}

	return null;
}
