/** What is said of every failure and oddity of a connection, and how a connection lives; whole, in files. */
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {familyOf, findAddresses} from '../../source/transport/addresses.ts';
import {hasGroup, isForTls13, suiteName, suites} from '../../source/transport/cipher-suites.ts';
import {explainClientTlsError, leftHandshake} from '../../source/transport/client-tls-errors.ts';
import {nameOf} from '../../source/transport/connect.ts';
import {codeOf, explainSystemError, textOf, timedOut} from '../../source/transport/errors.ts';
import {type Life, type LifeEvent, live, newLife, takesBytes} from '../../source/transport/life.ts';
import {isLoopback} from '../../source/transport/loopback.ts';
import {makeClientHello} from '../../source/transport/make-hello.ts';
import {fits, readPin} from '../../source/transport/pin.ts';
import {proxyFor, proxyName, proxyTimedOut, resolvesHere} from '../../source/transport/proxy.ts';
import {proxyHeaderBytes} from '../../source/transport/proxy-header.ts';
import {quoteBytes} from '../../source/transport/quote.ts';
import {relaxationsFor} from '../../source/transport/relaxations.ts';
import {signatureScheme} from '../../source/transport/signature-schemes.ts';
import {explainSocketError} from '../../source/transport/socket-errors.ts';
import {tlsAlert} from '../../source/transport/tls-alerts.ts';
import {closedEarly, explainTlsError, looksLikeTls, speaksTls} from '../../source/transport/tls-errors.ts';
import {tlsWarnings} from '../../source/transport/tls-warnings.ts';
import type {CertificateFacts, ProxyServer, TlsFacts, TransportError} from '../../source/transport/types.ts';
import {certificate, tls} from '../support/entries.ts';
import {shown} from '../support/shown.ts';

const where = 'mail.example.org:587 (192.0.2.1)';
const now = Date.UTC(2026, 10, 29, 12);
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));
const failure = (code: string, message = 'it broke.'): Error => Object.assign(new Error(message), {code});
const tell = async (file: string, lines: readonly string[]): Promise<void> =>
	expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`snapshots/${file}.txt`);

test('what the system says', async () => {
	const codes = [
		'ECONNREFUSED',
		'ENOTFOUND',
		'EAI_NONAME',
		'EAI_NODATA',
		'ENODATA',
		'EAI_ADDRFAMILY',
		'EAI_AGAIN',
		'EAI_FAIL',
		'ESERVFAIL',
		'ETIMEOUT',
		'ENOENT',
		'ENOTSOCK',
		'EPROTOTYPE',
		'ENETUNREACH',
		'EHOSTUNREACH',
		'ENETDOWN',
		'EHOSTDOWN',
		'ETIMEDOUT',
		'ECONNRESET',
		'EPIPE',
		'ECONNABORTED',
		'EACCES',
		'EPERM',
		'EADDRNOTAVAIL',
		'EADDRINUSE',
		'EINVAL',
		'EAFNOSUPPORT',
		'ENAMETOOLONG',
		'ERR_INVALID_ARG_VALUE',
		'ERR_INVALID_ARG_TYPE',
		'EMFILE',
		'ENFILE',
		'EOTHER',
	];
	const stages = ['connecting', 'handshake', 'open'] as const;
	const folder = mkdtempSync(join(tmpdir(), 'smtpscope-socket-'));
	const file = join(folder, 'file');
	writeFileSync(file, '');
	const atPath = ['ECONNREFUSED', 'ENOTSOCK', 'ENOENT', 'EACCES'].flatMap(code =>
		[file, join(folder, 'none')].map(path =>
			shown(explainSocketError(failure(code), path)).replaceAll(folder, '[folder]'),
		),
	);
	rmSync(folder, {recursive: true});
	await tell('system', [
		...codes.flatMap(code => [
			...stages.map(stage => `${stage} ${shown(explainSystemError(failure(code), where, stage))}`),
			shown(explainSystemError(failure(code), where, 'connecting', '192.0.2.7')),
		]),
		...[new Error('plain. '), 'a text.', null, 7, failure('E', ' two. ')].map(
			error => `${shown(explainSystemError(error, where, 'open'))} ${codeOf(error)} ${shown(textOf(error))}`,
		),
		...atPath,
		...[10, 999, 1000, 1540, 30_000].flatMap(timeout => [
			shown(timedOut(where, timeout, 'connecting')),
			shown(timedOut(where, timeout, 'handshake')),
			shown(timedOut(where, timeout, 'handshake', 'upgrade')),
		]),
		...[
			nameOf({kind: 'tcp', host: 'mx', port: 25}),
			nameOf({kind: 'tcp', host: 'mx', port: 25}, '192.0.2.1'),
			nameOf({kind: 'tcp', host: '::1', port: 25}, '::1'),
			nameOf({kind: 'unix', path: '/run/x'}),
			nameOf({kind: 'command', command: 'openssl s_client', errors: 'hide'}),
		],
	]);
});

