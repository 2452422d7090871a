/** One pattern of several, each on a line of its own. All have the same flags. */
export function eitherOf(...patterns: readonly RegExp[]): RegExp {
	return new RegExp(patterns.map(({source}) => source).join('|'), patterns[0]?.flags);
}
