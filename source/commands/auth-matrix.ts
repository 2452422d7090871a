/** `/auth-matrix`: every way to log in, once, within a budget that the user sets. */
import {counted} from '../decode/quantities.ts';
import {type AuthMatrix, authMatrix, planTries, userForms} from '../dialogs/auth-matrix.ts';
import {announcedMechanisms, findCapability} from '../protocol/ehlo.ts';
import type {Situation} from '../session/entry.ts';
import {isConnected, type LocalCommand, notConnected} from './command.ts';

export const authMatrixCommand: LocalCommand = {
	name: 'auth-matrix',
	argument: '[user@domain]',
	help: 'try every way to log in once, each on a new connection, and show which work',
	async run(argument, {session, ask, confirm, allowed, keepStep, read, tell}) {
		if (!isConnected(session)) {
			return notConnected;
		}

		const offered = announcedMechanisms(session.state.situation.capabilities);
		if (planTries(offered, ['']).length === 0) {
			return {problem: whyNone(session.state.situation)};
		}

		const title = 'user name, with its domain';
		const user = argument.trim() || (await ask({title, initial: session.target.user ?? ''}));
		const password = user ? await ask({title: 'password', secret: true}) : null;
		if (!user || password === null) {
			return {said: 'Nothing was sent.'};
		}

		const users = userForms(user);
		const {length} = planTries(offered, users);
		const asked = await ask({
			title: `logins to try at most, of ${length} (failed ones may lock the account)`,
		});
		const budget = Number(asked?.trim() || Number.NaN);
		if (!Number.isInteger(budget) || budget < 1) {
			return {said: 'Nothing was sent.'};
		}

		const request = {users, password, budget, onStep: keepStep, allowed: allowed()};
		tell(`Trying ${counted(Math.min(budget, length), 'login')}. /disconnect stops.`);
		let matrix = await authMatrix(session, request);
		if (matrix.needsYes) {
			if (!(await confirm(`${matrix.stopped} Try anyway?`))) {
				return {said: 'Nothing was sent.'};
			}

			matrix = await authMatrix(session, {...request, allowed: {clearText: true, unverified: true}});
		}

		session.note('auth/matrix', inShort(matrix));
		read('Ways to log in', [...tableOf(matrix), ...untried(offered)]);
		return {};
	},
};

/** For the history and the reports, where the table is not. */
function inShort({rows, stopped}: AuthMatrix): string {
	const names = (works: boolean) => [
		...new Set(rows.filter(row => row.works === works).map(({mechanism}) => mechanism)),
	];
	const [good, bad] = [names(true), names(false)];
	const groups = [
		['Work', good.filter(name => !bad.includes(name))],
		['Work in one form and not in another', good.filter(name => bad.includes(name))],
		['Refused', bad.filter(name => !good.includes(name))],
	] as const;
	return [
		`${counted(rows.length, 'login')} tried.`,
		...groups.flatMap(([word, list]) => (list.length > 0 ? [`${word}: ${list.join(', ')}.`] : [])),
		...(stopped === null ? [] : [stopped]),
	].join(' ');
}

function untried(offered: readonly string[]): string[] {
	const others = offered.filter(name => planTries([name], ['']).length === 0);
	return others.length === 0 ? [] : ['', `Offered too, but not with a password: ${others.join(', ')}.`];
}

function whyNone({capabilities, secure}: Situation): string {
	if (!capabilities) {
		return 'Nothing is announced yet: EHLO first.';
	}

	const offered = announcedMechanisms(capabilities);
	if (offered.length > 0) {
		return `The server offers ${offered.join(', ')}, and none of these uses a password.`;
	}

	return !secure && findCapability(capabilities, 'STARTTLS')
		? 'The server announces no AUTH in clear text; many servers offer it after STARTTLS, which /starttls starts.'
		: 'The server announces no AUTH, so there is no way to log in here.';
}

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
