import {familyOf} from '../../transport/addresses.ts';

/** A name that DNS can hold for a server. Addresses are not, nor is `localhost`: no domain has its mail there. */
export function isHostName(host: string): boolean {
	return (
		host.length <= 253 &&
		/^[a-z\d_](?:[a-z\d_.-]{0,251}[a-z\d])?$/i.test(host) &&
		familyOf(host) === null &&
		!/^(?:.*\.)?localhost$/i.test(host)
	);
}
