/** Every kind of entry as rows, closed and opened; which of them are on the screen; and what a filter leaves. */
import {expect, test} from 'vitest';
import type {Entry} from '../../../source/session/entry.ts';
import {conversationRow, type RowLook} from '../../../source/ui/conversation/conversation-row.ts';
import {filterOf} from '../../../source/ui/conversation/filter.ts';
import {countRows, rowsOf} from '../../../source/ui/conversation/rows.ts';
import {createTimeline} from '../../../source/ui/conversation/timeline.ts';
import {
	neighbour,
	reveal,
	rowsBelow,
	scroll,
	tail,
	windowOf,
} from '../../../source/ui/conversation/window.ts';
import {conversations} from '../../support/conversations.ts';
import {message, numbered, reply, sent, tls} from '../../support/entries.ts';
import {piecesText} from '../../support/film.tsx';
import {entriesOf} from '../../support/play.ts';
import {shown} from '../../support/shown.ts';

const greeting = 'S: 220 mail.example.org ESMTP';
const lists: Readonly<Record<string, readonly Entry[]>> = {
	...Object.fromEntries(Object.entries(conversations).map(([name, listing]) => [name, entriesOf(listing)])),
	odd: entriesOf(
		`unconnected\nattempt: 192.0.2.25 25 refused\nattempt: 2001:db8::1 25 timed-out\nattempt: 192.0.2.1 25 abandoned\nattempt: 192.0.2.1 25 unreachable\nattempt: 192.0.2.1 25 reset\nattempt: 192.0.2.1 25 denied\nattempt: 192.0.2.1 25 other\nattempt: 192.0.2.1 25 connected\nconnected\n${greeting}\nSraw: "what?\\n"\nSraw: "250_x\\n"\nS: 250 a\nS: 250 a\nCraw: "NOOP\\n"\nSraw: "250-a\\r\\n250-b\\r\\n"\nCraw: "NOOP\\r"\nCraw: "X"\nnote: a/b A note.\nclosed: client`,
	),
	'TLS at once, EHLO twice': entriesOf(
		`tls\n${greeting}\nC: EHLO me\nS: 250-mx\nS: 250-A\nS: 250-B\nS: 250 SIZE 1\nC: EHLO me\nS: 250-mx\nS: 250-A\nS: 250-C\nS: 250-D\nS: 250-E\nS: 250-F\nS: 250 SIZE 2\nC: EHLO me\nS: 250-mx\nS: 250-A\nS: 250-C\nS: 250-D\nS: 250-E\nS: 250-F\nS: 250 SIZE 2\nC: STARTTLS\nS: 220 go\nTLS {"clear":"x","group":null,"cipher":"unknown"}\nfailed: reset`,
	),
	LMTP: entriesOf(
		'protocol: lmtp\nS: 220 mx\nC: LHLO me\nS: 250 mx\nC: MAIL FROM:<a@b>\nS: 250 ok\nC: RCPT TO:<c@d>\nS: 250 ok\nC: DATA\nS: 354 go\nC: x\nC: .\nS: 250 ok',
	),
	literal: numbered(
		{
			type: 'connected',
			secure: false,
			host: 'mx',
			hostFrom: 'greeting',
			address: '192.0.2.1',
			port: 25,
			elapsed: 0,
			tls: null,
			id: 1,
			at: 0,
		},
		{
			type: 'connected',
			secure: false,
			host: '/run/lmtp',
			address: '',
			port: null,
			elapsed: 12.6,
			tls: null,
			id: 1,
			at: 0,
		},
		{
			type: 'connected',
			secure: true,
			host: 'mx',
			address: '2001:db8::1',
			port: 465,
			elapsed: 9.96,
			tls: {...tls, recorded: true, protocol: 'unknown', cipher: 'unknown', group: null},
			id: 1,
			at: 0,
		},
		{
			type: 'attempt',
			secure: false,
			attempt: {address: '192.0.2.1', port: 25, family: 4, outcome: 'refused', elapsed: 0},
			id: 1,
			at: 0,
		},
		sent('', {kind: 'auth-response'}),
		sent('YWxpY2U=', {kind: 'auth-response'}),
		sent('YWxpY2UK', {kind: 'auth-response'}),
		sent('••••••••', {kind: 'auth-response', secret: {start: 0, end: 8}}),
		sent('no base64', {kind: 'auth-response'}),
		sent('.', {kind: 'message-line', verb: null}),
		reply(['334 VXNlcm5hbWU6']),
		reply(['334-VXNlcm5hbWU6', '334 x']),
		reply(['334 ////']),
		reply(['250 ok'], {recipient: 'a@b'}),
		reply(['199 odd']),
		reply(['421 down'], {answers: null}),
		reply(Array.from({length: 502}, (_, at) => `250${at === 501 ? ' ' : '-'}line ${at}`)),
		message([], {complete: true}),
		message(['one']),
		message(['one'], {complete: false}),
		message(['one'], {complete: false, brokenOff: 'end'}),
		message(['a\rb', 'c']),
		message(Array.from({length: 60}, (_, at) => `line ${at}`)),
		message(Array.from({length: 61}, (_, at) => `line ${at}`)),
		message(Array.from({length: 501}, (_, at) => `line ${at}`)),
	),
};

