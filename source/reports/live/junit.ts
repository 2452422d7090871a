/** A script as JUnit has it: one test case for each expectation, and one for the session as a whole. */
import type {ExpectationReport} from '../../dialogs/script/command.ts';
import {joined, type Shown, shown, visible} from '../../protocol/visible.ts';
import {markupOf} from '../escape-html.ts';
import {endedAt, type LiveReport, verdictOn} from './report.ts';

export function junitReport(write: (line: Shown) => void): LiveReport {
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
						? {message: `${endedAt(problem)} (exit code ${exitCode})`, detail: reply(problem.entryId)}
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

function xml(text: string): Shown {
	return markupOf(visible(text));
}
