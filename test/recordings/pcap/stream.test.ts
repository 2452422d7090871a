/** Captures read piece by piece: the same as whole, and told while the file goes on. */
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {type Captured, createCaptureReader, readCapture} from '../../../source/recordings/pcap/capture.ts';
import {classic, connection, ipv4, nextGeneration, type Said} from './frames.ts';

const conversation: readonly Said[] = [
	['S', '220 mx.example ESMTP\r\n'],
	['C', 'EHLO me.example\r\n'],
	['S', '250 mx.example\r\n'],
	['C', 'QUIT\r\n'],
	['S', '221 bye\r\n'],
];
const limits = {events: 1000, sessions: 10};
const frames = connection(conversation).map(segment => ipv4(segment));

/** The same conversation again and again, each begun `seconds` after the one before. */
function repeated(times: number, seconds: number): Uint8Array {
	const one = classic(frames);
	const records = one.subarray(24);
	const others = Array.from({length: times}, (_, index) => {
		const copy = Buffer.from(records);
		for (let at = 0; at < copy.length; at += 16 + copy.readUInt32LE(at + 8)) {
			copy.writeUInt32LE(copy.readUInt32LE(at) + index * seconds, at);
		}

		return copy;
	});
	return new Uint8Array(Buffer.concat([one.subarray(0, 24), ...others]));
}

it.each([
	['classic', classic(frames)],
	['pcapng', nextGeneration(frames)],
])('a %s file is the same however it comes', (_, file) => {
	const whole = readCapture(file, limits);
	const expected = whole.kind === 'sessions' ? whole.sessions : [];
	expect(expected).toHaveLength(1);
	fc.assert(
		fc.property(fc.array(fc.integer({min: 1, max: 60}), {minLength: 1}), sizes => {
			const told: Captured[] = [];
			const reader = createCaptureReader({...limits, forgets: true}, captured => told.push(captured));
			let at = 0;
			for (let turn = 0; at < file.length; turn++) {
				const end = at + (sizes[turn % sizes.length] ?? 1);
				reader.push(file.subarray(at, end));
				at = end;
			}

			expect(reader.end()).toEqual(whole.unread);
			expect(told.map(({session}) => session)).toEqual(expected);
		}),
		{numRuns: 30},
	);
});

it('tells a conversation soon after it is over, and counts only what goes on', () => {
	const file = repeated(50, 60);
	const told: number[] = [];
	// Fewer events than all of them have together.
	const reader = createCaptureReader({events: 40, forgets: true}, ({start}) => told.push(start));
	for (let at = 0; at < file.length; at += 1000) {
		reader.push(file.subarray(at, at + 1000));
	}

	expect(told).toHaveLength(49);
	expect(reader.end()).toEqual([]);
	expect(told).toEqual(Array.from({length: 50}, (_, index) => (1_700_000_000 + index * 60) * 1000));
});

it('says so where a file is damaged or cut off', () => {
	const damaged = classic(frames);
	damaged.fill(0xff, 24 + 8, 24 + 12);
	for (const [file, why] of [
		[damaged, /damaged/],
		[classic(frames).subarray(0, -3), /ends inside a packet/],
	] as const) {
		const reader = createCaptureReader({...limits, forgets: true}, () => undefined);
		reader.push(file);
		expect(
			reader
				.end()
				.map(part => part.why)
				.join(),
		).toMatch(why);
	}
});
