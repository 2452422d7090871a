import fc from 'fast-check';
import {expect, test} from 'vitest';
import {ocspWords} from '../../source/decode/ocsp.ts';
import {readOcspResponse} from '../../source/transport/ocsp.ts';

/** Made by `openssl ocsp`. */
const good =
	'MIH8CgEAoIH2MIHzBgkrBgEFBQcwAQEEgeUwgeIwgYmhDzANMQswCQYDVQQDDAJDQRgPMjAyNjExMjMwMDM2MzJaMGUwYzA7MAkG' +
	'BSsOAwIaBQAEFHEdOXZxyfrPIkIJWSWXmgaY5GsRBBRWcyNbw7VavMVLmjWaC08XdmJ0vQICEjSAABgPMjAyNjExMjMwMDM2MzJa' +
	'oBEYDzIwMjYxMTMwMDAzNjMyWjAKBggqhkjOPQQDAgNIADBFAiEAq0KgkjQKw1rFe0vlMRK/GQrq0PSMORxFu531zjndhf4CIFzx' +
	'nGdeJF7P2bLXKDMCE9L7ZMK2RxBsWpNe3NAF9BHX';
const revoked =
	'MIIBEwoBAKCCAQwwggEIBgkrBgEFBQcwAQEEgfowgfcwgZ+hDzANMQswCQYDVQQDDAJDQRgPMjAyNjExMjMwMDM2MzJaMHsweTA7' +
	'MAkGBSsOAwIaBQAEFHEdOXZxyfrPIkIJWSWXmgaY5GsRBBRWcyNbw7VavMVLmjWaC08XdmJ0vQICEjShFhgPMjAyNjExMDExMjAw' +
	'MDBaoAMKAQEYDzIwMjYxMTIzMDAzNjMyWqARGA8yMDI2MTEzMDAwMzYzMlowCgYIKoZIzj0EAwIDRwAwRAIga2gqyeRXIToPw+5p' +
	'bIOPZT6HQn5/B97UmYRgrMd4lboCIFW/8qDlXrPG+lu9lmt5TiqsYY7zwct+LjN1Gn6420rn';

const read = (base64: string) => readOcspResponse(Buffer.from(base64, 'base64'))?.facts;
const now = Date.parse('2026-11-25T00:00:00Z');

test('a good one', () => {
	expect(read(good)).toEqual({
		status: 'good',
		producedAt: '2026-11-23T00:36:32Z',
		thisUpdate: '2026-11-23T00:36:32Z',
		nextUpdate: '2026-11-30T00:36:32Z',
		revokedAt: null,
	});
	expect(ocspWords(read(good), now)).toEqual({
		words: '✓ not revoked, as of 2026-11-23, valid until 2026-11-30',
		isBad: false,
	});
});

test('one that says neither good nor revoked nor unknown, or whose answer breaks off, cannot be read', () => {
	const bytes = Buffer.from(good, 'base64');
	// certStatus: [0] of no length, and the time behind it.
	const at = bytes.indexOf(Buffer.from([0x80, 0, 0x18, 0x0f]));
	const withStatus = (tag: number) => {
		const changed = Buffer.from(bytes);
		changed[at] = tag;
		return readOcspResponse(changed)?.facts.status;
	};
	expect(at).toBeGreaterThan(0);
	expect([0x80, 0x82].map(withStatus)).toEqual(['good', 'unknown']);
	for (const tag of [0x00, 0x04, 0x30, 0x81, 0x83, 0xff]) {
		const changed = Buffer.from(bytes);
		changed[at] = tag;
		expect(readOcspResponse(changed)).toBeNull();
	}
});

test('a revoked certificate', () => {
	expect(read(revoked)).toMatchObject({status: 'revoked', revokedAt: '2026-11-01T12:00:00Z'});
	expect(ocspWords(read(revoked), now)).toMatchObject({
		words: '✗ revoked on 2026-11-01, as of 2026-11-23, valid until 2026-11-30',
		isBad: true,
	});
});

test('one that is too old, one that says nothing, one that is none', () => {
	const late = ocspWords(read(good), Date.parse('2026-12-25T00:00:00Z'));
	expect(late).toEqual({
		words: '✓ not revoked, as of 2026-11-23, which was valid until 2026-11-30',
		isBad: true,
	});
	expect(readOcspResponse(Uint8Array.of(0x30, 3, 0x0a, 1, 3))).toMatchObject({
		facts: {status: 'no answer'},
		signed: null,
	});
	expect(readOcspResponse(Buffer.from('stapled'))).toBeNull();
	expect(ocspWords(undefined, now).words).toBe('sent, but it cannot be parsed');
});

test('cut off or spoilt, it is read or it is not', () => {
	const bytes = Buffer.from(good, 'base64');
	fc.assert(
		fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (place, byte, length) => {
			const spoilt = Uint8Array.from(bytes.subarray(0, length));
			if (place < length) {
				spoilt[place] = byte;
			}

			expect(() => readOcspResponse(spoilt)).not.toThrow();
		}),
	);
});
