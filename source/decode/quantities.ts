/** Numbers as people read them. */
import {withCommas} from '../protocol/with-commas.ts';

/** `35,882,577 octets (34.2 MiB)` */
export function octetsInWords(octets: number): string {
	const plain = `${withCommas(octets)} ${octets === 1 ? 'octet' : 'octets'}`;
	return octets < 1024 ? plain : `${plain} (${binarySize(octets)})`;
}

/** `34.2 MiB` */
export function binarySize(octets: number): string {
	const units = ['octets', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];
	const power = Math.min(Math.floor(Math.log2(Math.max(octets, 1)) / 10), units.length - 1);
	const value = octets / 1024 ** power;
	const unit = octets === 1 ? 'octet' : units[power];
	return `${Number.isInteger(value) ? value : value.toFixed(1)} ${unit}`;
}

/** `34.2`: in MiB, so that several can stand before one unit. */
export function mebibytes(octets: number): string {
	return (octets / 1024 ** 2).toFixed(1);
}

/** `90 seconds`, `2 hours`, `1 day 12 hours` */
export function secondsInWords(seconds: number): string {
	const [days, hours, minutes] = [
		Math.floor(seconds / 86_400),
		Math.floor(seconds / 3600) % 24,
		Math.floor(seconds / 60) % 60,
	];
	const parts = [
		[days, 'day'],
		[hours, 'hour'],
		[minutes, 'minute'],
		[seconds % 60, 'second'],
	] as const;
	const said = parts
		.filter(([count]) => count > 0)
		.map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`);
	return said.length > 0 ? said.slice(0, 2).join(' ') : '0 seconds';
}

/** `120 ms`, `2.4 s`, `3 min 5 s` */
export function elapsedInWords(milliseconds: number): string {
	if (Math.round(milliseconds) < 1000) {
		return `${Math.round(milliseconds)} ms`;
	}

	const tenths = Math.round(milliseconds / 100);
	const seconds = Math.round(milliseconds / 1000);
	return tenths < 600 ? `${(tenths / 10).toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** `1 keyword`, `2,000 keywords`. */
export function counted(count: number, noun: string): string {
	return `${withCommas(count)} ${noun}${count === 1 ? '' : 's'}`;
}
