/** XOAUTH2 and OAUTHBEARER (RFC 7628): a token, and an empty word after a report of failure. */

import {type ClientMechanism, type Step, send, shown, stop} from '../client.ts';
import {escapeName} from '../gs2.ts';
import {jsonText, readJson} from '../oauth/jwt.ts';
import {utf8} from '../text.ts';

export const xoauth2: ClientMechanism = {
	name: 'XOAUTH2',
	needs: 'token',
	start({user, token}) {
		return token === undefined
			? noToken()
			: send(utf8(`user=${user}\u0001auth=Bearer ${token}\u0001\u0001`), {
					next: report => takeNote(report, new Uint8Array()),
				});
	},
};

export const oauthbearer: ClientMechanism = {
	name: 'OAUTHBEARER',
	needs: 'token',
	start({user, token, authzid}, {host, port}) {
		if (token === undefined) {
			return noToken();
		}

		const header = `n,a=${escapeName(authzid ?? user)},`;
		const place = `host=${host}\u0001${port === null ? '' : `port=${port}\u0001`}`;
		return send(utf8(`${header}\u0001${place}auth=Bearer ${token}\u0001\u0001`), {
			computed: [shown('gs2 header', header)],
			next: report => takeNote(report, Uint8Array.of(1)),
		});
	},
};

function noToken(): Step {
	return stop('missing', 'This mechanism needs an access token, and none was given.');
}

/** The verdict comes only after an answer to the report. */
function takeNote(report: Uint8Array, answer: Uint8Array): Step {
	const json = readJson(Buffer.from(report).toString('utf8'));
	const status = json?.status === undefined ? '' : ` with status ${jsonText(json.status)}`;
	return send(answer, {
		remarks: [`The server refused the token${status}; its report is answered so that it gives its verdict.`],
	});
}
