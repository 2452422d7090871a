/** `/auth-matrix`: every way to log in, once, within a budget that the user sets. */
import {type AuthMatrix, authMatrix, planTries, userForms} from '../dialogs/auth-matrix.ts';
import {announcedMechanisms} from '../protocol/ehlo.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const authMatrixCommand: LocalCommand = {
	name: 'auth-matrix',
	argument: '[user@domain]',
	help: 'try every way to log in once, each on a new connection, and show which work',
	async run(argument, {session, ask, confirm, allowed, keepStep, read}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		const title = 'user name, with its domain';
		const user = argument.trim() || (await ask({title, initial: session.target.user ?? ''}));
		const password = user ? await ask({title: 'password', secret: true}) : null;
		if (!user || password === null) {
			return {said: 'Nothing was sent.'};
		}

		const users = userForms(user);
		const {length} = planTries(announcedMechanisms(session.state.situation.capabilities), users);
		if (length === 0) {
			return {problem: 'The server announces no mechanism that takes a password. EHLO shows what it offers.'};
		}

		const asked = await ask({
			title: `logins to try at most, of ${length} (failed ones may lock the account)`,
		});
		const budget = Number(asked?.trim() || Number.NaN);
		if (!Number.isInteger(budget) || budget < 1) {
			return {said: 'Nothing was sent.'};
		}

		const request = {users, password, budget, onStep: keepStep, allowed: allowed()};
		let matrix = await authMatrix(session, request);
		if (matrix.needsYes) {
			if (!(await confirm(`${matrix.stopped} Try all the same?`))) {
				return {said: 'Nothing was sent.'};
			}

			matrix = await authMatrix(session, {...request, allowed: {clearText: true, unverified: true}});
		}

		read('Ways to log in', tableOf(matrix));
		return {};
	},
};

function tableOf({rows, left, stopped}: AuthMatrix): string[] {
	const cells = (first: string, mechanism: string, initialResponse: string, user: string) =>
		[first.padEnd(11), mechanism.padEnd(19), initialResponse.padEnd(17), user].join(' ');
	const initial = (yes: boolean) => (yes ? 'on the AUTH line' : 'after the 334');
	return [
		cells('answer', 'mechanism', 'first response', 'user name'),
		...rows.map(({works, answer, mechanism, initialResponse, user}) =>
			cells(`${works ? '✓' : '✗'} ${answer}`, mechanism, initial(initialResponse), user),
		),
		...left.map(({mechanism, initialResponse, user}) =>
			cells('  not tried', mechanism, initial(initialResponse), user),
		),
		...(stopped === null ? [] : ['', stopped]),
	];
}
