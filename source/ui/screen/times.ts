/** Times as the screen shows them. */

/** Since the start, in at most five characters: `19.31`, `119.3`, `16:40`, `1h02`, `120h`. */
export function sinceStart(milliseconds: number): string {
	const seconds = milliseconds / 1000;
	if (seconds < 1000) {
		return seconds.toFixed(seconds < 100 ? 2 : 1).slice(0, 5);
	}

	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	return hours === 0 ? clock(seconds) : `${hours}h${hours < 100 ? minutes.toString().padStart(2, '0') : ''}`;
}

/** `14:02:31`, in the zone of this machine. */
export function timeOfDay(epochMilliseconds: number): string {
	const date = new Date(epochMilliseconds);
	return [date.getHours(), date.getMinutes(), date.getSeconds()]
		.map(part => part.toString().padStart(2, '0'))
		.join(':');
}

/** `0:14`, `1:02:03` */
export function clock(totalSeconds: number): string {
	const seconds = Math.max(0, Math.floor(totalSeconds));
	const two = (number: number): string => number.toString().padStart(2, '0');
	const hours = Math.floor(seconds / 3600);
	const minutes = Math.floor(seconds / 60) % 60;
	return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
