/** What can be copied, as text: masked like everything that leaves the program. */
import type {CommandResult, CopyKind} from '../commands/command.ts';
import type {Explanation} from '../decode/explanation.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {visible} from '../protocol/visible.ts';
import {nextWords} from '../reports/remedy-words.ts';
import {MASK} from '../sasl/secrets.ts';
import type {Entry} from '../session/entry.ts';
import {textOfEntry} from '../session/entry-text.ts';
import type {Inspected} from './inspected.ts';

export type CopyTools = {
	readonly session: Inspected;
	/** Null where nothing is selected. */
	selected(): Entry | null;
	explain(entry: Entry): Explanation;
	findingsAt(entryId: number): readonly Finding[];
	/** The entry without the secrets that were sent. */
	clean(entry: Entry): Entry;
	/** Gives the text to the terminal. */
	put(text: string): void;
};

/** Copies it, and says how much that was. */
export function copier(tools: CopyTools): (what: CopyKind) => CommandResult | Promise<CommandResult> {
	return what => {
		if (what === 'session' || what === 'markdown') {
			return wholeSession(tools.session, what).then(text => put(text, tools));
		}

		const entry = tools.selected();
		const text = entry && textOf(what, entry, tools);
		return text ? put(text, tools) : {problem: nothing[what]};
	};
}

const nothing: Readonly<Record<Exclude<CopyKind, 'session' | 'markdown'>, string>> = {
	line: 'There is no line to copy yet.',
	explanation: 'There is no line with an explanation to copy yet.',
	finding: 'The selected line has no finding. Ctrl+N selects the next line that has one.',
	exchange: 'There is no line to copy yet.',
};

function put(text: string, tools: CopyTools): CommandResult {
	tools.put(text);
	const lines = text.split('\n').length;
	return {said: `Copied ${lines === 1 ? '1 line' : `${lines} lines`}, if this terminal allows it (OSC 52).`};
}

function textOf(
	what: Exclude<CopyKind, 'session' | 'markdown'>,
	entry: Entry,
	{session, explain, findingsAt, clean}: CopyTools,
): string {
	switch (what) {
		case 'line':
			return wordsOf(clean(entry));
		case 'explanation':
			return explanationText(explain(entry));
		case 'finding':
			return findingsAt(entry.id).map(findingText).join('\n\n');
		case 'exchange':
			return exchangeOf(entry, session.entries)
				.map(one => linesOf(clean(one)))
				.join('\n');
	}
}

function explanationText({title, summary, fields, references}: Explanation): string {
	return [
		title,
		summary,
		...fields.map(({label, value, secret}) => `${label}: ${secret ? MASK : value}`),
		references.join(' · '),
	]
		.filter(Boolean)
		.map(visible)
		.join('\n');
}

function findingText(finding: Finding): string {
	const {message, advice, rule, reference} = finding;
	const next = nextWords(finding);
	return [message, advice, next ? `Next: ${next}` : '', `${rule} · ${reference}`]
		.filter(Boolean)
		.map(visible)
		.join('\n');
}

/** As on the wire, but that nothing of it can move a cursor where it is pasted. */
function wordsOf(entry: Entry): string {
	return textOfEntry(entry)
		.split(/\r\n|\r|\n/)
		.map(visible)
		.join('\n')
		.replace(/\n$/, '');
}

function linesOf(entry: Entry): string {
	const who = entry.type === 'sent' ? 'C: ' : entry.type === 'reply' ? 'S: ' : '';
	return wordsOf(entry)
		.split('\n')
		.map(text => who + text)
		.join('\n');
}

/** The command and the replies to it. */
function exchangeOf(entry: Entry, entries: readonly Entry[]): readonly Entry[] {
	const id = entry.type === 'reply' ? (entry.answersId ?? entry.id) : entry.id;
	return entries.filter(
		one => one.id === id || one.id === entry.id || (one.type === 'reply' && one.answersId === id),
	);
}

async function wholeSession(session: Inspected, what: 'session' | 'markdown'): Promise<string> {
	const [{diagnoseSession}, {reportFormats}, {writeRedacted}, {createRedactor}] = await Promise.all([
		import('../message/session-findings.ts'),
		import('../reports/formats.ts'),
		import('../reports/redacted.ts'),
		import('../reports/redactor.ts'),
	]);
	const format = reportFormats.find(({name}) => name === (what === 'session' ? 'text' : 'markdown'));
	if (!format) {
		return '';
	}

	const entries = [...session.entries];
	const {host} = session.target;
	const now = session.recorded === undefined ? {now: Date.now()} : {};
	const report = {
		title: host,
		source: 'session' as const,
		sessions: [{title: null, host, entries, findings: diagnoseSession(entries, now)}],
		unread: [],
	};
	const written = writeRedacted(format, report, createRedactor());
	return typeof written === 'string' ? written : '';
}
