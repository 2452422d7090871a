/** `name=value; name=value`: the form of DMARC, MTA-STS and TLS-RPT records. */
export function readTags(record: string): ReadonlyMap<string, string> {
	const pairs = record.split(';').flatMap(part => {
		const equals = part.indexOf('=');
		return equals < 1
			? []
			: [[part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim()] as const];
	});
	// Of a name that stands twice the first counts.
	return new Map(pairs.reverse());
}

/** Addresses of a `rua` list, without `mailto:`. */
export function readReceivers(list: string | undefined): string[] {
	return (list ?? '')
		.split(',')
		.map(uri => uri.trim().replace(/^mailto:/i, ''))
		.filter(Boolean);
}
