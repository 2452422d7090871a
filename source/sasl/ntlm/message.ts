/** The three messages of NTLM (MS-NLMP §2.2.1) as data. Every length and offset is the sender's word: none is trusted. */

export type NtlmMessage = NtlmNegotiate | NtlmChallenge | NtlmAuthenticate;

type Common = {
	readonly flags: number;
	/** `10.0.17763 revision 15`, where it is told. */
	readonly version: string | null;
	/** Fields that point outside the message. */
	readonly outside: readonly string[];
};

export type NtlmNegotiate = Common & {
	readonly type: 1;
	readonly domain: string;
	readonly workstation: string;
};

export type NtlmChallenge = Common & {
	readonly type: 2;
	readonly targetName: string;
	/** 8 bytes. */
	readonly challenge: Uint8Array;
	readonly targetInfo: Uint8Array;
};

export type NtlmAuthenticate = Common & {
	readonly type: 3;
	readonly domain: string;
	readonly user: string;
	readonly workstation: string;
	readonly lmResponse: Uint8Array;
	readonly ntResponse: Uint8Array;
	readonly sessionKey: Uint8Array;
	/** Message integrity code, where the message has room for it. */
	readonly mic: Uint8Array | null;
};

/** An attribute of the target information (MS-NLMP §2.2.2.1). */
export type AvPair = {readonly id: number; readonly value: Uint8Array};

export const ntlmFlags = {
	unicode: 0x1,
	oem: 0x2,
	requestTarget: 0x4,
	ntlm: 0x200,
	alwaysSign: 0x8000,
	extendedSecurity: 0x80000,
	targetInfo: 0x800000,
	version: 0x2000000,
} as const;

const signature = Buffer.from('NTLMSSP\0', 'latin1');

/** Null for what is not an NTLM message, or too short to be one. */
export function readNtlm(bytes: Uint8Array): NtlmMessage | null {
	const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	if (data.length < 16 || !data.subarray(0, 8).equals(signature)) {
		return null;
	}

	const type = data.readUInt32LE(8);
	if (type === 1) {
		return readNegotiate(data);
	}

	return type === 2 && data.length >= 32
		? readChallenge(data)
		: type === 3 && data.length >= 52
			? readAuthenticate(data)
			: null;
}

/** In order, up to the one that ends the list. */
export function readAvPairs(bytes: Uint8Array): AvPair[] {
	const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const pairs: AvPair[] = [];
	for (let at = 0; at + 4 <= data.length && pairs.length < 50; ) {
		const id = data.readUInt16LE(at);
		const length = data.readUInt16LE(at + 2);
		if (id === 0) {
			break;
		}

		pairs.push({id, value: bytes.subarray(at + 4, at + 4 + length)});
		at += 4 + length;
	}

	return pairs;
}

function readNegotiate(data: Buffer): NtlmNegotiate {
	const flags = data.readUInt32LE(12);
	const outside: string[] = [];
	// Names are in the sender's own 8-bit charset here, whatever the flags say.
	return {
		type: 1,
		flags,
		domain: field(data, 16, 'domain', outside).toString('latin1'),
		workstation: field(data, 24, 'workstation', outside).toString('latin1'),
		version: versionOf(data, flags, 32),
		outside,
	};
}

function readChallenge(data: Buffer): NtlmChallenge {
	const flags = data.readUInt32LE(20);
	const outside: string[] = [];
	return {
		type: 2,
		flags,
		targetName: name(field(data, 12, 'target name', outside), flags),
		challenge: data.subarray(24, 32),
		targetInfo: data.length >= 48 ? field(data, 40, 'target information', outside) : Buffer.alloc(0),
		version: versionOf(data, flags, 48),
		outside,
	};
}

function readAuthenticate(data: Buffer): NtlmAuthenticate {
	const payload = Math.min(
		...[12, 20, 28, 36, 44].map(at => data.readUInt32LE(at + 4)).filter(offset => offset >= 52),
	);
	// Windows 95 and its time end the header after the names: there the session key and the flags are missing (§2.2.1.3).
	const header = Math.min(payload, data.length);
	const flags = header >= 64 ? data.readUInt32LE(60) : ntlmFlags.unicode;
	const outside: string[] = [];
	return {
		type: 3,
		flags,
		lmResponse: field(data, 12, 'LM response', outside),
		ntResponse: field(data, 20, 'NT response', outside),
		domain: name(field(data, 28, 'domain', outside), flags),
		user: name(field(data, 36, 'user', outside), flags),
		workstation: name(field(data, 44, 'workstation', outside), flags),
		sessionKey: header >= 60 ? field(data, 52, 'session key', outside) : Buffer.alloc(0),
		version: payload >= 72 ? versionOf(data, flags, 64) : null,
		mic: header >= 88 ? data.subarray(72, 88) : null,
		outside,
	};
}

/** Length, allocated length, offset: eight bytes that point into the rest of the message. */
function field(data: Buffer, at: number, label: string, outside: string[]): Buffer {
	if (data.length < at + 8) {
		return Buffer.alloc(0);
	}

	const length = data.readUInt16LE(at);
	const offset = data.readUInt32LE(at + 4);
	if (length > 0 && offset + length > data.length) {
		outside.push(label);
	}

	return length === 0 ? Buffer.alloc(0) : data.subarray(offset, offset + length);
}

function name(bytes: Buffer, flags: number): string {
	return (flags & ntlmFlags.unicode) === 0 ? bytes.toString('latin1') : bytes.toString('utf16le');
}

function versionOf(data: Buffer, flags: number, at: number): string | null {
	if ((flags & ntlmFlags.version) === 0 || data.length < at + 8) {
		return null;
	}

	return `${data[at]}.${data[at + 1]}.${data.readUInt16LE(at + 2)} revision ${data[at + 7]}`;
}
