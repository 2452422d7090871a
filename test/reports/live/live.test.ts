import {describe, expect, test} from 'vitest';
import type {Waited} from '../../../source/dialogs/await-mail/arrival.ts';
import type {Delivery, RecipientVerdict} from '../../../source/dialogs/deliver/delivery.ts';
import type {Problem, Stage} from '../../../source/dialogs/outcome.ts';
import type {ExpectationReport} from '../../../source/dialogs/script/command.ts';
import {
	type DeliveryReport,
	type DeliveryResult,
	type DeliveryText,
	deliveryJson,
	deliveryText,
	type Hidden,
	type Silence,
} from '../../../source/reports/live/delivery.ts';
import {jsonReport} from '../../../source/reports/live/json.ts';
import {junitReport} from '../../../source/reports/live/junit.ts';
import {createPage} from '../../../source/reports/live/page.ts';
import {endedAt, type LiveReport, redacted} from '../../../source/reports/live/report.ts';
import {textReport} from '../../../source/reports/live/text.ts';
import {createRedactor} from '../../../source/reports/redactor.ts';
import {entriesFor, someFindings} from '../every-kind.ts';

type Report = Omit<DeliveryReport, 'progress'>;

const legible = (lines: readonly string[]): string => lines.join('\n').replaceAll('\u001B', '␛');

const problem = (stage: Stage, more: Partial<Problem> = {}): Problem => ({
	...{stage, exitCode: 30, temporary: false},
	...more,
});

const verdict = (address: string, retry: RecipientVerdict['retry'], code = 550): RecipientVerdict => ({
	...{address, code, enhanced: null, text: `no \u001B[2J${address}`, retry, entryId: 4},
});

const delivery = (summary: string, more: Partial<Delivery> = {}): Delivery => ({
	...{
		outcome: 'delivered',
		stage: null,
		accepted: [],
		rejected: [],
		reply: null,
		octets: 100,
		messageId: '<a@b>',
	},
	summary,
	...more,
});

const result = (more: Partial<DeliveryResult> = {}): DeliveryResult => ({
	...{problem: undefined, exitCode: 0, deliveries: [delivery('All have it.')], entries: []},
	...more,
});

const refusals = (['none', 'now', 'later', 'never'] as const).map(retry => verdict(`${retry}@b.test`, retry));
const many = Array.from({length: 23}, (_, index) => verdict(`r${index}@b.test`, 'never'));

const results: Readonly<Record<string, DeliveryResult>> = {
	delivered: result(),
	'nothing asked': result({deliveries: []}),
	'each kind of refusal': result({
		...{problem: problem('rcpt'), exitCode: 40},
		deliveries: [
			delivery('Some were refused.', {
				outcome: 'partly',
				rejected: refusals,
				accepted: [verdict('x', 'none')],
			}),
		],
	}),
	'not offered': result({
		...{problem: problem('mail'), exitCode: 1},
		deliveries: [delivery('DSN is not offered.', {outcome: 'stopped', stage: 'mail', messageId: null})],
	}),
	'stopped elsewhere': result({
		...{problem: problem('rcpt'), exitCode: 1},
		deliveries: [delivery('Not sent.', {outcome: 'stopped', stage: 'rcpt'})],
	}),
	'many refused': result({
		...{problem: problem('rcpt'), exitCode: 40},
		deliveries: [delivery('All were refused.', {outcome: 'refused', rejected: many})],
	}),
	'two messages': result({times: [10, 20], deliveries: [delivery('One.'), delivery('Two.')]}),
	'three messages': result({
		times: [10.4, 2000, 90_000],
		deliveries: [delivery('One.'), delivery('Two.'), delivery('Three.')],
	}),
	'many messages': result({
		times: Array.from({length: 200}, (_, index) => index + 0.6),
		...{problem: problem('message', {temporary: true, entryId: 4}), exitCode: 43, entries: entriesFor('odd')},
		deliveries: [
			...['a', 'b', 'c', 'd'].map(name => delivery(name)),
			...['e', 'e', 'f', 'g', 'h', 'i'].map(name => delivery(`${name} was lost.`, {outcome: 'lost'})),
		],
	}),
};

const settings: DeliveryText = {
	...{swaks: false, color: false, clock: false, messageLines: 2, silence: 0},
	hidden: new Set<Hidden>(),
	notOfferedAdvice: 'Leave it out with --not-offered=leave-out.',
};

function told(make: (write: (line: string) => void) => Report, play: (report: Report) => void): string {
	const lines: string[] = [];
	play(make(line => lines.push(line)));
	return legible(lines);
}

