import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {createFrames, createStore, derived} from '../../source/ui/store.ts';

test('a store tells its listeners of every action, changed or not', () => {
	const store = createStore(1, (state: number, by: number) => state + by);
	const heard: string[] = [];
	const stop = store.subscribe(() => heard.push(`first ${store.get()}`));
	store.subscribe(() => {
		heard.push(`second ${store.get()}`);
		stop();
	});
	store.dispatch(2);
	expect(heard).toEqual(['first 3', 'second 3']);
	store.dispatch(0);
	expect(heard).toEqual(['first 3', 'second 3', 'second 3']);
	expect(store.get()).toBe(3);
});

test('what is derived is made anew only where an input changed', () => {
	const inputs = {a: 1, b: {}};
	let made = 0;
	const value = derived(
		() => ({...inputs}),
		({a}) => `${a} ${++made}`,
	);
	expect([value(), value()]).toEqual(['1 1', '1 1']);
	inputs.b = {};
	expect(value()).toBe('1 2');
	inputs.a = Number.NaN;
	expect([value(), value()]).toEqual(['NaN 3', 'NaN 3']);
});

beforeEach(() => {
	vi.useFakeTimers({
		toFake: ['setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate', 'performance'],
	});
});

afterEach(() => {
	vi.useRealTimers();
});

test('many changes make one frame', () => {
	const frames = createFrames();
	let drawn = 0;
	const stop = frames.subscribe(() => drawn++);
	frames.changed();
	frames.changed();
	expect([drawn, frames.version()]).toEqual([0, 0]);
	vi.advanceTimersByTime(15);
	expect(drawn).toBe(0);
	vi.advanceTimersByTime(1);
	expect([drawn, frames.version()]).toEqual([1, 1]);
	vi.advanceTimersByTime(1000);
	expect(drawn).toBe(1);
	stop();
	frames.changed();
	vi.advanceTimersByTime(16);
	expect([drawn, frames.version()]).toEqual([1, 2]);
});

test.each([
	[1, 16],
	[20, 60],
	[1000, 250],
])('where drawing takes %i ms the next frame comes after %i', (takes, after) => {
	const frames = createFrames();
	let drawn = 0;
	frames.subscribe(() => {
		drawn++;
		vi.setSystemTime(Date.now() + takes);
		vi.advanceTimersByTime(takes);
	});
	frames.changed();
	vi.advanceTimersByTime(16);
	vi.runAllTicks();
	vi.advanceTimersByTime(0);
	expect(drawn).toBe(1);
	frames.changed();
	vi.advanceTimersByTime(after - 1);
	expect(drawn).toBe(1);
	vi.advanceTimersByTime(1);
	expect(drawn).toBe(2);
});

test('nothing is drawn after the end', () => {
	const frames = createFrames();
	let drawn = 0;
	frames.subscribe(() => drawn++);
	frames.changed();
	frames.stop();
	vi.advanceTimersByTime(1000);
	expect(drawn).toBe(0);
});
