/** What `probe --auth` needs to know, asked for and checked before anything is sent. */
import {userForms} from '../../dialogs/auth-matrix.ts';
import type {LoginRequest} from '../../dialogs/probe/logins.ts';
import {numberFrom} from '../arguments/choice.ts';
import type {Option, Values} from '../arguments/option.ts';
import {credentials} from '../arguments/options.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {allowedBy} from '../connection/allowed.ts';
import {passwordOptions, passwordSource} from '../connection/password.ts';
import {warn} from '../output/terminal.ts';
import type {Planned} from './targets.ts';

export const authOptions: readonly Option[] = [
	{
		name: 'auth',
		lineOnly: true,
		help: 'try every way to log in once: mechanism, first response on the AUTH line or not, user name with and without domain',
	},
	{
		name: 'auth-tries',
		argument: 'N',
		help: 'how many logins to try at most; required with --auth, because failed ones may lock the account',
	},
	...credentials,
];

/** Null without `--auth`. */
export async function loginsAskedFor(
	values: Values,
	planned: readonly Planned[],
	hasDomains: boolean,
): Promise<LoginRequest | null> {
	if (!values.has('auth')) {
		return null;
	}

	const [only, ...others] = planned;
	if (only?.type !== 'server' || others.length > 0 || hasDomains) {
		throw new UsageError(
			'--auth sends a password, so name the one server and port that it is for. It cannot be used with several ports, --targets or --mx.',
		);
	}

	const user = values.get('auth-user') ?? only.target.user;
	if (!user) {
		throw new UsageError('--auth needs the user name: --auth-user alice@example.org');
	}

	const budget = budgetOf(values);
	const password = await passwordSource(values, {warn, learn() {}}).get();
	if (password === null) {
		throw new UsageError(
			`--auth needs a password: use ${passwordOptions}, or run it on a terminal, where it asks.`,
		);
	}

	const allowed = allowedBy(values);
	return {users: userForms(user), password, budget, allowed};
}

function budgetOf(values: Values): number {
	if (!values.has('auth-tries')) {
		throw new UsageError(
			'--auth needs --auth-tries N: say how many logins may be tried at most, because failed ones may lock the account.',
		);
	}

	return numberFrom(values, 'auth-tries', {most: 999}) ?? 1;
}