test('rows', async () => {
	const texts = Object.entries(lists).map(([name, entries]) => {
		const of = (openId: number | null, at: number): string => {
			const rows = rowsOf({entries, openId}, at);
			expect(rows).toHaveLength(countRows({entries, openId}, at));
			const told = rows.map(
				({part, at: time, secure, who, pieces, note}) =>
					`${part} ${time} ${secure} ${who}|${piecesText([pieces])}|${piecesText([note])}`,
			);
			return (
				told.length > 12 ? [...told.slice(0, 4), `[${told.length - 8} more]`, ...told.slice(-4)] : told
			).join('\n\t');
		};
		return `===== ${name}\n${entries
			.map(({id}, at) => [of(null, at), of(id, at)])
			.map(([closed, open]) => (closed === open ? closed : `${closed}\nopen\t${open}`))
			.join('\n')}\n`;
	});
	await expect(texts.join('\n')).toMatchFileSnapshot('snapshots/rows.txt');
});

test('a row as it is drawn', async () => {
	const entries = lists.sent ?? [];
	const [row] = rowsOf({entries, openId: null}, 3);
	const [own] = rowsOf({entries, openId: null}, 2);
	const later = rowsOf({entries, openId: null}, 21)[1];
	const plain: RowLook = {selected: false, findings: [], width: 60};
	const looks: readonly Partial<RowLook>[] = [
		{},
		{selected: true},
		{findings: [1]},
		{findings: [1, 21], pointing: [21]},
		{blamed: [2], findings: [3]},
		{times: 2},
		{times: 1234},
		{mark: 'EXAMPLE'},
		{mark: 'nowhere'},
		{startedAt: Date.UTC(2026, 10, 29, 12)},
		{timed: false},
		{timed: false, startedAt: 0},
		{width: 24},
		{width: 12, findings: [1]},
	];
	process.env.TZ = 'UTC';
	const texts = looks.flatMap(look => [
		shown(look),
		...[row, own, later].flatMap(one =>
			one ? [piecesText([conversationRow(one, {...plain, ...look})])] : [],
		),
		...(row ? [piecesText([conversationRow({...row, at: null}, {...plain, ...look})])] : []),
	]);
	await expect(`${texts.join('\n')}\n`).toMatchFileSnapshot('snapshots/row.txt');
});

test('what is on the screen', async () => {
	const entries = lists.sent ?? [];
	const texts: string[] = [];
	for (const openId of [null, 4, 22]) {
		const conversation = {entries, openId};
		for (const height of [1, 5, 12, 100]) {
			texts.push(`===== open ${openId}, ${height} rows; tail ${shown(tail(conversation, height))}`);
			for (const anchor of [
				null,
				{index: 0, part: 0},
				{index: 3, part: 0},
				{index: 3, part: 4},
				{index: 15, part: 0},
				{index: 21, part: 3},
				{index: 23, part: 0},
			]) {
				const rows = windowOf(conversation, height, anchor).map(({entryId, part}) => `${entryId}.${part}`);
				texts.push(
					`${shown(anchor)}: ${rows.length > 6 ? `${rows.slice(0, 3).join(' ')} … ${rows.slice(-3).join(' ')} (${rows.length})` : rows.join(' ')}; below ${rowsBelow(conversation, height, anchor)} ${rowsBelow(conversation, height, anchor, 3)}`,
					`\tscrolled ${[-100, -3, -1, 1, 2, 100].map(by => `${by} ${shown(scroll(conversation, height, anchor, by))}`).join('; ')}`,
					`\trevealed ${[0, 3, 4, 12, 21, 23].map(index => `${index} ${shown(reveal(conversation, height, anchor, index))}`).join('; ')}`,
				);
			}
		}

		texts.push(
			`neighbours ${[-1, 0, 3, 4, 5, 23, 24].map(index => `${index}: ${neighbour(conversation, index, 1)} ${neighbour(conversation, index, -1)}`).join('; ')}`,
		);
	}

	await expect(`${texts.join('\n')}\n`).toMatchFileSnapshot('snapshots/window.txt');
});

test('filters and repeats', async () => {
	const entries = [...(lists.sent ?? []), ...(lists.odd ?? [])];
	const filters = [
		'',
		'  ',
		'2yz',
		'5xx',
		'5YZ',
		'6yz',
		'>=400',
		'>= 550',
		'>500',
		'>6',
		'250',
		'550',
		'25',
		'findings',
		'Finding',
		'rcpt',
		'MAIL',
		'DATA-END',
		'example',
		'NOTHING',
		'ok',
		'note',
	];
	const left = filters.map(
		filter =>
			`${shown(filter)}: ${entries
				.filter(filterOf(filter, id => id % 5 === 0))
				.map(({id, type}) => `${type} ${id}`)
				.join(', ')}`,
	);
	const flood = entriesOf(
		`${greeting}\n${'S: 250 a\n'.repeat(25)}S: 250 b\nS: 250 b\nC: NOOP\nS: 250 b\nS: 250 b`,
	);
	const timeline = createTimeline();
	const growing = [3, 3, 10, flood.length].map(length => {
		timeline.update(flood.slice(0, length));
		return shown(timeline.entries.map(({id}) => `${id} × ${timeline.timesOf(id)}`));
	});
	await expect(`${[...left, ...growing].join('\n')}\n`).toMatchFileSnapshot('snapshots/filters.txt');
});
