/** What to do where no line to type helps: in words, so that no finding ends without a next step. */
import {findLinks} from '../decode/reply-text.ts';
import type {Entry} from '../session/entry.ts';
import {endsConnection, textOf} from './reading/reply.ts';
import type {Claim} from './rule.ts';

// By the rule's name, where its field tells what has to be changed; the first that fits.
const changes: ReadonlyArray<readonly [rules: RegExp, step: string]> = [
	[/relay-denied$|^recipient\/not-here$|attribution$/, '/auth, or /connect to the recipient’s own server'],
	[
		/^recipient\/(unknown|unavailable|domain-not-found|rejected|takes-no-mail)$|\/(no-such-user|no-mailbox|unknown-recipient|unavailable-mailbox|mailbox-unavailable|access-denied|recipient-unknown|recipient-domain)$/,
		'check the address, then RCPT with the right one',
	],
	[
		/^recipient\/(disabled|restricted|sender-blocked)$|\/(disabled-user|mailbox-disabled|list-closed|owner-changed)$/,
		'nothing to type; ask the recipient another way',
	],
	[
		/^sender\/(spf|dkim|dmarc|arc|unauthenticated)$|\/(unauthenticated|dmarc|spf|dkim|sender-authentication|authentication-of-domain)$/,
		'send through the domain’s own server, or use a sender of your own domain',
	],
	[/^dialogue\/command-disabled$/, 'do without it; RCPT tells whether a recipient is accepted'],
	[/^sender\/account-blocked$/, 'nothing to type; sign in on the provider’s page'],
	[/^sender\/sandbox$/, 'RCPT with a confirmed address, or verify a domain of your own'],
	[/^sender\/|\/(sender-domain|identity-not-verified|send-as-denied)$/, 'MAIL with another sender'],
	[/\/(message-size|over-size)$/, 'make it smaller, then send again'],
	[/attachment$/, 'leave it out or share it by a link, then send again'],
	[/^content\/(spam|link)$|\/(spam|suspicious-content)$/, 'change the message, then send it again'],
	[/^content\/virus$/, 'nothing to type; look for the danger in the message'],
	[/^content\/(?!policy)|\/not-rfc$/, 'fix the message, then send it again'],
	[/\/(no-reverse-dns|reverse-dns|name-mismatch)$/, 'send through a relay whose name is in DNS'],
	[/\/dynamic-address$/, 'send through your provider’s server, on port 587 or 465'],
	[/tls-too-weak$/, 'connect again with a newer TLS'],
	[
		/^reputation\/|block-list$|\/(blocked|reputation|ip-banned)$/,
		'send through another relay, or have the address removed',
	],
];

// Another connection, made otherwise.
const repeats: ReadonlyArray<readonly [rules: RegExp, step: string]> = [
	[/^tls\/implicit-on-starttls-port$/, '/connect with starttls:// in place of smtps://'],
	[/^access\/client-certificate$/, 'connect again with --cert FILE and --key FILE'],
];

// How long to wait, where servers of a kind agree.
const waits: ReadonlyArray<readonly [rules: RegExp, step: string]> = [
	[/mailbox-full$|over-quota$|no-mailboxes$/, 'reach the recipient another way, or try again in some days'],
	[/^sender\/confirm-first$/, 'open the link in the reply, then send the same again'],
	[/greylisted$/, 'send the same again in five minutes'],
	[/^limit\/too-many-errors$/, 'connect again, and fix the line that was refused first'],
	[/^limit\/(connections|server-busy)$|\/busy$/, 'try again in a minute or more'],
	[/^(orange|vade|aup)\/code$/, 'go on in an hour, more slowly'],
	[/expired$/, 'check the recipient’s domain, then send again'],
	[/^limit\/login|\/login-rate$/, 'log in once more, after some minutes'],
	[
		/^limit\/|\/(rate|sending-rate|throttled|deferred|receiving-rate|receives-too-fast|quota)$/,
		'go on in an hour, more slowly',
	],
	[/^(reputation|refused|policy)\/|\/blocked$/, 'try again in a day, or send through another relay'],
];

// Where no reason is known: what it is mostly about at this place.
const atPlace: Readonly<Record<string, string>> = {
	EHLO: 'EHLO with a full name, or with [your address]',
	HELO: 'HELO with a full name, or with [your address]',
	AUTH: 'check name and password on the provider’s page, then /auth',
	MAIL: 'MAIL with another sender',
	RCPT: 'check the address, then RCPT with the right one',
	'DATA-END': 'change the message, then send it again',
};

/** `beside`: it stands behind a line that tidies up. */
export function nextStep(rule: string, claim: Claim, entry: Entry, beside: boolean): string {
	const step = stepOf(rule, claim, entry);
	return beside ? step.replace(/^nothing to type; /, '') : step;
}

function stepOf(rule: string, {fault, retry}: Claim, entry: Entry): string {
	const reply = entry.type === 'reply' ? entry : null;
	if (rule === 'policy/block-list' && fault === 'server') {
		return 'send through another relay; the server’s postmaster has to stop asking that list';
	}

	if (retry === 'now') {
		const again = repeats.find(([rules]) => rules.test(rule))?.[1];
		if (again !== undefined) {
			return again;
		}

		return reply && endsConnection(reply) ? 'connect again' : 'fix it, then send the line again';
	}

	if (retry === 'later') {
		return waits.find(([rules]) => rules.test(rule))?.[1] ?? 'send the same again in a quarter of an hour';
	}

	const change =
		rule === 'session/refused'
			? atPlace[reply?.answers ?? '']
			: changes.find(([rules]) => rules.test(rule))?.[1];
	// The link itself stands in the reply, and may hold what must not be repeated.
	const more = reply === null || fault === 'you' ? '' : placeToAsk(textOf(reply));
	return [change ?? (more === '' ? elsewhere[fault] : 'nothing to type'), more].filter(Boolean).join('; ');
}

function placeToAsk(text: string): string {
	if (findLinks(text).length > 0) {
		return 'the page that the reply names tells more';
	}

	// Addresses stand as `<@>` here.
	return /\b(contact|e-?mail|forward|write|ask|report)\b.{0,60}<@>/i.test(text)
		? 'write to the address in the reply'
		: '';
}

const elsewhere = {
	you: 'fix it first, then begin again',
	server: 'nothing to type; write to the server’s postmaster',
	policy: 'nothing to type; write to the server’s postmaster',
	network: 'nothing to type; ask whoever gives you the address',
} as const;
