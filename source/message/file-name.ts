/** A name from a message as one that is safe to save under: no folder, no control character, no hidden or device file, no option. */
export function safeFileName(name: string | null, fallback: string): string {
	const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
	const clean = last
		.normalize('NFC')
		.replaceAll(/[\p{C}\p{Zl}\p{Zp}<>:"|?*]/gu, '_')
		.replaceAll(/^[.\s]+|[.\s]+$/g, '');
	const device = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(clean);
	// A dash in front would make the name an option of the program that opens it.
	return shorten(clean === '' ? fallback : device || clean.startsWith('-') ? `_${clean}` : clean);
}

/** At most 200 octets, the ending kept. */
function shorten(name: string): string {
	const dot = name.lastIndexOf('.');
	const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
	let stem = [...name.slice(0, name.length - ending.length)].slice(0, 200);
	while (Buffer.byteLength(stem.join('') + ending) > 200) {
		stem = stem.slice(0, -1);
	}

	return stem.join('') + ending;
}
