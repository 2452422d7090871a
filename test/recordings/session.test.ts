import {expect, it} from 'vitest';
import {readRecording} from '../../source/recordings/read.ts';
import {recordedSession} from '../../source/recordings/session.ts';

it('a recording is a session that is over, and sends nothing', async () => {
	const recording = readRecording(
		Buffer.from('S: 220 hi\nC: EHLO me.example\nS: 250 hi\nC: NOOP\nS: 250 ok\n'),
	);
	const [recorded] = recording.kind === 'sessions' ? recording.sessions : [];
	if (!recorded) {
		throw new Error('not read');
	}

	const session = recordedSession(recorded, 'session.log');
	expect(session.state.phase.name).toBe('closed');
	const before = session.entries.length;
	let told = 0;
	const stop = session.subscribe(() => {
		told++;
	});
	await session.connect();
	expect(session.entries).toHaveLength(before);
	expect(await session.type('NOOP')).toEqual([]);
	await session.sendBytes(Buffer.from('NOOP\r\n'));
	await session.connect(session.target);
	expect(told).toBe(3);
	stop();
	session.note('x', 'y');
	expect(told).toBe(3);
	expect(session.entries.map(({id}) => id)).toEqual(session.entries.map((_entry, index) => index + 1));
	expect(session.entries.slice(before).map(({type}) => type)).toEqual(['note', 'note', 'note', 'note']);
});
