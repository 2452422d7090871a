/** What `run` (and `send`) print while they go on and at the end, by `--format`. */

import type {Explanation} from '../../decode/explanation.ts';
import {diagnose} from '../../diagnosis/diagnoser.ts';
import type {Finding} from '../../diagnosis/finding.ts';
import {explainWith} from '../../diagnosis/verdict.ts';
import type {Recipient} from '../../dialogs/judge.ts';
import type {Problem} from '../../dialogs/outcome.ts';
import type {ExpectationReport} from '../../dialogs/script/command.ts';
import {joined, replaced, type Shown, shown, visible} from '../../protocol/visible.ts';
import {findingToJson, type JsonObject, judgedToJson, stringify} from '../../reports/json.ts';
import type {Redactor} from '../../reports/redactor.ts';
import {entryToText, findingToText, painter} from '../../reports/text.ts';
import type {Entry} from '../../session/entry.ts';
import {timeOf} from '../../session/moment.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print, wantsColor} from '../output/terminal.ts';

export type Result = {
	readonly problem: Problem | undefined;
	readonly exitCode: number;
	readonly accepted: readonly Recipient[];
	readonly rejected: readonly Recipient[];
	readonly entries: readonly Entry[];
};

export type Report = {
	entry(entry: Entry, findings: readonly Finding[]): void;
	expectation(report: ExpectationReport): void;
	result(result: Result): void;
};

/** The report that `--format` asks `run` for; `server` is the title of a page. */
export async function openRunReport(values: Values, redactor: Redactor, server: string): Promise<Report> {
	const name = values.get('format');
	if (name === 'markdown' || name === 'html') {
		const {documentReport} = await import('./document.ts');
		return documentReport(name, redactor, server);
	}

	return openReport(values, redactor);
}

/** A report that is written line by line, or at the end as JUnit has it. */
export function openReport(values: Values, redactor: Redactor): Report {
	const name = values.get('format') ?? 'text';
	const write = (text: Shown): void => print(shown`${replaced(text, redactor.sweep)}\n`);
	const report = reportOf(name, write, wantsColor(values));
	return {
		entry: (entry, findings) => report.entry(redactor.clean(entry), findings),
		expectation: result => report.expectation({...result, got: redactor.redact(result.got)}),
		result: result => report.result(cleanResult(result, redactor)),
	};
}

function reportOf(name: string, write: (line: Shown) => void, color: boolean): Report {
	switch (name) {
		case 'text':
			return textReport(write, color);
		case 'json':
			return jsonReport(write);
		case 'junit':
			return junitReport(write);
		default:
			throw new UsageError(`--format takes text, json, junit, markdown or html here; “${name}” was given.`);
	}
}

function cleanResult(result: Result, redactor: Redactor): Result {
	const clean = (recipient: Recipient): Recipient => ({...recipient, text: redactor.redact(recipient.text)});
	return {
		...result,
		accepted: result.accepted.map(clean),
		rejected: result.rejected.map(clean),
		entries: result.entries.map(entry => redactor.clean(entry)),
	};
}

/** Each entry as it completes, with what is wrong below it. */
export function textReport(write: (line: Shown) => void, color: boolean): Report {
	const paint = painter(color);
	return {
		entry(entry, findings) {
			for (const line of entryToText(entry, {color}, findings)) {
				write(line);
			}

			for (const line of findings.flatMap(finding => findingToText(finding, {color}))) {
				write(line);
			}
		},
		expectation({met, expected, got, line, text}) {
			const place = shown`/expect ${visible(text)} (line ${line})`;
			write(
				met
					? shown`              ${paint('green', shown`✓`)} ${place}`
					: shown`              ${paint('red', shown`✗`)} ${place}: expected ${visible(expected)}, got ${visible(got)}`,
			);
		},
		result({problem, exitCode, entries}) {
			const verdict = verdictOn(problem?.entryId, entries);
			const why = verdict ? shown`: ${visible(verdict.title)}` : '';
			write(
				problem
					? paint('red', shown`Ended at ${problem.stage}${why} (exit code ${exitCode}).`)
					: paint('green', shown`Done: nothing was refused unexpectedly.`),
			);
		},
	};
}

function jsonReport(write: (line: Shown) => void): Report {
	let lastAt = 0;
	let expectations = 0;
	return {
		entry(entry, findings) {
			lastAt = entry.at;
			write(stringify(judgedToJson(entry, findings)));
			findings.forEach((finding, index) => {
				write(stringify(findingToJson(finding, timeOf(entry), `${entry.id}.${index + 1}`)));
			});
		},
		expectation(report) {
			expectations++;
			write(stringify({type: 'expectation', id: `expectation-${expectations}`, at: lastAt, ...report}));
		},
		result: result => write(stringify({type: 'result', id: 'result', at: lastAt, ...resultFields(result)})),
	};
}

function verdictOn(id: number | null | undefined, entries: readonly Entry[]): Explanation | null {
	const entry = entries.find(candidate => candidate.id === id);
	return entry ? explainWith(diagnose(entries), entry) : null;
}

/** The fields of the closing `result` object. */
export function resultFields({problem, exitCode, accepted, rejected, entries}: Result): JsonObject {
	const verdict = verdictOn(problem?.entryId, entries);
	return {
		ok: problem === undefined,
		exitCode,
		stage: problem?.stage ?? null,
		retry: verdict ? verdict.retry : problem ? (problem.temporary ? 'later' : 'now') : 'none',
		accepted,
		rejected,
	};
}

/** One test case an expectation, and one for the session as a whole. */
function junitReport(write: (line: Shown) => void): Report {
	const reports: ExpectationReport[] = [];
	return {
		entry() {},
		expectation: report => reports.push(report),
		result({problem, exitCode, entries}) {
			const reply = (id: number | null | undefined): string => {
				const verdict = verdictOn(id, entries);
				return verdict ? `${verdict.title}. ${verdict.summary}`.trim() : '';
			};

			const cases = reports.map(({text, line, met, expected, got, replyId}) =>
				testCase(
					`line ${line}: /expect ${text}`,
					met ? null : {message: `expected ${expected}, got ${got}`, detail: reply(replyId)},
				),
			);
			const unforeseen = problem && problem.stage !== 'expectation';
			cases.push(
				testCase(
					'session',
					unforeseen
						? {message: `ended at ${problem.stage} (exit code ${exitCode})`, detail: reply(problem.entryId)}
						: null,
				),
			);
			const failures = reports.filter(report => !report.met).length + (unforeseen ? 1 : 0);
			const seconds = ((entries.at(-1)?.at ?? 0) / 1000).toFixed(3);
			write(
				joined(
					[
						shown`<?xml version="1.0" encoding="UTF-8"?>`,
						shown`<testsuite name="smtpscope" tests="${cases.length}" failures="${failures}" time="${visible(seconds)}">`,
						...cases,
						shown`</testsuite>`,
					],
					'\n',
				),
			);
		},
	};
}

function testCase(name: string, failure: {message: string; detail: string} | null): Shown {
	const open = shown`  <testcase classname="smtpscope" name="${xml(name)}"`;
	return failure
		? shown`${open}>\n    <failure message="${xml(failure.message)}">${xml(failure.detail)}</failure>\n  </testcase>`
		: shown`${open}/>`;
}

const entities: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

function xml(text: string): Shown {
	return replaced(visible(text), escaped =>
		escaped.replace(/[&<>"']/g, character => entities[character] ?? character),
	);
}
