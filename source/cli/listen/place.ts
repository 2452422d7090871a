/** Where to listen, as users write it. */
import {UsageError} from '../arguments/usage-error.ts';

export type Place = {readonly address: string; readonly port: number | null};

/**
 * `2525`, `192.0.2.1:2525`, `[::]:2525`, `:2525`; only this machine unless an address is given. Throws a UsageError
 * for what is not an address.
 */
export function placeFrom(text: string | undefined): Place {
	if (text === undefined) {
		return {address: '127.0.0.1', port: null};
	}

	const [, bracketed, plain, digits] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
	if (/^\d+$/.test(text)) {
		return {address: '127.0.0.1', port: portFrom(text)};
	}

	const address = bracketed ?? plain;
	if (address === undefined || !/^[\w.:%-]*$/.test(address)) {
		throw new UsageError(
			`“${text}” is not an address to listen on. Write 2525, 192.0.2.1:2525 or [::]:2525.`,
		);
	}

	return {
		address: address === '' || address === 'localhost' ? '127.0.0.1' : address,
		port: digits === undefined ? null : portFrom(digits),
	};
}

/** Throws a UsageError for what is not a port. */
export function portFrom(text: string): number {
	const port = /^\d{1,5}$/.test(text) ? Number(text) : 65_536;
	if (port > 65_535) {
		throw new UsageError(`“${text}” is not a port number: a port is a number from 1 to 65535.`);
	}

	return port;
}

/** 465, 2465, 10465: TLS from the first byte, as on a real server. */
export function isImplicitPort(port: number): boolean {
	return port % 1000 === 465;
}
