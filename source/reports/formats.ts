/** Every format of a report. A new one is a file and a row here. */
import {joined, shown} from '../protocol/visible.ts';
import {writeCurl, writeOpenssl, writeSwaks} from './command-lines.ts';
import {writeEml} from './eml.ts';
import {writeHtml} from './html.ts';
import {writeMarkdown} from './markdown.ts';
import type {ReportFormat} from './report.ts';
import {writeScript} from './script.ts';
import {entryToSwaks} from './swaks.ts';
import {writeJson, writeText} from './text-report.ts';

export const reportFormats: readonly ReportFormat[] = [
	{name: 'text', extension: 'txt', help: 'the conversation, and what each line means', write: writeText},
	{name: 'json', extension: 'jsonl', help: 'JSON Lines', write: writeJson},
	{name: 'markdown', extension: 'md', help: 'for a ticket', write: writeMarkdown},
	{name: 'html', extension: 'html', help: 'one page for a browser', write: writeHtml},
	{
		name: 'swaks',
		extension: 'log',
		help: 'a transcript in the marks of swaks',
		write: ({sessions}) =>
			joined(
				sessions
					.flatMap(({entries}) => entries.flatMap(entry => entryToSwaks(entry)))
					.map(line => shown`${line}\n`),
			),
	},
	{name: 'script', extension: 'smtp', help: 'a script that “smtpscope run” plays again', write: writeScript},
	{name: 'eml', extension: 'eml', help: 'the message that was sent', write: writeEml},
	{name: 'swaks-command', help: 'a command line for swaks', write: writeSwaks},
	{name: 'curl-command', help: 'a command line for curl', write: writeCurl},
	{name: 'openssl-command', help: 'a command line for openssl s_client', write: writeOpenssl},
];

/** By the ending of a file's name. */
export function formatForFile(file: string): ReportFormat | undefined {
	const extension = /\.([^./\\]+)$/.exec(file)?.[1]?.toLowerCase();
	return reportFormats.find(format => format.extension !== undefined && format.extension === extension);
}
