/** `smtpscope explain`: replies, base64 and whole transcripts from any tool, decoded offline. */
import {statSync} from 'node:fs';
import {open} from 'node:fs/promises';
import process from 'node:process';
import {ruleIds, storyOf} from '../../diagnosis/stories.ts';
import {EXIT} from '../../dialogs/outcome.ts';
import {type LintSample, lintRules, lintSample} from '../../message/lint/samples.ts';
import {nearest} from '../../protocol/nearest.ts';
import {joined, shown, visible, visibleLines} from '../../protocol/visible.ts';
import {reportFormats} from '../../reports/formats.ts';
import {stringify} from '../../reports/json.ts';
import {writeRedacted} from '../../reports/redacted.ts';
import {createRedactor} from '../../reports/redactor.ts';
import {nextWords, verdictWords} from '../../reports/remedy-words.ts';
import type {Report, ReportFormat} from '../../reports/report.ts';
import {painter} from '../../reports/text.ts';
import {type Guess, guessBase64} from '../../sasl/guess.ts';
import {MASK} from '../../sasl/secrets.ts';
import {choiceFrom} from '../arguments/choice.ts';
import {onlyTyped, type Values} from '../arguments/option.ts';
import {format, general, screen} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print, printBytes, wantsColor, warn} from '../output/terminal.ts';
import {compareReports} from './compare.ts';
import {readInputs} from './input.ts';
import {longRecording, showLong} from './long-recording.ts';
import {asksForMany, manyOptions} from './many/options.ts';
import {explainMessages, isMessageFile} from './message.ts';
import {printAnswer, questionIn} from './question.ts';
import {explainInputs} from './report.ts';
import {showable, showableMessage, showOnScreen} from './screen.ts';
import {isLargeLog} from './standard-input.ts';

const names = reportFormats.map(({name}) => name);

export const explain: Subcommand = {
	usage: 'Usage: smtpscope explain [file…] [options]',
	about: [
		'Explains what other tools wrote: logs (swaks, openssl s_client, curl -v, telnet, mail servers …), captures, a listing with S: and C:, a reply, base64, or a saved message (.eml). Nothing leaves this machine except with --check-sender.',
		'On a terminal, one session or message opens in the split view; --format prints it instead.',
	].join('\n'),
	groups: [
		{
			title: 'Options',
			options: [
				format(...names),
				{
					name: 'rule',
					lineOnly: true,
					argument: 'ID',
					offers: 'rules',
					example: '--rule auth/base64-newline',
					help: 'explain a finding, such as auth/base64-newline',
				},
				{
					name: 'compare',
					argument: 'OTHER',
					lineOnly: true,
					help: 'show where this session and another diverge',
				},
				{name: 'no-color', help: 'no colours (also the variable NO_COLOR)'},
				...screen,
			],
		},
		{
			title: 'A message (.eml)',
			options: [
				{name: 'attachments', argument: 'FOLDER', help: 'save its attachments there'},
				{name: 'check-sender', help: 'ask DNS about its sender: MX, SPF, DKIM, DMARC'},
				{name: 'client-address', argument: 'IP', help: 'address it was delivered from, for SPF'},
				{
					name: 'dns',
					argument: 'HOST:PORT',
					multiple: true,
					help: 'DNS server to ask; the system’s by default',
				},
			],
		},
		{title: 'Logs of many sessions', options: onlyTyped(manyOptions)},
		{title: 'General', options: general},
	],
	examples: [
		'smtpscope explain session.log',
		"smtpscope explain '550 5.7.1 Relaying denied'",
		'smtpscope explain AGFsaWNlAHNlY3JldA==',
		"smtpscope explain 5.7.1 (or SMTPUTF8, 'AUTH PLAIN', a token)",
		'smtpscope explain capture.pcap --format html > session.html',
		'smtpscope explain message.eml --attachments folder',
		'smtpscope explain works.log --compare fails.log',
		'smtpscope explain --rule auth/base64-newline',
	],
	async run(values, positionals) {
		const rule = values.get('rule');
		if (rule !== undefined) {
			return tellRule(rule, values);
		}

		const question = values.has('compare') ? null : questionIn(positionals);
		if (question) {
			printAnswer(question, formatOf(values).name, values);
			return EXIT.done;
		}

		const many = await manyOrNot(positionals, values);
		if (many !== null) {
			return many;
		}

		const chosen = formatOf(values);
		const long = await longRecording(positionals, values);
		const unshown = long && (await showLong(long, values));
		if (long && !unshown) {
			return EXIT.done;
		}

		const inputs = unshown ? [unshown] : await readInputs(positionals);
		if (!values.has('compare') && inputs.every(isMessageFile)) {
			const message = showableMessage(inputs, values);
			if (message) {
				return showOnScreen(message, values);
			}

			return explainMessages(inputs, chosen.name, values);
		}

		const recording = showable(inputs, values);
		if (recording) {
			return showOnScreen(recording, values);
		}

		const {report, base64, problems} = explainInputs(inputs);
		for (const problem of problems) {
			warn(problem);
		}

		const other = values.get('compare');
		if (other !== undefined && problems.length === 0) {
			return compareWith(report, other, chosen.name);
		}

		for (const text of base64) {
			printGuess(guessBase64(text), chosen.name, values);
		}

		if (report.sessions.length > 0 || (report.unread.length > 0 && base64.length === 0)) {
			const written = writeRedacted(chosen, report, createRedactor(), {color: wantsColor(values)});
			if (typeof written === 'object' && 'problem' in written) {
				throw new UsageError(written.problem);
			}

			if (typeof written === 'string') {
				print(written);
			} else {
				printBytes(written);
			}
		}

		return problems.length > 0 ? EXIT.usage : EXIT.done;
	},
};

