import {expect, it} from 'vitest';
import type {NoteEntry} from '../../source/session/entry.ts';
import {createHistory} from '../../source/session/history.ts';
import {reply} from '../support/entries.ts';

const note = (id: number): NoteEntry => ({type: 'note', id, at: 0, secure: false, about: 'test', text: 'x'});

it('takes the longer self of an entry in its place', () => {
	const history = createHistory();
	history.record(note(1));
	history.record({...note(1), text: 'longer'});
	expect(history.entries).toEqual([{...note(1), text: 'longer'}]);
});

it('has no room for more than 256 MiB of replies', () => {
	const history = createHistory();
	expect(history.hasRoomFor(256 * 1024 * 1024)).toBe(true);
	expect(history.hasRoomFor(1)).toBe(false);
});

it('has no room behind a quarter of a million entries', () => {
	const history = createHistory();
	for (let id = 1; id <= 250_000; id++) {
		history.record(note(id));
	}

	expect(history.hasRoomFor(1)).toBe(true);
	history.record(note(250_001));
	expect(history.hasRoomFor(1)).toBe(false);
});

it('has no room behind half a million lines of replies', () => {
	const history = createHistory();
	const {lines} = reply(Array.from({length: 1000}, () => '250-x'));
	for (let id = 1; id <= 500; id++) {
		history.record(reply('250 x', {id, lines}));
		// One that grows is counted once.
		history.record(reply('250 x', {id, lines, times: 2}));
	}

	expect(history.hasRoomFor(1)).toBe(true);
	history.record(reply('250 x', {id: 501}));
	expect(history.hasRoomFor(1)).toBe(false);
});
