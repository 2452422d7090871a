/** Reads the reply to EHLO or LHLO, and compares two of them. */
import type {Capabilities, Capability, CapabilityChanges} from './capabilities.ts';

/** `texts`: the lines' texts, without codes. Lines that are empty announce nothing. */
export function readCapabilities(texts: readonly string[]): Capabilities {
	const [first = '', ...rest] = texts;
	const [domain = '', ...greeting] = first.trim().split(/ +/);
	const keywords = rest.map(readCapability).filter(capability => capability !== undefined);
	return {domain, greeting: greeting.join(' '), keywords};
}

function readCapability(text: string): Capability | undefined {
	const [word = '', ...parameters] = text.trim().split(/[ \t]+/);
	if (word === '') {
		return undefined;
	}

	// `AUTH=LOGIN PLAIN`: the form from before RFC 2554, still announced beside the new one for old clients.
	const equals = word.indexOf('=');
	if (equals > 0) {
		return {
			keyword: word.slice(0, equals).toUpperCase(),
			parameters: [word.slice(equals + 1), ...parameters].filter(Boolean),
			oldForm: true,
		};
	}

	return {keyword: word.toUpperCase(), parameters};
}

/** The capability of that name (in capitals), the new form before the old. */
export function findCapability(
	capabilities: Capabilities | null | undefined,
	keyword: string,
): Capability | undefined {
	const all = capabilities?.keywords.filter(capability => capability.keyword === keyword) ?? [];
	return all.find(capability => !capability.oldForm) ?? all[0];
}

/** Mechanisms of the AUTH keyword in both its forms, in capitals, in order, each once. */
export function announcedMechanisms(capabilities: Capabilities | null | undefined): string[] {
	const lists = capabilities?.keywords.filter(capability => capability.keyword === 'AUTH') ?? [];
	return [...new Set(lists.flatMap(list => list.parameters.map(name => name.toUpperCase())))];
}

/** What a second list of capabilities has more, less and otherwise than the first (after STARTTLS, after AUTH). */
export function compareCapabilities(
	before: readonly Capability[],
	after: readonly Capability[],
): CapabilityChanges {
	const old = byKeyword(before);
	const now = byKeyword(after);
	return {
		appeared: [...now.keys()].filter(keyword => !old.has(keyword)),
		vanished: [...old.keys()].filter(keyword => !now.has(keyword)),
		changed: [...now]
			.filter(([keyword, value]) => old.has(keyword) && old.get(keyword) !== value)
			.map(([keyword]) => keyword),
	};
}

function byKeyword(capabilities: readonly Capability[]): Map<string, string> {
	const map = new Map<string, string>();
	for (const {keyword, parameters, oldForm} of capabilities) {
		if (!oldForm) {
			const known = map.get(keyword);
			const text = parameters.map(parameter => parameter.toUpperCase()).join(' ');
			map.set(keyword, known === undefined ? text : `${known} ${text}`);
		}
	}

	return map;
}
