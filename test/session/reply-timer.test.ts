import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {createReplyTimer} from '../../source/session/reply-timer.ts';

const greeting = {id: 1, verb: 'CONNECT', command: null, sentAt: 0};

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

function timerOf(timeout?: number) {
	const told: string[] = [];
	const timer = createReplyTimer(timeout, {
		overdue: words => told.push(`overdue: ${words}`),
		quiet: words => told.push(`quiet: ${words}`),
	});
	return {told, timer};
}

it('remarks on a greeting that does not come, long before it gives up', () => {
	const {told, timer} = timerOf();
	timer.wait(greeting);
	vi.advanceTimersByTime(9999);
	expect(told).toEqual([]);
	vi.advanceTimersByTime(1);
	expect(told).toEqual(['quiet: No greeting after 10 seconds.']);
	vi.advanceTimersByTime(290_000);
	expect(told.slice(1)).toEqual(['overdue: No greeting after 300 seconds.']);
});

it('does not call a server quiet that said something, is no more waited for, or has less time than that', () => {
	const spoke = timerOf();
	spoke.timer.wait(greeting);
	spoke.timer.heard();
	const stopped = timerOf();
	stopped.timer.wait(greeting);
	stopped.timer.stop();
	const short = timerOf(8000);
	short.timer.wait(greeting);
	vi.advanceTimersByTime(20_000);
	expect([spoke.told, stopped.told, short.told]).toEqual([[], [], ['overdue: No greeting after 8 seconds.']]);
});

it('remarks on nothing but the greeting', () => {
	const {told, timer} = timerOf(30_000);
	timer.wait({...greeting, verb: 'MAIL'});
	vi.advanceTimersByTime(30_000);
	expect(told).toEqual(['overdue: No reply to MAIL after 30 seconds.']);
});
