/** Replies that a text quotes: three digits count only where a reply can stand. */

// The second digit is 0 to 7 in every reply that is known (RFC 5321 §4.2.1 has 0 to 5); `550 minutes` is a time.
const code = String.raw`[45][0-7]\d`;
const notCounted = String.raw`(?! (?:seconds?|minutes?|hours?|days?|attempts?|octets|bytes|[KMG]i?B|messages?)\b)`;
const enhanced = String.raw`[45]\.\d{1,3}\.\d{1,3}\b`;

const starts = new RegExp(String.raw`^[2-5][0-7]\d${notCounted}(?! warning:)(?:[ -]|$)`, 'i');
const withEnhanced = new RegExp(String.raw`(?:^|[ \t:'"(<>[\]=,;])(${code}[ -]#?${enhanced})`);
const afterMark = new RegExp(
	String.raw`(?:[:'"([>=]|\b(?:said|returned|response|reply|error|reason|was|code))[ \t]{0,4}(${code}${notCounted}[ -][^\s-])`,
	'i',
);
const codeAndColon = new RegExp(String.raw`(?:^|[ \t(])(${code})[ \t]{0,2}:[ \t]{0,2}(?=\S)`);

/** The words themselves, where they begin as a reply does. */
export function replyAtStart(words: string): string | null {
	const bare = words.replace(/^['"[(<]{1,3}/, '');
	return starts.test(bare) ? ended(bare) : null;
}

/** A reply somewhere in the words, from its code on. */
export function replyWithin(words: string): string | null {
	for (const pattern of [withEnhanced, afterMark]) {
		const match = pattern.exec(words);
		if (match) {
			return ended(words.slice(match.index + match[0].length - (match[1] ?? '').length));
		}
	}

	const match = codeAndColon.exec(words);
	return match ? ended(`${match[1] ?? ''} ${words.slice(match.index + match[0].length)}`) : null;
}

/** `5.1.1`, as it stands alone: `(#5.1.1)`, `[#4.1.9]`, `5.1.1 <bob@…`. */
export function statusWithin(words: string): string {
	return /(?:^|[ \t#([:])([245]\.\d{1,3}\.\d{1,3})(?=[ \t)\],:]|$)/.exec(words)?.[1] ?? '';
}

/** Without what the quoting system put behind it. */
function ended(reply: string): string {
	const bare = reply
		.replace(/\s*\((?:state \d+|#[245]\.\d{1,3}\.\d{1,3})\)\.?$/, '')
		.replace(/[ \t]+Giving up on .*$/, '')
		.trim();
	return withoutClosing(bare);
}

const pairs: Readonly<Record<string, string>> = {']': '[', "'": "'", '"': '"'};

/** A bracket or quote that the quoting system opened before the reply. */
function withoutClosing(reply: string): string {
	const bare = reply.replace(/(?<=['"\]])\.$/, '');
	const last = bare.at(-1) ?? '';
	const opening = pairs[last];
	const inside = bare.slice(0, -1).split(opening ?? '').length - 1;
	const isPaired = opening === last ? inside % 2 === 1 : inside > 0;
	return opening === undefined || isPaired ? reply : withoutClosing(bare.slice(0, -1).trim());
}
