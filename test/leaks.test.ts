/**
 * A password that was sent, by whatever road, stands in nothing that the program shows or writes: not as it is, and in
 * none of the forms in which a server may repeat it. Roads by formats by what the server says.
 */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {explainInputs} from '../source/cli/explain/report.ts';
import {explain} from '../source/decode/explain.ts';
import {diagnose} from '../source/diagnosis/diagnoser.ts';
import {reportFormats} from '../source/reports/formats.ts';
import {writeRedacted} from '../source/reports/redacted.ts';
import {createRedactor} from '../source/reports/redactor.ts';
import {entryToText} from '../source/reports/text.ts';
import type {Entry} from '../source/session/entry.ts';
import {rowsOf} from '../source/ui/conversation/rows.ts';
import {createInspector} from '../source/ui/inspector.ts';
import {viewsOf} from '../source/ui/navigation.ts';
import {remembered} from '../source/ui/prompt/remembered.ts';
import {notations} from './recordings/notations.ts';
import {fakeSession} from './support/fake-session.ts';
import {entriesOf} from './support/play.ts';
import {screenOn} from './support/screen.ts';
import {expectNowhere} from './support/secret-forms.ts';

const b64 = (text: string) => Buffer.from(text, 'utf8').toString('base64');
const prompt = (text: string) => `S: 334 ${b64(text)}`;

/** How a password gets onto the wire: lines of both sides. */
const roads: Record<string, (password: string) => readonly string[]> = {
	'AUTH PLAIN': p => [`C: AUTH PLAIN ${b64(`\0alice\0${p}`)}`],
	'AUTH PLAIN in two lines': p => ['C: AUTH PLAIN', 'S: 334 ', `C: ${b64(`\0alice\0${p}`)}`],
	'AUTH LOGIN': p => [
		'C: AUTH LOGIN',
		prompt('Username:'),
		'C: YWxpY2U=',
		prompt('Password:'),
		`C: ${b64(p)}`,
	],
	'AUTH LOGIN with a name': p => ['C: AUTH LOGIN YWxpY2U=', prompt('Password:'), `C: ${b64(p)}`],
	'X-EXPS LOGIN': p => [
		'C: X-EXPS LOGIN',
		prompt('Username:'),
		'C: YWxpY2U=',
		prompt('Password:'),
		`C: ${b64(p)}`,
	],
	'X-EXPS PLAIN': p => [`C: X-EXPS PLAIN ${b64(`\0alice\0${p}`)}`],
	'prompts in German': p => [
		'C: AUTH LOGIN',
		prompt('Benutzer'),
		'C: YWxpY2U=',
		prompt('Kennwort des Username:'),
		`C: ${b64(p)}`,
	],
	'prompts nobody knows': p => ['C: AUTH LOGIN', prompt('?'), 'C: YWxpY2U=', prompt('!'), `C: ${b64(p)}`],
	'prompts in plain text': p => [
		'C: AUTH LOGIN',
		'S: 334 Username:',
		'C: YWxpY2U=',
		'S: 334 Password:',
		`C: ${b64(p)}`,
	],
	'the password first': p => ['C: AUTH LOGIN', prompt('Secret of login'), `C: ${b64(p)}`],
	'the password as it is': p => [
		'C: AUTH LOGIN',
		prompt('Username:'),
		'C: YWxpY2U=',
		prompt('Password:'),
		`C: ${p}`,
	],
	'a newline encoded with it': p => [
		'C: AUTH LOGIN',
		prompt('Username:'),
		'C: YWxpY2U=',
		prompt('Password:'),
		`C: ${b64(`${p}\n`)}`,
	],
	'both words on the AUTH line': p => [`C: AUTH LOGIN alice ${p}`],
	'both words encoded on the AUTH line': p => [`C: AUTH LOGIN YWxpY2U= ${b64(p)}`],
	'no mechanism': p => [`C: AUTH ${b64(p)}`],
	'the mechanism run together with it': p => [`C: AUTH PLAIN${b64(`\0alice\0${p}`)}`],
	'AUTH misspelt': p => [`C: AUHT PLAIN ${b64(`\0alice\0${p}`)}`],
	'AUTH behind a slash': p => [`C: /AUTH PLAIN ${b64(`\0alice\0${p}`)}`],
	'AUTH EXTERNAL': p => [`C: AUTH EXTERNAL ${b64(p)}`],
	'an answer to ANONYMOUS': p => ['C: AUTH ANONYMOUS', 'S: 334 ', `C: ${b64(p)}`],
	XOAUTH2: p => [`C: AUTH XOAUTH2 ${b64(`user=alice\u0001auth=Bearer ${p}\u0001\u0001`)}`],
	OAUTHBEARER: p => [`C: AUTH OAUTHBEARER ${b64(`n,a=alice,\u0001auth=Bearer ${p}\u0001\u0001`)}`],
	'a mechanism nobody knows': p => ['C: AUTH XNEW', prompt('x'), `C: ${b64(p)}`],
	'answers after a refusal': p => [
		'C: AUTH LOGIN',
		'S: 504 no',
		'C: YWxpY2U=',
		'S: 500 what',
		`C: ${b64(p)}`,
	],
	'plain answers after a refusal': p => ['C: AUTH LOGIN', 'S: 530 no', 'C: alice', 'S: 500 what', `C: ${p}`],
	'an answer after a cancel': p => [
		'C: AUTH LOGIN',
		prompt('Username:'),
		'C: *',
		'S: 501 ok',
		`C: ${b64(p)}`,
	],
	'an AUTH line as the answer': p => [
		'C: AUTH LOGIN',
		prompt('Hm?'),
		`C: AUTH PLAIN ${b64(`\0alice\0${p}`)}`,
	],
	'base64 by itself': p => [`C: ${b64(`\0alice\0${p}`)}`],
	POP3: p => ['C: USER alice', 'S: 500 no', `C: PASS ${p}`],
	IMAP: p => [`C: a1 LOGIN alice ${p}`],
	'MAIL with AUTH=': p => [`C: MAIL FROM:<a@example.org> AUTH=${p}`],
	'XCLIENT with LOGIN=': p => [`C: XCLIENT LOGIN=${p}`],
	'a 334 to no AUTH': p => ['C: FOO', prompt('Password:'), `C: ${b64(p)}`],
};

