/** Every mechanism that is decoded. A new one is a file and a line here. */

import type {SaslDecoder} from './mechanism.ts';
import {anonymous} from './mechanisms/anonymous.ts';
import {cram} from './mechanisms/cram.ts';
import {digestMd5} from './mechanisms/digest-md5.ts';
import {external} from './mechanisms/external.ts';
import {gssapi} from './mechanisms/gssapi.ts';
import {login} from './mechanisms/login.ts';
import {ntlm} from './mechanisms/ntlm.ts';
import {plain} from './mechanisms/plain.ts';
import {scram} from './mechanisms/scram.ts';
import {unknown} from './mechanisms/unknown.ts';
import {oauthbearer, xoauth2} from './oauth/message.ts';

/** By the name in capitals. A mechanism nobody knows gets the decoder that shows bytes. */
export function decoderFor(mechanism: string): SaslDecoder {
	return decoders.find(decoder => decoder.names.includes(mechanism)) ?? unknown;
}

const decoders: readonly SaslDecoder[] = [
	...[plain, login, cram, digestMd5, scram, xoauth2, oauthbearer],
	...[ntlm, external, anonymous, gssapi],
];
