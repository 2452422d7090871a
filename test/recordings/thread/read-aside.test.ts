import {Worker} from 'node:worker_threads';
import {expect, test, vi} from 'vitest';
import {readRecording} from '../../../source/recordings/read.ts';
import {recordedSession, sessionOf} from '../../../source/recordings/session.ts';
import {readAside} from '../../../source/recordings/thread/read-aside.ts';
import {swaksLog} from '../../support/long-recording.ts';

const signal = new AbortController().signal;
const bytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

test('gives the same session as reading it at once, and tells how far it is', async () => {
	const log = bytes(swaksLog(1200));
	const shares: number[] = [];
	const read = await readAside(log, share => shares.push(share), signal);
	const recording = readRecording(log);
	const [session] = recording.kind === 'sessions' ? recording.sessions : [];
	if (!read || !session) {
		throw new Error('not read');
	}

	expect(session.events.length).toBeGreaterThan(5000);
	const aside = sessionOf(read.session, 'x', [...read.entries], read.gathered);
	const atOnce = recordedSession(session, 'x');
	expect(aside.entries).toEqual(atOnce.entries);
	expect(aside.state).toEqual(atOnce.state);
	expect([read.unread, read.suspects]).toEqual([recording.unread, recording.suspects]);
	expect(shares).toEqual(shares.toSorted((a, b) => a - b));
	expect(shares.at(-1)).toBe(1);
	expect(shares.filter(share => share < 0.7).length).toBeGreaterThan(3);
});

test('gives up where there are several sessions, or none', async () => {
	const two = `${swaksLog(2)}${swaksLog(2)}`;
	expect(await readAside(bytes(two), () => {}, signal)).toBeNull();
	expect(await readAside(bytes('nothing of mail in here\n'), () => {}, signal)).toBeNull();
});

test('stops where it is told to', async () => {
	const stop = new AbortController();
	const reading = readAside(bytes(swaksLog(100)), () => stop.abort(new Error('left')), stop.signal);
	await expect(reading).rejects.toThrow('left');
	await expect(readAside(bytes(swaksLog(2)), () => {}, stop.signal)).rejects.toThrow('left');
});

test('ends its thread, whatever came of it', async () => {
	const ended = vi.spyOn(Worker.prototype, 'terminate');
	await readAside(bytes(swaksLog(2)), () => {}, signal);
	expect(ended).toHaveBeenCalledTimes(1);
	await readAside(bytes('nothing of mail in here\n'), () => {}, signal);
	expect(ended).toHaveBeenCalledTimes(2);
	await readAside(bytes(swaksLog(2)), () => {}, AbortSignal.abort(new Error('left'))).catch(() => {});
	expect(ended).toHaveBeenCalledTimes(3);
	ended.mockRestore();
});
