/**
 * One page that needs nothing else: the conversation on the left, what it means on the right. Every text goes
 * through `visible` and is escaped; the policy in its head allows this style, this script and nothing more.
 */
import {createHash} from 'node:crypto';
import {explain} from '../decode/explain.ts';
import {counted} from '../decode/quantities.ts';
import {explainWith} from '../diagnosis/explain-with.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {replyMark} from '../protocol/reply.ts';
import {isNegative, isPermanentNegative} from '../protocol/reply-class.ts';
import {joined, type Shown, shown, visible, visibleBytes} from '../protocol/visible.ts';
import {MASK} from '../sasl/secrets.ts';
import type {Entry} from '../session/entry.ts';
import {timeOf} from '../session/moment.ts';
import {contentLines} from './content-lines.ts';
import {markupOf} from './escape-html.ts';
import {pageScript} from './html-script.ts';
import {pageStyle} from './html-style.ts';
import {utcWords} from './moments.ts';
import {findingWords, remedyWords, unsaid} from './remedy-words.ts';
import {findingsAt, type Report, type ReportedSession, titleOf} from './report.ts';

/** Lines of each message on the page. */
const messageLimit = 2000;

export function writeHtml({title, source, sessions, unread}: Report): Shown {
	const policy = shown`default-src 'none'; style-src '${hash(pageStyle)}'; script-src '${hash(pageScript)}'; base-uri 'none'; form-action 'none'`;
	return joined(
		[
			shown`<!doctype html>`,
			shown`<html lang="en">`,
			shown`<head>`,
			shown`<meta charset="utf-8">`,
			shown`<meta http-equiv="Content-Security-Policy" content="${policy}">`,
			shown`<meta name="viewport" content="width=device-width, initial-scale=1">`,
			shown`<meta name="color-scheme" content="light dark">`,
			shown`<meta name="referrer" content="no-referrer">`,
			shown`<title>${text(title)} · SMTP session</title>`,
			shown`<style>${pageStyle}</style>`,
			shown`</head>`,
			shown`<body>`,
			shown`<header>`,
			shown`<h1>${text(title)}</h1>`,
			shown`<p class="source">${text(source)} · passwords are masked · <span class="legend"><b>C</b> client, <b>S</b> server, <b>TLS</b> not readable on the network</span></p>`,
			shown`<label class="search">Search <input type="search" id="search" autocomplete="off" spellcheck="false"> <output id="found"></output></label>`,
			shown`</header>`,
			shown`<main>`,
			...sessions.flatMap((session, index) => section(session, index + 1, sessions.length)),
			...(unread.length > 0
				? [
						shown`<section class="unread"><h2>Not read</h2><ul>`,
						...unread.map(
							({line, why, text: said}) =>
								shown`<li>${line > 0 ? shown`line ${line}: ` : ''}${text(why)}${said === '' ? '' : shown` <code>${text(said)}</code>`}</li>`,
						),
						shown`</ul></section>`,
					]
				: []),
			shown`</main>`,
			shown`<script>${pageScript}</script>`,
			shown`</body>`,
			shown`</html>`,
			'',
		],
		'\n',
	);
}

function hash(content: string): Shown {
	return visible(`sha256-${createHash('sha256').update(content).digest('base64')}`);
}

function section(session: ReportedSession, number: number, count: number): Shown[] {
	const heading = count > 1 ? [shown`<h2>${text(titleOf(session, number, count))}</h2>`] : [];
	return [
		shown`<section>`,
		...heading,
		...(session.startedAt === undefined
			? []
			: [shown`<p class="source">Started: ${utcWords(session.startedAt)}</p>`]),
		...summary(session, number),
		shown`<div class="rows${session.entries.some(entry => timeOf(entry) !== null) ? '' : ' untimed'}">`,
		...session.entries.filter(isShown).map(entry => row(entry, session, number)),
		shown`</div>`,
		shown`</section>`,
	];
}

/** What is wrong, with a link to the place. */
function summary({findings}: ReportedSession, number: number): Shown[] {
	return findings.length === 0
		? []
		: [
				shown`<nav aria-label="What is wrong"><ul>`,
				...findings.map(
					({message, level, evidence}) =>
						shown`<li class="${level}"><a href="#s${number}e${evidence[0]?.entryId ?? 1}">${text(message)}</a></li>`,
				),
				shown`</ul></nav>`,
			];
}

