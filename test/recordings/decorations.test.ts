/**
 * The same log as people paste it: indented, quoted, numbered, from a container, from a web page. In every notation
 * and every decoration the same conversation must come out, and never the password.
 */
import {describe, expect, it} from 'vitest';
import {explainInputs} from '../../source/cli/explain/report.ts';
import {reportFormats} from '../../source/reports/formats.ts';
import {writeRedacted} from '../../source/reports/redacted.ts';
import {createRedactor} from '../../source/reports/redactor.ts';
import {type Line, notations} from './notations.ts';

const password = Buffer.from('open-sesame').toString('base64');
const refused: readonly Line[] = [
	{from: 'S', text: '220 mail.example.org ESMTP Postfix'},
	{from: 'C', text: 'EHLO client.example.org'},
	{from: 'S', text: '250-mail.example.org'},
	{from: 'S', text: '250-SIZE 10240000'},
	{from: 'S', text: '250 AUTH LOGIN PLAIN'},
	{from: 'C', text: 'AUTH LOGIN'},
	{from: 'S', text: '334 VXNlcm5hbWU6'},
	{from: 'C', text: 'YWxpY2VAZXhhbXBsZS5vcmc='},
	{from: 'S', text: '334 UGFzc3dvcmQ6'},
	{from: 'C', text: password},
	{from: 'S', text: '535 5.7.8 Error: authentication failed'},
	{from: 'C', text: 'QUIT'},
	{from: 'S', text: '221 2.0.0 Bye'},
];
/** What the server and the client say, without codes: nothing of a decoration may be left on it. */
const words = new Set(refused.map(({from, text}) => (from === 'S' ? text.slice(4) : text)));
const expected = '220 EHLO 250 AUTH 334 answer 334 answer 535 QUIT 221';

const escapeHtml = (text: string): string =>
	text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const each =
	(render: (line: string, index: number) => string) =>
	(text: string): string =>
		text.split(/\r?\n/).map(render).join('\n');

const decorations: Readonly<Record<string, (text: string) => string>> = {
	'four spaces': each(line => `    ${line}`),
	'a tab': each(line => `\t${line}`),
	'the marks of a reply': each(line => `> ${line}`),
	'a reply to a reply': each(line => `> > ${line}`),
	'a fence, and words around it': text =>
		`Hello,\n\nthis is what I get:\n\n\`\`\`\n${text}\n\`\`\`\n\nThanks!`,
	'back-quotes': each(line => `\`${line}\``),
	bullets: each(line => `- ${line}`),
	numbers: each((line, index) => `${String(index + 1).padStart(3)}  ${line}`),
	'the name of a container': each(line => `mailer-1  | ${line}`),
	'a container and a time': each(line => `mailer-1  | 2024-01-05T10:00:00.123456789Z ${line}`),
	'the log of a pod': each(line => `2024-01-05T10:00:00.123456789Z stderr F ${line}`),
	syslog: each(line => `Jan  5 10:00:00 myhost mailer[123]: ${line}`),
	'Python’s logging': each(line => `2024-01-05 10:00:00,123 DEBUG mail.backend: ${line}`),
	log4j: each(line => `10:00:00.123 [main] DEBUG c.e.Mailer - ${line}`),
	Laravel: each(line => `[2024-01-05 10:00:00] local.DEBUG: ${line}  `),
	'java.util.logging': each(line => `Jan 05, 2024 10:00:00 AM com.example.Mail log\nINFO: ${line}`),
	'Docker’s JSON': each(line =>
		JSON.stringify({log: `${line}\n`, stream: 'stdout', time: '2024-01-05T10:00:00Z'}),
	),
	logfmt: each(line => `time=2024-01-05T10:00:00Z level=debug msg=${JSON.stringify(line)}`),
	'a page': each(line => `${escapeHtml(line)}<br>`),
	'a page on one line': text => text.split(/\r?\n/).map(escapeHtml).join('<br>'),
	'empty lines between': each(line => `${line}\n`),
	colours: each(line => `\u001B[32m${line}\u001B[0m`),
	'a context at the end': each(line => `${line}, referer: https://example.org/contact.php`),
};

type Read = {readonly said: string; readonly texts: readonly string[]; readonly output: string};

function read(text: string): Read {
	const {report} = explainInputs([{name: 'x', bytes: new Uint8Array(Buffer.from(text)), cut: false}]);
	const said = report.sessions.flatMap(({entries}) =>
		entries.flatMap(entry => {
			switch (entry.type) {
				case 'sent':
					return entry.kind === 'auth-response'
						? ['answer']
						: entry.kind === 'command'
							? [entry.verb]
							: ['message'];
				case 'reply':
					return [String(entry.code)];
				case 'malformed':
					return ['malformed'];
				default:
					return [];
			}
		}),
	);
	const texts = report.sessions.flatMap(({entries}) =>
		entries.flatMap(entry =>
			entry.type === 'reply'
				? entry.lines.map(line => line.text.trimEnd())
				: entry.type === 'sent' && entry.kind === 'command'
					? [entry.line.trimEnd()]
					: [],
		),
	);
	const output = reportFormats.map(format => {
		const written = writeRedacted(format, report, createRedactor(), {});
		return typeof written === 'string'
			? written
			: 'problem' in written
				? ''
				: Buffer.from(written).toString();
	});
	return {said: said.join(' '), texts, output: output.join('\n')};
}

describe.each(Object.entries(decorations))('with %s', (_, decorate) => {
	it.each(Object.entries(notations))('%s is read as it is without', (name, render) => {
		const {said, texts, output} = read(decorate(render(refused)));
		expect(said).toBe(expected);
		// The line breaks of a page part a line from what a decoration put behind it.
		expect(name.endsWith('page') || texts.every(each => words.has(each)), texts.join('\n')).toBe(true);
		expect(output).not.toContain(password);
		expect(output).not.toContain('open-sesame');
	});
});
