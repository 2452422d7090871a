/** The list answered the receiving server “you may not ask me”, and the server took that for a yes. */
import {refusalOf, textOf} from '../../reading/reply.ts';
import type {Rule} from '../../rule.ts';

export const openResolver = [
	/\bopen[- ]?(?:public )?resolver/i,
	/\bpublic (?:dns )?resolver/i,
	/\b127\.255\.255\.25[245]\b/,
	/\b(?:query|queries)\b.{0,40}\b(?:refused|limit|exceed\w*|blocked)\b/i,
	/\bexcessive (?:number of )?queries/i,
	/\breturnc\/pub\b/i,
] as const;

export function namesOpenResolver(text: string): boolean {
	return openResolver.some(words => words.test(text));
}

export const rule: Rule = {
	id: 'policy/open-resolver',
	cause: 'server-config',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'Spamhaus, “Error codes” (127.255.255.254, .252, .255)',
	story: {
		what: 'The refusal names a block list, but also an open or public resolver.',
		why: 'Spamhaus and others do not answer queries that come through public resolvers such as 8.8.8.8; they return a special code, and a carelessly configured server treats any code as “listed”.',
		advice:
			'You are not listed. The receiving server’s administrator must use a resolver of their own, or check for the list’s real codes.',
	},
	inspect(entry) {
		const reply = refusalOf(entry);
		if (!reply || !namesOpenResolver(textOf(reply))) {
			return null;
		}

		return {
			level: 'error',
			message:
				'You are not on the list: the list refused to answer the receiving server, which uses a public resolver, and that server treated the error as a listing.',
			advice:
				'Ask the receiving server’s postmaster to query the list through a resolver of their own. Nothing on your side helps.',
			retry: 'later',
			confidence: 'certain',
		};
	},
};
