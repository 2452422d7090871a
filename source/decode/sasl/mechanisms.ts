/** Every mechanism that is decoded. A new one is a file and a line here. */
import {login} from './login.ts';
import type {SaslDecoder} from './mechanism.ts';
import {plain} from './plain.ts';
import {unknown} from './unknown.ts';

export function decoderFor(mechanism: string): SaslDecoder {
	return decoders.find(decoder => decoder.names.includes(mechanism)) ?? unknown;
}

const decoders: readonly SaslDecoder[] = [plain, login];
