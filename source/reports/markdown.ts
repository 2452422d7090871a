/** For a ticket: what is wrong first, then the conversation as a listing that can be read back. */
import {explain} from '../decode/explain.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {toldNext, toldStep} from '../diagnosis/told.ts';
import {explainWith} from '../diagnosis/verdict.ts';
import {verdictWords} from '../diagnosis/words.ts';
import {visible, visibleBytes} from '../protocol/visible.ts';
import type {Entry, SentMessageEntry} from '../session/entry.ts';
import {contentLines} from './content-lines.ts';
import {findingsAt, type Report, type ReportedSession, titleOf} from './report.ts';

/** Lines of a message that a ticket needs. */
const messageLimit = 40;

export function writeMarkdown({title, source, sessions, unread}: Report): string {
	const parts = [`# SMTP session: ${inline(title)}`, '', `Read as: ${inline(source)}`, ''];
	sessions.forEach((session, index) => {
		if (sessions.length > 1) {
			parts.push(`## ${inline(titleOf(session, index + 1, sessions.length))}`, '');
		}

		parts.push(...findings(session), ...conversation(session), ...refusals(session));
	});
	if (unread.length > 0) {
		const lines = unread.map(
			({line, why, text}) =>
				`- ${line > 0 ? `line ${line}: ` : ''}${inline(why)}${text === '' ? '' : ` ${code(text)}`}`,
		);
		parts.push('### Not read', '', ...lines, '');
	}

	return `${parts.join('\n').trimEnd()}\n`;
}

function findings(session: ReportedSession): string[] {
	if (session.findings.length === 0) {
		return [];
	}

	const lines = session.findings.flatMap(finding => [
		`- **${finding.level}:** ${inline(finding.message)} (${code(finding.rule)}, ${inline(finding.reference)})  `,
		`  ${inline(finding.advice)}${verdictOf(finding)}`,
	]);
	return ['### What is wrong', '', ...lines, ''];
}

/** Who can mend it, whether to try again, and what comes next. */
function verdictOf(finding: Finding): string {
	const words = verdictWords(finding);
	const {next, step} = finding;
	const told = next === undefined ? {words: ''} : toldNext(next);
	const steps = [
		'line' in told ? code(told.line) : inline(told.words),
		step === undefined ? '' : inline(toldStep(step)),
	].filter(Boolean);
	return [words === '' ? '' : ` (${words})`, steps.length > 0 ? ` Next: ${steps.join('; ')}` : ''].join('');
}

function conversation({entries}: ReportedSession): string[] {
	const lines = entries.flatMap(listingLines);
	return ['### Conversation', '', ...fenced(lines), ''];
}

/** `S:` and `C:` as in RFCs and books; what is neither stands in brackets. */
function listingLines(entry: Entry): string[] {
	switch (entry.type) {
		case 'sent':
			return entry.kind === 'message' ? messageLines(entry) : [`C: ${visible(entry.line)}`];
		case 'reply':
			return entry.lines.map(({text}, index) => {
				const last = entry.complete && index === entry.lines.length - 1;
				return `S: ${entry.code}${last ? ' ' : '-'}${visible(text)}`;
			});
		case 'malformed':
			return [`S: ${visibleBytes(entry.bytes)}`];
		case 'capabilities':
			return [];
		case 'attempt':
			return entry.attempt.outcome === 'connected' ? [] : [`[${visible(explain(entry).title)}]`];
		case 'failed':
			return [`[${visible(entry.error.message)}]`];
		case 'note':
			return [`[${visible(entry.text)}]`];
		default:
			return [`[${visible(explain(entry).title)}]`];
	}
}

function messageLines(entry: SentMessageEntry): string[] {
	const {lines, left} = contentLines(entry, messageLimit);
	const more = left > 0 ? [`[${left.toLocaleString('en')} more lines, ${entry.octets} octets in all]`] : [];
	return [...lines.map(line => `C: ${line}`), ...more];
}

function refusals(session: ReportedSession): string[] {
	const refused = session.entries.filter(entry => entry.type === 'reply' && entry.code >= 400);
	if (refused.length === 0) {
		return [];
	}

	const lines = refused.map(entry => {
		const {title, summary, references} = explainWith(findingsAt(session, entry), entry);
		const said = entry.type === 'reply' ? `${entry.code} ${entry.lines.at(-1)?.text ?? ''}` : '';
		return `- ${code(said)}: **${inline(title)}.**${summary === '' ? '' : ` ${inline(summary)}`} (${inline(references.join(', '))})`;
	});
	return ['### Refusals explained', '', ...lines, ''];
}

/** The fence is longer than any run of backticks inside it. */
function fenced(lines: readonly string[]): string[] {
	const fence = '`'.repeat(Math.max(3, longestTicks(lines.join('\n')) + 1));
	return [`${fence}text`, ...lines, fence];
}

function code(text: string): string {
	const shown = visible(text);
	const ticks = '`'.repeat(longestTicks(shown) + 1);
	const space = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
	return `${ticks}${space}${shown}${space}${ticks}`;
}

function longestTicks(text: string): number {
	return Math.max(0, ...(text.match(/`+/g) ?? []).map(run => run.length));
}

/** Nothing in it is markup, nobody is mentioned, nothing becomes a link. */
function inline(text: string): string {
	return visible(text)
		.replace(/[\\`*_[\]{}()<>#+!|~&$^=-]/g, '\\$&')
		.replaceAll('@', '&#64;')
		.replace(/(https?):\/\//gi, '$1&#58;//');
}