function conversation(report: Report, name = 'login'): void {
	const entries = entriesFor(name);
	const findings = someFindings(entries);
	for (const entry of entries) {
		const here = findings.filter(({evidence}) => evidence[0]?.entryId === entry.id);
		report.entry(entry, here, Date.UTC(2026, 0, 2, 3, 4, 5));
	}
}

describe('a message that is sent', () => {
	const sections = (make: (write: (line: string) => void) => Report) =>
		Object.entries(results)
			.map(([name, one]) => `━━ ${name}\n${told(make, report => report.result(one))}`)
			.join('\n');

	test('what became of it', async () => {
		const text = [false, true].map(color => sections(write => deliveryText({...settings, color}, write)));
		await expect(text.join('\n')).toMatchFileSnapshot('snapshots/result.txt');
		await expect(sections(write => deliveryJson(0, write))).toMatchFileSnapshot('snapshots/result.json.txt');
	});

	test.each<[string, Partial<DeliveryText>]>([
		['silence 0', {}],
		['silence 1', {silence: 1}],
		['silence 2', {silence: 2}],
		['silence 3', {silence: 3}],
		['nothing sent', {hidden: new Set<Hidden>(['sent'])}],
		['nothing received', {hidden: new Set<Hidden>(['received'])}],
		['nothing of our own', {hidden: new Set<Hidden>(['own'])}],
		['as swaks', {swaks: true, silence: 1}],
	])('what is left out: %s', async (name, more) => {
		const text = told(
			write => deliveryText({...settings, ...more}, write),
			report => {
				conversation(report);
				for (const one of [result(), result({exitCode: 40, problem: problem('rcpt'), times: [1, 2, 3]})]) {
					report.arrival({ok: false, problem: 'It did not arrive.'});
					report.arrival(arrived({}));
					report.result(one);
				}
			},
		);
		await expect(text).toMatchFileSnapshot(`snapshots/left-out.${name.replaceAll(' ', '-')}.txt`);
	});

	test('silence begins to speak with what goes wrong on our side, too', () => {
		const heard = (name: string, silence: Silence) =>
			told(
				write => deliveryText({...settings, silence}, write),
				report => conversation(report, name),
			).split('\n');
		expect(heard('silent', 1)[0]).toContain('! Failed: refused.');
		expect(heard('silent', 2)).toEqual(['']);
		expect(heard('odd', 1)[0]).toContain('S what?');
		const note = {...({type: 'note', id: 1, at: 0, secure: false} as const), text: 'We stop.'};
		const noted = (about: string) =>
			told(
				write => deliveryText({...settings, silence: 1}, write),
				report => report.entry({...note, about}, []),
			);
		expect(noted('send/stopped')).toContain('We stop.');
		expect(noted('send/other')).toBe('');
	});

	test('as JSON Lines, silence leaves out the entries, never the result', () => {
		const types = (silence: Silence) =>
			told(
				write => deliveryJson(silence, write),
				report => {
					conversation(report, 'silent');
					report.arrival({ok: false, problem: 'It did not arrive.'});
					report.result(result());
				},
			)
				.split('\n')
				.map(line => JSON.parse(line))
				.map(({type, at}) => `${type} ${at}`);
		expect(types(0)).toEqual([
			'failed 20',
			'diagnosis 20',
			'diagnosis 20',
			'diagnosis 20',
			'arrival 20',
			'result 20',
		]);
		expect(types(1)).toEqual(['arrival 20', 'result 20']);
	});
});

const fields = (text: string) =>
	text.split('\n').map(line => {
		const [, name = '', value = ''] = /^([\w-]+): (.*)$/.exec(line) ?? [];
		return {name, value};
	});

const header = `Authentication-Results: mx.example.net; spf=pass smtp.mailfrom=a.test; dkim=fail (bad) reason="body hash" header.d=a.test; dmarc=none; x-own=pass
Received: from mid.example.net by mx.example.net with ESMTPS; Fri, 2 Jan 2026 03:04:15 +0000
ARC-Authentication-Results: i=1; mid.example.net; arc=none; bimi=skipped
Authentication-Results: old.example.net; none
Received: from a.test by mid.example.net; Fri, 2 Jan 2026 03:04:20 +0000
Received: by a.test with LMTP; Fri, 2 Jan 2026 03:04:05 +0000
Received: something else
Subject: hello`;

function arrived(more: Partial<Extract<Waited, {ok: true}>['arrived']>): Waited {
	return {ok: true, arrived: {place: 'INBOX', junk: false, fields: fields(header), elapsed: 1234.5, ...more}};
}

const body = (more: object) => ({
	...{same: false, line: 3, sent: 'one', received: 'x'.repeat(300), more: 0},
	...more,
});

