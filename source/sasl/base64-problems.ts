/** The facts about base64 in words. They name places and counts, never what stands there. */
import type {Base64Facts, Base64Fault} from './base64.ts';

/** One sentence each. What is odd in the text itself is told of the client’s side only. */
export function base64Problems(facts: Base64Facts, from: 'client' | 'server', isText: boolean): string[] {
	const problems = facts.faults.map(fault => words[fault](facts));
	if (from === 'server' || !isText) {
		return problems;
	}

	if (facts.endsIn) {
		const name = {LF: 'a newline byte (0A)', CRLF: 'CR LF (0D 0A)', CR: 'a CR byte (0D)'}[facts.endsIn];
		problems.push(
			`The text ends in ${name} that was encoded with it: echo adds one, printf and echo -n do not.`,
		);
	}

	if (facts.inner) {
		problems.push('The text is itself base64: it was encoded twice.');
	}

	if (facts.cutAt) {
		problems.push(
			`Exactly ${facts.cutAt} characters without padding: the width of wrapped output. The rest may be missing.`,
		);
	}

	return problems;
}

const words: Record<Base64Fault, (facts: Base64Facts) => string> = {
	'foreign-character': facts => `Not base64: character ${(facts.foreignAt ?? 0) + 1} is not in its alphabet.`,
	whitespace: facts =>
		facts.lines > 1
			? `Wrapped over ${facts.lines} lines: base64 must be on one line here; a second line is read as the next answer.`
			: 'There are spaces in the base64.',
	'url-safe': () => 'The URL-safe alphabet (- and _) is used: SMTP requires + and /.',
	'padding-missing': facts =>
		`The length is not a multiple of 4: ${'='.repeat(facts.missingPadding)} is missing at the end.`,
	'padding-extra': () => 'There are more = at the end than belong there.',
	'padding-inside': () => 'Something follows a =: two base64 texts were run together.',
	'odd-length': () => 'One character too many for base64: something was cut off or lost when it was copied.',
	'trailing-bits': () => 'The last character has bits that no encoder sets: the end was changed or cut off.',
};
