import {expect, test} from 'vitest';
import {explainSent} from '../../source/decode/sent.ts';
import {SharedList} from '../../source/session/shared-list.ts';
import {message, sent, situation} from '../support/entries.ts';

const fieldsOf = (line: string) =>
	explainSent(sent(line)).fields.map(({label, value}) => `${label}: ${value}`);

test.each([
	['NOOP', []],
	['NOOP anything', ['argument: anything']],
	['AUTH', ['initial response: absent: the server asks with 334']],
	['AUTH PLAIN =', ['mechanism: PLAIN', 'initial response: empty, written “=”']],
	['AUTH PLAIN AGEAYg==', ['mechanism: PLAIN', 'initial response: present: saves one round trip']],
	['BDAT 5', ['octets: 5 octets']],
	['BDAT 5 LAST', ['octets: 5 octets, the last block']],
	['EHLO mx.example', ['name: mx.example']],
	['MAIL FROM:<>', ['sender: empty']],
	['RCPT TO:<a@b.example>', ['recipient: a@b.example']],
	['RCPT TO:Ann <a@b.example>', ['recipient: a@b.example', 'ignored: the display name “Ann”']],
	['RCPT TO:<@r.example:a@b.example>', ['recipient: a@b.example', 'ignored: the route @r.example']],
	[
		'RCPT TO:<a+x+y@b.example>',
		['recipient: a+x+y@b.example', 'after +: x+y, which many servers drop to find the mailbox'],
	],
	['RCPT TO:<a+x>', ['recipient: a+x']],
])('%s', (line, fields) => {
	expect(fieldsOf(line)).toEqual(fields);
});

test('the empty sender is told only where the brackets are there', () => {
	expect(explainSent(sent('MAIL FROM:<>')).summary).toMatch(/^Opens a transaction with the empty sender/);
	expect(explainSent(sent('MAIL FROM:<a@b.example>')).summary).not.toContain('empty sender');
	expect(explainSent(sent('MAIL FROM:>')).summary).not.toContain('empty sender');
});

test('an unknown line and an empty one are not the same', () => {
	expect(explainSent(sent('FOO')).title).toBe('Not a known command');
	expect(explainSent(sent('')).title).toBe('An empty line');
	expect(explainSent(sent('FOO')).summary).toBe(
		'Most servers answer a command that they do not know with 500 or 502.',
	);
	expect(explainSent(sent('NOOP')).summary).toMatch(/Expect: [a-z0-9]/);
});

test('what is unusual, and each better form once', () => {
	const remarks = [
		{id: 'a', message: 'one', start: 0, end: 1, suggestion: 'NOOP'},
		{id: 'b', message: 'two', start: 0, end: 1, suggestion: 'NOOP'},
		{id: 'c', message: 'three', start: 0, end: 1},
	];
	expect(explainSent(sent('NOOP', {remarks})).fields).toEqual([
		...['one', 'two', 'three'].map(value => ({label: 'unusual', value})),
		{label: 'better', value: 'NOOP'},
	]);
});

test.each([
	['CRLF', []],
	['none', ['none yet: the server is waiting for the rest of the line']],
	['LF', ['LF alone, where CR LF is required; servers differ in how they treat it']],
	['CR', ['CR alone, where CR LF is required; servers differ in how they treat it']],
] as const)('a line that ends with %s', (ending, values) => {
	expect(explainSent(sent('NOOP', {ending})).fields.map(({value}) => value)).toEqual(values);
	const dot = explainSent(sent('.', {ending, kind: 'message-line', verb: null}));
	expect(dot).toMatchObject({title: 'End of the message', fields: values.map(value => ({value}))});
});

const dots = 'A line that begins with a dot has a second dot on the wire.';
const octets = 'The octets are counted: no dot ends the message, and none is doubled.';

test.each([
	[{}, 'The message', dots],
	[{complete: false}, 'The message so far', `${dots} A line with only a dot will end it.`],
	[
		{complete: false, brokenOff: 'verdict'},
		'Part of a message',
		`${dots} The server answered before its end, so the rest was not sent.`,
	],
	[
		{complete: false, brokenOff: 'end'},
		'Part of a message',
		`${dots} The connection ended before its end, so the server must not deliver it.`,
	],
	[{verb: 'BDAT'}, 'The message', octets],
	[{verb: 'BDAT', complete: false}, 'The message so far', `${octets} There is more to come.`],
] as const)('a message %j', (more, title, summary) => {
	const references = ['verb' in more ? 'RFC 3030 §2' : 'RFC 5321 §4.5.2', 'RFC 5322'];
	const explained = explainSent(message(['Subject: x', '', 'text'], more));
	expect(explained).toMatchObject({title, summary, references});
});

test('a message that the recording does not contain', () => {
	expect(explainSent(message([]))).toMatchObject({summary: 'The recording does not contain it.', fields: []});
});

test.each([
	[null, [], 'no sender', 'no one'],
	['', ['a@b'], '<>', 'a@b'],
	['s@b', Array.from({length: 10}, () => 'r'), 's@b', 'r, r, r, r, r, r, r, r, r, r'],
	['s@b', Array.from({length: 12}, () => 'r'), 's@b', 'r, r, r, r, r, r, r, r, r, r and 2 more'],
])('from %j to %j', (sender, recipients, from, to) => {
	const more = {situation: {...situation, sender, recipients: SharedList.of(...recipients)}};
	expect(explainSent(message(['x'], more)).fields).toEqual([
		{label: 'size', value: '3 octets in 1 line'},
		{label: 'from', value: from},
		{label: 'to', value: to},
	]);
});

test('of a message that was cut, how much was kept', () => {
	const {fields} = explainSent(message(['abc'], {truncated: true, octets: 900, lines: 100}));
	expect(fields.slice(0, 2)).toEqual([
		{label: 'size', value: '900 octets in 100 lines'},
		{label: 'kept', value: 'the first 5 octets; the rest was sent and only counted'},
	]);
});
