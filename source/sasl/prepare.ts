/** SASLprep (RFC 4013): one form for texts that look alike. SCRAM asks for it. */
import {utf8} from './text.ts';

export type Prepared = {
	readonly text: string;
	readonly bytes: Uint8Array;
	/** Why the text differs from what was given, or could not be prepared. */
	readonly remarks: readonly string[];
};

/** A text that SASLprep forbids is used as it is, with a remark: a server may take it all the same. */
export async function prepare(text: string, what: string): Promise<Prepared> {
	if (/^[\u0020-\u007e]*$/.test(text)) {
		return {text, bytes: utf8(text), remarks: []};
	}

	// Its tables are large and few need them.
	const {default: saslprep} = await import('@mongodb-js/saslprep');
	try {
		const prepared = saslprep(text, {allowUnassigned: true});
		const changed = prepared === text ? [] : [`SASLprep (RFC 4013) changed the ${what}.`];
		return {text: prepared, bytes: utf8(prepared), remarks: changed};
	} catch {
		return {
			text,
			bytes: utf8(text),
			remarks: [`SASLprep (RFC 4013) forbids a character in the ${what}; it is used unchanged.`],
		};
	}
}
