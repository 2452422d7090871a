/** Server: who it is and what it announced, before and after TLS. */

import {keywordWords} from '../../decode/ehlo-keywords.ts';
import type {Capability} from '../../protocol/capabilities.ts';
import type {CapabilitiesEntry, Entry} from '../../session/entry.ts';
import {blank, heading, type Line, line, type Piece, piece, table} from '../lines.ts';
import type {Pane} from './pane.ts';

export const server: Pane = {
	name: 'server',
	title: 'Server',
	lines({entries, state}) {
		const lists = listsOf(entries);
		const newest = lists.at(-1);
		const {greeting, host, greetedWith, protocol} = state.situation;
		return [
			line(piece(newest?.domain || host, 'strong')),
			...(greeting === null ? [] : [line(piece(greeting, 'dim'))]),
			blank,
			...(newest ? announced(newest, lists) : nothing(greetedWith, protocol)),
		];
	},
};

function nothing(greetedWith: string | null, protocol: 'smtp' | 'lmtp'): Line[] {
	const verb = protocol === 'lmtp' ? 'LHLO' : 'EHLO';
	return [
		line(
			piece(
				greetedWith === 'HELO'
					? 'HELO asks for no list of extensions. EHLO does: type EHLO and your name.'
					: `What the server can do appears here after ${verb}. Type ${verb} and your name.`,
				'dim',
			),
		),
	];
}

/** The lists of this connection, oldest first. */
function listsOf(entries: readonly Entry[]): CapabilitiesEntry[] {
	const start = entries.findLastIndex(({type}) => type === 'connected');
	return entries.slice(Math.max(0, start)).filter(entry => entry.type === 'capabilities');
}

const occasions: Readonly<Record<CapabilitiesEntry['since'], string>> = {
	first: 'Announced',
	starttls: 'Announced after STARTTLS',
	auth: 'Announced after AUTH',
	xclient: 'Announced after XCLIENT',
	repeated: 'Announced again',
};

function announced(newest: CapabilitiesEntry, lists: readonly CapabilitiesEntry[]): Line[] {
	const gone = newest.changes?.vanished ?? [];
	const before = lists.at(-2);
	return [
		line(piece(occasions[newest.since], 'strong'), piece(`  ${newest.keywords.length} keywords`, 'dim')),
		blank,
		...table(newest.keywords.map(capability => keywordRow(capability, newest))),
		...(gone.length > 0 ? [blank, heading('No longer announced')] : []),
		...table(
			(before?.keywords ?? [])
				.filter(({keyword}) => gone.includes(keyword))
				.map(capability => keywordRow(capability, null)),
		),
	];
}

function keywordRow(capability: Capability, list: CapabilitiesEntry | null): [string, Piece, Piece] {
	const {keyword, parameters} = capability;
	const isNew = list?.changes?.appeared.includes(keyword);
	const isOther = list?.changes?.changed.includes(keyword);
	const mark = isNew ? '+' : isOther ? '~' : list ? ' ' : '−';
	return [
		`${mark} ${keyword}`,
		piece(parameters.length > 0 ? `${parameters.join(' ')}  ` : '', 'strong'),
		piece(keywordWords(capability).meaning),
	];
}
