import {expect, test} from 'vitest';
import {find} from '../../source/commands/find.ts';
import {fakeSession} from '../support/fake-session.ts';
import {screenOn} from '../support/screen.ts';

const secret = Buffer.from('\0alice\0hunter-7-secret').toString('base64');
const session = fakeSession(`
	S: 220 mail.example.org ESMTP
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250-SIZE 1000
	S: 250 AUTH PLAIN
	C: AUTH PLAIN ${secret}
	S: 235 2.7.0 ok
	C: MAIL FROM:<Bob@example.org>
	S: 250 2.1.0 Sender ok
	C: RCPT TO:<bob@example.net>
	S: 550 5.1.1 no Bob here
`);

async function finder() {
	const {screen, context} = screenOn(session);
	return async (text: string) => {
		const result = await find.run(text, context);
		const {selectedId} = screen.get();
		const entry = session.entries.find(({id}) => id === selectedId);
		const line =
			entry?.type === 'reply'
				? `${entry.code} ${entry.lines[0]?.text}`
				: entry?.type === 'sent' && entry.kind !== 'message'
					? entry.line
					: null;
		return {line, ...result};
	};
}

test('goes upwards from the newest line, and begins again at the top', async () => {
	const search = await finder();
	const lines = [];
	for (let press = 0; press < 4; press++) {
		lines.push((await search('bOB')).line);
	}

	expect(lines).toEqual([
		'550 5.1.1 no Bob here',
		'RCPT TO:<bob@example.net>',
		'MAIL FROM:<Bob@example.org>',
		'550 5.1.1 no Bob here',
	]);
});

test('tells which of how many it is', async () => {
	const search = await finder();
	expect(await search('bob')).toMatchObject({
		said: '1 of 3 from the end. ↑ Enter moves to the next above.',
	});
	expect(await search('bob')).toMatchObject({
		said: '2 of 3 from the end. ↑ Enter moves to the next above.',
	});
	expect(await search('sender ok')).toMatchObject({said: 'The only one.'});
});

test('looks into every line of a reply, with its code', async () => {
	const search = await finder();
	expect(await search('250-size')).toMatchObject({line: '250 mail.example.org'});
});

test('finds nothing: the selected line stays', async () => {
	const search = await finder();
	await search('550');
	expect(await search('Barracuda')).toEqual({
		line: '550 5.1.1 no Bob here',
		problem: 'No line has “Barracuda” in it.',
	});
	expect(await search('  ')).toMatchObject({problem: 'Say what to look for: /find 550'});
});

test('does not tell whether a secret stands there', async () => {
	const search = await finder();
	expect(await search(secret)).toHaveProperty('problem');
	expect(await search('hunter')).toHaveProperty('problem');
});
