import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {extensionIn, readServerAnswer, readServerHello} from '../../source/transport/server-hello.ts';
import {clearMessages, sealedMessages} from '../../source/transport/tls-records.ts';

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const sized = (size: number, body: Buffer): Buffer => {
	const length = Buffer.alloc(size);
	length.writeUIntBE(body.length, 0, size);
	return Buffer.concat([length, body]);
};

const record = (type: number, body: Buffer): Buffer =>
	Buffer.concat([hex('000303').fill(type, 0, 1), sized(2, body)]);
const message = (type: number, body: Buffer): Buffer => Buffer.concat([Buffer.of(type), sized(3, body)]);
const hello = (version: string, suite: string, extensions = ''): Buffer =>
	Buffer.concat([
		hex(version),
		Buffer.alloc(32),
		hex('00'),
		hex(suite),
		hex('00'),
		sized(2, hex(extensions)),
	]);

const dhe = (suite: number): boolean => suite === 0x0033;

it.each([
	['0300', '', 'SSLv3'],
	['0301', '', 'TLSv1'],
	['0302', '', 'TLSv1.1'],
	['0303', '', 'TLSv1.2'],
	['0303', '002b 0002 0304', 'TLSv1.3'],
	['0303', '0017 0000 002b 0002 0304', 'TLSv1.3'],
	['0303', '0017 0002 0304', 'TLSv1.2'],
	['0303', '002b 0001 03', '0x0000'],
	['0305', '', '0x0305'],
	['0000', '', '0x0000'],
])('version %s with %s is %s', (version, extensions, protocol) => {
	expect(readServerHello(hello(version, '1301', extensions))).toEqual({protocol, suite: 0x1301});
});

it('a hello that ends early has the version it began with, and no suite', () => {
	expect(readServerHello(hex('0303'))).toEqual({protocol: 'TLSv1.2', suite: 0});
	expect(readServerHello(hex(''))).toEqual({protocol: '0x0000', suite: 0});
});

it.each([
	['0001 0001 aa 0002 0001 bb', 2, 'bb'],
	['0001 0001 aa 0002 0000', 2, ''],
	['0001 0001 aa', 2, undefined],
	['0002 0005 aa', 2, undefined],
	['00', 0, undefined],
])('of %s, extension %i is %s', (list, wanted, value) => {
	const found = extensionIn(hex(list), wanted);
	expect(found && Buffer.from(found).toString('hex')).toBe(value);
	expect(extensionIn(null, wanted)).toBeUndefined();
});

describe('what a server answered so far', () => {
	const answer = (...records: Buffer[]) => readServerAnswer(Buffer.concat(records), dhe);
	const plain = message(2, hello('0303', '002f'));
	const withGroup = message(2, hello('0303', '0033'));
	const exchange = (prime: string) => message(12, sized(2, hex(prime)));
	const done = message(14, hex(''));

	it('is whole where no group follows', () => {
		const whole = {type: 'hello', protocol: 'TLSv1.2', suite: 0x2f, dhBits: null};
		expect(answer(record(22, plain))).toEqual(whole);
		expect(answer(record(22, Buffer.concat([plain, exchange('ff')])))).toEqual(whole);
	});

	it('waits for the group, or the end of what the server says', () => {
		expect(answer(record(22, withGroup))).toBeNull();
		expect(answer(record(22, withGroup), record(22, done))).toMatchObject({type: 'hello', dhBits: null});
	});

	it.each([
		['ff', 8],
		['01', 1],
		['80 00', 16],
		['00 80', 8],
		['00 01 00', 9],
		['00 00', null],
		['', null],
	])('the bits of the prime %s are %s', (prime, dhBits) => {
		expect(answer(record(22, withGroup), record(22, exchange(prime)))).toMatchObject({suite: 0x33, dhBits});
	});

	it('does not begin with another message', () => {
		expect(answer(record(22, Buffer.concat([message(11, hex('')), plain])))).toBeNull();
		expect(answer(record(22, message(11, hello('0303', '002f'))))).toBeNull();
	});

	it.each([
		['15 0303 0002 02 28', 40],
		['15 0303 0002 02 00', 0],
		['15 0303 0001 02', null],
		['15 0303 0002 02', null],
		['16 0303 0002 02 28', null],
		['17 0303 0002 02 28', null],
		['', null],
	])('%s is the alert %s', (sent, number) => {
		expect(answer(hex(sent))).toEqual(number === null ? null : {type: 'alert', number});
	});
});

describe('messages in records', () => {
	const types = (...records: Buffer[]) => clearMessages(Buffer.concat(records)).map(({type}) => type);

	it('go over the ends of records, and past a change of ciphers and an alert; not past anything else', () => {
		const one = message(2, hex('aabb'));
		expect(types(record(22, one.subarray(0, 3)), record(22, one.subarray(3)))).toEqual([2]);
		expect(types(record(22, one), record(20, hex('01')), record(22, message(11, hex(''))))).toEqual([2, 11]);
		expect(types(record(22, one), record(23, hex('01')), record(22, message(11, hex(''))))).toEqual([2]);
		expect(types(record(21, hex('0170')), record(22, one))).toEqual([2]);
		expect(types(record(24, hex('0170')), record(22, one))).toEqual([]);
		expect(types(record(22, one).subarray(0, -1))).toEqual([]);
	});

	it('of any bytes are read without failing, and longer input only adds to them', () => {
		fc.assert(
			fc.property(fc.uint8Array({maxLength: 80}), fc.nat(80), (bytes, cut) => {
				const part = clearMessages(bytes.subarray(0, cut));
				expect(clearMessages(bytes).slice(0, part.length)).toEqual(part);
				expect(sealedMessages(bytes, 0x1301, Buffer.alloc(32))).toEqual([]);
				expect(sealedMessages(bytes, 0x002f, Buffer.alloc(32))).toEqual([]);
				readServerAnswer(bytes, dhe);
			}),
		);
	});
});
