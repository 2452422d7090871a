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
