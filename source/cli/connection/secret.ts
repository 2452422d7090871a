/** What a login needs: a token from a provider where `--auth-oauth` names one, else the password. */
import type {Values} from '../arguments/option.ts';
import {tokenSource} from './oauth.ts';
import {type PasswordEars, type PasswordSource, passwordSource} from './password.ts';

export type SecretSource = PasswordSource & {
	/** What it gives is an access token. */
	readonly token: boolean;
};

/** `prepare` gets the token before anything is connected: a person may need minutes, and no server waits for them. */
export async function secretSource(
	values: Values,
	user: string | undefined,
	ears: PasswordEars,
): Promise<SecretSource> {
	const obtain = await tokenSource(values, user, ears.warn);
	if (obtain === null) {
		return {...passwordSource(values, ears), token: false};
	}

	let obtained: Promise<string> | undefined;
	const get = (): Promise<string> => {
		obtained ??= obtain().then(token => {
			ears.learn(token);
			return token;
		});
		return obtained;
	};
	return {
		get,
		async prepare() {
			await get();
		},
		token: true,
	};
}
