import {expect, test} from 'vitest';
import {decodeSasl} from '../../../source/sasl/decode.ts';
import {base64, exchange} from '../exchange.ts';

function read(from: 'C' | 'S', bytes: Uint8Array | string) {
	const [step] = decodeSasl(
		exchange('NTLM', `${from}: ${typeof bytes === 'string' ? bytes : base64(bytes)}`),
	);
	const said = Object.fromEntries((step?.fields ?? []).map(({label, value}) => [label, value]));
	return {title: step?.title, said, problems: step?.problems};
}

const u16 = (value: number) => [value & 0xff, value >> 8];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
const at = (length: number, offset: number) => [...u16(length), ...u16(length), ...u32(offset)];
const head = (type: number) => [...Buffer.from('NTLMSSP\0'), ...u32(type)];

const negotiate = Uint8Array.from([
	...head(1),
	...u32(0x2000001),
	...at(2, 40),
	...at(3, 42),
	...[10, 0, ...u16(17_763), 0, 0, 0, 15],
	...Buffer.from('DOPCX'),
]);

test('type 1', () => {
	expect(read('C', negotiate)).toEqual({
		title: 'Negotiate (type 1)',
		said: {
			domain: 'DO',
			workstation: 'PCX',
			version: '10.0.17763 revision 15',
			flags: '0x02000001',
			'flags mean': 'Unicode, version included',
		},
		problems: [],
	});
	expect(read('C', Uint8Array.from([...head(1), ...u32(0)])).said).toEqual({
		domain: 'not given',
		workstation: 'not given',
		flags: '0x00000000',
	});
	expect(read('C', Uint8Array.from([...head(1), ...u32(0x2000001)])).said).not.toHaveProperty('version');
});

test('what points outside, and what comes from the wrong side', () => {
	expect(read('C', negotiate.subarray(0, 44)).problems).toEqual([
		'The workstation points outside the message: it is cut off or forged.',
	]);
	expect(read('S', negotiate).problems).toEqual(['A type 1 message is not sent by the server.']);
	expect(read('C', challenge([])).problems).toEqual(['A type 2 message is not sent by the client.']);
});

function challenge(info: readonly number[]): Uint8Array {
	return Uint8Array.from([
		...head(2),
		...at(4, 48),
		...u32(1),
		...[1, 2, 3, 4, 5, 6, 7, 8],
		...Array.from({length: 8}, () => 0),
		...at(info.length, 52),
		...Buffer.from('DO', 'utf16le'),
		...info,
	]);
}

test('type 2, with what it says of the network', () => {
	const info = [
		...[...u16(2), ...u16(4), ...Buffer.from('NB', 'utf16le')],
		...[...u16(9), ...u16(2), ...Buffer.from('S', 'utf16le')],
		...[...u16(7), ...u16(8), 0, 0, 0, 0, 0, 0, 0, 0],
		...[...u16(6), ...u16(4), 2, 0, 0, 0],
		...[...u16(77), ...u16(1), 255],
		...[...u16(0), ...u16(0)],
		...[...u16(1), ...u16(2), 65, 0],
	];
	const {title, said, problems} = read('S', challenge(info));
	expect({title, problems}).toEqual({title: 'Challenge (type 2)', problems: []});
	expect(said).toMatchObject({
		'target name': 'DO',
		'server challenge': '0102030405060708',
		'NetBIOS domain name': 'NB',
		'target name (SPN)': 'S',
		'server time': 'not set',
		'attribute 77': expect.stringContaining('ff'),
	});
	expect(said['attribute flags']).toMatch(/^02 ?00 ?00 ?00/);
	// The list ends at its end mark.
	expect(said).not.toHaveProperty('NetBIOS computer name');
	const short = read('S', challenge([...u16(7), ...u16(4), 1, 2, 3, 4]));
	expect(short.said['server time']).toMatch(/^01 ?02 ?03 ?04/);
	expect(read('S', challenge(info).subarray(0, 31)).problems).toHaveLength(1);
});

function authenticate(lm: number, nt: number, key = 0): Uint8Array {
	const start = 64;
	return Uint8Array.from([
		...head(3),
		...at(lm, start + 8),
		...at(nt, start + 8 + lm),
		...at(2, start),
		...at(4, start + 2),
		...at(2, start + 6),
		...at(key, start + 8 + lm + nt),
		...u32(0),
		...Buffer.from('DOuserPC'),
		...Array.from({length: lm + nt + key}, () => 1),
	]);
}

const v1 = 'NTLMv1, which is broken: the password hash can be recovered from it';

test.each([
	[0, 0, 'anonymous', ['Both responses are empty: an anonymous login.']],
	[1, 0, 'anonymous', ['Both responses are empty: an anonymous login.']],
	[2, 0, v1, []],
	[0, 1, v1, []],
	[24, 24, v1, []],
	[24, 25, 'NTLMv2', []],
])('type 3 with responses of %i and %i octets', (lm, nt, kind, problems) => {
	const answer = read('C', authenticate(lm, nt));
	expect(answer).toMatchObject({title: 'User and proof (type 3)', problems});
	expect(answer.said).toMatchObject({user: 'user', domain: 'DO', workstation: 'PC', kind});
	expect(Object.keys(answer.said)).toContain(
		lm === 0 ? 'LM response' : `LM response (${lm} octet${lm === 1 ? '' : 's'})`,
	);
	expect(answer.said).not.toHaveProperty('integrity code (MIC)');
	expect(answer.said).not.toHaveProperty('time');
});

test('type 3: the time in an NTLMv2 response, and the session key', () => {
	expect(read('C', authenticate(24, 31)).said).not.toHaveProperty('time');
	expect(read('C', authenticate(24, 32)).said).toHaveProperty('time');
	expect(Object.keys(read('C', authenticate(24, 24)).said).join()).not.toContain('session key');
	expect(read('C', authenticate(24, 24, 16)).said).toHaveProperty('session key (16 octets)', '01'.repeat(16));
});

test('names that are not given', () => {
	const nameless = Uint8Array.from([...head(2), ...at(0, 48), ...u32(0), 1, 2, 3, 4, 5, 6, 7, 8]);
	expect(read('S', Uint8Array.from([...nameless, ...Array.from({length: 16}, () => 0)])).said).toEqual({
		'target name': 'not given',
		'server challenge': '0102030405060708',
		flags: '0x00000000',
	});
	const none = Array.from({length: 6}, () => at(0, 64)).flat();
	expect(read('C', Uint8Array.from([...head(3), ...none, ...u32(0)])).said).toEqual({
		user: 'not given',
		domain: 'not given',
		workstation: 'not given',
		kind: 'anonymous',
		'LM response': 'none',
		'NT response': 'none',
		flags: '0x00000000',
	});
});

test('what is not NTLM', () => {
	expect(read('S', '').problems).toEqual([]);
	expect(read('S', 'NTLM supported')).toMatchObject({
		title: 'Your turn',
		said: {'as sent': 'NTLM supported'},
	});
	expect(read('C', negotiate.subarray(0, 15)).problems).toHaveLength(1);
	expect(read('C', Buffer.from(`NTLMSSX\0${'\x01\0\0\0'.repeat(3)}`)).title).toBe('Answer');
	expect(read('S', Buffer.from(`NTLMSSP\0${'\x04\0\0\0'.repeat(13)}`)).title).toBe('Challenge');
});
