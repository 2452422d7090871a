/** The forms of a probe's report. Each piece is written as it comes, so that many servers need no memory. */
import type {DomainFacts} from '../dialogs/probe/domain.ts';
import type {Limits} from '../dialogs/probe/measures.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import type {Shown} from '../protocol/visible.ts';
import type {Comparison} from './probe-comparison.ts';
import {probeHtml} from './probe-html.ts';
import {probeJson} from './probe-json.ts';
import type {Line} from './probe-lines.ts';
import {probeMarkdown} from './probe-markdown.ts';
import {probeCsv, probeNagios, probePrometheus} from './probe-monitoring.ts';
import {type ProbeTextOptions, probeText} from './probe-text.ts';

export type ProbeFormat = {
	begin(): Shown;
	domain(facts: DomainFacts): Shown;
	server(result: ProbeResult): Shown;
	comparison(comparison: Comparison): Shown;
	/** All servers in a line each, in the order of the list. */
	overview(lines: readonly Line[], left: Left): Shown;
	end(): Shown;
};

/** What was not begun when the user stopped it. */
export type Left = {
	/** Mail domains whose DNS nobody asked, so that their hosts are not known. */
	readonly domains: readonly string[];
	readonly servers: readonly string[];
};

export const probeFormats = ['text', 'json', 'markdown', 'html', 'nagios', 'prometheus', 'csv'] as const;

export type ProbeFormatName = (typeof probeFormats)[number];

export function probeFormat(
	name: ProbeFormatName,
	options: ProbeTextOptions,
	limits: Limits = {warn: [], critical: []},
): ProbeFormat {
	switch (name) {
		case 'text':
			return probeText(options);
		case 'json':
			return probeJson;
		case 'markdown':
			return probeMarkdown;
		case 'html':
			return probeHtml;
		case 'nagios':
			return probeNagios(limits);
		case 'prometheus':
			return probePrometheus(limits);
		case 'csv':
			return probeCsv(limits);
	}
}
