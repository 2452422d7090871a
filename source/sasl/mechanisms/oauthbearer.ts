/** OAUTHBEARER (RFC 7628): a token in one message, and a lone 01 byte after a report of failure. */
import {escapeName} from '../gs2.ts';
import type {Mechanism} from '../mechanism.ts';
import {acknowledge, noToken} from '../oauth/client.ts';
import {asksForToken, oauthUser, readOauthMessage} from '../oauth/message.ts';
import {send, shown} from '../step.ts';
import {utf8} from '../text.ts';

const form = 'n,a=user,^Ahost=…^Aport=…^Aauth=Bearer token^A^A';

export const oauthbearer: Mechanism = {
	name: 'OAUTHBEARER',
	grade: 'in TLS only',
	reason: 'the token itself is sent',
	reference: 'RFC 7628 §3',
	speaksFirst: 'client',
	needs: 'token',
	reveals: 'token',
	actsAs: true,
	isSecret: () => true,
	identity: oauthUser,
	read: readOauthMessage,
	asks: messages => asksForToken(messages, form, '\u0001'),
	start({user, token, authzid}, {host, port}) {
		if (token === undefined) {
			return noToken();
		}

		const header = `n,a=${escapeName(authzid ?? user)},`;
		const place = `host=${host}\u0001${port === null ? '' : `port=${port}\u0001`}`;
		return send(utf8(`${header}\u0001${place}auth=Bearer ${token}\u0001\u0001`), {
			computed: [shown('gs2 header', header)],
			next: report => acknowledge(report, Uint8Array.of(1)),
		});
	},
};

const {start: _start, ...decoded} = oauthbearer;

/** The same frame around a signature of OAuth 1.0a: decoded only. */
export const oauth10a: Mechanism = {...decoded, name: 'OAUTH10A', reason: 'an OAuth 1.0a signature'};
