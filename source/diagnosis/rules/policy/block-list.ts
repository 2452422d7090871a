/** Refused because a block list names the address, or the domain. */

import {isTemporary, refusalOf, textOf} from '../../reading/reply.ts';
import {retryIn} from '../../reading/retry.ts';
import {blockLists} from '../../replies/block-lists.ts';
import type {Claim, Rule} from '../../rule.ts';
import {openResolver} from './open-resolver.ts';

// A recipient's own list, or a list of senders, is another thing.
const talksOfList =
	/^(?!.*(\bsenders? (<@> )?(is |are |was )?(black|block|deny)|\bby (the |this )?(recipient|user)\b|\bmessage rejected: address black|\b(may|might|will|could) (add|be|feed|put|report|send)\b|\byour (domain|e-?mail)\b|\bsenders? (is |are )?on\b|(?<!\bip )address that\b|(^|\s)(ur[li]|link|website)s?(?=\s))).*(?:\b(dns)?[br]bl\b|\bdnsbl\b|\bblack ?-?list\w*|\bblock ?-?list\w*|\bdeny ?list\w*|\bblocked (using|by|at|with) ((the |our |an? )?(\S+ ){0,3}(\w*lists?|[dr]n?s?bl|database)\b|\S+\.\S+\.?\S*)|(?<!not )\blisted (in|on|at|by|with)\b|\bfound in \S+\.\S+)/i;

export const rule: Rule = {
	id: 'policy/block-list',
	cause: 'client-listed',
	explains: 'refusal',
	specificity: 'provider',
	reference: 'RFC 5782; RFC 5321 §7.9',
	story: {
		what: 'The server found your address, or a domain, on a block list and refuses.',
		why: 'Servers ask lists in DNS about each address that connects. Lists differ: some hold spam sources, some whole home networks, some are long gone and say yes to everything.',
		advice:
			'Look the address up on the list’s own page: it tells why and how to get off. Until then send through another relay. Nothing you type in the session helps.',
		example:
			'C: RCPT TO:<ann@example.org>\nS: 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org; https://www.spamhaus.org/query/ip/192.0.2.7',
	},
	inspect(entry) {
		const reply = refusalOf(entry);
		if (!reply || openResolver.test(textOf(reply))) {
			return null;
		}

		const text = textOf(reply);
		const list = blockLists.find(({pattern}) => pattern.test(text));
		const zone = zoneIn(text);
		if (!list && !talksOfList.test(text)) {
			return null;
		}

		const claim: Pick<Claim, 'level' | 'fault' | 'confidence' | 'retry'> = {
			level: isTemporary(reply) ? 'warning' : 'error',
			fault: list?.gone ? 'server' : 'policy',
			confidence: list ? 'certain' : 'likely',
			retry: retryIn(reply),
		};
		if (!list) {
			return {
				...claim,
				message: zone
					? `The server refuses what the block list ${zone} names.`
					: 'The server refuses because a block list, perhaps its own, names your address or a domain in use.',
				advice:
					'Look your address up at the list named in the reply, or at several at once, ask for removal there, and send through another relay until then.',
			};
		}

		return {
			...claim,
			message: `The server refuses because of the block list ${list.name}, which holds ${list.holds}.`,
			advice: list.gone
				? 'The list does not exist any more: the server’s keeper has to stop asking it. Write to its postmaster.'
				: `Look your address or domain up at ${list.link}, which tells why and how to get off. Until then send through another relay.`,
		};
	},
};

/** A name such as `bl.example.net` after “using”, “by”, “in”. */
function zoneIn(text: string): string | null {
	return (
		/\b(?:using|by|in|at|on|with) (?:https?:\/\/)?((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})\b/i.exec(
			text,
		)?.[1] ?? null
	);
}
