/**
 * Whether the body is what a DKIM signature was made for (`bh=`, RFC 6376 §3.7), found without DNS; and where it is
 * not, which usual change explains it. An explanation is given only where the hash fits once the change is undone.
 */
import {createHash} from 'node:crypto';
import {readTags} from '../../decode/dns/tags.ts';
import {type BodyForm, bodyLines, canonicalBody, canonicalLine} from './canonical-body.ts';
import {undoings} from './undoings.ts';

export type BodySignature = {
	readonly domain: string;
	readonly selector: string;
	readonly form: BodyForm;
	readonly algorithm: 'sha256' | 'sha1';
	/** Base64. */
	readonly hash: string;
	/** Octets that were signed, where not all of them were (`l=`). */
	readonly length: number | null;
};

export type BodyChange =
	/** Lines that were added, from 1: behind the signed ones, or before them. */
	| {
			readonly kind: 'added';
			readonly before: number;
			readonly behind: number;
			readonly lines: readonly string[];
	  }
	/** Something that programs do to lines; a clause. */
	| {readonly kind: 'rewritten'; readonly how: string}
	| {readonly kind: 'unknown'};

export type BodyHashCheck =
	/** `unsigned`: octets behind those that were signed. */
	{readonly fits: true; readonly unsigned: number} | {readonly fits: false; readonly change: BodyChange};

/** Null where the field has no body hash of a known kind. */
export function readBodySignature(field: string): BodySignature | null {
	const tags = readTags(field);
	const [, forms = ''] = (tags.get('c') ?? 'simple/simple').toLowerCase().split('/');
	const algorithm = tags.get('a')?.toLowerCase().split('-')[1];
	const hash = tags.get('bh')?.replaceAll(/\s+/g, '') ?? '';
	const length = /^\d{1,12}$/.exec(tags.get('l') ?? '');
	const form = forms.trim() === 'relaxed' ? 'relaxed' : 'simple';
	return hash === '' || (algorithm !== 'sha256' && algorithm !== 'sha1')
		? null
		: {
				domain: tags.get('d') ?? '',
				selector: tags.get('s') ?? '',
				form,
				algorithm,
				hash,
				length: length ? Number(length[0]) : null,
			};
}

/** Octets of a body of which more than the plain hash is tried. */
const searched = 2 * 1024 * 1024;

/**
 * RFC 6376 §3.7. Where the hash does not fit, what change to the body would make it fit, as far as that can be
 * shown.
 */
export function checkBodyHash(signature: BodySignature, body: Uint8Array, encoding: string): BodyHashCheck {
	const lines = bodyLines(body);
	const whole = canonicalBody(lines, signature.form);
	const signed = whole.subarray(0, signature.length ?? whole.length);
	if (hashOf(signature, signed) === signature.hash) {
		return {fits: true, unsigned: whole.length - signed.length};
	}

	if (body.length > searched) {
		return {fits: false, change: {kind: 'unknown'}};
	}

	const undone = undoings.find(({undo}) => {
		const before = undo(lines, encoding);
		return before !== null && fitsWhole(signature, before);
	});
	return {
		fits: false,
		change: undone
			? {kind: 'rewritten', how: undone.how}
			: (findAdded(signature, lines) ?? {kind: 'unknown'}),
	};
}

function hashOf({algorithm}: BodySignature, bytes: Uint8Array): string {
	return createHash(algorithm).update(bytes).digest('base64');
}

function fitsWhole(signature: BodySignature, lines: readonly string[]): boolean {
	const whole = canonicalBody(lines, signature.form);
	return hashOf(signature, whole.subarray(0, signature.length ?? whole.length)) === signature.hash;
}

/** Lines that a banner at the beginning and a footer at the end may have. */
const most = {before: 40, behind: 200};

/** A banner, a footer, or both: what is left without them is hashed line by line. */
function findAdded(signature: BodySignature, lines: readonly string[]): BodyChange | null {
	const canonical = lines.map(line => canonicalLine(line, signature.form));
	// A long body is hashed anew for each line of a banner.
	const banners = lines.length > 20_000 ? 1 : most.before;
	for (let before = 0; before <= Math.min(banners, lines.length - 1); before++) {
		const end = signedEnd(signature, canonical, before);
		if (end !== null) {
			const behind = lines.length - end;
			return {
				kind: 'added',
				before,
				behind,
				lines: [...lines.slice(0, before), ...lines.slice(end)].filter(line => line.trim() !== ''),
			};
		}
	}

	return null;
}

/** How many lines the signed body ends after, if it begins at `from`; null where none fits. */
function signedEnd(
	{algorithm, hash}: BodySignature,
	canonical: readonly string[],
	from: number,
): number | null {
	const running = createHash(algorithm);
	let empty = '';
	for (const [index, line] of canonical.entries()) {
		if (index < from) {
			continue;
		}

		if (line === '') {
			empty += '\r\n';
			continue;
		}

		running.update(`${empty}${line}\r\n`, 'latin1');
		empty = '';
		const isNearEnd = index >= canonical.length - most.behind;
		if (isNearEnd && running.copy().digest('base64') === hash) {
			return index + 1;
		}
	}

	return null;
}
