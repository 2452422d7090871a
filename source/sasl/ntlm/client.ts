/** The client's side of NTLM (MS-NLMP): NTLMv2, or NTLMv1 for a server that gives too little for it. */
import {type Credentials, hidden, type SaslContext, type Step, send, shown, stop} from '../step.ts';
import {hex, passwordOf} from '../text.ts';
import {lmV2Response, ntHash, ntlmV2Key, ntProof, utf16} from './keys.ts';
import {type NtlmChallenge, ntlmFlags, readAvPairs, readNtlm} from './message.ts';

export function startNtlm(credentials: Credentials, context: SaslContext): Step {
	return send(negotiate(), {next: challenge => authenticate(challenge, credentials, context)});
}

const wanted =
	ntlmFlags.unicode |
	ntlmFlags.oem |
	ntlmFlags.requestTarget |
	ntlmFlags.ntlm |
	ntlmFlags.alwaysSign |
	ntlmFlags.extendedSecurity;

function negotiate(): Uint8Array {
	const message = Buffer.alloc(32);
	message.write('NTLMSSP\0', 'latin1');
	message.writeUInt32LE(1, 8);
	message.writeUInt32LE(wanted, 12);
	return new Uint8Array(message);
}

async function authenticate(
	bytes: Uint8Array,
	credentials: Credentials,
	context: SaslContext,
): Promise<Step> {
	const challenge = readNtlm(bytes);
	if (challenge?.type !== 2) {
		return stop('bad-challenge', 'The challenge is not an NTLM message of type 2.');
	}

	if (challenge.outside.length > 0) {
		return stop('bad-challenge', 'Parts of the NTLM challenge point outside it: it is cut off or forged.');
	}

	const {user, domain} = splitUser(credentials.user, challenge.targetName);
	const client = context.random(8);
	const hash = await ntHash(passwordOf(credentials));
	// Without target information a server knows the first version only (Exim, old Sambas): it cannot check the second.
	const answer =
		challenge.targetInfo.length === 0
			? await respondV1(challenge, hash, client)
			: respondV2(challenge, ntlmV2Key(hash, user, domain), client, context.now);
	const message = encode(challenge.flags & answer.flags, [
		answer.lm,
		answer.nt,
		utf16(domain),
		utf16(user),
		// The name of this machine is nobody's business.
		utf16('WORKSTATION'),
	]);
	return send(message, {
		computed: [
			shown('user', user),
			shown('domain', domain),
			shown('client challenge', hex(client)),
			hidden('NTOWFv1 (MD4 of the password)', hex(hash)),
			...answer.computed.map(([label, value]) => hidden(label, hex(value))),
			hidden('LM response', hex(answer.lm)),
		],
		remarks: answer.remarks,
	});
}

type Response = {
	readonly lm: Uint8Array;
	readonly nt: Uint8Array;
	/** Those of the challenge that may be answered with. */
	readonly flags: number;
	readonly computed: readonly (readonly [label: string, value: Uint8Array])[];
	readonly remarks: readonly string[];
};

function respondV2(challenge: NtlmChallenge, key: Uint8Array, client: Uint8Array, now: number): Response {
	const time = serverTime(challenge);
	const blob = blobOf(time ?? fileTime(now), client, challenge.targetInfo);
	const proof = ntProof(key, challenge.challenge, blob);
	return {
		// MS-NLMP §3.1.5.1.2: with a time from the server the LM response is zeros.
		lm: time ? new Uint8Array(24) : lmV2Response(key, challenge.challenge, client),
		nt: new Uint8Array(Buffer.concat([proof, blob])),
		flags: wanted | ntlmFlags.targetInfo,
		computed: [
			['NTOWFv2', key],
			['NTProofStr', proof],
		],
		remarks: [],
	};
}

async function respondV1(challenge: NtlmChallenge, hash: Uint8Array, client: Uint8Array): Promise<Response> {
	// DES is for this alone.
	const {desResponse, sessionChallenge} = await import('./v1.ts');
	const isSession = (challenge.flags & ntlmFlags.extendedSecurity) !== 0;
	const nt = desResponse(
		hash,
		isSession ? sessionChallenge(challenge.challenge, client) : challenge.challenge,
	);
	return {
		// MS-NLMP §3.3.1: the LM response proper would give away more, and is never sent.
		lm: isSession ? new Uint8Array(Buffer.concat([client, Buffer.alloc(16)])) : nt,
		nt,
		flags: wanted,
		computed: [['NT response', nt]],
		remarks: [
			'The server sends no target information, so it can check only NTLMv1, which was used: anyone who records the exchange can compute the password hash from it.',
		],
	};
}

/** `DOMAIN\user`, `user@domain` as one name, or a plain name in the domain that the server named. */
function splitUser(name: string, target: string): {user: string; domain: string} {
	const backslash = name.indexOf('\\');
	if (backslash !== -1) {
		return {domain: name.slice(0, backslash), user: name.slice(backslash + 1)};
	}

	return {user: name, domain: name.includes('@') ? '' : target};
}

function serverTime({targetInfo}: NtlmChallenge): Uint8Array | null {
	return readAvPairs(targetInfo).find(({id, value}) => id === 7 && value.length === 8)?.value ?? null;
}

function fileTime(now: number): Uint8Array {
	const bytes = Buffer.alloc(8);
	bytes.writeBigUInt64LE(BigInt(Math.floor(now) + 11_644_473_600_000) * 10_000n);
	return bytes;
}

/** The structure that NTProofStr covers (§2.2.2.7). */
function blobOf(time: Uint8Array, client: Uint8Array, targetInfo: Uint8Array): Uint8Array {
	const head = Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 0);
	return Buffer.concat([head, time, client, Buffer.alloc(4), targetInfo, Buffer.alloc(4)]);
}

/** Header, then the parts one after another: LM, NT, domain, user, workstation. */
function encode(flags: number, parts: readonly Uint8Array[]): Uint8Array {
	const header = Buffer.alloc(64);
	header.write('NTLMSSP\0', 'latin1');
	header.writeUInt32LE(3, 8);
	let offset = header.length;
	for (const [index, part] of [...parts, new Uint8Array()].entries()) {
		const at = 12 + index * 8;
		header.writeUInt16LE(part.length, at);
		header.writeUInt16LE(part.length, at + 2);
		header.writeUInt32LE(offset, at + 4);
		offset += part.length;
	}

	header.writeUInt32LE((flags | ntlmFlags.unicode) >>> 0, 60);
	return new Uint8Array(Buffer.concat([header, ...parts]));
}