/** What the server says last; it may have the password, and say it in its own way. */
const verdicts: Record<string, (password: string) => string> = {
	accepts: () => '235 2.7.0 welcome',
	'refuses and repeats it': p => `535 5.7.8 ${p} is wrong`,
	'repeats it within a reason': p => `454 4.3.0 Save ${p} message to JSON error`,
	'repeats it with entities': p => `454 4.3.0 Save ${p.replaceAll('"', '&quot;')} message to JSON error`,
	'repeats it in base64': p => `535 5.7.8 ${b64(p)} is wrong`,
	'repeats it inside base64': p => `535 5.7.8 ${b64(`x${p}`)} ${b64(`xy${p}z`)} is wrong`,
	'repeats it in hex': p => `535 5.7.8 ${Buffer.from(p).toString('hex')} is wrong`,
	'repeats it in a URL': p =>
		`535 5.7.8 https://example.org/?p=${Buffer.from(p).toString('hex').replace(/../g, '%$&')}`,
	'asks on with it': p => `334 ${b64(`{"status":"401","scope":"${p}"}`)}`,
	'says what is no reply': p => `you sent ${p}, did you not`,
};

const greeting = [
	'S: 220 mail.example.org ESMTP',
	'C: EHLO client.example.net',
	'S: 250-mail.example.org',
	'S: 250 AUTH PLAIN LOGIN XOAUTH2',
];

function conversationOf(road: string, verdict: string, password: string): readonly string[] {
	return [
		...greeting,
		...(roads[road]?.(password) ?? []),
		`S: ${verdicts[verdict]?.(password)}`,
		'C: QUIT',
		'S: 221 bye',
	];
}

/** Long enough to be looked for, and no word. */
const passwords = fc.constantFrom('wOnder-Land7', 'p4ss"w<ö>rd!', 'Zq8=%41\\x9', 'token.abc-DEF_123');
const casesWith = (password: fc.Arbitrary<string>) =>
	fc.tuple(fc.constantFrom(...Object.keys(roads)), fc.constantFrom(...Object.keys(verdicts)), password);

const cases = casesWith(passwords);

function allFormats(report: Parameters<typeof writeRedacted>[1]): string[] {
	return reportFormats.map(format => {
		const output = writeRedacted(format, report, createRedactor(), {});
		return typeof output === 'string'
			? output
			: 'problem' in output
				? output.problem
				: Buffer.from(output).toString();
	});
}

