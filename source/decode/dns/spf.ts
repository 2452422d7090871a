/** An SPF record (RFC 7208) term by term, in words. It reads the text alone; following it is another matter. */

export type SpfWords = {
	/** Who may send, in the order of the record. */
	readonly may: readonly string[];
	/** Who is treated otherwise than allowed, `all` left out. */
	readonly exceptions: readonly string[];
	/** What holds for everybody else. */
	readonly rest: string;
	/** Terms that are not SPF: receivers then ignore the whole record (permerror). */
	readonly unknown: readonly string[];
	/** The record protects nothing. */
	readonly open: boolean;
};

/** The record is taken to begin with `v=spf1`. Terms that RFC 7208 does not have are listed as unknown. */
export function readSpf(record: string): SpfWords {
	const terms = record.trim().split(/\s+/).slice(1).map(readTerm);
	const all = terms.find(({name}) => name === 'all');
	const redirect = terms.find(({name}) => name === 'redirect');
	// What stands behind `all` is never looked at (RFC 7208 §5.1).
	const before = all ? terms.slice(0, terms.indexOf(all)) : terms;
	const named = before.filter(({words, name}) => words !== null && name !== 'redirect' && name !== 'exp');
	return {
		may: named.flatMap(({sign, words}) => (sign === '+' && words ? [words] : [])),
		exceptions: named.flatMap(({sign, words}) =>
			sign !== '+' && words ? [`${words}: ${verdicts[sign]}`] : [],
		),
		rest: all
			? `${verdicts[all.sign]} (${all.text})`
			: redirect
				? `as ${redirect.value} says (redirect)`
				: 'not mentioned (the record has no “all” at the end)',
		unknown: terms.flatMap(({words, text}) => (words === null ? [text] : [])),
		open: all?.sign === '+',
	};
}

type Sign = '+' | '-' | '~' | '?';

type Term = {
	readonly text: string;
	readonly sign: Sign;
	readonly name: string;
	readonly value: string;
	/** Null: no term of SPF. */
	readonly words: string | null;
};

const verdicts: Readonly<Record<Sign, string>> = {
	'+': 'allowed',
	'-': 'refused',
	'~': 'suspicious, but not to be refused for that alone',
	'?': 'neither allowed nor refused',
};

function readTerm(text: string): Term {
	// `a/24` has the length of a prefix, with its slash, and no name.
	const [, sign = '', name = '', value = ''] =
		/^([-+~?]?)([a-z][\w.-]*)(?:[:=]|(?=\/)|$)(.*)$/i.exec(text) ?? [];
	const lower = name.toLowerCase();
	const isModifier = /^[a-z][\w.-]*=/i.test(text);
	const words = isModifier ? (modifiers[lower] ?? ignored) : mechanisms[lower];
	return {text, sign: isSign(sign) ? sign : '+', name: lower, value, words: words?.(value) ?? null};
}

function isSign(text: string): text is Sign {
	return text in verdicts;
}

const mechanisms: Readonly<Record<string, (value: string) => string | null>> = {
	all: () => 'everyone',
	ip4: value => value || null,
	ip6: value => value || null,
	a: value => `the addresses of ${ownUnless(value)}`,
	mx: value => `the mail hosts of ${ownUnless(value)}`,
	include: value => (value ? `the senders that ${value} allows` : null),
	exists: value => (value ? `the senders for which ${value} exists in DNS` : null),
	ptr: value => `hosts named below ${ownUnless(value)} (ptr, which receivers may ignore)`,
};

const modifiers: Readonly<Record<string, (value: string) => string | null>> = {
	redirect: value => value || null,
	exp: value => value || null,
};

// RFC 7208 §6: modifiers no one knows are passed over.
const ignored = (): string => '';

function ownUnless(value: string): string {
	return value === '' || value.startsWith('/')
		? `the domain itself${value ? `, with all of ${value}` : ''}`
		: value;
}