test('what TLS says', async () => {
	const openssl = [
		'UNSUPPORTED_PROTOCOL',
		'WRONG_SSL_VERSION',
		'VERSION_TOO_LOW',
		'WRONG_VERSION_NUMBER',
		'PACKET_LENGTH_TOO_LONG',
		'HTTP_REQUEST',
		'BAD_RECORD_TYPE',
		'RECORD_LAYER_FAILURE',
		'DH_KEY_TOO_SMALL',
		'EE_KEY_TOO_SMALL',
		'CA_KEY_TOO_SMALL',
		'CA_MD_TOO_WEAK',
		'WRONG_SIGNATURE_TYPE',
		'LEGACY_SIGALG_DISALLOWED_OR_UNSUPPORTED',
		'NO_SUITABLE_SIGNATURE_ALGORITHM',
		'NO_SHARED_SIGNATURE_ALGORITHMS',
		'UNSAFE_LEGACY_RENEGOTIATION_DISABLED',
		'UNEXPECTED_EOF_WHILE_READING',
		'NO_PROTOCOLS_AVAILABLE',
		'INVALID_PROTOCOL_VERSION',
		'PROTOCOL_VERSION_CONFLICT',
		'NO_CIPHER_MATCH',
		'NO_CIPHERS_AVAILABLE',
		'NO_CIPHERS_SPECIFIED',
		'INVALID_COMMAND',
		'SOMETHING_ELSE',
		'NO_SHARED_CIPHER',
		'UNKNOWN_PROTOCOL',
		'NO_COMMON_X',
		'UNEXPECTED_MESSAGE',
		'LENGTH_MISMATCH',
		'DECODE_ERROR',
		'TOO_SHORT',
		'BAD_RECORD_MAC',
	].map(code => `ERR_SSL_${code}`);
	const alert = failure('ERR_SSL_SSL/TLS_ALERT', 'error: ssl3_read_bytes: SSL alert number 40');
	const errors = [
		...openssl.map(code => Object.assign(failure(code), {reason: 'the reason'})),
		failure('ERR_SSL_X'),
		failure('ECONNRESET'),
		failure('EPIPE'),
		failure('ENOENT'),
		failure('EPROTO'),
		failure('ERR_OSSL_X'),
		failure('ERR_TLS_X'),
		new Error('plain'),
		alert,
	];
	const firsts = [
		'',
		'\x16\x03\x01',
		'\x15',
		'\x17\x04',
		'220 mx ESMTP\r\n',
		'421 no',
		'HTTP/1.1 400',
		'SSH-2.0-x',
		'* OK IMAP',
		'+OK POP3',
		'hello',
		'\x00\x01',
		'\x14\x03',
		'\x18\x03',
		'\x19\x03',
	].map(bytes);
	const hello = makeClientHello({version: 'TLSv1.1', suites: [0x2f], servername: 'mx.example.org'});
	const explained = errors.flatMap(error => [
		`${codeOf(error)} ${shown(explainTlsError(error, where, 'handshake', bytes('')))}`,
		shown(explainTlsError(error, where, 'open', bytes('220 mx'))),
		`\tof a client: ${shown(explainClientTlsError(error, where, 'handshake', bytes('')))}`,
		`\t${shown({...explainClientTlsError(error, where, 'open', bytes('x'))})}`,
	]);
	await tell('tls', [
		...explained,
		...firsts.flatMap(first => [
			`${shown(first)} ${looksLikeTls(first)}`,
			...(['first byte', 'upgrade'] as const).flatMap(start => [
				shown(explainTlsError(failure('ECONNRESET'), where, 'handshake', first, start)),
				shown(explainTlsError(alert, where, 'handshake', first, start)),
				shown(closedEarly(where, first, start)),
			]),
			shown(explainClientTlsError(failure('ERR_SSL_X'), where, 'handshake', first)),
			shown(leftHandshake(where, first)),
			shown(speaksTls(where, first, 'server')),
			shown(speaksTls(where, first, 'client')),
			quoteBytes(first),
		]),
		shown({...speaksTls(where, hello, 'server'), firstBytes: null}),
		shown(explainClientTlsError(failure('ERR_SSL_UNSUPPORTED_PROTOCOL'), where, 'handshake', hello)),
		quoteBytes(bytes('x'.repeat(61))),
		quoteBytes(bytes('x'.repeat(60))),
		...Array.from({length: 130}, (_, number) => `${number} ${shown(tlsAlert(number))}`),
		...[42, 43, 44, 45, 46, 48, 112, 70].map(number =>
			shown(
				explainClientTlsError(
					failure('ERR_SSL_ALERT', `SSL alert number ${number}`),
					where,
					'handshake',
					bytes(''),
				),
			),
		),
	]);
});

