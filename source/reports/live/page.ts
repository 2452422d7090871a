/** A session as one page, Markdown or HTML, written when it is over. */
import type {Finding} from '../../diagnosis/finding.ts';
import {type Shown, shown, trimmed} from '../../protocol/visible.ts';
import type {Entry} from '../../session/entry.ts';
import {reportFormats} from '../formats.ts';
import {writeRedacted} from '../redacted.ts';
import type {Redactor} from '../redactor.ts';

export type LivePage = {
	/** Findings in the order in which they are made. `startedAt`: milliseconds since 1970, where known. */
	add(findings: readonly Finding[], startedAt?: number): void;
	/** The text of the page; a problem when a secret would be in it. */
	write(entries: readonly Entry[]): {readonly text: Shown} | {readonly problem: string};
};

/** `source` names the subcommand, which the page says. */
export function createPage(
	name: 'markdown' | 'html',
	source: 'run' | 'send',
	server: string,
	redactor: Redactor,
): LivePage {
	const findings: Finding[] = [];
	let began: number | undefined;
	return {
		add(found, startedAt) {
			findings.push(...found);
			began ??= startedAt;
		},
		write(entries) {
			const begun = began !== undefined && {startedAt: began};
			const session = {title: null, host: server, entries, findings, ...begun};
			const report = {title: server, source, sessions: [session], unread: []};
			const format = reportFormats.find(known => known.name === name);
			const written = format ? writeRedacted(format, report, redactor) : '';
			return typeof written === 'object' && 'problem' in written
				? {problem: written.problem}
				: {text: typeof written === 'string' ? shown`${trimmed(written)}\n` : ''};
		},
	};
}
