/** Every mechanism that can be done. A new one is a file and a line here. */
import {anonymous} from './anonymous.ts';
import {cramMd5} from './cram-md5.ts';
import {digestMd5} from './digest-md5.ts';
import {external} from './external.ts';
import {login} from './login.ts';
import type {ClientMechanism} from './mechanism.ts';
import {ntlm} from './ntlm.ts';
import {oauthbearer, xoauth2} from './oauth.ts';
import {plain} from './plain.ts';
import {scram} from './scram.ts';

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
