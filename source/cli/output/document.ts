/** `--format markdown` and `html` of `run` and `send`: one page when all is over. Apart, for nobody else needs what writes it. */
import type {Finding} from '../../diagnosis/finding.ts';
import {shown, trimmed} from '../../protocol/visible.ts';
import {reportFormats} from '../../reports/formats.ts';
import {writeRedacted} from '../../reports/redacted.ts';
import type {Redactor} from '../../reports/redactor.ts';
import type {Entry} from '../../session/entry.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print} from './terminal.ts';

export type Document = {
	/** Findings in the order in which they are made. */
	add(findings: readonly Finding[]): void;
	/** Writes the page to standard output. Throws a UsageError when a secret would be in it. */
	write(entries: readonly Entry[]): void;
};

/** `source` names the subcommand, as the page tells where it comes from. */
export function openDocument(
	name: 'markdown' | 'html',
	source: 'run' | 'send',
	server: string,
	redactor: Redactor,
): Document {
	const findings: Finding[] = [];
	return {
		add: found => findings.push(...found),
		write(entries) {
			const session = {title: null, host: server, entries, findings};
			const report = {title: server, source, sessions: [session], unread: []};
			const format = reportFormats.find(known => known.name === name);
			const written = format ? writeRedacted(format, report, redactor) : '';
			if (typeof written === 'object' && 'problem' in written) {
				throw new UsageError(written.problem);
			}

			print(typeof written === 'string' ? shown`${trimmed(written)}\n` : '');
		},
	};
}
