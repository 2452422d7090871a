/** Enhanced mail system status codes: `class.subject.detail` (RFC 3463, carried in replies by RFC 2034). */

export type EnhancedStatus = {
	readonly class: 2 | 4 | 5;
	/** 0 to 999; 0–7 are registered. */
	readonly subject: number;
	readonly detail: number;
};

// RFC 2034 §4: no leading zeros, and a space or the end of the text follows. Some servers put a hyphen there.
const pattern = /^([245])\.(0|[1-9]\d{0,2})\.(0|[1-9]\d{0,2})(?=[ \t-]|$)/;

/** The code at the start of a reply line's text, or null where there is none. */
export function readEnhancedStatus(text: string): EnhancedStatus | null {
	const match = pattern.exec(text);
	if (!match) {
		return null;
	}

	return {class: Number(match[1]) as 2 | 4 | 5, subject: Number(match[2]), detail: Number(match[3])};
}

/** `5.7.8` */
export function formatEnhancedStatus(status: EnhancedStatus): string {
	return `${status.class}.${status.subject}.${status.detail}`;
}