function isShown(entry: Entry): boolean {
	return entry.type !== 'attempt' || entry.attempt.outcome !== 'connected';
}

function row(entry: Entry, session: ReportedSession, number: number): Shown {
	const findings = findingsAt(session, entry);
	const at = timeOf(entry);
	return joined([
		shown`<article id="s${number}e${entry.id}" class="${sideOf(entry)}">`,
		shown`<div class="wire"><span class="at">${at === null ? '' : visible((at / 1000).toFixed(2))}</span><span class="lock">${entry.secure ? 'TLS' : ''}</span><span class="side">${signOf(entry)}</span><pre>${wire(entry)}</pre></div>`,
		shown`<div class="meaning">${meaning(entry, findings)}</div>`,
		shown`</article>`,
	]);
}

function sideOf(entry: Entry) {
	switch (entry.type) {
		case 'sent':
			return 'client';
		case 'reply':
			return isPermanentNegative(entry.code)
				? 'server refused'
				: isNegative(entry.code)
					? 'server deferred'
					: 'server accepted';
		case 'malformed':
			return 'server refused';
		case 'failed':
			return 'event refused';
		default:
			return 'event';
	}
}

function signOf(entry: Entry) {
	return entry.type === 'sent' ? 'C' : entry.type === 'reply' || entry.type === 'malformed' ? 'S' : '·';
}

function wire(entry: Entry): Shown {
	switch (entry.type) {
		case 'sent': {
			if (entry.kind !== 'message') {
				return text(entry.line);
			}

			const {lines, left} = contentLines(entry, messageLimit);
			const more = left > 0 ? [shown`… ${visible(counted(left, 'more line'))}`] : [];
			return joined([...lines.map(markupOf), ...more], '\n');
		}

		case 'reply':
			return joined(
				entry.lines.map(({text: said}, index) => {
					const {code, separator} = replyMark(entry, index);
					return shown`<b>${code}${separator}</b>${text(said)}`;
				}),
				'\n',
			);
		case 'malformed':
			return markupOf(visibleBytes(entry.bytes));
		case 'failed':
			return text(entry.error.message);
		case 'note':
			return text(entry.text);
		default:
			return text(explain(entry).title);
	}
}

function meaning(entry: Entry, findings: readonly Finding[]): Shown {
	const {title, summary: words, fields, references} = explainWith(findings, entry);
	const list = fields.map(
		({label, value, secret}) => shown`<dt>${text(label)}</dt><dd>${secret ? MASK : text(value)}</dd>`,
	);
	return joined([
		shown`<p><strong>${text(title)}</strong> ${text(words)}</p>`,
		...findings.map(findingBox),
		list.length > 0
			? shown`<details${isTelling(entry) ? ' open' : ''}><summary>${list.length} ${list.length === 1 ? 'detail' : 'details'}</summary><dl>${joined(list)}</dl></details>`
			: '',
		references.length > 0 ? shown`<p class="reference">${text(references.join(' · '))}</p>` : '',
	]);
}

/** What a reader came for stands open: refusals, logins, TLS, odd lines. */
function isTelling(entry: Entry): boolean {
	switch (entry.type) {
		case 'reply':
			return isNegative(entry.code) || entry.auth !== null;
		case 'sent':
			return entry.remarks.length > 0 || (entry.kind !== 'message' && entry.auth !== null);
		case 'secured':
		case 'malformed':
			return true;
		default:
			return false;
	}
}

function findingBox(finding: Finding): Shown {
	const {level, message, advice, rule, reference} = finding;
	const verdict = findingWords(finding);
	const steps = unsaid(finding).map(remedy => {
		const step = remedyWords(remedy);
		return 'line' in step ? shown`<code>${text(step.line)}</code>` : text(step.words);
	});
	return joined([
		shown`<aside class="${level}"><p><strong>${text(message)}</strong></p><p>${text(advice)}</p>`,
		verdict === '' ? '' : shown`<p class="verdict">${text(verdict)}</p>`,
		steps.length === 0 ? '' : shown`<p>Next: ${joined(steps, '; ')}</p>`,
		shown`<p class="reference">${text(rule)} · ${text(reference)}</p></aside>`,
	]);
}

function text(value: string): Shown {
	return markupOf(visible(value));
}
