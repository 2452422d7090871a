/** A row's meaning in other words: roots, where the row's own pattern knows whole phrases. */
export type Gist = {
	/** In the reply's words (`wordsOf`): no codes, no links. */
	readonly pattern: RegExp;
	/** Where they are not the row's. */
	readonly answers?: readonly string[];
	readonly code?: RegExp;
};

/** By the row's name. */
export type Gists = Readonly<Record<string, readonly Gist[]>>;

export const message = ['DATA', 'DATA-END', 'BDAT'];
export const envelope = ['RCPT', ...message];

// Then the name of the client is meant, not that of a mail domain.
export const ofClient = String.raw`client|your (host|ip|server|name)|\bhelo|\behlo|reverse|\bptr\b|relay|\bip\b`;

/** `pattern`: made of `roots`, `near` and `unless`. */
export function gist(pattern: string, answers?: readonly string[], code?: RegExp): Gist {
	let made: RegExp | undefined;
	return {
		// Made for the first refusal that gets so far: all of them together would be a sixth of the start.
		get pattern() {
			made ??= new RegExp(pattern, 'iu');
			return made;
		},
		...(answers && {answers}),
		...(code && {code}),
	};
}
