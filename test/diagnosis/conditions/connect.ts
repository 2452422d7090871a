import {type Conditions, each, greeted} from './parts.ts';

/** Nothing was connected. */
const failing = (
	code: string,
	facts: object = {stage: 'connecting'},
	...attempts: readonly string[]
): string =>
	[
		'unconnected',
		...attempts.map(attempt => `attempt: ${attempt}`),
		`failed: ${code} ${JSON.stringify(facts)}`,
	].join('\n');
const proxied = {stage: 'connecting', proxy: 'the SOCKS 5 proxy 127.0.0.1:1080'};
const four = '192.0.2.25 587';
const six = '2001:db8::25 587';

export const connect: Conditions = {
	'connect/closed-before-greeting': {
		speaks: {'by a reset': 'port: 25\nfailed: reset {"stage":"open"}'},
		silent: {
			'by the client': 'port: 25\nclosed: client',
			'another failure': 'port: 25\nfailed: timed-out {"stage":"open"}',
			'after the greeting': 'port: 25\nS: 220 hi\nclosed: server',
			'after other words': 'port: 25\nSraw: "hello\\r\\n"\nclosed: server',
			'after a line': 'port: 25\nC: EHLO me.example\nclosed: server',
			'not connected': failing('reset', {stage: 'open'}),
		},
	},
	'connect/firewall-rewrites': {
		speaks: {
			...each(['XXX', 'XXXA', 'XXXXXXXXX'], keyword => `${greeted.replace('SIZE 1000', keyword)}`),
			'a line of stars': 'Sraw: "******\\r\\n"',
			'a greeting with stars': 'S: 220 ******',
			'a command of X': `${greeted}\nC: STARTTLS\nS: 500 "XXXXXX" unknown`,
		},
		silent: {
			...each(['XX', 'XXXAB', 'AXXX', 'XXXA1'], keyword => `${greeted.replace('SIZE 1000', keyword)}`),
			'fewer stars': 'Sraw: "*****\\r\\n"',
			'fewer stars in the greeting': 'S: 220 *****',
			'stars in another reply': `${greeted}\nC: NOOP\nS: 250 ******`,
			'another code': `${greeted}\nC: STARTTLS\nS: 502 "XXXXXX" unknown`,
			'fewer X': `${greeted}\nC: STARTTLS\nS: 500 "XXXXX" unknown`,
		},
	},
	'connect/lost': {
		speaks: {'after a reply': `${greeted}\nfailed: reset {"stage":"open"}`},
		silent: {
			'after a refusal': `${greeted}\nC: NOOP\nS: 550 no\nfailed: reset {"stage":"open"}`,
			'after the 221': `${greeted}\nC: QUIT\nS: 221 bye\nfailed: reset {"stage":"open"}`,
			'at QUIT': `${greeted}\nC: QUIT\nfailed: reset {"stage":"open"}`,
			'another failure': `${greeted}\nfailed: other {"stage":"open"}`,
		},
	},
	'connect/no-answer': {
		speaks: {'no port is known': failing('timed-out')},
		silent: {
			refused: failing('refused', undefined, `${four} refused`),
			'through a proxy': failing('timed-out', proxied),
			'once connected': 'failed: timed-out {"stage":"connecting"}',
			'in the handshake': failing('timed-out', {stage: 'handshake'}),
		},
	},
	'connect/no-greeting': {
		speaks: {
			'given up': 'failed: timed-out {"stage":"open"}',
			'a program gave up': 'note: recording/gave-up Timed out.',
			'told only': failing('timed-out', {stage: 'open'}),
		},
		silent: {
			'not connected': failing('timed-out'),
			'told of another failure': failing('other', {stage: 'open'}),
			'under TLS': 'tls\nfailed: timed-out {"stage":"open"}',
			'after the greeting': 'S: 220 hi\nfailed: timed-out {"stage":"open"}',
			'after a line': 'C: EHLO me.example\nfailed: timed-out {"stage":"open"}',
			'after other words': 'Sraw: "hello\\r\\n"\nfailed: timed-out {"stage":"open"}',
			closed: 'closed: server',
			'another note': 'note: session/other No greeting.',
		},
	},
	'connect/no-ipv6': {
		speaks: {
			...each(
				['refused', 'timed-out', 'reset'],
				outcome => `unconnected\nattempt: ${six} ${outcome}\nattempt: ${four} connected\nconnected`,
			),
			...each(['unreachable', 'timed-out alone'], outcome => {
				const [code = ''] = outcome.split(' ');
				return failing(code, undefined, `${six} ${code}`);
			}),
		},
		silent: {
			'IPv6 alone is refused': failing('refused', undefined, `${six} refused`),
			'IPv4 neither': failing('unreachable', undefined, `${six} unreachable`, `${four} unreachable`),
			'IPv4 alone': failing('unreachable', undefined, `${four} unreachable`),
			'IPv6 works': `unconnected\nattempt: ${six} connected\nconnected`,
			'another IPv6 address works': `unconnected\nattempt: ${six} unreachable\nattempt: ${six} connected\nconnected`,
			'IPv4 did not work': `unconnected\nattempt: ${six} unreachable\nattempt: ${four} refused\nconnected`,
			'only IPv4 in vain': `unconnected\nattempt: ${four} unreachable\nattempt: ${six} connected\nconnected`,
		},
	},
	'connect/no-route': {
		speaks: each(['unreachable', 'denied', 'bad-address'], code =>
			failing(code, undefined, `${four} ${code}`),
		),
		silent: {
			'no answer': failing('timed-out', undefined, `${four} timed-out`),
			'through a proxy': failing('unreachable', proxied),
		},
	},
	'connect/not-found': {
		speaks: {'no socket': failing('not-found', {stage: 'connecting', systemCode: 'ENOENT'})},
		silent: {
			'the proxy': failing('not-found', proxied),
			'another failure': failing('bad-address'),
		},
	},
	'connect/other-protocol': {
		speaks: each(
			[
				'+OK',
				'* OK',
				'* PREAUTH',
				'* BYE',
				'SSH-2.0',
				'HTTP/1.1',
				'http/1.1',
				'<!DOCTYPE',
				'<html',
				'IMPLEMENTATION',
				'SIEVE',
			],
			word => `Sraw: "${word} ready\\r\\n"`,
		),
		silent: {
			...each(
				['x +OK', 'x * OK', 'x SSH-', 'x HTTP/', 'x <html', 'x SIEVE', '* NO'],
				word => `Sraw: "${word} ready\\r\\n"`,
			),
			'after the greeting': 'S: 220 hi\nSraw: "+OK ready\\r\\n"',
		},
	},
	'connect/port-25-blocked': {
		speaks: each(['timed-out', 'unreachable', 'denied'], code =>
			failing(code, undefined, `192.0.2.25 25 ${code}`),
		),
		silent: {
			refused: failing('refused', undefined, '192.0.2.25 25 refused'),
			'another port': failing('denied', undefined, '192.0.2.25 26 denied'),
		},
	},
	'connect/proxy-failed': {
		speaks: {'no answer': failing('timed-out', proxied)},
		silent: {
			'once connected': `failed: timed-out ${JSON.stringify(proxied)}`,
			'without one': failing('timed-out'),
		},
	},
	'connect/refused': {
		speaks: {
			...each(['no listener', 'not a socket'], atPath => failing('refused', {stage: 'connecting', atPath})),
			'no port is known': failing('refused'),
		},
		silent: {
			'the proxy': failing('refused', proxied),
			'another failure': failing('reset', {stage: 'connecting'}),
		},
	},
};
