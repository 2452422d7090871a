/**
 * One page that needs nothing else: the conversation on the left, what it means on the right. Every text goes
 * through `visible` and is escaped; the policy in its head allows this style, this script and nothing more.
 */

import {createHash} from 'node:crypto';
import {explain} from '../decode/explain.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {toldNext, toldStep} from '../diagnosis/told.ts';
import {explainWith} from '../diagnosis/verdict.ts';
import {verdictWords} from '../diagnosis/words.ts';
import {visible, visibleBytes} from '../protocol/visible.ts';
import {MASK} from '../sasl/secrets.ts';
import type {Entry} from '../session/entry.ts';
import {timeOf} from '../session/moment.ts';
import {contentLines} from './content-lines.ts';
import {escapeHtml} from './escape-html.ts';
import {pageScript} from './html-script.ts';
import {pageStyle} from './html-style.ts';
import {findingsAt, type Report, type ReportedSession, titleOf} from './report.ts';

/** Lines of each message on the page. */
const messageLimit = 2000;

export function writeHtml({title, source, sessions, unread}: Report): string {
	const policy = `default-src 'none'; style-src '${hash(pageStyle)}'; script-src '${hash(pageScript)}'; base-uri 'none'; form-action 'none'`;
	return [
		'<!doctype html>',
		'<html lang="en">',
		'<head>',
		'<meta charset="utf-8">',
		`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
		'<meta name="viewport" content="width=device-width, initial-scale=1">',
		'<meta name="color-scheme" content="light dark">',
		'<meta name="referrer" content="no-referrer">',
		`<title>${text(title)} · SMTP session</title>`,
		`<style>${pageStyle}</style>`,
		'</head>',
		'<body>',
		'<header>',
		`<h1>${text(title)}</h1>`,
		`<p class="source">${text(source)} · passwords are masked · <span class="legend"><b>C</b> client, <b>S</b> server, <b>TLS</b> not readable on the network</span></p>`,
		'<label class="search">Search <input type="search" id="search" autocomplete="off" spellcheck="false"> <output id="found"></output></label>',
		'</header>',
		'<main>',
		...sessions.flatMap((session, index) => section(session, index + 1, sessions.length)),
		...(unread.length > 0
			? [
					'<section class="unread"><h2>Not read</h2><ul>',
					...unread.map(
						({line, why, text: said}) =>
							`<li>${line > 0 ? `line ${line}: ` : ''}${text(why)}${said === '' ? '' : ` <code>${text(said)}</code>`}</li>`,
					),
					'</ul></section>',
				]
			: []),
		'</main>',
		`<script>${pageScript}</script>`,
		'</body>',
		'</html>',
		'',
	].join('\n');
}

function hash(content: string): string {
	return `sha256-${createHash('sha256').update(content).digest('base64')}`;
}

function section(session: ReportedSession, number: number, count: number): string[] {
	const heading = count > 1 ? [`<h2>${text(titleOf(session, number, count))}</h2>`] : [];
	return [
		'<section>',
		...heading,
		...summary(session, number),
		`<div class="rows${session.entries.some(entry => timeOf(entry) !== null) ? '' : ' untimed'}">`,
		...session.entries.filter(isShown).map(entry => row(entry, session, number)),
		'</div>',
		'</section>',
	];
}

/** What is wrong, with a link to the place. */
function summary({findings}: ReportedSession, number: number): string[] {
	return findings.length === 0
		? []
		: [
				'<nav aria-label="What is wrong"><ul>',
				...findings.map(
					({message, level, evidence}) =>
						`<li class="${level}"><a href="#s${number}e${evidence[0]?.entryId ?? 1}">${text(message)}</a></li>`,
				),
				'</ul></nav>',
			];
}

function isShown(entry: Entry): boolean {
	return entry.type !== 'attempt' || entry.attempt.outcome !== 'connected';
}

function row(entry: Entry, session: ReportedSession, number: number): string {
	const findings = findingsAt(session, entry);
	const at = timeOf(entry);
	return [
		`<article id="s${number}e${entry.id}" class="${sideOf(entry)}">`,
		`<div class="wire"><span class="at">${at === null ? '' : (at / 1000).toFixed(2)}</span><span class="lock">${entry.secure ? 'TLS' : ''}</span><span class="side">${signOf(entry)}</span><pre>${wire(entry)}</pre></div>`,
		`<div class="meaning">${meaning(entry, findings)}</div>`,
		'</article>',
	].join('');
}

function sideOf(entry: Entry): string {
	switch (entry.type) {
		case 'sent':
			return 'client';
		case 'reply':
			return `server ${entry.code >= 500 ? 'refused' : entry.code >= 400 ? 'deferred' : 'accepted'}`;
		case 'malformed':
			return 'server refused';
		case 'failed':
			return 'event refused';
		default:
			return 'event';
	}
}

function signOf(entry: Entry): string {
	return entry.type === 'sent' ? 'C' : entry.type === 'reply' || entry.type === 'malformed' ? 'S' : '·';
}

function wire(entry: Entry): string {
	switch (entry.type) {
		case 'sent': {
			if (entry.kind !== 'message') {
				return text(entry.line);
			}

			const {lines, left} = contentLines(entry, messageLimit);
			const more = left > 0 ? [`… ${left.toLocaleString('en')} more lines`] : [];
			return [...lines.map(escapeHtml), ...more].join('\n');
		}

		case 'reply':
			return entry.lines
				.map(({text: said}, index) => {
					const last = entry.complete && index === entry.lines.length - 1;
					return `<b>${entry.code}${last ? ' ' : '-'}</b>${text(said)}`;
				})
				.join('\n');
		case 'malformed':
			return escapeHtml(visibleBytes(entry.bytes));
		case 'failed':
			return text(entry.error.message);
		case 'note':
			return text(entry.text);
		default:
			return text(explain(entry).title);
	}
}

function meaning(entry: Entry, findings: readonly Finding[]): string {
	const {title, summary: words, fields, references} = explainWith(findings, entry);
	const list = fields.map(
		({label, value, secret}) => `<dt>${text(label)}</dt><dd>${secret ? MASK : text(value)}</dd>`,
	);
	return [
		`<p><strong>${text(title)}</strong> ${text(words)}</p>`,
		...findings.map(findingBox),
		list.length > 0
			? `<details${isTelling(entry) ? ' open' : ''}><summary>${list.length} ${list.length === 1 ? 'detail' : 'details'}</summary><dl>${list.join('')}</dl></details>`
			: '',
		references.length > 0 ? `<p class="reference">${text(references.join(' · '))}</p>` : '',
	].join('');
}

/** What a reader came for stands open: refusals, logins, TLS, odd lines. */
function isTelling(entry: Entry): boolean {
	switch (entry.type) {
		case 'reply':
			return entry.code >= 400 || entry.auth !== null;
		case 'sent':
			return entry.remarks.length > 0 || (entry.kind !== 'message' && entry.auth !== null);
		case 'secured':
		case 'malformed':
			return true;
		default:
			return false;
	}
}

function findingBox(finding: Finding): string {
	const {level, message, advice, rule, reference} = finding;
	const verdict = verdictWords(finding);
	const {next, step} = finding;
	const told = next === undefined ? {words: ''} : toldNext(next);
	const steps = [
		'line' in told ? `<code>${text(told.line)}</code>` : text(told.words),
		step === undefined ? '' : text(toldStep(step)),
	].filter(Boolean);
	return [
		`<aside class="${level}"><p><strong>${text(message)}</strong></p><p>${text(advice)}</p>`,
		verdict === '' ? '' : `<p class="verdict">${text(verdict)}</p>`,
		steps.length === 0 ? '' : `<p>Next: ${steps.join('; ')}</p>`,
		`<p class="reference">${text(rule)} · ${text(reference)}</p></aside>`,
	].join('');
}

function text(value: string): string {
	return escapeHtml(visible(value));
}
