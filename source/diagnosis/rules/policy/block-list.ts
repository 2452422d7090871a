/** Refused because a public block list names the address, or the domain. */
import type {ReplyEntry} from '../../../session/entry.ts';
import {type Cause, causes} from '../../causes.ts';
import {isTemporary, refusalOf, textOf} from '../../reading/reply.ts';
import {type BlockList, blockLists} from '../../refusal/known/block-lists.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import type {Claim, Rule} from '../../rule.ts';
import {namesOpenResolver} from './open-resolver.ts';

export const rule: Rule = {
	id: 'policy/block-list',
	cause: 'client-listed',
	explains: 'refusal',
	specificity: 'provider',
	reference: 'RFC 5782; RFC 5321 §7.9',
	story: {
		what: 'The server found your address, or a domain, on a public block list and refuses.',
		why: 'Servers look up each connecting address in DNS block lists. The lists differ: some contain sources of spam, some contain whole home networks, and some were shut down long ago and list everything.',
		advice:
			'Look the address up on the list’s own website, which says why it is listed and how to get it removed. Until then, send through another relay. Nothing you type in the session helps.',
	},
	inspect(entry) {
		const reply = refusalOf(entry);
		if (!reply || namesOpenResolver(textOf(reply))) {
			return null;
		}

		const text = textOf(reply);
		const list = blockLists.find(({pattern}) => pattern.test(text));
		const {cause, retry} = meaningOf(reply);
		// Servers name a list in passing, too: what they say of it must be a listing.
		const isListing =
			cause === null ||
			cause === 'not-stated' ||
			['client', 'sender'].includes(causes[cause].about) ||
			cause === 'content-link';
		return list && isListing
			? {
					...wordsFor(list),
					level: isTemporary(reply) ? 'warning' : 'error',
					cause: causeFor(list, cause, reply),
					...(list.gone && {acts: 'server' as const}),
					confidence: 'certain',
					retry,
				}
			: null;
	},
};

/** A list of domains blocks the sender's, or one in a link. */
function causeFor({ofDomains}: BlockList, cause: Cause | null, {answers}: ReplyEntry): Cause {
	if (cause === 'sender-blocked' || cause === 'content-link') {
		return cause;
	}

	const isEnvelope = answers === 'MAIL' || answers === 'RCPT';
	return ofDomains ? (isEnvelope ? 'sender-blocked' : 'content-link') : 'client-listed';
}

function wordsFor({name, holds, gone, link}: BlockList): Pick<Claim, 'message' | 'advice'> {
	return {
		message: `The server refuses because of the block list ${name}, which contains ${holds}.`,
		advice: gone
			? 'The list no longer exists, so the server’s administrator must stop using it. Contact them.'
			: `Look your address or domain up at ${link}, which says why it is listed and how to get it removed. Until then, send through another relay.`,
	};
}
