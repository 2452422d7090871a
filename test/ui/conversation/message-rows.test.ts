/** What is counted without being read is what is drawn, for any content: else the window is a row off. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {countRows, rowsOf} from '../../../source/ui/conversation/rows.ts';
import {fakeSession} from '../../support/fake-session.ts';

const envelope = `
	S: 220 mx
	C: EHLO me.example
	S: 250 mx
	C: MAIL FROM:<a@example.org>
	S: 250 ok
	C: RCPT TO:<b@example.org>
	S: 250 ok
	C: DATA
	S: 354 go
`;

/** Lines, line ends of all kinds, and bytes that are no text. */
const piece = fc.oneof(
	fc.constantFrom('\r\n', '\n', '\r', '.', '..', '\r\n.\r\n', '\u0000', ''),
	fc.string({maxLength: 12}),
);
const content = fc.array(
	fc.array(piece, {maxLength: 12}).map(parts => parts.join('')),
	{minLength: 1, maxLength: 4},
);

test('a message has as many rows as are counted', () => {
	fc.assert(
		fc.property(content, fc.boolean(), fc.integer({min: 0, max: 130}), (parts, open, lines) => {
			const session = fakeSession(envelope);
			let at = 9000;
			for (const text of [...parts, 'x\r\n'.repeat(lines)]) {
				const bytes = new Uint8Array(Buffer.from(text, 'latin1'));
				if (session.state.phase.name === 'message' && bytes.length > 0) {
					const counted = text.split('\n').length - 1;
					session.happen({type: 'content', at: at++, bytes, octets: bytes.length, lines: counted});
				}
			}

			for (const [index, entry] of session.entries.entries()) {
				const conversation = {entries: session.entries, openId: open ? entry.id : null};
				expect(rowsOf(conversation, index).length).toBe(countRows(conversation, index));
			}
		}),
		{numRuns: 400},
	);
});

test('a message that is typed line by line, without line ends too', () => {
	fc.assert(
		fc.property(
			fc.array(fc.tuple(fc.string({maxLength: 6}), fc.constantFrom('CRLF', 'LF', 'CR', 'none')), {
				maxLength: 70,
			}),
			typed => {
				const session = fakeSession(envelope);
				for (const [text, ending] of typed) {
					session.happen({type: 'sent', at: 9000, bytes: Buffer.from(text), ending: ending as 'CRLF'});
				}

				for (const [index, entry] of session.entries.entries()) {
					for (const openId of [null, entry.id]) {
						const conversation = {entries: session.entries, openId};
						expect(rowsOf(conversation, index).length).toBe(countRows(conversation, index));
					}
				}
			},
		),
	);
});
