/** Every mechanism, best first over a connection that is encrypted. A new one is a file and a line here. */
import type {Mechanism} from './mechanism.ts';
import {anonymous} from './mechanisms/anonymous.ts';
import {cram} from './mechanisms/cram.ts';
import {digestMd5} from './mechanisms/digest-md5.ts';
import {external} from './mechanisms/external.ts';
import {gssapi} from './mechanisms/gssapi.ts';
import {login} from './mechanisms/login.ts';
import {msn, ntlm} from './mechanisms/ntlm.ts';
import {oauth10a, oauthbearer} from './mechanisms/oauthbearer.ts';
import {plain} from './mechanisms/plain.ts';
import {scram, scramPlus} from './mechanisms/scram.ts';
import {xoauth2} from './mechanisms/xoauth2.ts';

export const mechanisms: readonly Mechanism[] = [
	...scramPlus,
	...scram,
	oauthbearer,
	xoauth2,
	plain,
	login,
	...cram,
	digestMd5,
	ntlm,
	external,
	anonymous,
	oauth10a,
	msn,
	...gssapi,
];
