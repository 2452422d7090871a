import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {graphemes} from '../../../source/text/graphemes.ts';
import {type Editor, type EditorEvent, edit, emptyEditor, textOf} from '../../../source/ui/prompt/editor.ts';

function after(...events: EditorEvent[]): Editor {
	return events.reduce(edit, emptyEditor);
}

const typed = (text: string): EditorEvent => ({type: 'insert', text});
const move = (to: 'left' | 'right' | 'word-left' | 'word-right' | 'start' | 'end'): EditorEvent => ({
	type: 'move',
	to,
});
const cut = (to: 'left' | 'right' | 'word-left' | 'word-right' | 'start' | 'end'): EditorEvent => ({
	type: 'cut',
	to,
});

/** The line with `|` where the cursor stands. */
function drawn({line, cursor}: Editor): string {
	return [...line.slice(0, cursor), '|', ...line.slice(cursor)].join('');
}

describe('the line editor', () => {
	test.each<[string, EditorEvent[], string]>([
		['inserts at the cursor', [typed('EHL me'), move('word-left'), move('left'), typed('O')], 'EHLO| me'],
		['moves by words', [typed('MAIL FROM:<a@b>'), move('word-left'), move('word-left')], 'MAIL FROM:<|a@b>'],
		['moves to the next word end', [typed('MAIL FROM'), move('start'), move('word-right')], 'MAIL| FROM'],
		['goes to both ends', [typed('abc'), move('start'), typed('>'), move('end'), typed('<')], '>abc<|'],
		['deletes backwards', [typed('abc'), cut('left')], 'ab|'],
		['deletes forwards', [typed('abc'), move('start'), cut('right')], '|bc'],
		['cuts a word', [typed('AUTH LOGIN'), cut('word-left')], 'AUTH |'],
		['cuts to the start', [typed('AUTH LOGIN'), move('word-left'), cut('start')], '|LOGIN'],
		[
			'cuts to the end and puts back twice',
			[typed('ab'), move('left'), cut('end'), {type: 'yank'}, {type: 'yank'}],
			'abb|',
		],
		['adds up cuts in a row', [typed('a b c'), cut('word-left'), cut('word-left'), {type: 'yank'}], 'a b c|'],
		['deletes an emoji family whole', [typed('x👨‍👩‍👧'), cut('left')], 'x|'],
		['joins an accent to its letter', [typed('e'), typed('\u0301'), cut('left')], '|'],
		[
			'brings a cleared line back',
			[typed('RCPT TO:<a@b>'), {type: 'clear'}, {type: 'yank'}],
			'RCPT TO:<a@b>|',
		],
	])('%s', (_, events, expected) => {
		expect(drawn(after(...events))).toBe(expected);
	});

	const yank: EditorEvent = {type: 'yank'};
	test.each<[string, EditorEvent[], string]>([
		[
			'a letter deleted to the right is not cut',
			[typed('ab'), cut('word-left'), typed('xy'), move('left'), cut('right'), yank],
			'xab|',
		],
		[
			'a letter deleted to the left is not cut',
			[typed('ab'), cut('word-left'), typed('xy'), cut('left'), yank],
			'xab|',
		],
		[
			'a cut after a movement begins anew',
			[typed('a b'), cut('word-left'), move('end'), cut('word-left'), yank],
			'a |',
		],
		[
			'a cut after a letter typed begins anew',
			[typed('a b'), cut('word-left'), typed('c'), cut('word-left'), yank],
			'a c|',
		],
		[
			'a cut after a deleted letter begins anew',
			[typed('a bc'), cut('word-left'), cut('left'), cut('start'), yank],
			'a|',
		],
		[
			'cuts to the right add up at the end',
			[typed('a b c'), move('start'), cut('word-right'), cut('word-right'), yank],
			'a b| c',
		],
		[
			'cuts in both directions keep their order',
			[typed('abc def'), move('word-left'), cut('start'), cut('end'), yank],
			'abc def|',
		],
		['a cut of nothing keeps what was cut', [typed('ab'), cut('start'), cut('start'), yank], 'ab|'],
		['clearing an empty line keeps what was cut', [typed('ab'), cut('start'), {type: 'clear'}, yank], 'ab|'],
		[
			'a line that was sent is not put back',
			[typed('ab'), cut('start'), typed('cd'), {type: 'sent'}, yank],
			'ab|',
		],
		['the start is not passed', [typed('a'), move('left'), move('left'), typed('b')], 'b|a'],
		['the end is not passed', [typed('a'), move('right'), typed('b')], 'ab|'],
		[
			'words end at both ends of the line',
			[typed('ab cd'), move('word-right'), move('word-left'), move('word-left'), move('word-left')],
			'|ab cd',
		],
		['digits and the underscore belong to words', [typed('x a_1é'), cut('word-left')], 'x |'],
		[
			'replacing puts the cursor at the end',
			[typed('abc'), move('start'), {type: 'replace', text: 'xy'}],
			'xy|',
		],
		['inserting nothing changes nothing', [typed('abc'), move('left'), typed('')], 'ab|c'],
	])('%s', (_, events, expected) => {
		expect(drawn(after(...events))).toBe(expected);
	});

	test('the history is searched by what was typed, in either case; by all of it where nothing fits', () => {
		const history = ['MAIL FROM:<a@b>', 'NOOP', 'mail from:<c@d>', 'QUIT'];
		const older: EditorEvent = {type: 'older', history};
		const seen = (text: string) => {
			const first = edit(after(typed(text)), older);
			const second = edit(first, older);
			return [first, second, edit(second, older)].map(textOf);
		};
		expect(seen('Mail')).toEqual(['mail from:<c@d>', 'MAIL FROM:<a@b>', 'MAIL FROM:<a@b>']);
		expect(seen('')).toEqual(['QUIT', 'mail from:<c@d>', 'NOOP']);
		expect(seen('x')).toEqual(['QUIT', 'mail from:<c@d>', 'NOOP']);
		const back = edit(edit(after(typed('x')), older), {type: 'newer', history});
		expect(back).toMatchObject({place: -1, line: ['x'], cursor: 1});
		expect(textOf(edit(back, {type: 'newer', history}))).toBe('x');
	});

	test('completions: backwards begins at the last; a single one is not turned through', () => {
		const of = (...texts: string[]) => texts.map(text => ({text, label: ''}));
		const complete = (step: 1 | -1, ...texts: string[]): EditorEvent => ({
			type: 'complete',
			candidates: of(...texts),
			step,
		});
		const last = edit(after(typed('x')), complete(-1, 'a', 'b', 'c'));
		expect(textOf(last)).toBe('c');
		expect(textOf(edit(last, complete(1)))).toBe('a');
		expect(textOf(edit(last, complete(-1)))).toBe('b');
		expect(edit(after(typed('x')), complete(1, 'ab'))).toMatchObject({
			line: ['a', 'b'],
			cursor: 2,
			cycle: null,
		});
		expect(edit(after(typed('a b'), cut('word-left')), complete(1, 'ab')).killing).toBe(false);
	});

	test('looks through the history and comes back to the unfinished line', () => {
		const history = ['EHLO me', 'NOOP'];
		const older: EditorEvent = {type: 'older', history};
		const newer: EditorEvent = {type: 'newer', history};
		const draft = after(typed('MAI'));
		const first = edit(draft, older);
		const second = edit(first, older);
		expect([first, second, edit(second, older)].map(textOf)).toEqual(['NOOP', 'EHLO me', 'EHLO me']);
		expect(textOf([newer, newer, newer].reduce(edit, second))).toBe('MAI');
	});

	test('turns through completions both ways, and typing goes on from the one chosen', () => {
		const complete = (step: 1 | -1): EditorEvent => ({
			type: 'complete',
			candidates: ['MAIL ', 'MAIL FROM:<>'].map(text => ({text, label: ''})),
			step,
		});
		const once = edit(after(typed('M')), complete(1));
		expect(textOf(once)).toBe('MAIL ');
		expect(textOf(edit(once, complete(1)))).toBe('MAIL FROM:<>');
		expect(textOf(edit(once, complete(-1)))).toBe('MAIL FROM:<>');
		expect(edit(once, typed('X'))).toMatchObject({cycle: null});
		expect(textOf(edit(once, typed('X')))).toBe('MAIL X');
	});

	test('completion without candidates changes nothing', () => {
		const editor = after(typed('zzz'));
		expect(edit(editor, {type: 'complete', candidates: [], step: 1})).toEqual(editor);
	});

	test('keeps every grapheme whole and the cursor inside the line, whatever is done', () => {
		const destination = fc.constantFrom('left', 'right', 'word-left', 'word-right', 'start', 'end' as const);
		const event: fc.Arbitrary<EditorEvent> = fc.oneof(
			fc.string({unit: 'grapheme', maxLength: 8}).map(text => typed(text)),
			fc.constantFrom('👩‍🚀', '漢字', 'é', '🇵🇱', ' ').map(text => typed(text)),
			destination.map(to => move(to)),
			destination.map(to => cut(to)),
			fc.constantFrom<EditorEvent>(
				{type: 'yank'},
				{type: 'older', history: ['a', 'žluťoučký']},
				{type: 'newer', history: ['a', 'žluťoučký']},
			),
		);
		fc.assert(
			fc.property(fc.array(event, {maxLength: 40}), events => {
				const editor = after(...events);
				expect(editor.cursor).toBeGreaterThanOrEqual(0);
				expect(editor.cursor).toBeLessThanOrEqual(editor.line.length);
				expect(editor.line.every(part => graphemes(part).length === 1)).toBe(true);
			}),
		);
	});
});
