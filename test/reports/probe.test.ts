import {describe, expect, it} from 'vitest';
import type {HostDns} from '../../source/dialogs/probe/mail-host.ts';
import type {ProbeResult} from '../../source/dialogs/probe/result.ts';
import {summarise} from '../../source/dialogs/probe/summary.ts';
import {probeFormat} from '../../source/reports/probe.ts';
import {inShort} from '../../source/reports/probe-overview.ts';
import {probeSections} from '../../source/reports/probe-sections.ts';
import {parseTarget} from '../../source/session/target.ts';
import {tls} from '../support/entries.ts';
import {entriesOf} from '../support/play.ts';
import {testCertificate} from '../support/scripted-server.ts';

function probed(listing: string, more: Partial<ProbeResult> = {}): ProbeResult {
	const target = parseTarget('mail.example.org:25');
	if (!target.ok) {
		throw new Error(target.problem);
	}

	return {...summarise(target.target, entriesOf(listing), Date.parse('2026-11-21T09:00:00Z')), ...more};
}

const clear = `
	S: 220 mail.example.org ESMTP
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250 STARTTLS
`;

const secured = (facts: string) => `
	${clear}
	C: STARTTLS
	S: 220 go
	TLS ${facts}
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250-AUTH PLAIN SCRAM-SHA-256
	S: 250 CHUNKING
`;

/** The lines of a section, each with its mark. */
function lines(result: ProbeResult, title: string): string[] {
	const section = probeSections(result).find(one => one.title === title);
	return (section?.lines ?? []).map(({label, value, mark}) => `${mark ?? '-'} ${label}: ${value}`);
}

describe('text that fits a terminal', () => {
	const layout = (columns: number, label: string, value: string) =>
		probeFormat('text', {color: false, columns})
			.server(probed(clear, {required: [{text: label, met: true, got: value}]}))
			.split('\nRequired\n')[1]
			?.split('\n\n')[0]
			?.split('\n');

	it('has labels in a column, and continues a value under its beginning', () => {
		expect(layout(40, 'starttls', 'one two three four five six seven eight nine')).toEqual([
			' ✓ starttls  one two three four five six',
			'             seven eight nine',
		]);
	});

	it('gives a label too long for its column a row of its own', () => {
		expect(layout(50, 'a label of more than 24 letters', 'its value stands under it')).toEqual([
			' ✓ a label of more than 24 letters',
			'                             its value stands',
			'                             under it',
		]);
	});

	it('breaks such a label beside its mark, too', () => {
		expect(layout(36, 'a label of more letters than the whole row has', 'met')).toEqual([
			' ✓ a label of more letters than the',
			'   whole row has',
			'                             met',
		]);
	});

	it('underlines the name of a server no further than the terminal reaches', () => {
		const head = (columns: number) =>
			probeFormat('text', {color: false, columns}).server(probed(clear)).split('\n').slice(0, 2);
		expect(head(80)).toEqual(['mail.example.org:25', '═'.repeat(19)]);
		expect(head(10)).toEqual(['mail.example.org:25', '═'.repeat(10)]);
	});

	it('colours marks and titles only where it is asked to', () => {
		const text = (color: boolean) => probeFormat('text', {color, columns: 80}).server(probed(clear));
		expect(text(true)).toContain('\u001b[36mConnection\u001b[0m\n');
		expect(text(true)).toContain('\u001b[32m✓\u001b[0m greeted with  EHLO');
		expect(text(false)).not.toContain('\u001b');
	});
});

describe('how the server was greeted', () => {
	const greeted = (listing: string) =>
		lines(probed(listing), 'Connection').find(line => line.includes('greeted with'));

	it.each([
		['EHLO', clear, 'good greeted with: EHLO'],
		[
			'HELO after a refused EHLO',
			'S: 220 hi\nC: EHLO me\nS: 502 no\nC: HELO me\nS: 250 hi',
			'odd greeted with: HELO',
		],
		[
			'both refused',
			'S: 220 hi\nC: EHLO me\nS: 502 no\nC: HELO me\nS: 550 no',
			'bad greeted with: nothing: EHLO and HELO refused',
		],
		[
			'the second one without an answer',
			'S: 220 hi\nC: EHLO me\nS: 502 no\nC: HELO me\nclosed: server',
			'bad greeted with: nothing: no answer to HELO',
		],
		['no greeting command', 'S: 554 go away', 'bad greeted with: nothing: it did not come to that'],
	])('%s', (_, listing, line) => {
		expect(greeted(listing)).toBe(line);
	});
});

