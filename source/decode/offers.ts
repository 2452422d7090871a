/** What a server offers at each stage of a connection: before TLS, in it, after a login. Pure. */
import type {Capability} from '../protocol/capabilities.ts';
import type {CapabilitiesEntry, Entry} from '../session/entry.ts';

export type Stage = {
	readonly name: 'before TLS' | 'in clear text' | 'after TLS' | 'in TLS' | 'after AUTH' | 'after XCLIENT';
	/** The newest list of this stage. */
	readonly list: CapabilitiesEntry;
};

/** How one stage stands to the one before: `same` also where there is none before. */
export type Standing = 'same' | 'new' | 'other' | 'gone' | 'absent';

export type Offer = {
	readonly keyword: string;
	/** As announced last; of a keyword on several lines, the parameters of all. */
	readonly capability: Capability;
	/** On how many lines of that list. */
	readonly times: number;
	/** In the order of the stages. */
	readonly standings: readonly Standing[];
	/** The parameters, each with its own standings, where they are not the same everywhere. */
	readonly parameters: readonly {readonly name: string; readonly standings: readonly Standing[]}[];
};

/** The stages of the newest connection, oldest first. */
export function stagesOf(entries: readonly Entry[]): Stage[] {
	const start = entries.findLastIndex(({type}) => type === 'connected');
	const connection = entries.slice(Math.max(0, start));
	const lists = connection.filter(entry => entry.type === 'capabilities');
	const turned = connection.some(({type}) => type === 'secured');
	const stages = new Map<Stage['name'], CapabilitiesEntry>();
	let reached: Stage['name'] | null = null;
	for (const list of lists) {
		reached = stageOf(list, reached, turned);
		stages.set(reached, list);
	}

	return [...stages].map(([name, list]) => ({name, list}));
}

/** `turned`: the connection began in clear text and became TLS. */
function stageOf(
	{since, secure}: CapabilitiesEntry,
	reached: Stage['name'] | null,
	turned: boolean,
): Stage['name'] {
	if (since === 'auth' || since === 'xclient') {
		return since === 'auth' ? 'after AUTH' : 'after XCLIENT';
	}

	if (since === 'repeated' && reached !== null) {
		return reached;
	}

	return secure ? (turned ? 'after TLS' : 'in TLS') : turned ? 'before TLS' : 'in clear text';
}

/** Every keyword of any stage: those of the newest list in its order, then those that are gone. */
export function offersOf(stages: readonly Stage[]): Offer[] {
	const lists = stages.map(({list}) => byKeyword(list.keywords));
	const keywords = new Set(lists.toReversed().flatMap(list => [...list.keys()]));
	return [...keywords].flatMap(keyword => {
		const announced = lists.map(list => list.get(keyword));
		const capability = announced.findLast(found => found !== undefined);
		return capability
			? [{keyword, capability, times: timesIn(stages, capability), ...standingsOf(announced)}]
			: [];
	});
}

function standingsOf(
	announced: readonly (Capability | undefined)[],
): Pick<Offer, 'standings' | 'parameters'> {
	const standings = standingIn(announced.map(found => found?.parameters.join(' ').toUpperCase()));
	if (!standings.includes('other')) {
		return {standings, parameters: []};
	}

	const names = new Set(announced.flatMap(found => found?.parameters ?? []));
	const parameters = [...names].map(name => ({
		name,
		standings: standingIn(announced.map(found => (found?.parameters.includes(name) ? name : undefined))),
	}));
	return {standings, parameters};
}

function standingIn(values: readonly (string | undefined)[]): Standing[] {
	return values.map((value, index) => {
		const before = values[index - 1];
		if (value === undefined) {
			return before === undefined ? 'absent' : 'gone';
		}

		return index === 0 || value === before ? 'same' : before === undefined ? 'new' : 'other';
	});
}

function timesIn(stages: readonly Stage[], {keyword, oldForm}: Capability): number {
	const list = stages.findLast(stage => stage.list.keywords.some(one => one.keyword === keyword))?.list;
	return list?.keywords.filter(one => one.keyword === keyword && one.oldForm === oldForm).length ?? 0;
}

/** `AUTH=LOGIN`, the old form, counts only where the new one is missing. */
function byKeyword(keywords: readonly Capability[]): Map<string, Capability> {
	const map = new Map<string, Capability>();
	for (const capability of keywords) {
		const known = map.get(capability.keyword);
		if (!known || (known.oldForm && !capability.oldForm)) {
			map.set(capability.keyword, capability);
		} else if (known.oldForm === capability.oldForm) {
			map.set(capability.keyword, together(known, capability));
		}
	}

	return map;
}

function together(first: Capability, second: Capability): Capability {
	const known = new Set(first.parameters.map(parameter => parameter.toUpperCase()));
	const more = second.parameters.filter(parameter => !known.has(parameter.toUpperCase()));
	return {...first, parameters: [...first.parameters, ...more]};
}
