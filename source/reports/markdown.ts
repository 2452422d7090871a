/** For a ticket: what is wrong first, then the conversation as a listing that can be read back. */
import {explain} from '../decode/explain.ts';
import {explainWith} from '../diagnosis/explain-with.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {replyMark} from '../protocol/reply.ts';
import {isNegative} from '../protocol/reply-class.ts';
import {joined, replaced, type Shown, shown, trimmed, visible, visibleBytes} from '../protocol/visible.ts';
import {withCommas} from '../protocol/with-commas.ts';
import type {Entry, SentMessageEntry} from '../session/entry.ts';
import {contentLines} from './content-lines.ts';
import {utcWords} from './moments.ts';
import {findingWords, remedyWords, unsaid} from './remedy-words.ts';
import {findingsAt, type Report, type ReportedSession, titleOf} from './report.ts';

/** Lines of a message that a ticket needs. */
const messageLimit = 40;

export function writeMarkdown({title, source, sessions, unread}: Report): Shown {
	const parts: Shown[] = [shown`# SMTP session: ${inline(title)}`, '', shown`Read as: ${inline(source)}`, ''];
	sessions.forEach((session, index) => {
		if (sessions.length > 1) {
			parts.push(shown`## ${inline(titleOf(session, index + 1, sessions.length))}`, '');
		}

		if (session.startedAt !== undefined) {
			parts.push(shown`Started: ${utcWords(session.startedAt)}`, '');
		}

		parts.push(...findings(session), ...conversation(session), ...refusals(session));
	});
	if (unread.length > 0) {
		const lines = unread.map(
			({line, why, text}) =>
				shown`- ${line > 0 ? shown`line ${line}: ` : ''}${inline(why)}${text === '' ? '' : shown` ${code(text)}`}`,
		);
		parts.push(shown`### Not read`, '', ...lines, '');
	}

	return shown`${trimmed(joined(parts, '\n'))}\n`;
}

function findings(session: ReportedSession): Shown[] {
	if (session.findings.length === 0) {
		return [];
	}

	const lines = session.findings.flatMap(finding => [
		shown`- **${finding.level}:** ${inline(finding.message)} (${code(finding.rule)}, ${inline(finding.reference)})  `,
		shown`  ${inline(finding.advice)}${verdictOf(finding)}`,
	]);
	return [shown`### What is wrong`, '', ...lines, ''];
}

/** Who can mend it, whether to try again, and what comes next. */
function verdictOf(finding: Finding): Shown {
	const words = findingWords(finding);
	const steps = unsaid(finding).map(remedy => {
		const step = remedyWords(remedy);
		return 'line' in step ? code(step.line) : inline(step.words);
	});
	const next = steps.length > 0 ? shown` Next: ${joined(steps, '; ')}` : '';
	return shown`${words === '' ? '' : shown` (${inline(words)})`}${next}`;
}

function conversation({entries}: ReportedSession): Shown[] {
	const lines = entries.flatMap(listingLines);
	return [shown`### Conversation`, '', ...fenced(lines), ''];
}

/** `S:` and `C:` as in RFCs and books; what is neither stands in brackets. */
function listingLines(entry: Entry): Shown[] {
	switch (entry.type) {
		case 'sent':
			return entry.kind === 'message' ? messageLines(entry) : [shown`C: ${visible(entry.line)}`];
		case 'reply':
			return entry.lines.map(({text}, index) => {
				const {code, separator} = replyMark(entry, index);
				return shown`S: ${code}${separator}${visible(text)}`;
			});
		case 'malformed':
			return [shown`S: ${visibleBytes(entry.bytes)}`];
		case 'capabilities':
			return [];
		case 'attempt':
			return entry.attempt.outcome === 'connected' ? [] : [shown`[${visible(explain(entry).title)}]`];
		case 'failed':
			return [shown`[${visible(entry.error.message)}]`];
		case 'note':
			return [shown`[${visible(entry.text)}]`];
		default:
			return [shown`[${visible(explain(entry).title)}]`];
	}
}

function messageLines(entry: SentMessageEntry): Shown[] {
	const {lines, left} = contentLines(entry, messageLimit);
	const more =
		left > 0 ? [shown`[${visible(withCommas(left))} more lines, ${entry.octets} octets in all]`] : [];
	return [...lines.map(line => shown`C: ${line}`), ...more];
}

function refusals(session: ReportedSession): Shown[] {
	const refused = session.entries.filter(entry => entry.type === 'reply' && isNegative(entry.code));
	if (refused.length === 0) {
		return [];
	}

	const lines = refused.map(entry => {
		const {title, summary, references} = explainWith(findingsAt(session, entry), entry);
		const said = entry.type === 'reply' ? `${entry.code} ${entry.lines.at(-1)?.text ?? ''}` : '';
		return shown`- ${code(said)}: **${inline(title)}.**${summary === '' ? '' : shown` ${inline(summary)}`} (${inline(references.join(', '))})`;
	});
	return [shown`### Refusals explained`, '', ...lines, ''];
}

/** The fence is longer than any run of backticks inside it. */
function fenced(lines: readonly Shown[]): Shown[] {
	const fence = visible('`'.repeat(Math.max(3, longestTicks(lines.join('\n')) + 1)));
	return [shown`${fence}text`, ...lines, fence];
}

function code(text: string): Shown {
	const escaped = visible(text);
	const ticks = visible('`'.repeat(longestTicks(escaped) + 1));
	const space = /^[` ]|[` ]$/.test(escaped) ? ' ' : '';
	return shown`${ticks}${space}${escaped}${space}${ticks}`;
}

function longestTicks(text: string): number {
	return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/** Nothing in it is markup, nobody is mentioned, nothing becomes a link. */
function inline(text: string): Shown {
	return replaced(visible(text), escaped =>
		escaped
			.replace(/[\\`*_[\]{}()<>#+!|~&$^=-]/g, '\\$&')
			.replaceAll('@', '&#64;')
			.replace(/(https?):\/\//gi, '$1&#58;//'),
	);
}
