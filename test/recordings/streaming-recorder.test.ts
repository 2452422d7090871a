/** Sessions of a log that never ends: each is given out when it is over, and no more than so much is kept. */
import {expect, it} from 'vitest';
import type {RecordedSession, Unread} from '../../source/recordings/recording.ts';
import {createStreamingRecorder, streamLimits} from '../../source/recordings/streaming-recorder.ts';
import {printedSession} from './printed-recording.ts';

function recorder(limits = {open: 3, events: 4}) {
	const told: string[] = [];
	const sink = {
		session: (session: RecordedSession) => {
			told.push(...printedSession(session).map(row => row.replace(/ +address.*$/, '')));
		},
		unread: ({line, text, why}: Unread) => {
			told.push(`unread ${line} ${text}: ${why}`);
		},
	};
	return {told, it: createStreamingRecorder(sink, limits)};
}

it('gives a session out when it ends, and knows it no more', () => {
	const {told, it: recording} = recorder();
	recording.hear('server', '220 mx.example', 1, 'a');
	recording.hear('client', 'EHLO me', 2, 'a');
	expect(recording.knows('a')).toBe(true);
	expect(told).toEqual([]);
	recording.end('a');
	expect(recording.knows('a')).toBe(false);
	expect(told).toEqual([
		'session protocol "smtp"  title "a"',
		'  0 connected host "mx.example"',
		'  0 received 220 «220 mx.example»',
		'  1 sent bytes «EHLO me»  ending "CRLF"',
	]);
	recording.end('a');
	recording.endAll();
	expect(told).toHaveLength(4);
	expect([recording.sessions(), recording.hidden(), recording.leftUnread()]).toEqual([[], [], []]);
});

it('gives out the one that was silent longest where there are too many, and all of them at the end', () => {
	const {told, it: recording} = recorder();
	for (const key of ['a', 'b', 'c', 'a', 'd']) {
		recording.hear('client', `NOOP ${key}`, 1, key);
	}

	const titles = () => told.filter(row => row.startsWith('session')).map(row => row.slice(-2, -1));
	expect(titles()).toEqual(['b']);
	recording.endAll();
	expect(titles()).toEqual(['b', 'c', 'a', 'd']);
});

it('begins another session after a farewell, and where one is begun', () => {
	const {told, it: recording} = recorder({open: 3, events: 100});
	const sessions = () => told.filter(row => row.startsWith('session')).length;
	recording.hear('client', 'QUIT', 1, 'a');
	recording.hear('server', '221 bye', 1, 'a');
	recording.hear('server', '250 late', 1, 'a');
	expect(sessions()).toBe(0);
	recording.hear('server', '220 again', 1, 'a');
	expect(sessions()).toBe(1);
	recording.begin('a');
	expect(sessions()).toBe(2);
	recording.begin('a');
	recording.begin();
	recording.endAll();
	expect(sessions()).toBe(2);
});

it('says how much of a long session it left out', () => {
	const {told, it: recording} = recorder();
	for (let count = 0; count < 1238; count++) {
		recording.hear('client', 'NOOP', 5, 'a');
	}

	recording.end('a');
	expect(told.slice(-2)).toEqual([
		'  0 sent bytes «NOOP»  ending "CRLF"',
		'  0 note about "recording/left-out"  text "This session is longer than smtpscope reads: 1,234 further steps were left out."',
	]);
	expect(told).toHaveLength(6);
});

it('counts the events of sessions that are put, one by one', () => {
	const {told, it: recording} = recorder();
	const rooms = () => [1, 2, 3, 4, 5].map(() => recording.mayAdd());
	expect(rooms()).toEqual([true, true, true, true, false]);
	recording.put({events: [], protocol: 'lmtp'});
	expect(told).toEqual(['session protocol "lmtp"']);
	expect(rooms()).toEqual([true, true, true, true, false]);
});

it('tells of a line that it cannot read, unless it says something of the last session', () => {
	const {told, it: recording} = recorder();
	recording.unread({number: 3, text: 'Connection refused', at: null}, 'no mark');
	recording.hear('server', '220 mx.example', 1, 'a');
	recording.unread({number: 4, text: 'odd words', at: null}, 'no mark');
	recording.hear('client', 'AUTH LOGIN', 1, 'a');
	recording.unread({number: 5, text: 'c2VjcmV0', at: null}, 'no mark');
	recording.unread({number: 6, text: 'Connection closed by foreign host.', at: null}, 'no mark');
	expect(told).toEqual([
		'unread 3 Connection refused: no mark',
		'unread 4 odd words: no mark',
		'unread 5 ••••••••: no mark',
	]);
	recording.endAll();
	expect(told.at(-1)).toBe('  0 untimed closed by "server"');
});

it('keeps a thousand sessions at a time, and of each twenty thousand events, where nothing else is asked for', () => {
	expect(streamLimits).toEqual({open: 1000, events: 20_000});
});
