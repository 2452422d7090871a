import type {Key} from 'ink';
import {describe, expect, test} from 'vitest';
import {type KeyPress, readKeys} from '../../../source/ui/keyboard/keys.ts';

const none: Key = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
	super: false,
	hyper: false,
	capsLock: false,
	numLock: false,
};

const text = (value: string): KeyPress => ({type: 'text', text: value});
const key = (name: string): KeyPress => ({type: 'key', name});

describe('what Ink hands over becomes keys', () => {
	test.each<[string, string, Partial<Key>, KeyPress[]]>([
		['a letter', 'a', {}, [text('a')]],
		['a capital letter is text', 'A', {shift: true}, [text('A')]],
		['Enter', '', {return: true}, [key('enter')]],
		['a line and Enter in one read', 'EHLO me\r', {}, [text('EHLO me'), key('enter')]],
		['two lines', 'a\r\nb\n', {}, [text('a'), key('enter'), text('b'), key('enter')]],
		['Tab inside a chunk', 'MA\t', {}, [text('MA'), key('tab')]],
		['Ctrl+letter', 'a', {ctrl: true}, [key('ctrl+a')]],
		['Ctrl+letter inside a chunk', 'ab\u0015c', {}, [text('ab'), key('ctrl+u'), text('c')]],
		['Alt+letter', 'b', {meta: true}, [key('alt+b')]],
		['Alt+digit', '3', {meta: true}, [key('alt+3')]],
		['Alt+Up', '', {upArrow: true, meta: true}, [key('alt+up')]],
		['Shift+Tab', '', {tab: true, shift: true}, [key('shift+tab')]],
		['Esc, whatever flags come with it', '', {escape: true, meta: true}, [key('escape')]],
		['Backspace in a chunk', 'ab\u007f', {}, [text('ab'), key('backspace')]],
		['a function key', '', {}, []],
		['control characters that are no key', '\u001f', {}, []],
	])('%s', (_, input, flags, expected) => {
		expect(readKeys(input, {...none, ...flags})).toEqual(expected);
	});
});
