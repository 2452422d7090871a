/** A 334 with JSON behind a token is its refusal; the verdict comes after one more answer. */

import {analyseBase64, encodeBase64} from '../../../sasl/base64.ts';
import {textOf as textOfBytes} from '../../../sasl/bytes.ts';
import {mechanismOf} from '../../../sasl/lookup.ts';
import {readMessages} from '../../../sasl/messages.ts';
import {readJson} from '../../../sasl/oauth/jwt.ts';
import {line} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/oauth-report',
	cause: 'login-token',
	explains: 'own',
	specificity: 'evidence',
	reference: 'RFC 7628 §3.2.2, §3.2.3; Google, XOAUTH2 protocol',
	story: {
		what: 'The server sends `334 eyJzdGF0dXMi…` after XOAUTH2 or OAUTHBEARER, and then nothing.',
		why: 'The server has refused the token and gives the reason in JSON, as one more challenge. It waits for an answer before it sends 535: an empty line for XOAUTH2, `AQ==` for OAUTHBEARER.',
		advice:
			'Press Enter on an empty line (for OAUTHBEARER, send `AQ==`), then correct the token as the JSON says.',
	},
	inspect(entry) {
		if (
			entry.type !== 'reply' ||
			entry.code !== 334 ||
			!entry.auth ||
			mechanismOf(entry.auth.mechanism).reveals !== 'token'
		) {
			return null;
		}

		const {bytes} = analyseBase64(entry.lines.at(-1)?.text.trim() ?? '');
		const report = bytes && bytes.length > 0 ? readJson(textOfBytes(bytes)) : null;
		if (!report) {
			return null;
		}

		const asked = mechanismOf(entry.auth.mechanism).asks(readMessages(entry.auth));
		const answer = encodeBase64(Buffer.from(asked.onEnter ?? ''));
		const status = typeof report.status === 'string' ? ` (status ${report.status.slice(0, 40)})` : '';
		return {
			level: 'error',
			message: `The server refuses the token${status} and waits for one more answer before it sends 535.`,
			advice:
				answer === ''
					? 'Send an empty line, then get a token with the scope named in the report.'
					: `Send ${answer}, then get a token with the scope named in the report.`,
			retry: 'now',
			confidence: 'certain',
			remedies: [line(answer)],
		};
	},
};
