import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {analyseBase64, encodeBase64} from '../../source/sasl/base64.ts';

const text = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString('utf8') : null);

describe('analyseBase64', () => {
	it.each([
		['dGlt', [], 'tim'],
		['', [], ''],
		['dGVzdA==', [], 'test'],
		['dGVzdA', ['padding-missing'], 'test'],
		['dGVzdA=', ['padding-missing'], 'test'],
		['dGVzdA===', ['padding-extra'], 'test'],
		['dGVz=', ['padding-extra'], 'tes'],
		['dGVzd', ['odd-length'], 'tes'],
		['dGVzdB==', ['trailing-bits'], 'test'],
		['dGVz dA==', ['whitespace'], 'test'],
		['R28gb24', ['padding-missing'], 'Go on'],
		['Go on now', ['foreign-character'], null],
		['-_-_', ['url-safe'], null],
		['dGVzdA==dGVzdA==', ['padding-inside'], 'test'],
		['Username:', ['foreign-character'], null],
	])('finds in %j: %j', (encoded, faults, decoded) => {
		const facts = analyseBase64(encoded);
		expect(facts.faults).toEqual(faults);
		expect(facts.canonical).toBe(faults.length === 0);
		if (decoded !== null) {
			expect(text(facts.bytes)).toBe(decoded);
		}
	});

	it('tells how many = are missing', () => {
		expect(analyseBase64('dGVzdA').missingPadding).toBe(2);
		expect(analyseBase64('dGVzdA=').missingPadding).toBe(1);
		expect(analyseBase64('dGVzdDE').missingPadding).toBe(1);
	});

	it('tells where the first foreign character stands', () => {
		expect(analyseBase64('dGVz"dA==').foreignAt).toBe(4);
		expect(analyseBase64('dGVz"dA==').bytes).toBeNull();
	});

	it('sees the newline that echo adds', () => {
		expect(analyseBase64('dGVzdAo=').endsIn).toBe('LF');
		expect(analyseBase64('dGVzdA0K').endsIn).toBe('CRLF');
		expect(analyseBase64('dGVzdA0=').endsIn).toBe('CR');
		expect(analyseBase64('dGVzdA==').endsIn).toBeNull();
	});

	it('sees what was encoded twice', () => {
		const once = encodeBase64(Buffer.from('alice@example.org'));
		expect(text(analyseBase64(encodeBase64(Buffer.from(once))).inner)).toBe('alice@example.org');
		expect(analyseBase64(once).inner).toBeNull();
	});

	it('sees a line of wrapped output', () => {
		const long = encodeBase64(Buffer.from('a'.repeat(90)));
		expect(analyseBase64(long.slice(0, 76)).cutAt).toBe(76);
		expect(analyseBase64(long.slice(0, 64)).cutAt).toBe(64);
		expect(analyseBase64(long).cutAt).toBeNull();
		expect(analyseBase64(`${long.slice(0, 76)}\n${long.slice(76)}`).lines).toBe(2);
	});

	it('calls what an encoder made canonical, and gives the bytes back', () => {
		fc.assert(
			fc.property(fc.uint8Array(), bytes => {
				const facts = analyseBase64(encodeBase64(bytes));
				expect(facts.canonical).toBe(true);
				expect(Buffer.from(facts.bytes ?? []).equals(bytes)).toBe(true);
			}),
		);
	});

	it('never calls two different texts canonical for the same bytes', () => {
		fc.assert(
			fc.property(
				fc.string({unit: fc.constantFrom('A', 'b', '9', '+', '/', '=', '-', ' ', '\n', '$')}),
				encoded => {
					const facts = analyseBase64(encoded);
					if (facts.canonical && facts.bytes) {
						expect(encodeBase64(facts.bytes)).toBe(encoded);
					}
				},
			),
		);
	});
});