test('a message that was waited for', async () => {
	const cases: Readonly<Record<string, Waited>> = {
		'with all fields': arrived({}),
		'without any': arrived({fields: [], junk: true, place: 'Junk \u001B[2J'}),
		'too late': {ok: false, problem: 'It did not arrive within 9 seconds.'},
		'body the same': arrived({fields: [], body: {same: true}, signatures: ['The DKIM signature is broken.']}),
		'body changed': arrived({fields: [], body: body({})}),
		'body longer': arrived({fields: [], body: body({sent: null, more: 1})}),
		'body shorter': arrived({fields: [], body: body({received: null, more: -2})}),
		'not known': arrived({fields: [], body: null}),
	};
	const text = Object.entries(cases).map(([name, waited]) =>
		[
			`━━ ${name}`,
			told(
				write => deliveryText(settings, write),
				report => report.arrival(waited),
			),
			told(
				write => deliveryJson(0, write),
				report => report.arrival(waited),
			),
		].join('\n'),
	);
	await expect(text.join('\n')).toMatchFileSnapshot('snapshots/arrival.txt');
});

const expectation = (more: Partial<ExpectationReport>): ExpectationReport => ({
	...{text: '250', line: 3, met: true, expected: '250', got: '250 ok <open-sesame-7>', replyId: 4},
	...more,
});

describe('a script that is played', () => {
	const played = (make: (write: (line: string) => void) => LiveReport, name: string, ended?: Problem) => {
		const lines: string[] = [];
		const redactor = createRedactor();
		redactor.learnSecret('open-sesame-7');
		const entries = entriesFor(name);
		for (const entry of entries) {
			redactor.learn(entry);
		}

		const report = redacted(
			make(line => lines.push(line)),
			redactor,
		);
		const findings = someFindings(entries);
		for (const entry of entries) {
			report.entry(entry, entry.id === 1 ? findings : [], Date.UTC(2026, 0, 2));
		}

		report.expectation(expectation({}));
		report.expectation(expectation({met: false, expected: '2yz', got: '450 later', line: 12, replyId: null}));
		report.result({
			...{problem: ended, exitCode: ended?.exitCode ?? 0, entries},
			accepted: [{address: 'a@b.test', code: 250, enhanced: null, text: 'open-sesame-7 ok'}],
			rejected: [{address: 'c@b.test', code: 550, enhanced: '5.1.1', text: 'open-sesame-7 no'}],
		});
		const text = legible(lines);
		expect(text).not.toContain('open-sesame');
		return text;
	};

	const ends: readonly (readonly [string, Problem | undefined])[] = [
		['login', undefined],
		['login', problem('auth', {entryId: 19})],
		['odd', problem('message', {entryId: 23})],
		['silent', problem('connect', {temporary: true})],
		['broken', problem('expectation', {exitCode: 9})],
	];

	test.each<[string, (write: (line: string) => void) => LiveReport]>([
		['text', write => textReport(write, false)],
		['colour', write => textReport(write, true)],
		['json', write => jsonReport(write)],
		['junit', write => junitReport(write)],
	])('as %s', async (name, make) => {
		const text = ends.map(
			([listing, ended]) => `━━ ${listing} ${ended?.stage ?? 'to its end'}\n${played(make, listing, ended)}`,
		);
		await expect(text.join('\n')).toMatchFileSnapshot(`snapshots/played.${name}.txt`);
	});

	test('is a page in the end, with all findings and the first moment of its start', () => {
		const page = createPage('markdown', 'run', 'mail.example.org', createRedactor());
		const entries = entriesFor('clear');
		const [first, ...others] = someFindings(entries);
		page.add(first ? [first] : []);
		page.add(others, Date.UTC(2026, 0, 2, 3, 4, 5));
		page.add([], Date.UTC(2027, 0, 2));
		const written = page.write(entries);
		const text = 'text' in written ? written.text : '';
		expect(text).toMatch(
			/^# SMTP session: mail\.example\.org\n\nRead as: run\n\nStarted: 2026-01-02 03:04:05 UTC\n/,
		);
		expect(text.match(/`made\/\w+`/g)).toEqual(['`made/error`', '`made/warning`', '`made/note`']);
		expect(text).toMatch(/[^\n]\n$/);
	});
});

test.each<[Stage, string]>([
	['connect', 'Failed to connect'],
	['lost', 'Failed: the connection was lost'],
	['expectation', 'Failed: an expectation was not met'],
	['arrival', 'Failed: the message was not seen arriving'],
	['greeting', 'Failed at the greeting'],
	['message', 'Failed after the message'],
	['other', 'Failed: a command was refused'],
	['rcpt', 'Failed at RCPT'],
])('%s ended it', (stage, words) => {
	expect(endedAt(problem(stage))).toBe(words);
});
