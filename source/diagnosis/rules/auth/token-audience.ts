/** The token was made for another service, or without the right to send. */

import {nextLogin, refusedLogin} from '../../reading/login.ts';
import {providerOf} from '../../reading/provider.ts';
import {tokenOf} from '../../reading/token.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/token-audience',
	cause: 'login-token',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'learn.microsoft.com, “Authenticate an IMAP, POP or SMTP connection using OAuth”',
	story: {
		what: 'A token that has not expired is refused with 535 5.7.3 in XOAUTH2 at Microsoft.',
		why: 'A token names the service it is for (aud) and what it allows (scp). A token for Microsoft Graph does not work for SMTP, and a token for SMTP needs the scope SMTP.Send (or the role SMTP.SendAsApp) and the same user.',
		advice: 'Request a token with the scope `https://outlook.office.com/SMTP.Send`.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const claims = login && tokenOf(login)?.claims;
		if (
			!login ||
			!claims ||
			!(
				providerOf(login.reply) === 'microsoft' ||
				/outlook|graph\.microsoft|office/i.test(textOfClaim(claims.aud))
			)
		) {
			return null;
		}

		const audience = textOfClaim(claims.aud);
		const rights = `${textOfClaim(claims.scp)} ${textOfClaim(claims.roles)}`;
		const wrongAudience =
			!/^(https:\/\/outlook\.office(365)?\.com\/?|00000002-0000-0ff1-ce00-000000000000)$/i.test(audience);
		if (!wrongAudience && /\bSMTP\.Send(AsApp)?\b/i.test(rights)) {
			return null;
		}

		return {
			level: 'error',
			message: wrongAudience
				? `The token is for another service (aud: ${audience || 'none'}), not for https://outlook.office.com.`
				: 'The token does not include the permission to send (scp without SMTP.Send).',
			advice:
				'Request a token with the scope https://outlook.office.com/SMTP.Send (for an application: SMTP.SendAsApp), for the same user, and log in again.',
			retry: 'now',
			confidence: 'certain',
			remedies: [nextLogin(login)],
		};
	},
};

function textOfClaim(value: unknown): string {
	return [value]
		.flat()
		.filter(part => typeof part === 'string')
		.join(' ')
		.slice(0, 200);
}
