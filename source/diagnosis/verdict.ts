/** An entry explained with what the rules know of it: one verdict for every pane, report and result. */
import {explain, explainCaused} from '../decode/explain.ts';
import type {Explanation, KnownCause} from '../decode/explanation.ts';
import type {Entry} from '../session/entry.ts';
import type {Finding} from './finding.ts';

/** `findings`: of the session, or of the entry alone. */
export function explainWith(findings: readonly Finding[], entry: Entry): Explanation {
	const isRefusal = entry.type === 'reply' && entry.code >= 400;
	const finding = isRefusal ? findings.find(candidate => isVerdictOn(candidate, entry)) : undefined;
	if (!finding) {
		return explain(entry);
	}

	// That there is a refusal is no cause: the code keeps its words.
	return finding.rule === 'session/refused'
		? {...explain(entry), retry: finding.retry}
		: explainCaused(entry, causeOf(finding));
}

function isVerdictOn({level, retry, evidence}: Finding, entry: Entry): boolean {
	return evidence[0]?.entryId === entry.id && level !== 'note' && retry !== 'none';
}

// By the rule's name: what a reply is about whose command is not known.
const subjects: ReadonlyArray<readonly [answers: string, rules: RegExp]> = [
	[
		'AUTH',
		/^(login|auth)\/|\/(login(?!-required)\S*|authorization-code|bad-credentials|app-password-needed|browser-login|credentials|smtp-auth-\S+|basic-auth-off|security-defaults)$/,
	],
	[
		'RCPT',
		/^recipient\/|\/(no-such-user|no-mailbox(?:es)?|unknown-recipient|disabled-user|unavailable-mailbox|mailbox-\w+|recipient-[\w-]+)$/,
	],
	['MAIL', /^sender\/(?!spf|dkim|dmarc|arc|unauthenticated)/],
	[
		'DATA-END',
		/^content\/(?!policy)|^message\/|^sender\/|\/(spam|suspicious-content|blocked-attachment|not-rfc|dmarc|unauthenticated|dkim|spf|content)$/,
	],
];

function causeOf({rule, retry}: Finding): KnownCause {
	const subject = subjects.find(([, rules]) => rules.test(rule));
	return {retry, ...(subject && {about: subject[0]})};
}
