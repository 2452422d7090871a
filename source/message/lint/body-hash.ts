/** A DKIM signature that does not fit the body as it is here. Asks no DNS: only the hash of the body is looked at. */
import {type BodyChange, type BodySignature, checkBodyHash, readBodySignature} from '../dkim/body-hash.ts';
import type {ReadMessage} from '../read.ts';
import type {LintFinding} from './finding.ts';

/** Signatures of one message that are looked at. */
const most = 5;

export function lintBodyHash({root}: ReadMessage): readonly LintFinding[] {
	return root.fields
		.filter(({name}) => name.toLowerCase() === 'dkim-signature')
		.slice(0, most)
		.flatMap(({raw}) => {
			const signature = readBodySignature(raw);
			return signature ? findingFor(signature, root.body, root.encoding) : [];
		});
}

function findingFor(signature: BodySignature, body: Uint8Array, encoding: string): readonly LintFinding[] {
	const verdict = checkBodyHash(signature, body, encoding);
	const whose = `The DKIM signature of ${signature.domain} (selector ${signature.selector})`;
	if (!verdict.fits) {
		return [
			{
				rule: 'message/dkim-body-changed',
				level: 'warning',
				message: `${whose} does not match this body: the body was changed after it was signed. ${changeWords(verdict.change)}`,
				advice: adviceFor(verdict.change, signature),
				reference: 'RFC 6376 §3.7',
				field: 'DKIM-Signature',
			},
		];
	}

	return verdict.unsigned === 0
		? []
		: [
				{
					rule: 'message/dkim-partly-signed',
					level: 'warning',
					message: `${whose} covers only the first ${signature.length} octets of the body (l=); the last ${verdict.unsigned} are not signed, and anyone may have added them.`,
					advice: 'Sign without l=: many receivers ignore signatures that have it.',
					reference: 'RFC 6376 §8.2',
					field: 'DKIM-Signature',
				},
			];
}

function changeWords(change: BodyChange): string {
	switch (change.kind) {
		case 'added': {
			const {before, behind} = change;
			const where = [
				...(before > 0 ? [`the first ${linesWords(before)}`] : []),
				...(behind > 0 ? [`the last ${linesWords(behind)}`] : []),
			].join(' and ');
			const [shown] = change.lines;
			return `It fits without ${where}, which ${before + behind === 1 ? 'was' : 'were'} added later${shown === undefined ? '' : ` (“${shown.slice(0, 80)}”)`}.`;
		}

		case 'rewritten':
			return `It fits if ${change.how}.`;
		case 'unknown':
			return 'None of the usual changes explains it (lines added before or behind, another encoding, changed dots, spaces or “From”), so text within it was changed.';
	}
}

function linesWords(count: number): string {
	return count === 1 ? 'line' : `${count} lines`;
}

function adviceFor(change: BodyChange, {form}: BodySignature): string {
	if (change.kind === 'added') {
		return 'Mailing lists add footers, and companies add banners to external mail. The system that adds them must sign again, or seal the message with ARC.';
	}

	const saved =
		'A program that saved this file may have changed it too: compare with the message as it arrived.';
	return form === 'simple'
		? `${saved} c=relaxed survives changed spaces; this signature has c=simple.`
		: saved;
}
