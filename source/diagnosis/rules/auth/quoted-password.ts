/** Quotation marks or backslashes meant for a shell or a file reached the server. */
import {latinOf} from '../../reading/bytes.ts';
import {isVerdict, nextLogin, refusedLogin} from '../../reading/login.ts';
import type {Rule} from '../../rule.ts';

export const rule: Rule = {
	id: 'auth/quoted-password',
	cause: 'login-refused',
	explains: 'refusal',
	specificity: 'text',
	reference: 'RFC 4616 §2',
	story: {
		what: 'A password with `$`, `!`, `@`, `%`, `&` or spaces in it is refused with 535.',
		why: 'Quotes and backslashes that a shell, an .env file or a YAML file should have removed were sent as part of the password. It can also happen the other way round: a shell removes an unquoted `$word`, which leaves no trace in what is sent.',
		advice: 'Log in again and type the password at the masked prompt, where no shell changes it.',
	},
	inspect(entry) {
		const login = refusedLogin(entry);
		const password = login?.password && latinOf(login.password);
		if (!login || !password || !isVerdict(login.reply)) {
			return null;
		}

		const marks = signOf(password);
		return marks === null
			? null
			: {
					level: 'error',
					message: `The password that was sent ${marks}, which look as if they were meant for a shell or a file.`,
					advice: 'Log in again and type the password at the masked prompt, where nothing needs quoting.',
					retry: 'now',
					confidence: 'possible',
					remedies: [nextLogin(login)],
				};
	},
};

function signOf(password: string): string | null {
	if (/^(['"]).+\1$/.test(password)) {
		return 'begins and ends with quotation marks';
	}

	if (/\\[$!@"'`&\\#]/.test(password)) {
		return 'contains backslashes before special characters';
	}

	return /%(?:21|22|23|24|25|26|2B|2F|3A|3B|3D|3F|40)/i.test(password)
		? 'contains %XX codes, as in a URL,'
		: null;
}
