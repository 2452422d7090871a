/** What the rules below `rules/` say in their own sessions and in the neighbours of those: whole findings, a file a folder. */
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import type {Finding} from '../../source/diagnosis/finding.ts';
import {rules} from '../../source/diagnosis/rules.ts';
import {entriesOf} from '../support/play.ts';
import {conditions} from './conditions/all.ts';

const sessions = join(import.meta.dirname, '..', 'sessions');
const folders = [
	'auth',
	'certificate',
	'client',
	'connect',
	'envelope',
	'hello',
	'message',
	'policy',
	'session',
	'tls',
];
const now = Date.UTC(2026, 10, 22);

/**
 * All that is known of findings of these folders; what was told before in this file only by its place, and what the
 * reading of refusals finds (which has replies of its own to be measured by) only by its name.
 */
function teller(): (name: string, session: string) => string {
	const before = new Map<string, number>();
	const told = ({evidence, blames, ...finding}: Finding): string => {
		const {rule, level, about, cause, acts, retry, confidence, message, advice, ...more} = finding;
		const {remedies, reference, ...others} = more;
		const at = `at ${evidence.map(one => `${one.entryId}${one.span ? `[${one.span.start}-${one.span.end}]` : ''}`).join(', ')}${blames === undefined ? '' : `, blames ${blames}`}`;
		const text = [
			[level, about, cause, acts, retry, confidence].join(', '),
			message,
			advice,
			...remedies.map(remedy => `→ ${JSON.stringify(remedy)}`),
			reference,
			...(Object.keys(others).length > 0 ? [JSON.stringify(others)] : []),
		].join('\n\t');
		if (!folders.includes(rule.split('/')[0] ?? '')) {
			return `${rule} at ${evidence[0]?.entryId}`;
		}

		const number = before.get(text) ?? before.size + 1;
		const isNew = !before.has(text);
		before.set(text, number);
		return `(${number}) ${rule} ${at}${isNew ? `: ${text}` : ''}`;
	};

	return (name, session) => {
		const findings = diagnose(entriesOf(session), {now});
		return `===== ${name}\n${findings.map(finding => `${told(finding)}\n`).join('')}`;
	};
}

test.each(folders)('%s', async folder => {
	const own = rules.filter(({id}) => id.startsWith(`${folder}/`));
	const toldOf = teller();
	const texts = own.flatMap(({id, inspect: _, ...rule}) => [
		`===== ${id}\n${JSON.stringify(rule, null, '\t')}\n`,
		...(['speaks', 'silent'] as const).map(kind =>
			toldOf(`${id}, ${kind}`, readFileSync(join(sessions, `${id}.${kind}.txt`), 'utf8')),
		),
		...Object.entries(conditions[id]?.speaks ?? {}).map(([why, session]) =>
			toldOf(`${id} speaks: ${why}`, session),
		),
		...Object.entries(conditions[id]?.silent ?? {}).map(([why, session]) =>
			toldOf(`${id} is silent: ${why}`, session),
		),
	]);
	await expect(texts.join('')).toMatchFileSnapshot(`snapshots/findings/${folder}.txt`);
});

test('what is told of every other rule', async () => {
	const others = rules.filter(({id}) => !folders.includes(id.split('/')[0] ?? ''));
	const texts = others.map(({id, inspect: _, story, ...rule}) =>
		[id, JSON.stringify(rule), story.what, story.why, story.advice].join('\n\t'),
	);
	await expect(`${texts.join('\n')}\n`).toMatchFileSnapshot('snapshots/findings/others.txt');
});

