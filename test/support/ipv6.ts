/** Many containers have no IPv6, not even for themselves. */
import {networkInterfaces} from 'node:os';

export const hasIpv6 = Object.values(networkInterfaces()).some(addresses =>
	addresses?.some(({address}) => address === '::1'),
);
