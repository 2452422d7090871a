/** Which addresses may connect: networks in CIDR notation, and this machine. */
import {BlockList, isIP} from 'node:net';
import {isLoopback} from './loopback.ts';

export type AllowList = {readonly allows: (address: string) => boolean};

/** The networks, or the one that cannot be read. An address alone is a network of one. This machine always may. */
export function allowList(networks: readonly string[]): AllowList | {readonly wrong: string} {
	const list = new BlockList();
	for (const network of networks) {
		const [address = '', bits, more] = network.trim().split('/');
		const family = isIP(address);
		const most = family === 4 ? 32 : 128;
		const length = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
		if (family === 0 || more !== undefined || length < 0 || length > most) {
			return {wrong: network};
		}

		list.addSubnet(address, length, family === 4 ? 'ipv4' : 'ipv6');
	}

	return {
		allows(address) {
			const family = isIP(address);
			return isLoopback(address) || (family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6'));
		},
	};
}
