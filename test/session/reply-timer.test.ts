import {afterEach, beforeEach, expect, it, vi} from 'vitest';
import {createReplyTimer, type Waits} from '../../source/session/reply-timer.ts';

const greeting = {id: 1, verb: 'CONNECT', command: null, sentAt: 0};

beforeEach(() => {
	vi.useFakeTimers();
});

afterEach(() => {
	vi.useRealTimers();
});

function timerOf(timeout?: number, waits: Waits = {}) {
	const told: string[] = [];
	const timer = createReplyTimer(timeout === undefined ? waits : {...waits, usual: timeout}, {
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

it('counts one second as one', () => {
	const {told, timer} = timerOf(1000);
	timer.wait({...greeting, verb: 'MAIL'});
	vi.advanceTimersByTime(1000);
	expect(told).toEqual(['overdue: No reply to MAIL after 1 second.']);
});

it.each([
	['CONNECT', 'No greeting after 2 seconds.'],
	['DATA-END', 'No verdict on the message after 7 seconds.'],
	['MAIL', 'No reply to MAIL after 5 seconds.'],
])('%s has a limit of its own where one is given', (verb, words) => {
	const {told, timer} = timerOf(5000, {greeting: 2000, message: 7000});
	timer.wait({id: 1, verb, command: null, sentAt: 0});
	vi.advanceTimersByTime(7000);
	expect(told).toEqual([`overdue: ${words}`]);
});

it('a last BDAT waits for the verdict too', () => {
	const {told, timer} = timerOf(undefined, {message: 7000});
	timer.wait({id: 1, verb: 'BDAT', command: null, sentAt: 0, endsMessage: true});
	vi.advanceTimersByTime(7000);
	expect(told).toHaveLength(1);
});
