/** `1,234,567`: a count as people read it. `toLocaleString` would load all of ICU for it. */
export function withCommas(count: number): string {
	const digits = String(Math.trunc(count));
	const places = digits.length - (count < 0 ? 1 : 0);
	return [...digits]
		.map((digit, index) => {
			const left = digits.length - index;
			return left % 3 === 0 && left < places ? `,${digit}` : digit;
		})
		.join('');
}
