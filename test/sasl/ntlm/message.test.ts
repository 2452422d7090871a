/** The three messages of NTLM, cut after every octet, and with fields that point anywhere: what is still read of them. */
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {decodeSasl} from '../../../source/sasl/decode.ts';
import {ntlmFlags, readAvPairs, readNtlm} from '../../../source/sasl/ntlm/message.ts';
import {page, printed} from '../../support/printed.ts';
import {base64, exchange} from '../exchange.ts';

// Times are told in the zone of the machine.
process.env.TZ = 'UTC';
const u16 = (value: number) => [value & 0xff, value >> 8];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
const at = (length: number, offset: number) => [...u16(length), ...u16(length), ...u32(offset)];
const head = (type: number) => [...Buffer.from('NTLMSSP\0'), ...u32(type)];
const wide = (text: string) => [...Buffer.from(text, 'utf16le')];
const version = [6, 1, ...u16(7601), 0, 0, 0, 15];
const flags = ntlmFlags.unicode | ntlmFlags.version;

const negotiate = Uint8Array.from([
	...head(1),
	...u32(flags),
	...at(2, 40),
	...at(3, 42),
	...version,
	...Buffer.from('DOPCX'),
]);
const info = [...u16(2), ...u16(4), ...wide('DO'), ...u16(0), ...u16(0)];
const challenge = Uint8Array.from([
	...[...head(2), ...at(4, 56), ...u32(flags), 1, 2, 3, 4, 5, 6, 7, 8, ...u32(0), ...u32(0)],
	...[...at(info.length, 60), ...version, ...wide('DO'), ...info],
]);
/** With room for a version and an integrity code before the payload, or without. */
const authenticate = (payload: number, header = payload): Uint8Array => {
	const bytes = Buffer.alloc(header, 0xee);
	Buffer.from([
		...head(3),
		...at(2, payload),
		...at(3, payload + 2),
		...at(4, payload + 5),
		...at(2, payload + 9),
		...at(4, payload + 11),
		...at(1, payload + 15),
		...u32(flags),
		...version,
	]).copy(bytes);
	return Uint8Array.from([...bytes, 1, 1, 2, 2, 2, ...wide('DO'), ...wide('u'), ...wide('PC'), 9]);
};

const told = (bytes: Uint8Array): string => printed(readNtlm(bytes));

/** What is read of the first octets, a line wherever it changes. */
function cuts(message: Uint8Array): string[] {
	const lines: string[] = [];
	let before = '';
	for (let length = 0; length <= message.length; length++) {
		const now = told(message.subarray(0, length));
		if (now !== before) {
			lines.push(`from ${length} octets: ${now}`);
		}

		before = now;
	}

	return lines;
}

test('cut after every octet', async () => {
	const messages = {
		negotiate,
		challenge,
		'authenticate with an integrity code': authenticate(88),
		'authenticate with a version': authenticate(72),
		'authenticate just too short for an integrity code': authenticate(87),
		'authenticate just too short for a version': authenticate(71, 72),
		'authenticate without flags, as of old': authenticate(52),
	};
	await expect(
		page(Object.entries(messages).flatMap(([name, bytes]) => [`━━ ${name}`, ...cuts(bytes)])),
	).toMatchFileSnapshot('snapshots/cut.txt');
});

describe('a field', () => {
	/** The challenge with its target name at these octets. */
	const pointing = (length: number, offset: number): Uint8Array => {
		const bytes = Buffer.from(challenge);
		Buffer.from(at(length, offset)).copy(bytes, 12);
		return new Uint8Array(bytes);
	};

	test.each<[number, number, readonly string[]]>([
		[4, challenge.length - 4, []],
		[4, challenge.length - 3, ['target name']],
		[4, challenge.length, ['target name']],
		[4, 0xffff_ffff, ['target name']],
		[0, 0xffff_ffff, []],
		[0xffff, 0, ['target name']],
		[challenge.length, 0, []],
	])('of %i octets at %i', (length, offset, outside) => {
		expect(readNtlm(pointing(length, offset))).toMatchObject({type: 2, outside});
	});

	test('is text as the flags say', () => {
		const bytes = Buffer.from(challenge);
		bytes.writeUInt32LE(ntlmFlags.oem, 20);
		expect(readNtlm(bytes)).toMatchObject({targetName: 'D\0O\0', version: null});
	});
});

