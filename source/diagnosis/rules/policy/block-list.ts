/** Refused because a public block list names the address, or the domain. */
import type {ReplyEntry} from '../../../session/entry.ts';
import {type Cause, causes} from '../../causes.ts';
import {isTemporary, refusalOf, textOf} from '../../reading/reply.ts';
import {type BlockList, blockLists} from '../../refusal/known/block-lists.ts';
import {meaningOf} from '../../refusal/meaning-of.ts';
import {words} from '../../remedy.ts';
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
			'Look the address up on the list’s own website, which says why it is listed and how to get it removed. Until then, send through another relay.',
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
			cause === 'content-link' ||
			(cause === 'content-policy' && /\bblocked by\b/i.test(text));
		if (!list || !isListing) {
			return null;
		}

		const blocks = causeFor(list, cause, reply);
		return {
			message: `The server refuses because of the block list ${list.name}, which contains ${list.holds}.`,
			...todoFor(list, blocks),
			level: isTemporary(reply) ? 'warning' : 'error',
			cause: blocks,
			confidence: 'certain',
			retry,
		};
	},
};

/** A list of domains blocks the sender's, or one in a link. */
function causeFor({ofDomains, ofLinks}: BlockList, cause: Cause | null, {answers}: ReplyEntry): Cause {
	if (cause === 'sender-blocked' || cause === 'content-link') {
		return cause;
	}

	const isEnvelope = answers === 'MAIL' || answers === 'RCPT';
	const isOfDomains = ofDomains ?? (ofLinks && answers === 'DATA-END');
	return isOfDomains ? (isEnvelope ? 'sender-blocked' : 'content-link') : 'client-listed';
}

/** Another relay has another address; a domain in the text or of the sender stays listed. */
function todoFor({gone, link}: BlockList, cause: Cause): Pick<Claim, 'advice' | 'step' | 'acts'> {
	if (gone) {
		return {
			advice: 'The list no longer exists, so the server’s administrator must stop using it. Contact them.',
			step: words('inform the server’s administrator that the list no longer exists'),
			acts: 'server',
		};
	}

	const there = `up at ${link}, which says why it is listed and how to get it removed.`;
	switch (cause) {
		case 'content-link':
			return {advice: `Look each domain in the message ${there} Until then, leave the link to it out.`};
		case 'sender-blocked':
			return {
				advice: `Look the sender’s domain ${there} Until then, use another sender.`,
				step: words('have the domain removed from the list, or use another sender'),
				acts: 'you',
			};
		default:
			return {advice: `Look your IP address ${there} Until then, send through another relay.`};
	}
}
