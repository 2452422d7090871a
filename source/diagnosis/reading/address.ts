/** The domain's letters have no case; the rest is the recipient's affair, and hardly anybody tells them apart. */
export function sameAddress(one: string, other: string): boolean {
	return one.toLowerCase() === other.toLowerCase();
}