/** As `--log` writes a live session, entry by entry. */
function logOf(entries: readonly Entry[]): string {
	const redactor = createRedactor();
	return entries
		.flatMap(entry => {
			redactor.learn(entry);
			return entryToText(redactor.clean(entry), {color: false}, []).map(line => redactor.sweep(line));
		})
		.join('\n');
}

/** Everything that the screen can show of the session: rows, and each view of each entry. */
function screenOf(conversation: readonly string[]): string {
	const session = fakeSession(conversation.join('\n'));
	const inspector = createInspector({
		session,
		commands: [],
		columns: 160,
		rows: 50,
		context: () => screenOn(session).context,
		quit() {},
		repaint() {},
		suspend() {},
		copy() {},
	});
	const {facts, screen} = inspector;
	const rows = session.entries.flatMap((_, index) =>
		rowsOf({entries: session.entries, openId: session.entries[index]?.id ?? null}, index).map(row =>
			row.pieces.map(({text}) => (row.who === 'S' ? facts.redact(text) : text)).join(''),
		),
	);
	const panes = session.entries.flatMap(({id}) =>
		viewsOf(screen.get(), true).flatMap(view => {
			screen.dispatch({type: 'navigated', at: {view, selectedId: id, paneTop: 0}});
			return inspector.paneRows().map(row => row.map(({text}) => text).join(''));
		}),
	);
	inspector.stop();
	return [...rows, ...panes].join('\n');
}

describe('a password that was sent', () => {
	it.each(Object.keys(roads))('stands nowhere: %s', road => {
		const password = 'wOnder-Land7';
		for (const verdict of Object.keys(verdicts)) {
			const lines = conversationOf(road, verdict, password);
			const entries = entriesOf(lines.join('\n'));
			const session = {title: null, host: null, entries, findings: diagnose(entries)};
			expectNowhere(password, [
				...allFormats({title: 'x', source: 'session', sessions: [session], unread: []}),
				logOf(entries),
				JSON.stringify(diagnose(entries)),
				entries.flatMap(entry => ('line' in entry ? [entry.line] : [])).join('\n'),
				entries
					.flatMap(entry =>
						explain(entry).fields.flatMap(field =>
							field.secret || entry.type !== 'sent' ? [] : [field.value],
						),
					)
					.join('\n'),
			]);
		}
	});

	it('stands nowhere in any format, whatever it is', () => {
		fc.assert(
			fc.property(cases, ([road, verdict, password]) => {
				const entries = entriesOf(conversationOf(road, verdict, password).join('\n'));
				const session = {title: null, host: null, entries, findings: diagnose(entries)};
				expectNowhere(password, [
					...allFormats({title: 'x', source: 'session', sessions: [session], unread: []}),
					logOf(entries),
				]);
			}),
			{numRuns: 200},
		);
	});

	it('stands nowhere on the screen', () => {
		fc.assert(
			fc.property(cases, ([road, verdict, password]) => {
				expectNowhere(password, [screenOf(conversationOf(road, verdict, password))]);
			}),
			{numRuns: 60},
		);
	});

	it('stands nowhere in what is written of a recording, in whatever notation', () => {
		fc.assert(
			fc.property(
				cases,
				fc.constantFrom(...Object.keys(notations)),
				([road, verdict, password], notation) => {
					const conversation = conversationOf(road, verdict, password).map(line => ({
						from: line.startsWith('C') ? ('C' as const) : ('S' as const),
						text: line.slice(3),
					}));
					const text = notations[notation]?.(conversation) ?? '';
					const {report} = explainInputs([{name: 'x', bytes: new Uint8Array(Buffer.from(text)), cut: false}]);
					expectNowhere(password, allFormats(report));
				},
			),
			{numRuns: 200},
		);
	});

	it('stands in no line of the history', () => {
		for (const [road, lines] of Object.entries(roads)) {
			const typed = lines('wOnder-Land7').filter(line => line.startsWith('C: '));
			// What answers a 334 or a refused AUTH is never remembered: the prompt knows the phase.
			const [first = ''] = typed;
			expectNowhere('wOnder-Land7', [
				remembered(first.slice(3)),
				remembered(`/${first.slice(3)}`),
				remembered(`/line ${first.slice(3)}`),
			]);
			expect(road).toBeTruthy();
		}
	});
});
