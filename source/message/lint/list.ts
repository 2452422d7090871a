/** Fields of mailing lists and bulk mail. */
import {fieldNamed, type ReadField} from '../header-fields.ts';
import type {LintFinding} from './finding.ts';

export function lintList(fields: readonly ReadField[]): readonly LintFinding[] {
	const unsubscribe = fieldNamed(fields, 'list-unsubscribe');
	const post = fieldNamed(fields, 'list-unsubscribe-post');
	const bulk = fieldNamed(fields, 'precedence') ?? fieldNamed(fields, 'list-id');
	const findings: LintFinding[] = [];
	if (unsubscribe && !/<(?:https?:\/\/|mailto:)[^<>\s]+>/i.test(unsubscribe.raw)) {
		findings.push({
			rule: 'message/bad-list-unsubscribe',
			level: 'warning',
			message: `List-Unsubscribe contains no <https://…> or <mailto:…>, so no unsubscribe button will appear.`,
			advice: 'Put each address in angle brackets.',
			reference: 'RFC 2369 §3.2',
			field: unsubscribe.name,
		});
	}

	if (post && !/<https:\/\//i.test(unsubscribe?.raw ?? '')) {
		findings.push({
			rule: 'message/one-click-without-https',
			level: 'warning',
			message:
				'List-Unsubscribe-Post promises one-click unsubscribing, but List-Unsubscribe has no https address for it.',
			advice: 'Add an <https://…> address to List-Unsubscribe.',
			reference: 'RFC 8058 §3.1',
			field: post.name,
		});
	}

	if (
		!unsubscribe &&
		bulk &&
		(bulk.name.toLowerCase() === 'list-id' || /^(?:bulk|list|junk)$/i.test(bulk.raw))
	) {
		findings.push({
			rule: 'message/bulk-without-unsubscribe',
			level: 'note',
			message: `${bulk.name} marks it as bulk mail, and there is no List-Unsubscribe. Gmail and Yahoo require one from bulk senders.`,
			advice: 'Add List-Unsubscribe and List-Unsubscribe-Post.',
			reference: 'RFC 8058',
			field: bulk.name,
		});
	}

	return findings;
}
