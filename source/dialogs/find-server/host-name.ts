import {isIP} from 'node:net';

/** A name that DNS can hold for a server. Addresses are not, nor is `localhost`: no domain has its mail there. */
export function isHostName(host: string): boolean {
	return (
		host.length <= 253 &&
		/^[a-z\d_](?:[a-z\d_.-]{0,251}[a-z\d])?$/i.test(host) &&
		isIP(host) === 0 &&
		!/^(?:.*\.)?localhost$/i.test(host)
	);
}
