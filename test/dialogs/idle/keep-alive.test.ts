import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {noopLimit} from '../../../source/dialogs/idle/idle-limit.ts';
import {keepAlive} from '../../../source/dialogs/idle/keep-alive.ts';
import {fakeSession} from '../../support/fake-session.ts';

beforeEach(() => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'performance']});
});
afterEach(() => {
	vi.useRealTimers();
});

const greeted = 'S: 220 mail.example.org\nC: EHLO me.example\nS: 250 mail.example.org\n';

function kept(listing = greeted) {
	const session = fakeSession(listing, {NOOP: ['250 ok'], RSET: ['250 ok'], DATA: ['354 go']});
	const said: string[] = [];
	const watch = keepAlive(session, {
		warn: ({limit}, left) => said.push(`${limit} ${left}`),
		ended: text => said.push(text),
	});
	return {session, said, watch};
}

it('sends nothing by itself, and warns once a minute before the limit', () => {
	const {session, said} = kept();
	vi.advanceTimersByTime(239_000);
	expect(said).toEqual([]);
	vi.advanceTimersByTime(600_000);
	expect(said).toHaveLength(1);
	expect(said[0]).toMatch(/^300000 (60000|59999)/);
	expect(session.lines).toEqual([]);
	expect(vi.getTimerCount()).toBe(0);
});

it('a line from the user begins the silence anew', async () => {
	const {session, said} = kept();
	vi.advanceTimersByTime(200_000);
	await session.type('RSET');
	vi.advanceTimersByTime(200_000);
	expect(said).toEqual([]);
	vi.advanceTimersByTime(50_000);
	expect(said).toHaveLength(1);
});

it('sends NOOP before the limit where the user agreed, and not for ever', () => {
	const {session, said, watch} = kept();
	expect(watch.set(null)).toContain('NOOP is sent after 270 seconds of silence, up to 8 times');
	vi.advanceTimersByTime(271_000);
	expect(session.lines).toEqual(['NOOP']);
	vi.advanceTimersByTime(20 * 300_000);
	expect(session.lines).toEqual(Array(noopLimit).fill('NOOP'));
	expect(said.at(-2)).toContain('No more are sent');
	// Then it is as it was before: a warning.
	expect(said.at(-1)).toMatch(/^300000/);
	expect(watch.isOn()).toBe(false);
});

it('at the interval that was asked for, until it is switched off', async () => {
	const {session, watch} = kept();
	watch.set(10_000);
	vi.advanceTimersByTime(10_500);
	expect(session.lines).toEqual(['NOOP']);
	watch.set('off');
	vi.advanceTimersByTime(60_000);
	expect(session.lines).toEqual(['NOOP']);
});

it('no NOOP gets into a message, nor between a command and its reply', async () => {
	const {session, watch} = kept();
	watch.set(10_000);
	await session.type('DATA');
	vi.advanceTimersByTime(60_000);
	expect(session.lines).toEqual(['DATA']);
	const slow = kept();
	slow.watch.set(10_000);
	await slow.session.type('VRFY bob');
	vi.advanceTimersByTime(60_000);
	expect(slow.session.lines).toEqual(['VRFY bob']);
	slow.session.answer('252 ok');
	vi.advanceTimersByTime(10_500);
	expect(slow.session.lines).toEqual(['VRFY bob', 'NOOP']);
});

it('nothing goes on once the connection is over, or the watch', () => {
	const {session, watch} = kept();
	watch.set(10_000);
	session.close();
	expect(vi.getTimerCount()).toBe(0);
	const other = kept();
	other.watch.set(10_000);
	other.watch.stop();
	vi.advanceTimersByTime(60_000);
	expect(other.session.lines).toEqual([]);
});

it('no NOOP is sent to a server that is leaving, or that refused in its greeting, nor while lines wait', () => {
	for (const listing of [`${greeted}S: 421 4.3.2 going down`, 'S: 554 no']) {
		const {session, watch} = kept(listing);
		watch.set(10_000);
		vi.advanceTimersByTime(60_000);
		expect(session.lines).toEqual([]);
	}

	const session = {...fakeSession(greeted), waiting: [{ticket: 1, text: 'RSET'}] as never};
	keepAlive(session).set(10_000);
	vi.advanceTimersByTime(60_000);
	expect(session.lines).toEqual([]);
});

it('the watch that is over hears nothing more, and leaves no timer', async () => {
	const {session, said, watch} = kept();
	watch.stop();
	expect(vi.getTimerCount()).toBe(0);
	await session.type('RSET');
	expect(vi.getTimerCount()).toBe(0);
	vi.advanceTimersByTime(600_000);
	expect(said).toEqual([]);
	expect(watch.limit()).toEqual({limit: 300_000, observed: false});
});

it('says in a sentence what happens from now on', () => {
	const {watch, said} = kept();
	expect(watch.isOn()).toBe(false);
	expect(watch.set(10_000)).toBe(
		'NOOP is sent after 10 seconds of silence, up to 8 times in a row. /keep-alive off ends that.',
	);
	expect(watch.isOn()).toBe(true);
	expect(watch.set(null)).toBe(
		'NOOP is sent after 270 seconds of silence, up to 8 times in a row. /keep-alive off ends that.',
	);
	expect(watch.set('off')).toBe('NOOP is not sent automatically.');
	expect(watch.isOn()).toBe(false);
	watch.set(10_000);
	vi.advanceTimersByTime(120_000);
	expect(said).toEqual([
		'8 NOOPs were sent without another command between them. No more are sent, because servers count them.',
	]);
});

it('warns again in each silence', async () => {
	const {session, said} = kept();
	vi.advanceTimersByTime(241_000);
	await session.type('RSET');
	vi.advanceTimersByTime(239_000);
	expect(said).toHaveLength(1);
	vi.advanceTimersByTime(2000);
	expect(said).toHaveLength(2);
});

it('watches nothing before there is a connection', () => {
	const {session, said} = kept('unconnected\n');
	expect(session.state.phase.name).toBe('connecting');
	vi.advanceTimersByTime(600_000);
	expect({said, lines: session.lines, timers: vi.getTimerCount()}).toEqual({said: [], lines: [], timers: 0});
});
