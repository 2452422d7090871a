/** An entry explained with what the rules know of it: one verdict for every pane, report and result. */
import {explain, explainCaused} from '../decode/explain.ts';
import type {Explanation, KnownCause} from '../decode/explanation.ts';
import {isNegative} from '../protocol/reply-class.ts';
import type {Entry} from '../session/entry.ts';
import type {About} from './causes.ts';
import type {Finding} from './finding.ts';

/** `findings`: of the session, or of the entry alone. */
export function explainWith(findings: readonly Finding[], entry: Entry): Explanation {
	if (entry.type === 'failed') {
		const explained = explanationOf(findings, entry);
		return explained ? explainCaused(entry, causeOf(explained)) : explain(entry);
	}

	const isRefusal = entry.type === 'reply' && isNegative(entry.code);
	const finding = isRefusal ? findings.find(candidate => isVerdictOn(candidate, entry)) : undefined;
	if (!finding) {
		return explain(entry);
	}

	// That there is a refusal is no cause: the code keeps its words.
	return finding.cause === null || finding.cause === 'not-stated'
		? {...explain(entry), retry: finding.retry}
		: explainCaused(entry, causeOf(finding));
}

/** The finding that says why the connection failed, and what to do. */
export function explanationOf(findings: readonly Finding[], entry: Entry): Finding | undefined {
	return findings.find(({level, evidence}) => evidence[0]?.entryId === entry.id && level === 'error');
}

function isVerdictOn({level, retry, evidence}: Finding, entry: Entry): boolean {
	return evidence[0]?.entryId === entry.id && level !== 'note' && retry !== 'none';
}

// What a reply is about whose command is not known.
const verbs: Partial<Record<About, string>> = {
	login: 'AUTH',
	recipient: 'RCPT',
	sender: 'MAIL',
	content: 'DATA-END',
};

function causeOf({about, cause, retry}: Finding): KnownCause {
	// Where a login is missing, it is another line that is refused.
	const verb = about === null || cause === 'login-required' ? undefined : verbs[about];
	return {retry, ...(verb !== undefined && {about: verb})};
}
