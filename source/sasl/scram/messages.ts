/** The four messages of SCRAM (RFC 5802 §7), taken apart. */
import {analyseBase64} from '../base64.ts';
import {type Gs2, readGs2, unescapeName} from '../gs2.ts';

export type ClientFirst = {
	readonly gs2: Gs2;
	/** The message without the gs2 header: the first part of what both sides sign. */
	readonly bare: string;
	/** Unescaped. */
	readonly user: string | null;
	readonly nonce: string | null;
};

export type ServerFirst = {
	readonly nonce: string | null;
	/** Base64 as sent. */
	readonly salt: string | null;
	/** As sent: it may be no number, or one that no client should compute. */
	readonly iterations: string | null;
	/** An extension the client must understand or stop. */
	readonly mandatory: string | null;
	readonly error: string | null;
};

export type ClientFinal = {
	/** The message up to `,p=`: the last part of what both sides sign. */
	readonly withoutProof: string;
	/** Decoded `c=`: the gs2 header and the channel binding data. */
	readonly binding: Uint8Array | null;
	readonly nonce: string | null;
	/** Base64 as sent. */
	readonly proof: string | null;
};

export type ServerFinal = {readonly signature: string | null; readonly error: string | null};

/** Null without a gs2 header. A missing attribute is null, here and below. */
export function readClientFirst(text: string): ClientFirst | null {
	const gs2 = readGs2(text);
	if (!gs2) {
		return null;
	}

	const values = attributes(gs2.rest);
	const user = values.get('n');
	return {
		gs2,
		bare: gs2.rest,
		user: user === undefined ? null : unescapeName(user),
		nonce: values.get('r') ?? null,
	};
}

/** RFC 5802 §7. `mandatory`: an extension without which the exchange cannot go on. */
export function readServerFirst(text: string): ServerFirst {
	const values = attributes(text);
	return {
		nonce: values.get('r') ?? null,
		salt: values.get('s') ?? null,
		iterations: values.get('i') ?? null,
		mandatory: values.get('m') ?? null,
		error: values.get('e') ?? null,
	};
}

/** `withoutProof` is the part that the proof signs (RFC 5802 §3). */
export function readClientFinal(text: string): ClientFinal {
	const values = attributes(text);
	const proofAt = text.lastIndexOf(',p=');
	const binding = values.get('c');
	return {
		withoutProof: proofAt === -1 ? text : text.slice(0, proofAt),
		binding: binding === undefined ? null : analyseBase64(binding).bytes,
		nonce: values.get('r') ?? null,
		proof: values.get('p') ?? null,
	};
}

/** RFC 5802 §7: the server’s signature, or why it refuses. */
export function readServerFinal(text: string): ServerFinal {
	const values = attributes(text);
	return {signature: values.get('v') ?? null, error: values.get('e') ?? null};
}

/** `r=…,s=…`: the first of each name counts. */
function attributes(text: string): Map<string, string> {
	const values = new Map<string, string>();
	for (const part of text.split(',', 100)) {
		const name = part.slice(0, part.indexOf('='));
		if (name !== '' && part.includes('=') && !values.has(name)) {
			values.set(name, part.slice(name.length + 1));
		}
	}

	return values;
}