test('another signature or type is none', () => {
	for (let index = 0; index < 8; index++) {
		const bytes = Buffer.from(challenge);
		bytes[index] = (bytes[index] ?? 0) ^ 1;
		expect(readNtlm(bytes)).toBeNull();
	}

	for (const type of [0, 4, 256, 0x1000001]) {
		expect(readNtlm(Uint8Array.from([...head(type), ...challenge.subarray(12)]))).toBeNull();
	}
});

describe('attributes', () => {
	const pair = (id: number, ...value: readonly number[]) => [...u16(id), ...u16(value.length), ...value];

	test('end at their mark, at the end of the octets, and at fifty', () => {
		expect(
			readAvPairs(Uint8Array.from([...pair(1, 65, 0), ...pair(0), ...pair(2, 66, 0)])).map(({id}) => id),
		).toEqual([1]);
		expect(readAvPairs(Uint8Array.from([...pair(1), ...pair(2)])).map(({id}) => id)).toEqual([1, 2]);
		expect(readAvPairs(Uint8Array.from([...u16(1), ...u16(9), 65])).map(({value}) => value.length)).toEqual([
			1,
		]);
		expect(readAvPairs(Uint8Array.from([1, 0, 0]))).toEqual([]);
		expect(readAvPairs(Uint8Array.from(Array.from({length: 60}, () => pair(1)).flat()))).toHaveLength(50);
	});

	test('have their names and forms', async () => {
		const time = Buffer.alloc(8);
		time.writeBigUInt64LE(0x01dc_0000_0000_0000n);
		const lists = [
			...Array.from({length: 11}, (_, index) => pair(index + 1, 65, 0)),
			pair(7, ...time),
			pair(7, 0, 0, 0, 0, 0, 0, 0, 0),
			pair(7, 255, 255, 255, 255, 255, 255, 255, 255),
		];
		const rows = lists.map(list => {
			const bytes = Uint8Array.from([...challenge.subarray(0, 40), ...at(list.length, 48), ...list]);
			const [step] = decodeSasl(exchange('NTLM', `S: ${base64(bytes)}`));
			return (
				step?.fields
					.slice(2, 3)
					.map(({label, value}) => `${label}: ${value}`)
					.join() ?? ''
			);
		});
		await expect(page(rows)).toMatchFileSnapshot('snapshots/attributes.txt');
	});
});

test('each flag has its name', async () => {
	const rows = Array.from({length: 32}, (_, bit) => {
		const bytes = Buffer.from(challenge.subarray(0, 40));
		bytes.writeUInt32LE(2 ** bit, 20);
		const [step] = decodeSasl(exchange('NTLM', `S: ${base64(bytes)}`));
		return (step?.fields ?? [])
			.filter(({label}) => label.startsWith('flags'))
			.map(({value}) => value)
			.join(' ');
	});
	await expect(page(rows)).toMatchFileSnapshot('snapshots/flags.txt');
});

test('whatever comes is read, or is none', () => {
	fc.assert(
		fc.property(
			fc.constantFrom(negotiate, challenge, authenticate(88)),
			fc.nat(120),
			fc.uint8Array({maxLength: 20}),
			(message, place, bytes) => {
				const changed = Buffer.from(message);
				Buffer.from(bytes).copy(changed, Math.min(place, changed.length));
				const found = readNtlm(changed);
				expect(found === null || found.type <= 3).toBe(true);
			},
		),
	);
});
