/** What a stapled OCSP response says (RFC 6960 §4.2.1). Who signed it is another matter: `ocsp-signature.ts`. */
import {type Element, wholeElements} from '../bytes/der.ts';
import type {OcspFacts} from './types.ts';

export type OcspResponse = {
	readonly facts: OcspFacts;
	/** Null in one that carries no answer. */
	readonly signed: SignedOcsp | null;
};

/** What its signature is checked with; all of it in DER. */
export type SignedOcsp = {
	/** What was signed. */
	readonly data: Uint8Array;
	/** Object identifier of how. */
	readonly algorithm: Uint8Array;
	readonly signature: Uint8Array;
	/** Of the certificate that is judged: its number, and a hash of its issuer's key. */
	readonly serial: Uint8Array;
	readonly hashAlgorithm: Uint8Array;
	readonly issuerKeyHash: Uint8Array;
	/** Sent with it, for an issuer that lets another sign. */
	readonly certificates: readonly Uint8Array[];
};

/** Null where it cannot be read. */
export function readOcspResponse(bytes: Uint8Array): OcspResponse | null {
	const [response] = wholeElements(bytes);
	const [status, wrapped] = response ? wholeElements(response.content) : [];
	const code = status?.tag === 0x0a ? status.content[0] : undefined;
	if (code === undefined) {
		return null;
	}

	if (code !== 0) {
		return {facts: nothingSaid, signed: null};
	}

	// responseBytes [0]: a type, and the basic response as octets.
	const octets = wrapped && inside(wrapped)[1];
	const [basic] = octets ? wholeElements(octets.content) : [];
	return basic ? readBasic(basic) : null;
}

const nothingSaid: OcspFacts = {
	status: 'no answer',
	producedAt: null,
	thisUpdate: null,
	nextUpdate: null,
	revokedAt: null,
};

const sequence = 0x30;
const generalizedTime = 0x18;
const bitString = 0x03;

/** tbsResponseData, signatureAlgorithm, signature, [0] certs. */
function readBasic(basic: Element): OcspResponse | null {
	const [data, algorithm, signature, certificates] = wholeElements(basic.content);
	const fields = data ? wholeElements(data.content) : [];
	const produced = fields.find(({tag}) => tag === generalizedTime);
	// The list of answers is the first sequence: what stands before it is tagged.
	const list = fields.find(({tag}) => tag === sequence);
	const [answer] = list ? wholeElements(list.content) : [];
	const [certId] = answer ? wholeElements(answer.content) : [];
	const facts = answer && readAnswer(answer, timeOf(produced));
	if (!facts) {
		return null;
	}

	const [hash, , keyHash, serial] = certId ? wholeElements(certId.content) : [];
	const [oid] = algorithm ? wholeElements(algorithm.content) : [];
	const [hashOid] = hash ? wholeElements(hash.content) : [];
	const isWhole = data && oid && hashOid && keyHash && serial && signature?.tag === bitString;
	return {
		facts,
		signed: isWhole
			? {
					data: data.whole,
					algorithm: oid.content,
					// The first octet counts the bits that are not used.
					signature: signature.content.subarray(1),
					serial: serial.content,
					hashAlgorithm: hashOid.content,
					issuerKeyHash: keyHash.content,
					certificates: certificates?.tag === 0xa0 ? inside(certificates).map(({whole}) => whole) : [],
				}
			: null,
	};
}

/** certID, certStatus, thisUpdate, [0] nextUpdate. */
function readAnswer(answer: Element, producedAt: string | null): OcspFacts | null {
	const [, state, thisUpdate, next] = wholeElements(answer.content);
	const status = state && statuses.get(state.tag);
	if (state === undefined || status === undefined) {
		return null;
	}

	return {
		status,
		producedAt,
		thisUpdate: timeOf(thisUpdate),
		nextUpdate: next?.tag === 0xa0 ? timeOf(wholeElements(next.content)[0]) : null,
		revokedAt: status === 'revoked' ? timeOf(wholeElements(state.content)[0]) : null,
	};
}

const statuses: ReadonlyMap<number, OcspFacts['status']> = new Map([
	[0x80, 'good'],
	[0xa1, 'revoked'],
	[0x82, 'unknown'],
]);

/** The elements of the first element in there. */
function inside({content}: Element): readonly Element[] {
	const [part] = wholeElements(content);
	return part ? wholeElements(part.content) : [];
}

/** `20261122235900Z` as ISO 8601. */
function timeOf(part: Element | undefined): string | null {
	if (part?.tag !== generalizedTime) {
		return null;
	}

	const text = Buffer.from(part.content).toString('latin1');
	const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text);
	if (!match) {
		return null;
	}

	const [, year, month, dayOfMonth, hours, minutes, seconds] = match;
	return `${year}-${month}-${dayOfMonth}T${hours}:${minutes}:${seconds}Z`;
}
