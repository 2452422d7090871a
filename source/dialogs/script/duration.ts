const units: Readonly<Record<string, number>> = {ms: 1, s: 1000, m: 60_000, h: 3_600_000};

/** `500ms`, `2s`, `1m`, `0.5s`; a bare number is seconds. Milliseconds, or undefined when it is none or over an hour. */
export function readDuration(text: string): number | undefined {
	const match = /^(\d{1,7}(?:\.\d{1,3})?)\s*(ms|s|m|h)?$/.exec(text.trim());
	const duration = Number(match?.[1]) * (units[match?.[2] ?? 's'] ?? Number.NaN);
	return duration <= 3_600_000 ? duration : undefined;
}
