/** LOGIN: answers two prompts, by what they say and where they say nothing by their place. */

import {type ClientMechanism, type Credentials, type Step, send, shown} from '../client.ts';
import {promptKind} from '../mechanisms/login.ts';
import {charsetRemarks, inCharset, passwordOf} from '../text.ts';

export const login: ClientMechanism = {
	name: 'LOGIN',
	needs: 'password',
	start(credentials, {initialResponse}) {
		return initialResponse
			? send(inCharset(credentials.user, credentials), {
					next: prompt => answer(prompt, credentials, ['user name']),
				})
			: send(null, {next: prompt => answer(prompt, credentials, [])});
	},
};

type Given = readonly ('user name' | 'password')[];

function answer(prompt: Uint8Array, credentials: Credentials, given: Given): Step {
	const kind = promptKind(prompt);
	const place = given.length === 0 ? 'user name' : 'password';
	const part = kind ?? place;
	const remarks: string[] = [];
	if (prompt.length === 0 || kind === null) {
		remarks.push(`The prompt says neither user name nor password; by its place it asks for the ${part}.`);
	} else if (kind !== place) {
		remarks.push(`The server asks for the ${kind} where the ${place} was due; it gets what it asks for.`);
	}

	const bytes = inCharset(part === 'password' ? passwordOf(credentials) : credentials.user, credentials);
	const rest = {
		computed: [shown('answers', part), shown('length', `${bytes.length} octets`)],
		remarks: [...remarks, ...(part === 'password' ? charsetRemarks(credentials) : [])],
	};
	const now: Given = [...given, part];
	// One more answer than the mechanism has: for servers that ignore the name on the AUTH line.
	return now.length < 3
		? send(bytes, {...rest, next: prompt => answer(prompt, credentials, now)})
		: send(bytes, rest);
}
