/** Results of a probe in which every part has something to say. */
import type {DomainFacts} from '../../source/dialogs/probe/domain.ts';
import type {HostDns} from '../../source/dialogs/probe/mail-host.ts';
import type {ProbeResult} from '../../source/dialogs/probe/result.ts';
import {summarise} from '../../source/dialogs/probe/summary.ts';
import {parseTarget} from '../../source/session/target.ts';
import {certificate as facts} from '../support/entries.ts';
import {entriesOf} from '../support/play.ts';
import {testCertificate} from '../support/scripted-server.ts';

const certificate = {...facts, pem: testCertificate().cert};

export function probed(listing: string, more: Partial<ProbeResult> = {}, name = 'mail.example.org:25') {
	const target = parseTarget(name);
	if (!target.ok) {
		throw new Error(target.problem);
	}

	const result = summarise(target.target, entriesOf(listing), Date.parse('2026-11-21T09:00:00Z'));
	return {...result, ...more};
}

const found = <Record>(...records: readonly Record[]) => ({records, problem: null});
const failed = (problem: string) => ({records: [], problem});

const issuer = {
	...certificate,
	subject: 'CN=Example CA',
	fingerprint256: 'CD:EF',
	isAuthority: true,
	selfSigned: true,
	validTo: '2027-06-01T00:00:00.000Z',
};

const full = `
	attempt: 2001:db8::25 25 refused
	attempt: 192.0.2.26 25 abandoned
	attempt: 192.0.2.25 25 connected
	S: 220-mail.example.org ESMTP Postfix (Debian)
	S: 220 @you https://example.org/ *bold* |
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250-PIPELINING
	S: 250-SIZE 1000
	S: 250-X-OWN thing
	S: 250-VRFY
	S: 250 STARTTLS
	C: STARTTLS
	S: 220 go
	TLS ${JSON.stringify({certificates: [certificate, issuer], warnings: ['One name is odd.']})}
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250-PIPELINING
	S: 250-SIZE 2000
	S: 250-AUTH PLAIN SCRAM-SHA-256 CRAM-MD5
	S: 250 CHUNKING
	C: QUIT
	S: 221 bye
	closed: server
`;

const dns: HostDns = {
	domain: 'example.org',
	tlsa: found(
		{usage: 3, selector: 1, matching: 1, data: 'ab'},
		{usage: 1, selector: 1, matching: 1, data: 'ab'},
		{usage: 9, selector: 1, matching: 1, data: 'ab'},
	),
	alias: 'other.example.org',
	aliasProblem: null,
	names: found('mail.example.org', 'mx.example.org'),
	confirmed: ['mail.example.org'],
	validation: {known: true, validated: true, resolver: '192.0.2.53'},
	blockLists: [
		{list: 'a.test', verdict: 'listed', reason: 'spam'},
		{list: 'b.test', verdict: 'not listed', reason: ''},
		{list: 'c.test', verdict: 'unknown', reason: 'no answer'},
	],
	mtaSts: {delivers: false, reasons: ['the policy does not name this host', 'STARTTLS did not work']},
};

const attempt = {mechanism: 'PLAIN', initialResponse: true, user: 'ann'};

