/** `smtpscope explain`: replies, base64 and whole transcripts from any tool, decoded offline. */
import {EXIT} from '../../dialogs/outcome.ts';
import {reportFormats} from '../../reports/formats.ts';
import {writeRedacted} from '../../reports/redacted.ts';
import {createRedactor} from '../../reports/redactor.ts';
import type {Report, ReportFormat} from '../../reports/report.ts';
import {guessBase64} from '../../sasl/guess.ts';
import {choiceFrom} from '../arguments/choice.ts';
import {onlyTyped, type Values} from '../arguments/option.ts';
import {format, general, screen} from '../arguments/options.ts';
import type {Subcommand} from '../arguments/subcommand.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {print, printBytes, wantsColor, warn} from '../output/terminal.ts';
import {compareReports} from './compare.ts';
import {explainCounted} from './counted-first.ts';
import {readInputs} from './input.ts';
import {longRecording, showLong} from './long-recording.ts';
import {manyOptions} from './many/options.ts';
import {explainMessages, isMessageFile} from './message.ts';
import {printGuess} from './print-guess.ts';
import {printAnswer, questionIn} from './question.ts';
import {explainInputs} from './report.ts';
import {tellRule} from './rule.ts';
import {showable, showableMessage, showOnScreen} from './screen.ts';

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

		const many = await explainCounted(positionals, values);
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
