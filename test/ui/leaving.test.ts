import {expect, test} from 'vitest';
import {leavingLine} from '../../source/ui/leaving.ts';
import {conversations} from '../support/conversations.ts';
import {fakeSession} from '../support/fake-session.ts';
import {recordedFrom} from '../support/recorded.ts';
import {relayRefused as recording} from '../support/refused-recording.ts';

const unsaved = 'not saved (/save FILE or --log FILE keeps a session)';

test.each<[string, readonly string[], string]>([
	['unconnected', [], `nothing was sent · ${unsaved}`],
	[
		'unconnected\nfailed: refused {"message":"Nobody\\u001b listens."}',
		[],
		`nothing was sent · Nobody␛ listens. · ${unsaved}`,
	],
	[
		conversations.greeting ?? '',
		[],
		`nothing was sent · last reply: 220 mail.example.org ESMTP Postfix (Debian) · ${unsaved}`,
	],
	[
		'S: 220 hi\nC: NOOP\nS: 250-one\nS: 250 \u001btwo',
		['a.log'],
		'1 line sent · last reply: 250 ␛two · saved in a.log',
	],
	[
		'S: 220 hi\nC: NOOP\nS: 250 ok\nC: QUIT\nSraw: "221\\r\\n"\nclosed: server',
		['a.log', 'b.md'],
		'2 lines sent · last reply: 221 · saved in a.log, b.md',
	],
	['S: 220 hi\nC: NOOP\nS: 250 ok\nfailed: reset', [], `1 line sent · Failed: reset. · ${unsaved}`],
	[`S: 220 ${'x'.repeat(100)}`, [], `nothing was sent · last reply: 220 ${'x'.repeat(76)} · ${unsaved}`],
])('%j', (listing, kept, words) => {
	expect(leavingLine(fakeSession(listing), kept)).toBe(`smtpscope: mail.example.org · ${words}`);
});

test('a long failure is cut, and a host is shown without control characters', () => {
	const session = fakeSession(`unconnected\nfailed: other {"message":"${'x'.repeat(130)}"}`);
	const line = leavingLine({...session, target: {...session.target, host: 'a\u0007b'}}, []);
	expect(line).toBe(`smtpscope: a␇b · nothing was sent · ${'x'.repeat(120)} · ${unsaved}`);
});

test('a recording has no line', () => {
	expect(leavingLine(recordedFrom(recording), ['x'])).toBeNull();
});
