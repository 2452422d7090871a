/** Plain text was sent where base64 belongs. */
import {refusedLogin} from '../../reading/login.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/not-base64',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4954 §4',
	story: {
		what: '501 or 535 after an answer that holds characters base64 does not have.',
		why: 'A 334 asks in base64 and wants its answer so: `VXNlcm5hbWU6` is “Username:”. The text went out as it was typed.',
		advice:
			'Log in with `/auth`, or answer the prompt in plain text and watch the preview: it shows the base64 that Enter sends.',
		example: 'C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: ann@example.org\nS: 501 5.5.2 Invalid base64 data',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const found = login?.said.find(({facts}) => facts.bytes === null);
		if (!login || !found) {
			return null;
		}

		return {
			level: 'error',
			message: `The answer was not base64: its character ${(found.facts.foreignAt ?? 0) + 1} is none that base64 has.`,
			advice:
				'Log in again with `/auth` and type the plain text; the program encodes it and shows what goes out.',
			fault: 'you',
			retry: 'now',
			confidence: 'certain',
			next: `/auth ${login.exchange.mechanism}`,
			blames: found.message.entryId,
		};
	},
};
