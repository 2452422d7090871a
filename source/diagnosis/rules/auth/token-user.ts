/** A token that was issued to someone else than the user who logs in with it. */
import {latinOf} from '../../reading/bytes.ts';
import {nextLogin, refusedLogin} from '../../reading/login.ts';
import {tokenOf} from '../../reading/token.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/token-user',
	cause: 'login-token',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'learn.microsoft.com, “Authenticate an IMAP, POP or SMTP connection using OAuth”',
	story: {
		what: 'XOAUTH2 is refused with 535 although the token is valid; its claims name a different user from the login.',
		why: 'The browser in which the token was requested was logged in as someone else, often an administrator. The login is accepted only if both are the same user, or if the token’s owner has access to the other mailbox.',
		advice: 'Request the token as the user who logs in, or log in as the user named in the token.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const owner = login && ownerOf(tokenOf(login)?.claims ?? {});
		const user = login?.user && latinOf(login.user);
		if (!login || !owner || !user?.includes('@') || owner.toLowerCase() === user.toLowerCase()) {
			return null;
		}

		return {
			level: 'error',
			message: `The token was issued to ${owner}, but the login names ${user.slice(0, 200)}.`,
			advice:
				'Request a token as the user who logs in. For a shared mailbox, make sure that the token’s owner has full access to it.',
			retry: 'now',
			confidence: 'possible',
			remedies: [nextLogin(login)],
		};
	},
};

/** Names that are addresses; `sub` is a number at most providers. */
function ownerOf(claims: Readonly<Record<string, unknown>>): string | undefined {
	return ['upn', 'preferred_username', 'unique_name', 'email']
		.map(name => claims[name])
		.find(
			(value): value is string => typeof value === 'string' && /^[^\s@]{1,64}@[^\s@]{1,200}$/.test(value),
		);
}
