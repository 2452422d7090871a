/** Times as the screen tells them. */

/** Since the start: `19.31`, from a thousand seconds on `16:40`. */
export function sinceStart(milliseconds: number): string {
	const seconds = milliseconds / 1000;
	return seconds < 1000 ? seconds.toFixed(2) : clock(seconds);
}

/** `0:14`, `1:02:03` */
export function clock(totalSeconds: number): string {
	const seconds = Math.max(0, Math.floor(totalSeconds));
	const two = (number: number): string => number.toString().padStart(2, '0');
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