/** Files of this size are counted first where they hold many sessions; smaller ones are shown whole. */
const large = 1024 * 1024;

/** Null where the input is explained as one recording. */
async function manyOrNot(names: readonly string[], values: Values): Promise<number | null> {
	const compared = values.get('compare');
	const asked = asksForMany(values) || (compared !== undefined && (await isSummary(compared)));
	if (!asked && (compared !== undefined || !(isLarge(names) || (await isPipedLog(names))))) {
		return null;
	}

	const {explainMany} = await import('./many/many.ts');
	const code = await explainMany(names.length === 0 ? ['-'] : names, values, asked);
	if (code === null && asked && !values.has('browse')) {
		throw new UsageError('This format does not contain many sessions, so there is nothing to count.');
	}

	return code;
}

/** Whether the file begins as a saved summary does. */
async function isSummary(file: string): Promise<boolean> {
	const handle = await open(file).catch(() => null);
	try {
		const read = await handle?.read(Buffer.alloc(18), 0, 18, 0);
		return read?.buffer.toString('latin1') === '{"type":"summary",';
	} finally {
		await handle?.close();
	}
}

/** Whether a large log of a mail server comes through a pipe. */
async function isPipedLog(names: readonly string[]): Promise<boolean> {
	const isInput = names.length === 0 || (names.length === 1 && names[0] === '-');
	return isInput && process.stdin.isTTY !== true && (await isLargeLog(large));
}

function isLarge(names: readonly string[]): boolean {
	return names.reduce((sum, name) => sum + sizeOf(name), 0) > large;
}

/** A folder holds any number of files. */
function sizeOf(name: string): number {
	try {
		const found = statSync(name);
		return found.isDirectory() ? Number.POSITIVE_INFINITY : found.size;
	} catch {
		return 0;
	}
}

async function compareWith(report: Report, other: string, name: string): Promise<number> {
	if (name !== 'text' && name !== 'json') {
		throw new UsageError(`--compare writes text or json; “${name}” was given.`);
	}

	const {report: second, problems} = explainInputs(await readInputs([other]));
	const [problem] = problems;
	if (problem !== undefined) {
		throw new UsageError(problem);
	}

	print(compareReports(report, second, name === 'json'));
	return EXIT.done;
}

