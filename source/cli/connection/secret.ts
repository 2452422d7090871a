/** What a login needs: a token from a provider where `--auth-oauth` names one, else the password. */
import type {TokenStep} from '../../dialogs/oauth/obtain.ts';
import {isRepeated} from '../../dialogs/oauth/progress.ts';
import {stepWords} from '../../dialogs/oauth/step-words.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
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
	const obtain = await tokenSource(values);
	if (obtain === null) {
		return {...passwordSource(values, ears), token: false};
	}

	let obtained: Promise<string> | undefined;
	const get = (): Promise<string> => {
		let before: TokenStep | undefined;
		const onStep = (step: TokenStep): void => {
			if (!isRepeated(before, step)) {
				ears.warn(stepWords(step));
			}

			before = step;
		};
		obtained ??= obtain({user, onStep}).then(result => {
			if (!result.ok) {
				throw new UsageError(result.problem);
			}

			ears.learn(result.token.accessToken);
			return result.token.accessToken;
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
