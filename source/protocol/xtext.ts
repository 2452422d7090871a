/** RFC 3461 §4, and XCLIENT: printable ASCII but `+` and `=`; every other octet of the UTF-8 as `+` and two capital hex digits. */
export function xtext(text: string): string {
	return Array.from(new TextEncoder().encode(text), octet =>
		octet > 0x20 && octet < 0x7f && octet !== 0x2b && octet !== 0x3d
			? String.fromCharCode(octet)
			: `+${octet.toString(16).toUpperCase().padStart(2, '0')}`,
	).join('');
}