function formatOf(values: Values): ReportFormat {
	const name = choiceFrom(values, 'format', names) ?? 'text';
	const found = reportFormats.find(candidate => candidate.name === name);
	if (!found) {
		throw new UsageError(`There is no format “${name}”.`);
	}

	return found;
}

function printGuess({reading, step}: Guess, name: string, values: Values): void {
	const fields = step.fields.map(field => (field.secret ? {...field, value: MASK} : field));
	if (name === 'json') {
		const {title, problems, reference} = step;
		print(
			shown`${stringify({type: 'base64', id: 'base64', at: 0, reading, title, fields, problems, reference})}\n`,
		);
		return;
	}

	const paint = painter(wantsColor(values));
	const lines = [
		paint('cyan', visible(reading === null ? 'Base64' : `Base64: ${reading}. ${step.title}`)),
		...fields.map(({label, value}) => shown`  ${paint('dim', shown`${visible(label)}:`)} ${visible(value)}`),
		...step.problems.map(problem => shown`  ! ${visible(problem)}`),
	];
	print(shown`${joined(lines, '\n')}\n`);
}

async function tellRule(id: string, values: Values): Promise<number> {
	const story = storyOf(id);
	if (!story) {
		const sample = await lintSample(id);
		if (sample) {
			tellFinding(sample, values);
			return EXIT.done;
		}

		throw new UsageError(`There is no rule “${id}”. ${await otherRules(id)}`);
	}

	if (values.get('format') === 'json') {
		print(shown`${stringify({type: 'rule', ...story})}\n`);
		return EXIT.done;
	}

	const example = story.example
		.split('\n')
		.map(line => `  ${line}`)
		.join('\n');
	const parts = [
		story.id,
		story.what,
		`Why: ${story.why}`,
		`What to do: ${story.advice}`,
		`Example:\n${example}`,
		...verdictIn(story),
		`Reference: ${story.reference}`,
	];
	print(visibleLines(`${parts.join('\n\n')}\n`));
	return EXIT.done;
}

function tellFinding({finding, example}: LintSample, values: Values): void {
	const {rule, message, advice, reference} = finding;
	if (values.get('format') === 'json') {
		print(shown`${stringify({type: 'rule', id: rule, what: message, advice, example, reference})}\n`);
		return;
	}

	const lines = example
		.split('\r\n')
		.map(each => `  ${each}`.trimEnd())
		.join('\n')
		.trimEnd();
	const parts = [rule, message, `What to do: ${advice}`, `Example:\n${lines}`, `Reference: ${reference}`];
	print(visibleLines(`${parts.join('\n\n')}\n`));
}

/** Whose it is, and what comes next, as the example has it; nothing where the example is only described. */
function verdictIn({id, example}: {readonly id: string; readonly example: string}): string[] {
	const {report} = explainInputs([{name: 'example', bytes: Buffer.from(example), cut: false}]);
	const finding = report.sessions.flatMap(({findings}) => findings).find(({rule}) => rule === id);
	if (!finding) {
		return [];
	}

	const next = nextWords(finding);
	return [`In the example: ${[verdictWords(finding), next && `next: ${next}`].filter(Boolean).join(' · ')}`];
}

/** The one that was meant, those whose names hold the word, or the groups there are. */
async function otherRules(id: string): Promise<string> {
	const all = [...new Set([...ruleIds, ...(await lintRules())])];
	const near = nearest(id, all);
	const alike = near ? [near] : all.filter(known => known.includes(id)).sort();
	if (alike.length > 0) {
		return alike.length === 1 ? `Did you mean ${alike[0]}?` : `There are: ${alike.join(', ')}.`;
	}

	const groups = [...new Set(all.map(known => known.slice(0, known.indexOf('/'))))].sort();
	return `Groups of rules are ${groups.join(', ')}; --rule with the name of a group lists its rules.`;
}
