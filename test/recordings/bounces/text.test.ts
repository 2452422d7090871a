/** The part of a bounce for people, in the shapes of many systems. */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {shapes} from './shapes.ts';
import {bounce, told} from './support.ts';

describe('the text of a bounce', () => {
	it.each(shapes)(
		'in the shape of $name names recipient and reason',
		({subject, text, recipient, reason}) => {
			const [first, ...more] = told(bounce(subject, text));
			expect(more).toEqual([]);
			expect(first?.title).toBe(`to ${recipient}`);
			expect(first?.words).toMatch(new RegExp(reason ?? 'was not delivered to'));
		},
	);

	it.each(shapes)('is read in base64 and quoted-printable too: $name', ({subject, text, recipient}) => {
		const encoded = Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n');
		const quoted = text.replace(/=/g, '=3D').replace(/[^\n]{70}/g, '$&=\n');
		for (const [encoding, body] of [
			['base64', encoded],
			['quoted-printable', quoted],
		] as const) {
			const [first] = told(bounce(subject, body, [`Content-Transfer-Encoding: ${encoding}`]));
			expect(first?.title).toBe(`to ${recipient}`);
		}
	});

	it('tells each recipient of a list with a reason of its own', () => {
		const text =
			'The following addresses failed:\n\nbob@example.com: 550 5.1.1 User unknown\ncarol@example.net: Domain does not exist\n';
		expect(told(bounce('Delivery status notification: error', text))).toEqual([
			{title: 'to bob@example.com', words: expect.stringMatching(/: 550 5\.1\.1 User unknown$/)},
			{title: 'to carol@example.net', words: expect.stringMatching(/Domain does not exist$/)},
		]);
	});

	it('takes the reason above an address that stands alone', () => {
		const text =
			'------- Failure Reasons  --------\n\nUser not listed in directory\nbob@example.com\n\nDisk full\ncarol@example.com\n\n------- Returned Message --------\n';
		expect(
			told(bounce('Undeliverable message', text)).map(({title, words}) => [
				title,
				words.split('It says: ')[1],
			]),
		).toEqual([
			['to bob@example.com', 'User not listed in directory'],
			['to carol@example.com', 'Disk full'],
		]);
	});

	it('takes what the system concluded, and not the words above it, where no server is quoted there', () => {
		const lines = (above: string) =>
			`The message has reached its end.\n\n${above}550 5.1.1 <bob@example.com>... User unknown\n550 5.1.2 <carol@example.net>... Host unknown\n`;
		const wordsOf = (above: string) =>
			told(bounce('Returned mail: see transcript for details', lines(above))).map(({title, words}) => [
				title,
				words.split(': ').slice(1).join(': '),
			]);
		expect(wordsOf('Disk full at the other end\n')).toEqual([
			['to bob@example.com', expect.stringMatching(/User unknown$/)],
			['to carol@example.net', expect.stringMatching(/Host unknown$/)],
		]);
		expect(wordsOf('>>> RCPT To:<bob@example.com>\n<<< 550 5.7.1 Not here, said the server\n')).toEqual([
			['to bob@example.com', expect.stringMatching(/Not here, said the server$/)],
			['to carol@example.net', expect.stringMatching(/Host unknown$/)],
		]);
	});

	it('does not take three digits for a reply where they count something', () => {
		const text = '<bob@example.com>:\nMessage expired: unable to deliver in 550 minutes\n';
		expect(told(bounce('failure notice', text))[0]?.words).toMatch(
			/It says: Message expired: .*550 minutes$/,
		);
	});

	it('says that a message is only delayed', () => {
		const text =
			'A message that you sent has not yet been delivered.\n\n  bob@example.com\n    Delay reason: connection refused\n';
		expect(told(bounce('Warning: message delayed 24 hours', text))[0]?.words).toMatch(
			/^The message has not reached bob@example\.com yet; the system keeps trying/,
		);
	});

	it('is called a bounce even where no recipient is found', () => {
		expect(told(bounce('Delivery failure', 'Something went wrong.\n'))).toEqual([
			{
				title: 'to an unknown recipient',
				words:
					'This is a bounce, but it does not say which recipient’s mail was not delivered. It begins: Something went wrong.',
			},
		]);
	});

	it('falls back to the recipient of the message that came back', () => {
		const text =
			'   ----- Transcript of session follows -----\n421 example.com (smtp)... Deferred: Connection timed out\n\n   ----- Unsent message follows -----\nFrom: alice@example.org\nTo: bob@example.com\nSubject: hello\n\nhello\n';
		expect(told(bounce('Returned mail: Cannot send message for 4 days', text))[0]?.title).toBe(
			'to bob@example.com',
		);
	});

	it('leaves an ordinary letter and an absence note alone', () => {
		for (const [from, subject, text] of [
			['bob@example.com', 'Automatic reply: hello', 'I am away until Monday. Write to carol@example.com.'],
			['bob@example.com', 'lunch', 'Could not reach you. Is bob@example.net your address?'],
		] as const) {
			const letter = `From: ${from}\nTo: alice@example.org\nSubject: ${subject}\nDate: Mon, 06 Jul 2026 10:00:00 +0000\n\n${text}\n`;
			expect(told(letter)).toEqual([]);
		}
	});

	it('never fails, whatever was done to its lines', () => {
		const lines = shapes.flatMap(({text}) => text.split('\n'));
		fc.assert(
			fc.property(fc.array(fc.nat(lines.length - 1), {maxLength: 40}), places => {
				const text = places.map(place => lines[place]).join('\n');
				expect(told(bounce('Returned mail', text)).length).toBeGreaterThan(0);
			}),
			{numRuns: 200},
		);
	});
});