test('failures of a connection', async () => {
	const failures: readonly (readonly [code: string, facts?: object])[] = [
		...[
			'refused',
			'unreachable',
			'timed-out',
			'reset',
			'denied',
			'not-found',
			'bad-address',
			'speaks-tls',
			'other',
			'tls-failed',
			'tls-pin',
			'tls-alert',
			'tls-configuration',
			'speaks-clear-text',
		].map(code => [code] as const),
		...['handshake', 'connect', 'greeting', 'session'].flatMap(stage =>
			['timed-out', 'reset', 'tls-failed'].map(code => [code, {stage}] as const),
		),
		...['servername', 'ca', 'cert', 'minVersion', 'maxVersion', 'ciphers'].flatMap(option => [
			['tls-alert', {stage: 'handshake', options: [{option, value: 'x'}]}] as const,
			['tls-configuration', {stage: 'handshake', options: [{option}]}] as const,
		]),
		['tls-alert', {alert: 40, advice: 'Do this.'}],
		...[
			'ERR_SSL_UNSUPPORTED_PROTOCOL',
			'ERR_SSL_DH_KEY_TOO_SMALL',
			'ERR_SSL_EE_KEY_TOO_SMALL',
			'ERR_SSL_CA_MD_TOO_WEAK',
			'ERR_SSL_LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED',
			'ERR_SSL_WRONG_SIGNATURE_TYPE',
			'ERR_SSL_UNSAFE_LEGACY_RENEGOTIATION_DISABLED',
			'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
			'ERR_SSL_NO_SHARED_CIPHER',
			'ERR_SSL_VERSION_TOO_LOW',
			'ECONNRESET',
			'EPIPE',
			'CERT_HAS_EXPIRED',
			'DEPTH_ZERO_SELF_SIGNED_CERT',
			'SELF_SIGNED_CERT_IN_CHAIN',
			'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
			'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
			'ERR_TLS_CERT_ALTNAME_INVALID',
			'CERT_REVOKED',
			'HOSTNAME_MISMATCH',
			'CERT_NOT_YET_VALID',
		].map(systemCode => ['tls-failed', {stage: 'handshake', systemCode}] as const),
		[
			'tls-failed',
			{
				stage: 'handshake',
				message: 'No appropriate protocol (protocol is disabled or cipher suites are inappropriate)',
			},
		],
		['other', {message: 'no cipher suites in common'}],
		['refused', {message: 'no cipher suites in common'}],
		...[
			'not-smtp',
			'no-starttls',
			'no-login-method',
			'no-extension',
			'login-refused',
			'clear-text',
			'no-credentials',
			'no-mailer',
			'not-connected',
			'client-refused',
			'login-service',
		].map(complaint => ['other', {complaint}] as const),
	];
	const toldOf = teller();
	const texts = failures.flatMap(([code, facts = {}]) => {
		const failed = `failed: ${code} ${JSON.stringify(facts)}`;
		return [
			toldOf(failed, `unconnected\nattempt: 192.0.2.25 25 ${code}\n${failed}`),
			...(code.startsWith('tls') || 'complaint' in facts
				? [
						toldOf(
							`${failed}, behind STARTTLS`,
							`S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\n${failed}`,
						),
					]
				: []),
		];
	});
	const missed = ['missed-starttls', 'missed-auth', 'missed-mechanism', 'missed-extension', 'other'].map(
		about => toldOf(about, `note: recording/${about} It says so.`),
	);
	await expect([...texts, ...missed].join('')).toMatchFileSnapshot('snapshots/findings/failures.txt');
});

test('a bare refusal of each command, by its code', async () => {
	const commands = {
		CONNECT: '',
		EHLO: 'S: 220 mx\nC: EHLO me.example.net\n',
		STARTTLS: 'S: 220 mx\nC: EHLO me.example.net\nS: 250-mx\nS: 250 STARTTLS\nC: STARTTLS\n',
		AUTH: 'tls\nS: 220 mx\nC: EHLO me.example.net\nS: 250-mx\nS: 250 AUTH PLAIN\nC: AUTH PLAIN AGFubgBwZW5jaWw=\n',
		MAIL: 'tls\nS: 220 mx\nC: EHLO me.example.net\nS: 250 mx\nC: MAIL FROM:<ann@example.net>\n',
		RCPT: 'tls\nS: 220 mx\nC: EHLO me.example.net\nS: 250 mx\nC: MAIL FROM:<ann@example.net>\nS: 250 ok\nC: RCPT TO:<bob@example.org>\n',
		DATA: 'tls\nS: 220 mx\nC: EHLO me.example.net\nS: 250 mx\nC: MAIL FROM:<ann@example.net>\nS: 250 ok\nC: RCPT TO:<bob@example.org>\nS: 250 ok\nC: DATA\n',
		'the message':
			'tls\nS: 220 mx\nC: EHLO me.example.net\nS: 250 mx\nC: MAIL FROM:<ann@example.net>\nS: 250 ok\nC: RCPT TO:<bob@example.org>\nS: 250 ok\nC: DATA\nS: 354 go\nC: From: ann@example.net\nC: To: bob@example.org\nC: \nC: Hello.\nC: .\n',
		VRFY: 'S: 220 mx\nC: EHLO me.example.net\nS: 250 mx\nC: VRFY bob\n',
	};
	const codes = [
		421, 432, 450, 451, 452, 454, 500, 501, 502, 503, 504, 521, 530, 534, 535, 538, 550, 551, 552, 553, 554,
		555, 556,
	];
	const toldOf = teller();
	const texts = Object.entries(commands).flatMap(([name, session]) =>
		codes.map(code => toldOf(`${name} ${code}`, `${session}S: ${code} no`)),
	);
	await expect(texts.join('')).toMatchFileSnapshot('snapshots/findings/codes.txt');
});
