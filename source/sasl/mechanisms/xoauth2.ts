/** XOAUTH2: a token in one message, and an empty line after a report of failure. */
import type {Mechanism} from '../mechanism.ts';
import {acknowledge, noToken} from '../oauth/client.ts';
import {asksForToken, oauthUser, readOauthMessage} from '../oauth/message.ts';
import {send} from '../step.ts';
import {utf8} from '../text.ts';

export const xoauth2: Mechanism = {
	name: 'XOAUTH2',
	grade: 'in TLS only',
	reason: 'the token itself is sent; Google’s own form, also used by Microsoft',
	reference: 'Google XOAUTH2 protocol',
	speaksFirst: 'client',
	needs: 'token',
	reveals: 'token',
	isSecret: () => true,
	identity: oauthUser,
	read: readOauthMessage,
	asks: messages => asksForToken(messages, 'user=name^Aauth=Bearer token^A^A', ''),
	start({user, token}) {
		return token === undefined
			? noToken()
			: send(utf8(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`), {
					next: report => acknowledge(report, new Uint8Array()),
				});
	},
};
