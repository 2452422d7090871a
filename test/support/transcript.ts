/** Entries as a person would note them down: what was said, the notes, and the start of TLS; a line each. */
import type {Entry} from '../../source/session/entry.ts';

export function said(entry: Entry): string[] {
	switch (entry.type) {
		case 'sent':
			// The nonce of SCRAM is random.
			return [
				entry.kind === 'message'
					? `C: ‹message of ${entry.octets} octets›`
					: `C: ${entry.line.replace(/^(AUTH SCRAM\S+) .*/, '$1 NONCE')}`,
			];
		case 'reply':
			return [`S: ${entry.code} ${entry.lines[0]?.text ?? ''}`];
		case 'note':
			return [`${entry.about}: ${entry.text}`];
		case 'secured':
			return ['‹TLS›'];
		case 'failed':
			return [`‹failed: ${entry.error.code}›`];
		default:
			return [];
	}
}
