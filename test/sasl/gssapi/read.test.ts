import {expect, test} from 'vitest';
import {decodeSasl} from '../../../source/sasl/decode.ts';
import {base64, exchange} from '../exchange.ts';

function read(from: 'C' | 'S', hex: string) {
	const [step] = decodeSasl(
		exchange('GSSAPI', `${from}: ${base64(Buffer.from(hex.replaceAll(' ', ''), 'hex'))}`),
	);
	const said = (step?.fields ?? []).map(({label, value}) => `${label}: ${value}`);
	return {
		title: step?.title,
		said: said.filter(text => !/^(?:hex|length|bytes|text):/.test(text)),
		problems: step?.problems,
	};
}

const kerberos = '06 09 2a864886f712010202';
const spnego = '06 06 2b0601050502';

test.each([
	[
		'a Kerberos ticket',
		`60 0d ${kerberos} 01 00`,
		'GSS token',
		['mechanism: 1.2.840.113554.1.2.2: Kerberos 5', 'kind: AP-REQ: the ticket of the client'],
	],
	[
		'an unknown kind',
		`60 0d ${kerberos} 07 00`,
		'GSS token',
		['mechanism: 1.2.840.113554.1.2.2: Kerberos 5'],
	],
	[
		'another mechanism, whose kinds are not Kerberos’s',
		'60 05 06 01 2a 01 00',
		'GSS token',
		['mechanism: 1.2'],
	],
	[
		'an offer',
		`60 22 ${spnego} a0 18 30 16 a0 0d 30 0b ${kerberos} a2 05 04 03 010203`,
		'SPNEGO offer',
		[
			'mechanism: 1.3.6.1.5.5.2: SPNEGO, which negotiates a mechanism',
			'offers: 1.2.840.113554.1.2.2: Kerberos 5',
			'first token of the best offer: 3 octets',
		],
	],
	[
		'an offer of nothing',
		`60 08 ${spnego}`,
		'SPNEGO offer',
		['mechanism: 1.3.6.1.5.5.2: SPNEGO, which negotiates a mechanism'],
	],
	[
		'an answer',
		`a1 1b 30 19 a0 03 0a 01 01 a1 0b ${kerberos} a2 05 04 03 010203`,
		'SPNEGO answer',
		['state: not complete', 'chosen: 1.2.840.113554.1.2.2: Kerberos 5', 'token: 3 octets'],
	],
	['a state that is not one', 'a1 07 30 05 a0 03 0a 01 09', 'SPNEGO answer', ['state: unknown']],
	['values of other kinds', 'a1 11 30 0f a0 03 04 01 01 a1 03 04 01 01 a2 03 0a 01 01', 'SPNEGO answer', []],
	['known kinds in other places', 'a1 0c 30 0a a3 03 04 01 01 a1 03 0a 01 01', 'SPNEGO answer', []],
	['nothing inside', 'a1 04 30 02 a0 00', 'SPNEGO answer', []],
	[
		'a wrapped message',
		'05 04 00 ff 0000',
		'Wrapped message',
		['kind: wrapped: the security layer, its size and the identity to act as', 'sealed: no'],
	],
	[
		'a sealed one',
		'05 04 02 ff 0000',
		'Wrapped message',
		[
			'kind: wrapped: the security layer, its size and the identity to act as',
			'sealed: yes: only the two sides can read it',
		],
	],
	['a checksum', '04 04 02 ff 0000', 'Wrapped message', ['kind: MIC: a checksum']],
	['a ticket without its frame', '01 00 00 00', 'GSS token', []],
	['no object identifier', '60 03 04 01 2a', 'GSS token', []],
	['another tag', `30 0d ${kerberos} 01 00`, 'GSS token', []],
])('%s', (_, hex, title, said) => {
	expect(read('C', hex)).toEqual({title, said, problems: []});
});

test('what is cut off', () => {
	const cut = 'The token claims to be longer than what arrived: it is cut off.';
	expect(read('C', `60 7f ${kerberos} 01 00`).problems).toEqual([cut]);
	expect(read('S', 'a1 7f 30 00').problems).toEqual([cut]);
});

test('empty messages, and NTLM without a frame', () => {
	expect(read('C', '').title).toBe('Empty answer');
	expect(read('S', '').title).not.toBe('Empty answer');
	expect(read('C', Buffer.from(`NTLMSSP\0\x01${'\0'.repeat(7)}`, 'latin1').toString('hex')).title).toBe(
		'NTLM without SPNEGO: Negotiate (type 1)',
	);
});

test('a gs2 header before the token', () => {
	const header = Buffer.from('n,a=bob,').toString('hex');
	const {title, said} = read('C', `${header} 60 0d ${kerberos} 01 00`);
	expect(title).toBe('GSS token');
	expect(said.at(-1)).toBe('kind: AP-REQ: the ticket of the client');
	expect(said.join('\n')).toContain('bob');
});