it('names every address that was tried, and what it came to', () => {
	const attempts = `
		attempt: 192.0.2.25 25 refused
		attempt: 192.0.2.26 25 abandoned
		attempt: 192.0.2.27 25 connected
		${clear}
	`;
	expect(lines(probed(attempts), 'Connection').slice(0, 3)).toEqual([
		expect.stringMatching(/^bad 192\.0\.2\.25 port 25: refused \(/),
		expect.stringMatching(/^odd 192\.0\.2\.26 port 25: not waited for: another address answered first \(/),
		expect.stringMatching(/^good 192\.0\.2\.27 port 25: connected \(/),
	]);
});

describe('what TLS changed', () => {
	const title = 'Extensions in TLS, where they differ';

	it('is said of each extension: what came, what went, and what stayed', () => {
		const result = probed(`
			S: 220 mail.example.org ESMTP
			C: EHLO me.example
			S: 250-mail.example.org
			S: 250-STARTTLS
			S: 250-DSN
			S: 250 PIPELINING
			C: STARTTLS
			S: 220 go
			TLS
			C: EHLO me.example
			S: 250-mail.example.org
			S: 250-PIPELINING
			S: 250 CHUNKING
		`);
		expect(lines(result, title)).toEqual([
			expect.stringMatching(/^- CHUNKING: /),
			'- STARTTLS: no longer offered, as expected',
			'odd DSN: is no longer offered',
			'- as before: PIPELINING',
		]);
	});

	it('marks a login in clear text, and none in TLS', () => {
		const inClear = probed(clear.replace('S: 250 STARTTLS', 'S: 250 AUTH PLAIN SCRAM-SHA-256'));
		const marked = (result: ProbeResult) =>
			lines(result, 'Ways to log in (AUTH)').map(line => line.split(':', 1).join(''));
		expect(marked(inClear)).toEqual(['odd PLAIN', 'good SCRAM-SHA-256']);
		expect(marked(probed(secured('')))).toEqual(['- PLAIN', 'good SCRAM-SHA-256']);
	});
});

it('judges each version of TLS', () => {
	const result = probed(clear, {
		tlsVersions: [
			{version: 'TLSv1', accepted: true, cipher: 'A'},
			{version: 'TLSv1.1', accepted: false, cipher: null},
			{version: 'TLSv1.2', accepted: true, cipher: 'B'},
			{version: 'TLSv1.3', accepted: null, cipher: null},
		],
	});
	expect(lines(result, 'Versions of TLS, each asked for alone')).toEqual([
		'odd TLSv1: accepted, A',
		'- TLSv1.1: not accepted',
		'good TLSv1.2: accepted, B',
		'- TLSv1.3: not known: it did not come to a handshake',
	]);
});

it.each([
	['accepted', 'bad : The server accepted a recipient of a foreign domain'],
	['refused', 'good : The server refuses recipients of foreign domains'],
	['not known', '- : The test did not come to a result.'],
] as const)('says what a test for relaying came to: %s', (verdict, words) => {
	const [first, second] = lines(
		probed(clear, {relay: {verdict, reply: '550 no relaying'}}),
		'Relaying for strangers',
	);
	expect(first?.startsWith(words)).toBe(true);
	expect(second).toBe('- answer: 550 no relaying');
});

it('names what was required, and what was found instead', () => {
	const required = [
		{text: 'tls>=1.3', met: true, got: 'TLSv1.3'},
		{text: 'auth', met: false, got: 'no AUTH'},
	];
	expect(lines(probed(clear, {required}), 'Required')).toEqual([
		'good tls>=1.3: TLSv1.3',
		'bad auth: no AUTH',
	]);
});

describe('a server in a line', () => {
	const short = (listing: string, more: Partial<ProbeResult> = {}) => {
		const {value, mark} = inShort(probed(listing, more));
		return `${mark}: ${value}`;
	};
	const quiet = {findings: [], advice: [], exitCode: 0};

	it.each([
		['', 'good', 'certificate trusted, and for this name'],
		['{"hostnameMatches":false}', 'bad', 'certificate trusted, but not for mail.example.org'],
		['{"authorized":false}', 'bad', 'certificate not trusted'],
		[
			'{"authorized":false,"hostnameMatches":false}',
			'bad',
			'certificate neither trusted nor for mail.example.org',
		],
	])('judges the certificate %s', (facts, mark, words) => {
		expect(short(secured(facts), quiet)).toBe(
			`${mark}: STARTTLS, TLSv1.3, ${words}; AUTH PLAIN SCRAM-SHA-256.`,
		);
	});

	it('says that a certificate is revoked before whether it is trusted', () => {
		const advice = [{id: 'probe/revoked', level: 'error', message: 'Revoked.', advice: 'Renew it.'}] as const;
		expect(short(secured(''), {...quiet, advice})).toContain('bad: STARTTLS, TLSv1.3, certificate revoked; ');
	});

	it('marks a warning, and no note', () => {
		const row = {id: 'probe/x', message: 'X.', advice: ''};
		expect(short(secured(''), {...quiet, advice: [{...row, level: 'warning'}]})).toMatch(/^odd: /);
		expect(short(secured(''), {...quiet, advice: [{...row, level: 'note'}]})).toMatch(/^good: /);
	});

	it('says that there is no encryption', () => {
		expect(short(clear, quiet)).toBe('good: No encryption: STARTTLS is not offered.');
	});

	it('quotes the refusal that ended it, with what was refused unless that is the greeting', () => {
		const failed = {...quiet, exitCode: 22};
		expect(short('S: 554 go away', failed)).toBe('bad: It answered 554 go away');
		expect(short('S: 220 hi\nC: EHLO me\nS: 550-no\nS: 550 never', failed)).toBe(
			'bad: It answered EHLO with 550 no never',
		);
		expect(short('S: 220 hi', failed)).toBe('bad: It did not come to its end.');
		expect(short('closed: server', failed)).toBe('bad: It sent no greeting.');
		expect(short(`${clear}\nC: STARTTLS\nS: 454 later`, failed)).toBe(
			'bad: STARTTLS is offered, but refused when asked for: 454 later',
		);
	});

	it('says what a failure comes from where that is known, and that it was stopped before anything else', () => {
		const failure = {code: 'refused', message: 'The port is closed.'} as const;
		const advice = [{id: 'probe/x', level: 'error', message: 'A firewall.', advice: ''}] as const;
		expect(short(clear, {...quiet, failure})).toBe('bad: The port is closed.');
		expect(short(clear, {...quiet, failure, advice})).toBe('bad: A firewall.');
		expect(short(clear, {...quiet, failure, interrupted: true})).toBe('odd: Stopped before it was finished.');
	});

	it('counts the logins that were tried', () => {
		const row = {mechanism: 'PLAIN', initialResponse: true, user: 'ann', works: true, answer: '235'};
		const logins = {
			rows: [row, {...row, works: false, answer: '535'}],
			left: [],
			stopped: null,
			needsYes: false,
		};
		expect(short(secured(''), {...quiet, logins})).toMatch(/; 1 of 2 logins tried work\.$/);
		expect(
			lines(probed(clear, {logins: {...logins, left: [{...row, initialResponse: false}]}}), 'Logins tried'),
		).toEqual([
			'good PLAIN: works (235) as ann, first response on the AUTH line',
			'bad PLAIN: refused (535) as ann, first response on the AUTH line',
			'- PLAIN: not tried as ann, first response after the 334',
		]);
		expect(
			short(secured(''), {...quiet, exitCode: 28, logins: {...logins, rows: logins.rows.slice(1)}}),
		).toBe('bad: No login works: 1 tried, the last one answered 535.');
	});
});

describe('all servers together', () => {
	const overview = (domains: readonly string[], servers: readonly string[]) =>
		probeFormat('text', {color: false, columns: 1000}).overview(
			[
				{label: 'a', value: 'fine', mark: 'good'},
				{label: 'b', value: 'broken', mark: 'bad'},
			],
			{domains, servers},
		);

	it('are counted by how they stand', () => {
		expect(overview([], [])).toBe('In short: 1 in order, 1 not in order\n ✓ a  fine\n ✗ b  broken\n');
	});

	it('name what was not begun, twenty at most', () => {
		const names = Array.from({length: 22}, (_, index) => `s${index}`);
		expect(overview(['x.test'], names)).toContain(' ! stopped  1 more domain was not looked up: x.test\n');
		expect(overview([], names)).toContain(
			` ! stopped  22 more servers were not probed: ${names.slice(0, 20).join(', ')} and 2 others\n`,
		);
		expect(overview([], names.slice(0, 20))).toContain('s18, s19\n');
	});
});

describe('compared with a kept result', () => {
	const compared = (...differences: {what: string; alarm: boolean}[]) =>
		probeFormat('text', {color: false, columns: 1000}).comparison({
			with: 'kept.json',
			differences: differences.map(one => ({target: 'a:25', before: 'x', now: 'y', ...one})),
		});

	it('says that nothing changed', () => {
		expect(compared()).toBe('Compared with kept.json\n ✓ Nothing has changed.\n\n');
	});

	it('puts what was lost first, with what that means', () => {
		const text = compared(
			{what: 'SIZE', alarm: false},
			{what: 'STARTTLS', alarm: true},
			{what: 'AUTH PLAIN', alarm: true},
			{what: 'certificate', alarm: true},
		);
		expect(text.split('\n').map(row => row.replace(/(→ \w+ \w+).*/, '$1'))).toEqual([
			'Compared with kept.json',
			' ✗ ALARM a:25: STARTTLS was “x”, is now “y”.',
			'   → Mail and',
			' ✗ ALARM a:25: AUTH PLAIN was “x”, is now “y”.',
			'   → No one',
			' ✗ ALARM a:25: certificate was “x”, is now “y”.',
			'   → Find out',
			' ! a:25: SIZE was “x”, is now “y”.',
			'',
			'',
		]);
	});
});

describe('what DNS says of a mail host', () => {
	const found = <Record>(...records: readonly Record[]) => ({records, problem: null});
	const host: HostDns = {
		...{domain: 'example.org', alias: null, aliasProblem: null},
		...{tlsa: found(), names: found('mail.example.org'), confirmed: ['mail.example.org']},
	};
	const dns = (change: Partial<HostDns>, listing = clear) =>
		lines(probed(listing, {dns: {...host, ...change}, address: '192.0.2.25'}), 'DNS of the mail host');

	it('is nothing where no one asked', () => {
		expect(lines(probed(clear), 'DNS of the mail host')).toEqual([]);
	});

	it.each([
		[
			['mail.example.org'],
			'- PTR: 192.0.2.25 is called mail.example.org, and that name has the address (forward-confirmed)',
		],
		[
			[],
			'odd PTR: 192.0.2.25 is called mail.example.org, but that name does not have the address: receivers count such a name as none',
		],
		[null, '- PTR: 192.0.2.25 is called mail.example.org; whether the name has that address is not known'],
	])('names the address, and whether that leads back: %j', (confirmed, text) => {
		expect(dns({confirmed})).toContain(text);
	});

	it('says that an address has no name, or that it is not known', () => {
		expect(dns({names: found(), confirmed: []}).at(-1)).toBe(
			'odd PTR: 192.0.2.25 has no name; many receivers refuse mail from such addresses',
		);
		expect(dns({names: {records: [], problem: 'DNS failed.'}}).at(-1)).toBe('bad PTR: DNS failed.');
		expect(dns({names: null}).at(-1)).toMatch(/^- PTR: not looked up/);
	});

	it('marks an alias, and a question about one that failed', () => {
		expect(dns({alias: 'other.example.org'})[0]).toMatch(
			/^bad CNAME: only another name for other\.example\.org\./,
		);
		expect(dns({aliasProblem: 'DNS failed.'})[0]).toBe('bad CNAME: DNS failed.');
	});

	it('judges each TLSA record by the certificate, and what it comes to by DNSSEC', () => {
		const tlsa = found(
			{usage: 3, selector: 1, matching: 1, data: 'ab'},
			{usage: 1, selector: 1, matching: 1, data: 'ab'},
		);
		const certificate = {...tls.certificates[0], pem: testCertificate().cert};
		const listing = secured(JSON.stringify({certificates: [certificate]}));
		const judged = dns({tlsa, validation: {known: true, validated: true, resolver: '192.0.2.53'}}, listing);
		expect(judged).toContain('- TLSA 3 1 1: does not match the certificate that the server sent');
		expect(judged).toContain(
			'odd TLSA 1 1 1: usages 0 and 1 are not for SMTP: senders pass over the record (RFC 7672 §3.1.3)',
		);
		expect(judged).toContain('bad DANE: a sender that enforces DANE would not deliver to this host');
		const unsigned = dns(
			{tlsa, validation: {known: true, validated: false, resolver: '192.0.2.53'}},
			listing,
		);
		expect(unsigned.some(row => row.includes('DANE would'))).toBe(false);
		expect(unsigned).toContain(
			'- : Senders that support DANE use TLSA records only if the zone is signed (DNSSEC).',
		);
		expect(dns({})[0]).toBe('- TLSA: none: senders do not check the certificate by DANE');
		expect(dns({tlsa: {records: [], problem: 'DNS failed.'}})[0]).toBe('bad TLSA: DNS failed.');
	});

	it('says what the MTA-STS policy means, and what block lists say', () => {
		expect(dns({mtaSts: {delivers: true, reasons: []}})).toContain(
			'good MTA-STS: a sender that enforces MTA-STS would deliver to this host',
		);
		expect(dns({mtaSts: {delivers: false, reasons: ['one', 'two']}})).toContain(
			'bad MTA-STS: a sender that enforces MTA-STS would not deliver to this host: one; two',
		);
		const blockLists = [
			{list: 'a.test', verdict: 'listed', reason: 'spam'},
			{list: 'b.test', verdict: 'not listed', reason: ''},
			{list: 'c.test', verdict: 'unknown', reason: ''},
		] as const;
		expect(dns({blockLists}).slice(-3)).toEqual([
			'bad block list: a.test: listed (spam)',
			'good block list: b.test: not listed',
			'odd block list: c.test: unknown',
		]);
	});
});
