/** A probe as text, Markdown, HTML or JSON. Everything a server said goes through `visible`. */
import type {Difference} from '../dialogs/probe/compare.ts';
import type {DomainFacts} from '../dialogs/probe/domain.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import {visible} from '../protocol/visible.ts';
import {escapeHtml} from './escape-html.ts';
import {pageStyle} from './html-style.ts';
import {entryToJson, findingToJson, type JsonObject, tlsToJson} from './json.ts';
import {domainSection, type Line, probeSections, type Section} from './probe-sections.ts';
import {painter} from './text.ts';

const signs = {good: '✓', bad: '✗', odd: '!'} as const;
const colors = {good: 'green', bad: 'red', odd: 'yellow'} as const;

export function probeToText(result: ProbeResult, color: boolean): string {
	return [
		heading(result.target),
		...probeSections(result).flatMap(section => sectionToText(section, color)),
		'',
	].join('\n');
}

export function domainToText(facts: DomainFacts, color: boolean): string {
	return [...sectionToText(domainSection(facts), color), ''].join('\n');
}

function heading(target: string): string {
	return `${visible(target)}\n${'═'.repeat(Math.min(visible(target).length, 78))}`;
}

function sectionToText({title, lines}: Section, color: boolean): string[] {
	const paint = painter(color);
	const width = Math.min(Math.max(...lines.map(({label}) => visible(label).length)), 28);
	return [
		'',
		visible(title),
		...lines.map(({label, value, mark}) => {
			const sign = mark ? paint(colors[mark], signs[mark]) : ' ';
			return ` ${sign} ${visible(label).padEnd(width)}  ${visible(value)}`;
		}),
	];
}

export function differenceToText({target, what, before, now, alarm}: Difference): string {
	return visible(`${alarm ? 'ALARM ' : ''}${target}: ${what} was “${before}”, is now “${now}”.`);
}

export function probeToMarkdown(result: ProbeResult): string {
	return [`## ${markdown(result.target)}`, '', ...probeSections(result).flatMap(sectionToMarkdown)].join(
		'\n',
	);
}

export function domainToMarkdown(facts: DomainFacts): string {
	return sectionToMarkdown(domainSection(facts)).join('\n');
}

function sectionToMarkdown({title, lines}: Section): string[] {
	const row = ({label, value, mark}: Line): string =>
		`| ${mark ? signs[mark] : ''} | ${markdown(label)} | ${markdown(value)} |`;
	return [`### ${markdown(title)}`, '', '| | | |', '| --- | --- | --- |', ...lines.map(row), ''];
}

function markdown(text: string): string {
	return visible(text).replace(/[\\`*_{}[\]<>|#~]/g, String.raw`\$&`);
}

export function probesToHtml(results: readonly ProbeResult[], domains: readonly DomainFacts[]): string {
	const sections = [
		...domains.map(facts => ({title: '', sections: [domainSection(facts)]})),
		...results.map(result => ({title: result.target, sections: probeSections(result)})),
	];
	const body = sections.map(
		({title, sections: parts}) =>
			`<section>${title ? `<h2>${html(title)}</h2>` : ''}${parts.map(sectionToHtml).join('')}</section>`,
	);
	return [
		'<!doctype html>',
		'<html lang="en"><head><meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">',
		`<title>What the servers offer</title><style>${pageStyle}table{border-collapse:collapse;margin-bottom:1em}td{padding:.15em .8em .15em 0;vertical-align:top}section{padding:0 1.5em}</style>`,
		'</head><body><main>',
		...body,
		'</main></body></html>',
		'',
	].join('\n');
}

function sectionToHtml({title, lines}: Section): string {
	const row = ({label, value, mark}: Line): string =>
		`<tr><td>${mark ? signs[mark] : ''}</td><td>${html(label)}</td><td>${html(value)}</td></tr>`;
	return `<h3>${html(title)}</h3><table>${lines.map(row).join('')}</table>`;
}

function html(text: string): string {
	return escapeHtml(visible(text));
}

/** Version of the form below; it grows when a field changes its meaning. */
const schema = 1;

export function probeToJson(result: ProbeResult): JsonObject {
	const {entries, findings, tls, software, ...facts} = result;
	return {
		type: 'probe',
		schema,
		...facts,
		tls: tls && tlsToJson(tls),
		software,
		findings: findings.map((finding, index) => findingToJson(finding, 0, `finding-${index + 1}`)),
		entries: entries.map(entryToJson),
	};
}
