/** The forms of a probe's report. Each piece is written as it comes, so that many servers need no memory. */
import type {Limits} from '../dialogs/probe/measures.ts';
import type {ProbeFormat} from './probe-format.ts';
import {probeHtml} from './probe-html.ts';
import {probeJson} from './probe-json.ts';
import {probeMarkdown} from './probe-markdown.ts';
import {probeCsv, probeNagios, probePrometheus} from './probe-monitoring.ts';
import {type ProbeTextOptions, probeText} from './probe-text.ts';

export type {Left, ProbeFormat} from './probe-format.ts';

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
