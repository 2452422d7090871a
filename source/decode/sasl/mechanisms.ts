/** Every mechanism that is decoded. A new one is a file and a line here. */
import {anonymous} from './anonymous.ts';
import {cram} from './cram.ts';
import {digestMd5} from './digest-md5.ts';
import {external} from './external.ts';
import {gssapi} from './gssapi.ts';
import {login} from './login.ts';
import type {SaslDecoder} from './mechanism.ts';
import {ntlm} from './ntlm.ts';
import {oauthbearer, xoauth2} from './oauth.ts';
import {plain} from './plain.ts';
import {scram} from './scram.ts';
import {unknown} from './unknown.ts';

/** By the name in capitals. A mechanism nobody knows gets the decoder that shows bytes. */
export function decoderFor(mechanism: string): SaslDecoder {
	return decoders.find(decoder => decoder.names.includes(mechanism)) ?? unknown;
}

const decoders: readonly SaslDecoder[] = [
	...[plain, login, cram, digestMd5, scram, xoauth2, oauthbearer],
	...[ntlm, external, anonymous, gssapi],
];
