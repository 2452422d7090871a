/** The time at the beginning of a log line, in the forms that logs use. */
export type TimeRead = {
	/** Milliseconds of the epoch, or of the day where no date is told. */
	readonly at: number;
	/** Where the rest of the line begins. */
	readonly end: number;
};

const months = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const clock = String.raw`(?<hour>\d{1,2}):(?<minute>\d\d):(?<second>\d\d)(?:(?:[.,]|:(?=\d{3}\t))(?<fraction>\d{1,9}))?`;
const zone = String.raw`(?:[ ]?(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)(?![\w:]))?`;
const weekday = String.raw`(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?[ ]+)?`;
const month = String.raw`(?<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)`;

const forms = [
	String.raw`${weekday}(?<year>\d{4})[-/.](?<month>\d\d)[-/.](?<day>\d\d)[T, ]+${clock}${zone}`,
	String.raw`${weekday}${month}[ ]+(?<day>\d{1,2})[ ]+(?:(?<year>\d{4})[ ]+)?${clock}(?:[ ]+(?<later>\d{4})(?!\d))?`,
	String.raw`${weekday}(?<day>\d{1,2})[-/ ]${month}[-/ ](?<year>\d{4})[: ]${clock}${zone}`,
	String.raw`(?<month>\d\d)[-/](?<day>\d\d)[ ]+${clock}`,
	String.raw`${clock}(?:[ ]?(?<half>[AaPp])[Mm]\b)?`,
	String.raw`(?<epoch>1\d{9})\.(?<fraction>\d{3,9})`,
].map(
	form =>
		new RegExp(
			String.raw`^[ \t]?[[(]?(?:${form})[\])]?(?:[ \t]*[|,;:](?=[ \t]|$))?(?:[ \t]+-(?=[ \t]))?[ \t]?`,
		),
);

/** Milliseconds since 1970, or since midnight where the line has no date; null where it begins with no time. */
export function readTime(text: string): TimeRead | null {
	// Most lines without a time are told by their first characters.
	if (!/^[ \t]?[[(]?[\dA-Z]/.test(text)) {
		return null;
	}

	for (const form of forms) {
		const match = form.exec(text);
		if (match?.groups) {
			return {at: toMilliseconds(match.groups), end: match[0].length};
		}
	}

	return null;
}

// Since Java 20 a narrow no-break space stands before AM and PM, here as its octets.
const javaForm = new RegExp(
	String.raw`^${month}[ ]+(?<day>\d{1,2}),[ ]+(?<year>\d{4}),?[ ]+${clock}[ \xe2\x80\xaf]{1,3}(?<half>[AP])M\b`,
);

/** Milliseconds since 1970 of `Jan 05, 2024 10:00:00 AM`, with which java.util.logging begins a record of two lines. */
export function readJavaTime(text: string): number | null {
	const groups = javaForm.exec(text)?.groups;
	return groups ? toMilliseconds(groups) : null;
}

function toMilliseconds(groups: Readonly<Record<string, string | undefined>>): number {
	const fraction = Number(`0.${groups.fraction ?? '0'}`) * 1000;
	if (groups.epoch) {
		return Number(groups.epoch) * 1000 + fraction;
	}

	const afternoon = /p/i.test(groups.half ?? '');
	const hour = groups.half ? (Number(groups.hour) % 12) + (afternoon ? 12 : 0) : Number(groups.hour);
	const ofDay = ((hour * 60 + Number(groups.minute)) * 60 + Number(groups.second)) * 1000 + fraction;
	const index = groups.name ? months.indexOf(groups.name) / 3 : Number(groups.month ?? 0) - 1;
	if (index < 0) {
		return ofDay;
	}

	return (
		Date.UTC(Number(groups.year ?? yearBehind(groups.later) ?? 2000), index, Number(groups.day)) +
		ofDay -
		zoneOf(groups.zone)
	);
}

/** `Fri Jan  5 10:00:00 2024`; another number there is not a year. */
function yearBehind(number: string | undefined): string | undefined {
	return number !== undefined && /^(?:19|20)/.test(number) ? number : undefined;
}

function zoneOf(zone: string | undefined): number {
	const match = /^([+-])(\d\d):?(\d\d)$/.exec(zone ?? '');
	const minutes = match ? Number(match[2]) * 60 + Number(match[3]) : 0;
	return (match?.[1] === '-' ? -minutes : minutes) * 60_000;
}
