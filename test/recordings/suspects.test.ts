/** Nothing that stands where a secret may stand is written out, whatever a reader makes of the lines. */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {explainInputs} from '../../source/cli/explain/report.ts';
import {hideSuspects, suspectedSecrets} from '../../source/recordings/suspects.ts';
import {reportFormats} from '../../source/reports/formats.ts';
import {writeRedacted} from '../../source/reports/redacted.ts';
import {createRedactor} from '../../source/reports/redactor.ts';

const password = 'wonder-l4nd';
const forms = [
	password,
	Buffer.from(password).toString('base64'),
	Buffer.from(`\0alice\0${password}`).toString('base64'),
];

type Line = readonly [from: 'S' | 'C', text: string];

const login: readonly Line[] = [
	['S', '220 mail.example.org ESMTP'],
	['C', 'EHLO client.example.org'],
	['S', '250-mail.example.org'],
	['S', '250 AUTH LOGIN PLAIN'],
	['C', 'AUTH LOGIN'],
	['S', '334 VXNlcm5hbWU6'],
	['C', 'YWxpY2U='],
	['S', '334 UGFzc3dvcmQ6'],
	['C', Buffer.from(password).toString('base64')],
	['S', '535 5.7.8 Error: authentication failed'],
];
const plain: readonly Line[] = [
	...login.slice(0, 4),
	['C', `AUTH PLAIN ${forms[2]}`],
	['S', '535 5.7.8 Error: authentication failed'],
];
const exchange: readonly Line[] = [
	...login.slice(0, 4),
	['C', `X-EXPS PLAIN ${forms[2]}`],
	['S', '235 2.7.0 welcome'],
];

/** Everything that is written of an input, in each format. */
function written(text: string): string {
	const {report} = explainInputs([{name: 'x', bytes: new Uint8Array(Buffer.from(text)), cut: false}]);
	return reportFormats
		.map(format => {
			const output = writeRedacted(format, report, createRedactor(), {});
			return typeof output === 'string' ? output : 'problem' in output ? '' : Buffer.from(output).toString();
		})
		.join('\n');
}

describe('a log that begins behind the prompt', () => {
	it.each([
		['swaks', ` -> ${password}`, '<** 535 5.7.8 Error: authentication failed'],
		['swaks in TLS', ` ~> ${forms[1]}`, '<~* 535 5.7.8 Error: authentication failed'],
		['a listing', `C: ${password}`, 'S: 235 2.7.0 welcome'],
		['arrows', `>>> ${password}`, '<<< 535-5.7.8 no'],
		['SENT', `[12:00:01] SENT: ${password}`, '[12:00:01] RCVD: 535 no'],
	])('%s', (_, client, server) => {
		const text = [client, server, 'C: QUIT', 'S: 221 bye', `what is left: ${password}`].join('\n');
		expect(written(text)).not.toContain(password);
	});

	it.each([
		['C: QUIT', 'S: 535 no'],
		[' -> MAIL', '<- 535 no'],
		['DEBUG: Authenticating', '535 no'],
		['S: 334 Username', 'S: 535 no'],
	])('%s is no answer', (before, text) => {
		const lines = [before, text].map((line, number) => ({number, text: line, at: null}));
		expect(suspectedSecrets(lines)).toEqual([]);
	});
});

const mark = fc.oneof(
	fc.constantFrom(
		'',
		'> ',
		'< ',
		'S: ',
		'C: ',
		'<<< ',
		'"',
		"b'",
		'[x] ',
		'tool(3): ',
		'-> "',
		' 12: ',
		'| ',
	),
	fc.string({maxLength: 6, unit: fc.constantFrom(...' <>-=:|[]()#ab12')}),
);

describe('a secret in a log of any format', () => {
	it.each([
		['LOGIN', login],
		['PLAIN', plain],
		['X-EXPS', exchange],
	])('is never written out: %s', (_, lines) => {
		fc.assert(
			fc.property(
				mark,
				mark,
				fc.constantFrom('', '"', "'", '\\r\\n"', ' <<', '<br>', '`'),
				fc.boolean(),
				(server, client, end, numbered) => {
					const text = lines
						.map(
							([from, said], index) =>
								`${numbered ? `${index + 1}  ` : ''}${from === 'S' ? server : client}${said}${end}`,
						)
						.join('\n');
					const output = written(text);
					for (const form of forms) {
						expect(output).not.toContain(form);
					}
				},
			),
			{numRuns: 200},
		);
	});
});

const lines = (text: string) =>
	text.split('\n').map((each, index) => ({number: index + 1, text: each, at: null}));

describe('suspectedSecrets', () => {
	it.each([
		['a response behind AUTH and its mechanism', `x AUTH PLAIN ${forms[2]}`, forms[2]],
		['what it says', `x AUTH PLAIN ${forms[2]}`, password],
		['an answer to a prompt for a password', '<334 UGFzc3dvcmQ6\n>d29uZGVyLWw0bmQ=', password],
		['an answer typed as it is', 'S 334 UGFzc3dvcmQ6\nC wonder-l4nd', password],
		['an option of a program', "$ smtp-cli --password 'wonder-l4nd'", password],
		['a password in an address', 'smtp://alice:wonder-l4nd@mail.example.org', password],
	])('finds %s', (_, text, secret) => {
		expect(suspectedSecrets(lines(text))).toContain(secret);
	});

	it.each([
		['an announcement', '250-AUTH LOGIN PLAIN CRAM-MD5'],
		['words about AUTH', 'DEBUG SMTP: AUTH LOGIN command trace suppressed\nAUTH LOGIN failed'],
		['a user name', '334 VXNlcm5hbWU6\nYWxpY2U='],
		['a command in place of an answer', '334 UGFzc3dvcmQ6\nQUIT'],
		['words about passwords', 'SASL authentication failure: Password verification failed'],
	])('leaves %s alone', (_, text) => {
		expect(suspectedSecrets(lines(text))).toEqual([]);
	});
});

describe('hideSuspects', () => {
	it('covers a response whatever it looks like', () => {
		expect(hideSuspects('>> AUTH LOGIN alice pw', [])).toMatch(/^>> AUTH LOGIN •+$/);
	});
});
