/** AUTH PLAIN without its two NUL bytes. */
import type {PlainFacts} from '../../../sasl/mechanisms/plain.ts';
import {latinOf} from '../../reading/bytes.ts';
import {refusedLogin, type Said} from '../../reading/login.ts';
import {logIn} from '../../remedy.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/plain-form',
	cause: 'login-malformed',
	explains: 'refusal',
	specificity: 'evidence',
	reference: 'RFC 4616 §2',
	story: {
		what: 'AUTH PLAIN is refused with 535 or 501 although the user name and password are right.',
		why: 'PLAIN is one text of three parts, `NUL name NUL password`, with a NUL byte before the name and before the password. `name:password` is the form HTTP uses; without the first NUL, the parts shift; and printf and Perl read `\\0` before a digit as an octal number, so that the NUL and the digits disappear.',
		advice: `Log in with PLAIN and let the program encode the answer. By hand: \`printf '\\\\000%s\\\\000%s' name password | base64\`.`,
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const [first] = login?.said ?? [];
		if (!login?.plain || !first || login.plain.form === 'ok') {
			return null;
		}

		return {
			level: 'error',
			message: hasEscapes(first)
				? 'AUTH PLAIN needs two NUL bytes; what was sent has `\\0` as two characters, which echo does not turn into a byte.'
				: messages[login.plain.form](login.plain.nuls),
			advice:
				'Log in with PLAIN and type the user name and password; the program puts the NUL bytes where they belong.',
			retry: 'now',
			confidence: 'certain',
			remedies: [logIn('PLAIN')],
			blames: first.message.entryId,
		};
	},
};

function hasEscapes({facts}: Said): boolean {
	return facts.bytes !== null && /\\0|\\x00|%00/.test(latinOf(facts.bytes));
}

const messages: Record<Exclude<PlainFacts['form'], 'ok'>, (nuls: number) => string> = {
	colon: () =>
		'AUTH PLAIN needs two NUL bytes, and there are none: what was sent has the form user:password.',
	none: () => 'AUTH PLAIN needs two NUL bytes, and there are none in what was sent.',
	'no-leading-nul': () =>
		'AUTH PLAIN needs two NUL bytes, and there is only one: the first is missing, or `\\0` before a digit was read as an octal number.',
	'too-many': nuls =>
		`AUTH PLAIN needs two NUL bytes, and there are ${nuls}: neither a name nor a password can contain one.`,
};
