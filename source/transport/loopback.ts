import {isIP} from 'node:net';

/** Whether an address cannot leave this machine: 127/8, ::1, the v4-mapped form of either, or a unix socket's path. */
export function isLoopback(address: string): boolean {
	const bare = address
		.replace(/^\[|\]$/g, '')
		.split('%', 1)
		.join('');
	switch (isIP(bare)) {
		case 4:
			return bare.startsWith('127.');
		case 6:
			return isLoopback6(bare);
		default:
			return address.startsWith('/');
	}
}

function isLoopback6(address: string): boolean {
	// The URL parser writes every spelling of an IPv6 address in one way: ::ffff:127.0.0.1 becomes ::ffff:7f00:1.
	const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
	return canonical === '::1' || /^::ffff:7f[0-9a-f]{2}:/.test(canonical);
}
