/** What a stapled OCSP response says (RFC 6960 §4.2.1). Its signature is not checked. */
import {type Element, readElement} from './der.ts';
import type {OcspFacts} from './types.ts';

/** Null where it cannot be read. */
export const readOcspResponse = (bytes: Uint8Array): OcspFacts | null => {
	const [response] = childrenOf(bytes);
	const [status, wrapped] = response ? childrenOf(response.content) : [];
	const code = status?.tag === 0x0a ? status.content[0] : undefined;
	if (code === undefined) return null;
	if (code !== 0)
		return {status: 'no answer', producedAt: null, thisUpdate: null, nextUpdate: null, revokedAt: null};
	// responseBytes [0]: a type, and the basic response as octets.
	const basic = wrapped && inside(wrapped, 0)[1];
	const data = basic && inside(basic, 0)[0];
	const fields = data ? childrenOf(data.content) : [];
	const produced = fields.find(({tag}) => tag === generalizedTime);
	// The list of answers is the first sequence: what stands before it is tagged.
	const single = fields.find(({tag}) => tag === sequence);
	const [answer] = single ? childrenOf(single.content) : [];
	return answer ? readAnswer(answer, timeOf(produced)) : null;
};

const sequence = 0x30;
const generalizedTime = 0x18;

/** certID, certStatus, thisUpdate, [0] nextUpdate. */
const readAnswer = (answer: Part, producedAt: string | null): OcspFacts | null => {
	const [, state, thisUpdate, next] = childrenOf(answer.content);
	const status = state && statuses.get(state.tag);
	if (state === undefined || status === undefined) return null;
	return {
		status,
		producedAt,
		thisUpdate: timeOf(thisUpdate),
		nextUpdate: next?.tag === 0xa0 ? timeOf(childrenOf(next.content)[0]) : null,
		revokedAt: status === 'revoked' ? timeOf(childrenOf(state.content)[0]) : null,
	};
};

const statuses: ReadonlyMap<number, OcspFacts['status']> = new Map([
	[0x80, 'good'],
	[0xa1, 'revoked'],
	[0x82, 'unknown'],
]);

type Part = {readonly tag: number; readonly content: Uint8Array};

/** The elements of the first element in there. */
const inside = ({content}: Part, index: number): readonly Part[] => {
	const part = childrenOf(content)[index];
	return part ? childrenOf(part.content) : [];
};

const childrenOf = (bytes: Uint8Array): readonly Part[] => {
	const parts: Part[] = [];
	for (let at = 0; at < bytes.length && parts.length < 64; ) {
		const element: Element | null = readElement(bytes, at);
		if (element === null) break;
		parts.push({tag: element.tag, content: bytes.subarray(element.start, element.end)});
		at = element.end;
	}
	return parts;
};

/** `20261122235900Z` as ISO 8601. */
const timeOf = (part: Part | undefined): string | null => {
	if (part?.tag !== generalizedTime) return null;
	const text = Buffer.from(part.content).toString('latin1');
	const match = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(text);
	if (!match) return null;
	const [, year, month, dayOfMonth, hours, minutes, seconds] = match;
	return `${year}-${month}-${dayOfMonth}T${hours}:${minutes}:${seconds}Z`;
};
