/**
 * What stands where a secret stood: this program's own mask, its placeholders, and what other programs and people
 * write. It is a value with a name, and nothing is concluded from it.
 */

/** Stands for every secret on the screen; always as long, so that the length is not told either. */
export const MASK = '••••••••';

/** The whole text stands for a secret: `••••••••`, `[password-1]`, `********`, `<hidden>`, `REDACTED`. */
export function isStandIn(text: string): boolean {
	const trimmed = text.trim();
	return trimmed.length <= 80 && (marks.test(trimmed) || words.test(trimmed) || bracketed.test(trimmed));
}

/** A secret of which only a part was kept: `dXNlcj1h…`, `AGFs***`, `334 VXNl[password-1]`. */
export function hasStandIn(text: string): boolean {
	return isStandIn(text) || cut.test(text);
}

const marks = /^(?:[*•●∙·#]{3,}|[xX]{3,}|\.{3,}|…|-{3,}|_{3,})$/;
const words = /^(?:redacted|removed|hidden|masked|omitted|filtered|censored|sanitized|left out)$/i;
const bracketed = /^(?:\[[^\]]*\]|<[^<>@]*>|\{[^{}]*\}|\([^()]*\))$/;
const cut = /\*{3}|•{2}|…|\.{3}|\[(?:password|secret|auth-response)-\d{1,6}\]/;