test('what may help after it', async () => {
	const errors: readonly TransportError[] = [
		...['tls-failed', 'tls-alert', 'timed-out', 'reset', 'other'].flatMap(code =>
			[
				'protocol_version',
				'ERR_SSL_UNSUPPORTED_PROTOCOL',
				'ERR_SSL_WRONG_SSL_VERSION',
				'ERR_SSL_VERSION_TOO_LOW',
				'DH_KEY_TOO_SMALL',
				'MD_TOO_WEAK',
				'WRONG_SIGNATURE_TYPE',
				'LEGACY_SIGALG',
				'UNSAFE_LEGACY_RENEGOTIATION',
				'handshake_failure',
				'insufficient_security',
				'illegal_parameter',
				'decode_error',
				'unexpected_message',
				'internal_error',
				'unsupported_extension',
				'record_overflow',
				'it closed the connection',
				'x',
			].map(message => ({code, stage: 'handshake', message}) as TransportError),
		),
		{code: 'timed-out', stage: 'open', message: 'x'},
		{code: 'tls-failed', stage: 'handshake', message: 'x', systemCode: 'ERR_SSL_EE_KEY_TOO_SMALL'},
	];
	await tell('relaxations', [
		...errors.map(
			error =>
				`${error.code} ${error.stage} ${error.message}: ${relaxationsFor(error).map(({name}) => name)}`,
		),
		...[...new Map(errors.flatMap(relaxationsFor).map(one => [one.name, one])).values()].map(shown),
	]);
});

