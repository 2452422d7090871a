import {describe, expect, it} from 'vitest';
import {messageSession} from '../../source/recordings/message-file.ts';
import {CONTENT_LIMIT} from '../../source/session/reduce-sent.ts';
import {flatten} from '../../source/session/rope.ts';

const read = (text: string) => {
	const session = messageSession(new Uint8Array(Buffer.from(text)), 'letter.eml');
	const [entry] = session.entries;
	if (entry?.type !== 'sent' || entry.kind !== 'message') {
		throw new Error('not a message');
	}

	return {session, entry};
};

describe('a message in a file', () => {
	it('is a session of one entry, which sends nothing', async () => {
		const {session, entry} = read('Subject: x\n\n.dot\n');
		expect(session).toMatchObject({recorded: 'letter.eml', isMessage: true});
		expect(session.target).toEqual({
			protocol: 'smtp',
			security: 'clear',
			host: 'letter.eml',
			endpoint: {kind: 'tcp', host: 'letter.eml', port: 25},
		});
		expect({...entry, content: null, situation: null}).toEqual({
			...{id: 1, at: 0, untimed: true, secure: false, type: 'sent', kind: 'message'},
			...{octets: 17, lines: 3, complete: true, truncated: false, verb: 'BDAT', remarks: []},
			content: null,
			situation: null,
		});
		expect(Buffer.from(flatten(entry.content)).toString()).toBe('Subject: x\r\n\r\n.dot\r\n');
		await session.type('NOOP');
		expect(session.entries.slice(1)).toMatchObject([
			{id: 2, type: 'note', text: 'This is a message in a file: nothing is sent.'},
		]);
	});

	it.each([
		['', 0],
		['a', 1],
		['a\n', 1],
		['a\nb', 2],
		['\n\n', 2],
	])('%j has its lines counted', (text, lines) => {
		expect(read(text).entry.lines).toBe(lines);
	});

	it('that is very large is kept as far as any message is', () => {
		const {entry} = read('x'.repeat(CONTENT_LIMIT + 1));
		expect(entry).toMatchObject({truncated: true, octets: CONTENT_LIMIT + 1});
		expect(flatten(entry.content)).toHaveLength(CONTENT_LIMIT);
	});
});
