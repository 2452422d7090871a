import {expect, it} from 'vitest';
import {ByteReader} from '../../source/bytes/byte-reader.ts';

it('takes what stands first, and knows what is left', () => {
	const reader = new ByteReader(Uint8Array.of(1, 2, 3, 4));
	expect(reader.left).toBe(4);
	expect(reader.take(1)).toEqual(Uint8Array.of(1));
	expect(reader.take(0)).toEqual(new Uint8Array());
	expect(reader.left).toBe(3);
	expect(reader.take(3)).toEqual(Uint8Array.of(2, 3, 4));
	expect(reader.left).toBe(0);
	expect(reader.take(0)).toEqual(new Uint8Array());
});

it('reads numbers with their highest octet first', () => {
	const reader = new ByteReader(Uint8Array.of(0xfe, 0x01, 0x02, 0xff, 0x01, 0x00));
	expect(reader.number(1)).toBe(0xfe);
	expect(reader.number(2)).toBe(0x01_02);
	expect(reader.number(3)).toBe(0xff_01_00);
	expect(reader.number(1)).toBeNull();
});

it('reads fields by the length before them, an empty one too', () => {
	const reader = new ByteReader(Uint8Array.of(2, 7, 8, 0, 0, 0, 0, 1, 9, 5));
	expect(reader.field(1)).toEqual(Uint8Array.of(7, 8));
	expect(reader.field(2)).toEqual(new Uint8Array());
	expect(reader.field(3)).toEqual(Uint8Array.of(9));
	expect(reader.left).toBe(1);
	expect(reader.number(1)).toBe(5);
	expect(reader.field(1)).toBeNull();
});

it('gives nothing more once something was too short', () => {
	const bytes = () => new ByteReader(Uint8Array.of(3, 1, 2));
	for (const tooShort of [
		(reader: ByteReader) => reader.take(4),
		(reader: ByteReader) => reader.field(1),
		(reader: ByteReader) => reader.field(2),
	]) {
		const reader = bytes();
		expect(tooShort(reader)).toBeNull();
		expect(reader.left).toBe(0);
		expect(reader.take(1)).toBeNull();
		expect(reader.number(1)).toBeNull();
		expect(reader.field(1)).toBeNull();
	}
});
