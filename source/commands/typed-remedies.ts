/** Remedies as lines to type at the prompt: SMTP as it is, the rest as local commands. */
import type {Finding} from '../diagnosis/finding.ts';
import type {Remedy} from '../diagnosis/remedy.ts';

/** In order; empty where nothing typed helps. */
export function typedLines({remedies}: Finding): readonly string[] {
	return remedies.flatMap(remedy => typedLine(remedy) ?? []);
}

/** Null for what is not typed. */
export function typedLine(remedy: Remedy): string | null {
	switch (remedy.kind) {
		case 'line':
			return remedy.line;
		case 'login':
			return ['/auth', remedy.mechanism, remedy.mechanism === null ? null : remedy.user]
				.filter(Boolean)
				.join(' ');
		case 'connect':
			return remedy.target === null ? '/connect' : `/connect ${remedy.target}`;
		case 'check-login':
			return '/check';
		default:
			return null;
	}
}
