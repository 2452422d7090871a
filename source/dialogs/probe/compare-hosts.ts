/** Two servers probed at the same time: what differs between them, and what protection one of them lacks. */
import type {Guess} from '../../decode/server-software.ts';
import {compareServers} from './compare.ts';
import type {ProbeResult} from './result.ts';

export type HostRow = {
	readonly what: string;
	readonly here: string;
	readonly there: string;
	/** Which of them lacks a protection that the other has. */
	readonly alarm: 'here' | 'there' | null;
};

export type HostComparison = {
	readonly here: string;
	readonly there: string;
	readonly groups: readonly {readonly title: string; readonly rows: readonly HostRow[]}[];
	/** Extensions that both offer alike. */
	readonly alike: readonly string[];
};

/** Without a group for what both have alike; extensions offered by both are listed once. */
export function compareHosts(here: ProbeResult, there: ProbeResult): HostComparison {
	const rows = differencesOf(here, there);
	// With TLS from the first byte there is no list in clear text to differ from.
	const clear = here.before && there.before ? rows.flatMap(row => extensionRow(row, ' in clear text')) : [];
	const inTls = rows.flatMap(row => extensionRow(row, ' in TLS'));
	const others = rows
		.filter(({what}) => !/ in (?:clear text|TLS)$/.test(what) && what !== 'the greeting')
		.map(inWords);
	const groups = [
		{title: 'The server', rows: [...softwareRows(here, there), ...others]},
		{title: 'Extensions in clear text', rows: clear},
		{
			title:
				clear.length > 0 ? 'Extensions in TLS, where the difference is not the same' : 'Extensions in TLS',
			rows: inTls.filter(row => !clear.some(other => isSame(row, other))),
		},
	];
	return {
		here: here.target,
		there: there.target,
		groups: groups.filter(group => group.rows.length > 0),
		alike: alike(here, there),
	};
}

function differencesOf(here: ProbeResult, there: ProbeResult): HostRow[] {
	const [lostThere, lostHere] = [losses(here, there), losses(there, here)];
	return compareServers(here, there).map(({what, before, now}) => ({
		what,
		here: before,
		there: now,
		alarm: lostThere.has(what) ? 'there' : lostHere.has(what) ? 'here' : null,
	}));
}

/** What the second lacks. That AUTH waits for TLS is none of it; that it is nowhere is. */
function losses(from: ProbeResult, to: ProbeResult): Set<string> {
	const hasAuth = (to.after ?? to.before ?? []).some(({keyword}) => keyword === 'AUTH');
	const alarms = compareServers(from, to).filter(({alarm, what}) => alarm && what !== 'the outcome');
	return new Set(
		alarms
			.map(({what}) => what)
			.filter(what => !(hasAuth && what.startsWith('AUTH')) && !(to.tls && what === 'STARTTLS')),
	);
}

function extensionRow({what, here, there, alarm}: HostRow, where: string): HostRow[] {
	const keyword = what.slice(0, -where.length);
	// What became of STARTTLS is told apart, and says more.
	if (!what.endsWith(where) || keyword === 'STARTTLS') {
		return [];
	}

	return [{what: keyword, here: offerWords(here, keyword), there: offerWords(there, keyword), alarm}];
}

/** What is known of the server as a whole, in the words that the extensions have too. */
function inWords(row: HostRow): HostRow {
	const words = (text: string): string =>
		row.what === 'STARTTLS'
			? (starttlsWords[text] ?? text)
			: row.what === 'AUTH'
				? offerWords(text, row.what)
				: text;
	return {...row, here: words(row.here), there: words(row.there)};
}

const starttlsWords: Readonly<Record<string, string>> = {
	done: '✓ offered, and it works',
	'not offered': '− not offered',
	refused: '✗ offered, but refused',
	failed: '✗ accepted, but the handshake failed',
	'not needed': 'not needed: TLS from the first byte',
	'not reached': 'not known: the probe did not get that far',
};

function offerWords(text: string, keyword: string): string {
	return text === 'not announced' ? '− not offered' : text === keyword ? '✓' : text.slice(keyword.length + 1);
}

function isSame(row: HostRow, other: HostRow): boolean {
	return row.what === other.what && row.here === other.here && row.there === other.there;
}

function softwareRows({software: here}: ProbeResult, {software: there}: ProbeResult): HostRow[] {
	const kinds = [
		['software', here.software, there.software],
		['service', here.service, there.service],
		['in between', here.middlebox, there.middlebox],
	] as const;
	return kinds.flatMap(([what, one, other]) => {
		const [left, right] = [guessed(one), guessed(other)];
		return left === right ? [] : [{what, here: left, there: right, alarm: null}];
	});
}

function guessed(guess: Guess | null): string {
	return guess
		? `${[guess.name, guess.version].filter(Boolean).join(' ')} (${guess.confidence})`
		: 'not recognised';
}

function alike(here: ProbeResult, there: ProbeResult): string[] {
	const own = (here.after ?? here.before ?? []).map(textOf);
	const other = new Set((there.after ?? there.before ?? []).map(textOf));
	return own.filter(text => other.has(text));
}

function textOf({
	keyword,
	parameters,
}: {
	readonly keyword: string;
	readonly parameters: readonly string[];
}): string {
	return [keyword, ...parameters].join(' ');
}
