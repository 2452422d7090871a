/** The bytes of a message as a whole (RFC 5321 §4.5.3.1, RFC 5322 §2.3). */
import type {ByteFacts} from '../line-ends.ts';
import type {LintContext, LintFinding} from './finding.ts';

export function lintBytes(
	facts: ByteFacts,
	{sizeLimit = 0, size = facts.octets}: Pick<LintContext, 'sizeLimit' | 'size'>,
): readonly LintFinding[] {
	const findings: LintFinding[] = [];
	if (facts.loneLf > 0 || facts.loneCr > 0) {
		const what = [facts.loneLf > 0 ? `${facts.loneLf} LF` : '', facts.loneCr > 0 ? `${facts.loneCr} CR` : ''];
		findings.push({
			rule: 'message/lone-line-end',
			level: 'error',
			message: `Not every line ends in CRLF: ${what.filter(Boolean).join(' and ')} alone, first in line ${facts.firstLoneLine}. Servers refuse that since SMTP smuggling became known (550 5.6.11, 521 5.5.2).`,
			advice: 'Send CRLF at the end of every line.',
			reference: 'RFC 5321 §2.3.8',
			...(facts.firstLoneLine !== null && {line: facts.firstLoneLine}),
		});
	}

	if (facts.nul) {
		findings.push({
			rule: 'message/nul',
			level: 'error',
			message: 'The message contains a NUL octet. Servers refuse it, or cut the line there.',
			advice: 'Encode such content as base64.',
			reference: 'RFC 5322 §4',
		});
	}

	if (facts.longestLine > 998) {
		findings.push({
			rule: 'message/line-too-long',
			level: 'error',
			message: `Line ${facts.longestLineAt} has ${facts.longestLine} octets; the limit is 998. Servers cut such lines, wrap them (which breaks DKIM) or refuse them.`,
			advice: 'Break the line, or encode the text as quoted-printable.',
			reference: 'RFC 5322 §2.1.1',
			line: facts.longestLineAt,
		});
	} else if (facts.longestLine > 78) {
		findings.push({
			rule: 'message/long-line',
			level: 'note',
			message: `Line ${facts.longestLineAt} has ${facts.longestLine} octets; the recommended limit is 78.`,
			advice: 'Nothing breaks; wrap the line if the message is to be read in a terminal.',
			reference: 'RFC 5322 §2.1.1',
			line: facts.longestLineAt,
		});
	}

	if (sizeLimit > 0 && size > sizeLimit) {
		findings.push({
			rule: 'message/over-size',
			level: 'error',
			message: `The message has ${size} octets, and the server accepts ${sizeLimit}. Attachments grow by a third in base64.`,
			advice: 'Send less, or send a link.',
			reference: 'RFC 1870 §6',
		});
	}

	return findings;
}
