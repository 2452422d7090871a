import {gzipSync} from 'node:zlib';
import {expect, it} from 'vitest';
import {unpacked} from '../../source/recordings/compressed.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {outline} from './outline.ts';

const log = Buffer.from('S: 220 mail.example.org ESMTP\nC: QUIT\nS: 221 Bye\n');

it('reads a log that was packed with gzip as the log itself', () => {
	expect(outline(readRecording(new Uint8Array(gzipSync(log))))).toEqual(
		outline(readRecording(new Uint8Array(log))),
	);
});

it('gives what there is of a file that was cut off', () => {
	const packed = gzipSync(Buffer.alloc(100_000, log));
	const plain = unpacked(new Uint8Array(packed.subarray(0, packed.length - 30)), 1_000_000);
	expect(plain?.length).toBeGreaterThan(0);
});

it('does not unpack beyond its limit, and unpacks once', () => {
	expect(unpacked(new Uint8Array(gzipSync(Buffer.alloc(2_000_000))), 1_000_000)).toBeNull();
	expect(readRecording(new Uint8Array(gzipSync(gzipSync(log)))).kind).toBe('nothing');
});

it.each([
	['zip', [0x50, 0x4b, 0x03, 0x04]],
	['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0]],
	['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
])('names what it does not unpack: %s', (_, bytes) => {
	expect(readRecording(Uint8Array.from(bytes))).toMatchObject({
		kind: 'nothing',
		why: expect.stringContaining('Unpack it first'),
	});
});
