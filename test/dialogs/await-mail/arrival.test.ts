import fc from 'fast-check';
import {expect, it} from 'vitest';
import {arrivalOf, hasMessageId, headerFields} from '../../../source/dialogs/await-mail/arrival.ts';

it('reads any bytes', () => {
	fc.assert(
		fc.property(fc.uint8Array({maxLength: 2000}), bytes => {
			const fields = headerFields(bytes);
			arrivalOf({place: 'INBOX', junk: false, elapsed: 1, fields});
			expect(fields.every(({name}) => name !== '' && !/[\r\n]/.test(name))).toBe(true);
		}),
	);
});

it('finds a folded Message-ID with either line end, and none in the text', () => {
	const id = fc.stringMatching(/^[a-z\d]{1,20}@[a-z]{1,20}\.test$/);
	fc.assert(
		fc.property(id, fc.constantFrom('\r\n', '\n'), fc.boolean(), (name, end, inHeader) => {
			const field = `Message-Id:${end}\t<${name}>`;
			const message = ['Subject: x', ...(inHeader ? [field, ''] : ['', field])].join(end);
			expect(hasMessageId(headerFields(Buffer.from(`${message}${end}`)), `<${name}>`)).toBe(inHeader);
		}),
	);
});
