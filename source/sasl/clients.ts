/** Every mechanism that can be done. A new one is a file and a line here. */
import {anonymous} from './client/anonymous.ts';
import {cramMd5} from './client/cram-md5.ts';
import {digestMd5} from './client/digest-md5.ts';
import {external} from './client/external.ts';
import {login} from './client/login.ts';
import {ntlm} from './client/ntlm.ts';
import {oauthbearer, xoauth2} from './client/oauth.ts';
import {plain} from './client/plain.ts';
import {scram} from './client/scram.ts';
import type {ClientMechanism} from './client.ts';

/** Best first, over a connection that is encrypted. */
export const clientMechanisms: readonly ClientMechanism[] = [
	...[scram('SCRAM-SHA-512-PLUS'), scram('SCRAM-SHA-256-PLUS'), scram('SCRAM-SHA-1-PLUS')],
	...[scram('SCRAM-SHA-512'), scram('SCRAM-SHA-256'), scram('SCRAM-SHA-1')],
	...[oauthbearer, xoauth2, plain, login, cramMd5, digestMd5, ntlm, external, anonymous],
];

/** By name in capitals, or null for one that cannot be done. */
export function clientMechanism(name: string): ClientMechanism | null {
	return clientMechanisms.find(mechanism => mechanism.name === name) ?? null;
}
