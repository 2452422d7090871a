/** Server: who it is and what it offers, before and after TLS and login. */
import {type Offer, offersOf, type Stage, stagesOf} from '../../decode/offers.ts';
import type {Entry} from '../../session/entry.ts';
import {blank, heading, type Line, line, piece} from '../screen/lines.ts';
import {keywordLines, type Place} from './keywords.ts';
import {offerLines} from './offers.ts';
import type {Pane, PaneContext} from './pane.ts';
import {softwareLines} from './software.ts';

export const server: Pane = {
	name: 'server',
	title: 'Server',
	lines({entries, state, width}) {
		const connection = entries.slice(
			Math.max(
				0,
				entries.findLastIndex(({type}) => type === 'connected'),
			),
		);
		const stages = stagesOf(connection);
		const newest = stages.at(-1);
		const {greeting, host} = state.situation;
		const known = softwareLines(connection);
		return [
			line(piece(newest?.list.domain || host, 'strong')),
			...(greeting === null ? [] : [line(piece(greeting, 'dim'))]),
			...(known.length > 0 ? [blank, ...known] : []),
			blank,
			...(newest ? offered(stages, newest, width) : nothing(state.situation)),
			...next(newest, state.situation, connection),
		];
	},
};

function nothing({greetedWith, protocol}: PaneContext['state']['situation']): Line[] {
	const verb = protocol === 'lmtp' ? 'LHLO' : 'EHLO';
	return [
		line(
			piece(
				greetedWith === 'HELO'
					? 'HELO does not ask for extensions. EHLO does: type EHLO and your name.'
					: `The server’s extensions appear here after ${verb}. Type ${verb} and your name.`,
				'dim',
			),
		),
	];
}

function offered(stages: readonly Stage[], {name, list}: Stage, width: number): Line[] {
	const offers = offersOf(stages);
	const {length} = list.keywords;
	const count = length === 0 ? 'no extensions' : length === 1 ? '1 extension' : `${length} extensions`;
	const beside =
		stages.length > 1 ? [...offerLines(stages, offers, width), blank, heading('What they mean')] : [];
	return [
		line(piece(`Offered ${name}`, 'strong'), piece(`  ${count}`, 'dim')),
		...(stages.length > 1 ? [blank] : []),
		...beside,
		...offers.flatMap(offer => [blank, ...keywordLines(offer.capability, placeOf(offer, list.secure))]),
	];
}

function placeOf({standings, times}: Offer, secure: boolean): Place {
	const last = standings.at(-1);
	return {gone: last === 'gone' || last === 'absent', secure, times};
}

/** What would add a column. */
function next(
	newest: Stage | undefined,
	{capabilities, authenticatedAs, secure}: PaneContext['state']['situation'],
	connection: readonly Entry[],
): Line[] {
	const has = (wanted: string) => capabilities?.keywords.some(({keyword}) => keyword === wanted) ?? false;
	const hint =
		!newest || connection.some(({type}) => type === 'closed' || type === 'failed')
			? null
			: authenticatedAs !== null && newest.name !== 'after AUTH'
				? 'You are logged in: send EHLO again to see what that changed.'
				: !secure && has('STARTTLS')
					? '/starttls shows what the server offers in TLS next to this.'
					: authenticatedAs === null && has('AUTH')
						? 'After a login, send EHLO again to see what it changed.'
						: null;
	return hint === null ? [] : [blank, line(piece(hint, 'dim'))];
}