test('cipher suites and signatures', async () => {
	// RFC 5246 §7.4.3: the server chooses the group of DHE and of the anonymous exchange.
	for (const {number, name} of suites) {
		expect(hasGroup(number), name).toBe(/^TLS_(?:DHE|DH_anon)_/.test(name));
		expect(isForTls13(number), name).toBe(!name.includes('_WITH_'));
	}

	expect(new Set(suites.map(({number}) => number)).size).toBe(suites.length);
	const all = Array.from({length: 0x1_00_00}, (_, number) => number);
	await tell('suites', [
		...suites.map(
			({number, name, weakness}) => `${suiteName(number)} ${number.toString(16)} ${name} ${weakness}`,
		),
		`with a group: ${all.filter(hasGroup).map(number => number.toString(16))}`,
		`of TLS 1.3: ${all.filter(isForTls13).length}`,
		suiteName(0x0a),
		suiteName(0xfefe),
		suiteName(0x99),
		...all
			.filter(number => !/^0x|unknown/i.test(signatureScheme(number)))
			.map(number => `${number.toString(16)} ${signatureScheme(number)}`),
		signatureScheme(0xfefe),
	]);
});

test('what is weak or odd', async () => {
	const day = 86_400_000;
	const inDays = (days: number): string => new Date(now + days * day).toISOString();
	const leaf: CertificateFacts = {...certificate, issuer: 'CN=CA', validTo: inDays(100)};
	const ca: CertificateFacts = {...leaf, subject: 'CN=CA', issuer: 'CN=Root', isAuthority: true};
	const staple = {status: 'good', signature: 'fits', nextUpdate: inDays(1), revokedAt: null};
	const variants: readonly Partial<TlsFacts>[] = [
		{},
		...['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2'].map(protocol => ({protocol})),
		...[
			'TLS_RSA_WITH_NULL_SHA',
			'TLS_RSA_WITH_AES_128_CBC_SHA',
			'TLS_ECDHE_RSA_WITH_RC4_128_SHA',
			'TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA',
			'TLS_DHE_RSA_WITH_DES_CBC_SHA',
			'TLS_DH_anon_EXPORT_WITH_RC4_40_MD5',
			'AECDH-anon',
		].map(cipher => ({cipher})),
		...['DH 1024 bit', 'DH 2047 bit', 'DH 2048 bit', 'X25519'].map(group => ({group})),
		...[-400, -1.5, -0.5, 0, 0.5, 1.5, 13.9, 14.1].map(days => ({
			certificates: [{...leaf, validTo: inDays(days)}],
		})),
		{certificates: [{...leaf, validFrom: inDays(3)}]},
		{certificates: [{...leaf, selfSigned: true}], authorized: false},
		{certificates: [{...leaf, selfSigned: true}]},
		{certificates: [{...leaf, altNames: []}]},
		{certificates: [{...leaf, altNames: ['email:x']}]},
		{certificates: [{...leaf, altNames: ['IP Address:192.0.2.1']}]},
		...(
			[
				['RSA', 1024],
				['RSA', 2047],
				['RSA', 2048],
				['RSA-PSS', 1024],
				['DSA', 1024],
				['EC', 192],
				['EC', 224],
				['Ed25519', null],
			] as const
		).map(([keyType, keyBits]) => ({certificates: [{...leaf, keyType, keyBits}]})),
		...['sha1WithRSAEncryption', 'md5WithRSA', 'sha256WithRSAEncryption'].map(signatureAlgorithm => ({
			certificates: [
				{...leaf, signatureAlgorithm},
				{...ca, signatureAlgorithm},
				{...ca, subject: 'CN=Root', selfSigned: true, signatureAlgorithm},
			],
		})),
		{certificates: [leaf], error: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'},
		{certificates: [leaf], error: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', chainSource: 'built'},
		{certificates: [leaf, ca], error: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'},
		{certificates: [leaf, {...ca, subject: 'CN=Other'}]},
		{certificates: [leaf, {...ca, subject: 'CN=Other'}], chainSource: 'built'},
		{
			certificates: [
				leaf,
				{...ca, validTo: inDays(-3)},
				{...ca, keyType: 'RSA', keyBits: 1024, subject: 'CN=Root'},
			],
		},
		{certificates: []},
		...[
			{},
			{signature: 'stranger'},
			{signature: 'does not fit'},
			{signature: 'other certificate'},
			{status: 'revoked'},
			{status: 'revoked', revokedAt: inDays(-9)},
			{nextUpdate: inDays(-1)},
			{nextUpdate: null},
		].map(change => ({ocsp: {...staple, ...change}}) as unknown as Partial<TlsFacts>),
	];
	await tell(
		'warnings',
		variants.map(change => {
			const {certificates = [leaf, ca]} = change;
			return `${shown({...change, certificates: certificates.length})}: ${shown(tlsWarnings({...tls, ...change, certificates}, now))}`;
		}),
	);
});

test('proxies, pins and addresses', async () => {
	const kinds = ['socks5', 'socks5h', 'socks4', 'socks4a', 'http'].map(
		kind => ({kind, host: 'proxy.example', port: 1080}) as ProxyServer,
	);
	const tcp = {kind: 'tcp', host: 'mx.example', port: 25} as const;
	const ends = [
		['192.0.2.7', '203.0.113.5'],
		['2001:db8::7', '2001:db8:0:1::5'],
		['::1', '::'],
		['fe80::1%eth0', '2001:db8:1:2:3:4:5:6'],
		['192.0.2.7', '::1'],
		['no address', '192.0.2.7'],
		['::ffff:192.0.2.1', '::ffff:192.0.2.2'],
	];
	const key = `${'A'.repeat(43)}=`;
	const pins = [
		key,
		'A'.repeat(43),
		`sha256//${key}`,
		`sha256:${key}`,
		` ${key} `,
		'ab'.repeat(32),
		`${'AB:'.repeat(31)}AB`,
		'ab'.repeat(31),
		'',
		`${key}=`,
		'sha1//x',
	];
	const lookup = (list: readonly (readonly [string, 4 | 6])[]) => async () =>
		list.map(([address, family]) => ({address, family}));
	const found = await Promise.all(
		[
			findAddresses('192.0.2.1', {}),
			findAddresses('192.0.2.1', {family: 6}),
			findAddresses('::1', {family: 4}),
			findAddresses('fe80::1%eth0', {}),
			findAddresses('mx', {
				lookup: lookup([
					['192.0.2.1', 4],
					['192.0.2.2', 4],
					['::1', 6],
				]),
			}),
			findAddresses('mx', {
				family: 6,
				lookup: lookup([
					['192.0.2.1', 4],
					['::1', 6],
				]),
			}),
			findAddresses('mx', {family: 6, lookup: lookup([['192.0.2.1', 4]])}),
			findAddresses('mx', {lookup: lookup([['not an address', 4]])}),
			findAddresses('mx', {lookup: lookup([['::1', 4]])}),
			findAddresses('mx', {
				localAddress: '192.0.2.9',
				lookup: lookup([
					['192.0.2.1', 4],
					['::1', 6],
				]),
			}),
			findAddresses('mx', {localAddress: '::1', family: 4, lookup: lookup([['192.0.2.1', 4]])}),
			findAddresses('mx', {localAddress: 'what', lookup: lookup([])}),
			findAddresses('mx', {lookup: async () => Promise.reject(failure('ENOTFOUND'))}),
		].map(one => one),
	);
	await tell('addresses', [
		...kinds.map(proxy => `${proxyName(proxy)} ${resolvesHere(proxy)} ${shown(proxyTimedOut(proxy, 1500))}`),
		...kinds
			.slice(0, 1)
			.flatMap(proxy => [
				shown(proxyFor(tcp, {proxy})),
				shown(proxyFor(tcp, {proxy, direct: host => host === 'mx.example'})),
				shown(proxyFor({kind: 'unix', path: '/x'}, {proxy})),
				shown(proxyFor(tcp, {})),
			]),
		...ends.flatMap(([from = '', to = '']) =>
			([1, 2] as const).map(
				version =>
					`${from} ${to} ${version}: ${proxyHeaderBytes(
						version,
						{address: from, port: 50_000},
						{address: to, port: 25},
					)
						.toString(version === 1 ? 'latin1' : 'hex')
						.trim()}`,
			),
		),
		...pins.map(text => {
			const pin = readPin(text);
			return `${text}: ${shown(pin)} ${pin && fits(pin, {certificates: [{...certificate, spki256: key, fingerprint256: readPin('ab'.repeat(32))?.value ?? ''}]})}`;
		}),
		`${fits({of: 'key', value: key}, {certificates: []})}`,
		...found.map(shown),
		...['192.0.2.1', '::1', 'fe80::1%lo', 'mx', '', '1.2.3', '::ffff:1.2.3.4'].map(
			text => `${text}: ${familyOf(text)}`,
		),
		...[
			'127.0.0.1',
			'127.9.9.9',
			'128.0.0.1',
			'::1',
			'::2',
			'::ffff:127.0.0.1',
			'0.0.0.0',
			'localhost',
			'',
		].map(text => `${text}: ${isLoopback(text)}`),
	]);
});

const received = (text: string): LifeEvent => ({type: 'received', bytes: bytes(text)});
const ends = {address: '192.0.2.1', port: 25, localAddress: '192.0.2.7', localPort: 50_000};
const events: Readonly<Record<string, LifeEvent>> = {
	connected: {type: 'connected', where: 'mx:25', ends, tlsFirst: false, at: 15},
	'TLS first': {type: 'connected', where: 'mx:465', ends, tlsFirst: true, at: 15},
	secured: {type: 'secured', tls: {...tls, certificates: []}, elapsed: 7, at: 40},
	ticket: {type: 'ticket'},
	text: received('220 mx'),
	'a TLS record': received('\x16\x03\x01'),
	ended: {type: 'ended'},
	gone: {type: 'gone'},
	broken: {type: 'broken', error: {code: 'reset', stage: 'open', message: 'It broke.'}},
	write: {type: 'write', bytes: bytes('NOOP')},
	upgrade: {type: 'upgrade', unread: bytes('')},
	'upgrade, unread': {type: 'upgrade', unread: bytes('x')},
	pause: {type: 'pause'},
	resume: {type: 'resume'},
	end: {type: 'end'},
	destroy: {type: 'destroy'},
	left: {type: 'left'},
};
const ways: readonly (readonly string[])[] = [
	[],
	['write', 'pause'],
	['TLS first'],
	['TLS first', 'write', 'pause'],
	['TLS first', 'secured'],
	['TLS first', 'write', 'end', 'secured'],
	['connected'],
	['connected', 'text'],
	['connected', 'pause'],
	['connected', 'end'],
	['connected', 'ended'],
	['connected', 'ended', 'end'],
	['connected', 'text', 'upgrade'],
	['connected', 'text', 'upgrade', 'write', 'pause', 'secured'],
	['connected', 'text', 'upgrade', 'ended'],
	['connected', 'destroy'],
	['connected', 'broken'],
	['destroy'],
	['connected', 'gone'],
];

test('how a connection lives', async () => {
	const lines: string[] = [];
	for (const side of ['client', 'server'] as const) {
		for (const way of ways) {
			let life: Life = newLife(side, 'mx:25', 10);
			for (const name of way) {
				const event = events[name];
				life = event ? live(life, event).life : life;
			}

			lines.push(`===== ${side}: ${way.join(', ')}: ${shown(life)} ${takesBytes(life)}`);
			for (const [name, event] of Object.entries(events)) {
				const lived = live(life, event);
				const changes = Object.entries(lived.life).filter(
					([key, value]) => shown(value) !== shown(Object.entries(life).find(([old]) => old === key)?.[1]),
				);
				lines.push(`${name}: ${shown(Object.fromEntries(changes))} ${lived.acts.map(shown).join(' ')}`);
			}
		}
	}

	await tell(
		'life',
		lines.map(line => line.replaceAll(shown({...tls, certificates: []}), '[tls]')),
	);
});
