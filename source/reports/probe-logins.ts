/** The logins that `probe --auth` tried, a line each. */
import type {AuthMatrix, AuthTry} from '../dialogs/auth-matrix.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import type {Line} from './probe-lines.ts';

export function loginLines({logins}: ProbeResult): Line[] {
	if (!logins) {
		return [];
	}

	const {rows, left, stopped} = logins;
	return [
		...rows.map(
			({works, answer, ...attempt}): Line => ({
				label: attempt.mechanism,
				value: `${works ? 'works' : 'refused'} (${answer}) as ${wayOf(attempt)}`,
				mark: works ? 'good' : 'bad',
			}),
		),
		...left.map((attempt): Line => ({label: attempt.mechanism, value: `not tried as ${wayOf(attempt)}`})),
		...(stopped === null ? [] : [{label: 'stopped', value: stopped, mark: 'odd' as const}]),
	];
}

/** One sentence about all logins that were tried. */
export function loginsInShort({rows, stopped}: AuthMatrix): string {
	const working = rows.filter(({works}) => works).length;
	if (rows.length === 0) {
		return stopped ?? 'No login was tried.';
	}

	return working > 0
		? `${working} of ${rows.length} logins tried work`
		: `No login works: ${rows.length} tried, the last one answered ${rows.at(-1)?.answer ?? ''}.`;
}

function wayOf({user, initialResponse}: AuthTry): string {
	return `${user}, first response ${initialResponse ? 'on the AUTH line' : 'after the 334'}`;
}
