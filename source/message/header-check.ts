/** What would become a header field: checked before it is let in, because a line break there starts a field of its own. */

import {BuildError, type BuildRemark, type HeaderField, type Letter} from './letter.ts';

export type CheckedHeaders = {
	/** Fields to add as they are. */
	readonly fields: readonly HeaderField[];
	/** Names of them in small letters. */
	readonly names: ReadonlySet<string>;
	/** A Content-Type given as a field: it is the text's. */
	readonly contentType: string | null;
	readonly remarks: readonly BuildRemark[];
};

/** Fields that the structure of the message decides. */
const structural = new Set(['content-transfer-encoding', 'bcc']);

/** Throws a `BuildError` for a bad field name and for control characters in a value. */
export function checkedHeaders(letter: Letter): CheckedHeaders {
	checkValue('Subject', letter.subject);
	checkValue('Message-ID domain', letter.domain);
	for (const attachment of letter.attachments ?? []) {
		checkValue('attachment name', attachment.name);
		checkValue('attachment type', attachment.type);
		checkValue('attachment content id', attachment.contentId);
	}

	for (const line of letter.headerLines ?? []) {
		checkValue(line.split(':', 1)[0] ?? '', line);
	}

	const given = letter.headers ?? [];
	for (const {name, value} of given) {
		if (!/^[!-9;-~]+$/.test(name)) {
			throw new BuildError(
				'bad-header-name',
				name,
				`“${name}” cannot be the name of a header field: it must be printable ASCII without a colon or space (RFC 5322 §2.2).`,
			);
		}

		checkValue(name, value);
	}

	const fields = given.filter(({name}) => !structural.has(name.toLowerCase()) && !isContentType(name));
	const leftOut = given.filter(({name}) => structural.has(name.toLowerCase()));
	return {
		fields,
		names: new Set(fields.map(({name}) => name.toLowerCase())),
		contentType: given.findLast(({name}) => isContentType(name))?.value ?? null,
		remarks: leftOut.map(({name}) => ({
			id: 'header/left-out',
			message:
				name.toLowerCase() === 'bcc'
					? 'The field Bcc was left out of the header; its addresses belong only in the envelope.'
					: `The field ${name} was left out; the encoding of the text determines it.`,
		})),
	};
}

function isContentType(name: string): boolean {
	return name.toLowerCase() === 'content-type';
}

function checkValue(field: string, value = ''): void {
	const bad = /[\0-\x08\n-\x1F\x7F]/.exec(value)?.[0];
	if (bad !== undefined) {
		const what = bad === '\r' || bad === '\n' ? 'a line break' : 'a control character';
		throw new BuildError(
			'control-character',
			field,
			`${field} contains ${what}, which would start a new line of the header.`,
		);
	}
}