const everything: Partial<ProbeResult> = {
	relaxed: {name: 'legacy', finding: 'TLSv1.0 and weak ciphers', protocol: 'TLSv1'},
	tlsVersions: [
		{version: 'TLSv1', accepted: true, cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA'},
		{version: 'TLSv1.1', accepted: true, cipher: 'TLS_RSA_WITH_AES_128_CBC_SHA'},
		{version: 'TLSv1.2', accepted: false, cipher: null},
		{version: 'TLSv1.3', accepted: null, cipher: null},
	],
	ciphers: [
		{
			version: 'TLSv1.3',
			order: 'server',
			problem: null,
			accepted: [{name: 'TLS_AES_128_GCM_SHA256', weakness: null, dhBits: null}],
		},
		{
			version: 'TLSv1.2',
			order: 'client',
			problem: 'the server closed the connection',
			accepted: (
				[
					'CBC',
					'no forward secrecy',
					'64-bit blocks',
					'RC4',
					'DES',
					'export',
					'no authentication',
					'no encryption',
				] as const
			)
				.map(weakness => ({name: `TLS_${weakness}`, weakness, dhBits: null as number | null}))
				.concat([
					{name: 'TLS_DHE_SMALL', weakness: 'CBC', dhBits: 2047},
					{name: 'TLS_DHE_LARGE', weakness: 'CBC', dhBits: 2048},
				]),
		},
		{
			version: 'TLSv1.1',
			order: null,
			problem: null,
			accepted: [{name: 'TLS_X', weakness: null, dhBits: null}],
		},
		{version: 'TLSv1', order: null, problem: null, accepted: []},
		{version: 'SSLv3', order: null, problem: 'no answer', accepted: []},
	],
	resumption: {version: 'TLSv1.3', given: 'ticket', tickets: 2, resumed: true, full: 40, again: 12},
	dns,
	logins: {
		rows: [
			{...attempt, works: true, answer: '235'},
			{...attempt, initialResponse: false, works: false, answer: '535'},
		],
		left: [{...attempt, mechanism: 'LOGIN', user: 'ann@example.org'}],
		stopped: 'The limit of 2 logins is reached.',
		needsYes: false,
	},
	required: [
		{text: 'starttls', met: true, got: 'STARTTLS is offered and works'},
		{text: 'tls>=1.3', met: false, got: 'TLS 1.2 was agreed on'},
	],
	relay: {verdict: 'accepted', reply: '250 ok'},
	advice: [
		{
			id: 'probe/one',
			level: 'error',
			message: 'One is bad.',
			advice: 'Mend one.',
			options: [{option: 'timeout', value: '9'}, {option: 'ca'}],
		},
		{id: 'probe/two', level: 'warning', message: 'Two is odd.', advice: ''},
		{id: 'probe/three', level: 'note', message: 'Three is so.', advice: 'Look.'},
	],
};

const clear = 'S: 220 hi\nC: EHLO me\nS: 250-hi\nS: 250 AUTH PLAIN LOGIN';

export const results: Readonly<Record<string, ProbeResult>> = {
	full: probed(full, everything),
	plain: probed(full, {advice: [], findings: []}),
	clear: probed(clear, {
		dns: {
			...dns,
			tlsa: found(),
			alias: null,
			aliasProblem: 'DNS failed.',
			names: found(),
			confirmed: [],
			mtaSts: {delivers: true, reasons: []},
			blockLists: [],
		},
		relay: {verdict: 'refused', reply: '554 no'},
		resumption: {version: 'TLSv1.2', given: 'session ID', tickets: null, resumed: false, full: 40, again: 41},
		logins: {rows: [], left: [], stopped: null, needsYes: false},
	}),
	tls: probed(
		`tls\nport: 465\n${clear}`,
		{
			dns: {...dns, validation: {known: true, validated: false, resolver: '192.0.2.53'}, names: null},
			relay: {verdict: 'not known', reply: 'no answer'},
			resumption: {
				version: 'TLSv1.2',
				given: 'nothing',
				tickets: null,
				resumed: null,
				full: null,
				again: null,
			},
		},
		'smtps://mail.example.org',
	),
	starttls: probed(
		clear,
		{
			exitCode: 29,
			dns: {...dns, tlsa: failed('TLSA failed.'), names: failed('PTR failed.'), validation: {known: false}},
			resumption: {version: null, given: 'ticket', tickets: 1, resumed: null, full: null, again: null},
		},
		'starttls://mail.example.org',
	),
	refused: probed('S: 554 go away', {exitCode: 21}),
	failed: probed(
		'unconnected\nattempt: 192.0.2.1 25 timed-out\nfailed: timed-out {"stage":"connecting","advice":"Wait longer.","options":[{"option":"ca"}]}',
	),
	stopped: probed('S: 220 hi', {interrupted: true, exitCode: 130}),
	helo: probed('S: 220 hi\nC: EHLO me\nS: 502 no\nC: HELO me\nS: 250 hi', {
		resumption: {version: 'TLSv1.3', given: 'ticket', tickets: 1, resumed: null, full: 1, again: null},
	}),
	'bad-certificate': probed(
		`${clear}\nC: STARTTLS\nS: 220 go\nTLS {"authorized":false,"error":"CERT_HAS_EXPIRED","hostnameMatches":false}`,
		{exitCode: 0},
	),
	'starttls-refused': probed('S: 220 hi\nC: EHLO me\nS: 250-hi\nS: 250 STARTTLS\nC: STARTTLS\nS: 454 later'),
};

const domain: DomainFacts = {
	domain: 'example.org',
	mx: found(
		{exchange: 'mx1.example.org', priority: 10},
		{exchange: '192.0.2.1', priority: 20},
		{exchange: '', priority: 30},
	),
	spf: found('v=spf1 ip4:192.0.2.0/24 -ip6:2001:db8::/32 include:other.example bogus ~all'),
	spfJudgement: {stranger: 'softfail', reason: null, lookups: 3},
	dmarc: found('v=DMARC1; p=none; rua=mailto:d@example.org'),
	dmarcJudgement: {
		domain: 'example.org',
		record: 'v=DMARC1; p=none; rua=mailto:d@example.org',
		policy: 'none',
		subdomainPolicy: 'reject',
		testMode: true,
		strictSpf: true,
		strictDkim: true,
	},
	dmarcProblem: null,
	mtaSts: found('v=STSv1; id=20260101'),
	tlsRpt: found('v=TLSRPTv1; rua=mailto:t@example.org,https://example.org/t'),
	mtaStsPolicy: {
		url: 'https://mta-sts.example.org/.well-known/mta-sts.txt',
		text: 'x',
		policy: {mode: 'enforce', mx: ['*.example.org'], maxAge: 86_400},
		problem: null,
	},
	validation: {known: true, validated: true, resolver: '192.0.2.53'},
};

const url = 'https://mta-sts.example.org/.well-known/mta-sts.txt';
const policy = (more: object) => ({url, text: 'x', policy: null, problem: null, ...more});

export const domains: Readonly<Record<string, DomainFacts>> = {
	domain,
	above: {
		...domain,
		domain: 'sub.example.org',
		mx: found(),
		spf: found('v=spf1 +all'),
		spfJudgement: {stranger: 'permerror', reason: 'too much', lookups: 11},
		dmarc: found(),
		mtaSts: found('v=STSv1'),
		tlsRpt: found('v=TLSRPTv1'),
		validation: {known: true, validated: false, resolver: '192.0.2.53'},
	},
	none: {
		...domain,
		mx: {...found(), noSuchName: true},
		spf: found(),
		spfJudgement: null,
		dmarc: found(),
		dmarcJudgement: null,
		mtaSts: found(),
		tlsRpt: found(),
		mtaStsPolicy: null,
		validation: null,
	},
	failed: {
		...domain,
		mx: failed('MX failed.'),
		spf: failed('SPF failed.'),
		spfJudgement: null,
		dmarc: found(),
		dmarcJudgement: null,
		dmarcProblem: 'DMARC failed.',
		mtaSts: failed('MTA-STS failed.'),
		tlsRpt: failed('TLS-RPT failed.'),
		validation: {known: false},
	},
	null: {
		...domain,
		mx: found({exchange: '', priority: 0}),
		spf: found('v=spf1 -all'),
		spfJudgement: {stranger: 'temperror', reason: 'no answer', lookups: null},
		dmarc: found('v=DMARC1'),
		dmarcJudgement: null,
		mtaStsPolicy: policy({problem: 'it has no “mode:” line'}),
	},
	several: {
		...domain,
		spf: found('v=spf1 -all', 'v=spf1 ~all'),
		spfJudgement: null,
		dmarcJudgement: {
			...(domain.dmarcJudgement as NonNullable<DomainFacts['dmarcJudgement']>),
			record: 'v=DMARC1; p=quarantine',
			policy: 'quarantine',
			subdomainPolicy: 'quarantine',
			testMode: false,
			strictSpf: false,
		},
		mtaStsPolicy: policy({policy: {mode: 'testing', mx: [], maxAge: 3600}}),
	},
	stopped: {
		...domain,
		spfJudgement: {stranger: 'pass', reason: null, lookups: null},
		dmarcJudgement: null,
		dmarcProblem: 'DMARC failed.',
		mtaStsPolicy: policy({stopped: true}),
	},
	announced: {...domain, mtaStsPolicy: null},
	empty: {...domain, mtaStsPolicy: policy({policy: {mode: 'none', mx: [], maxAge: 864_000}})},
};
