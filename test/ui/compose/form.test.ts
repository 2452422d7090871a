import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {emptyDraft, fieldNames, letterOf} from '../../../source/ui/compose/draft.ts';
import {
	currentLine,
	draftOf,
	type Form,
	type FormRequest,
	focusOn,
	insertText,
	openForm,
	pressOnForm,
	replaceCurrentLine,
	step,
	writeField,
} from '../../../source/ui/compose/form.ts';
import {formRows} from '../../../source/ui/compose/rows.ts';

function keyboard(draft: Partial<typeof emptyDraft> = {}) {
	let form: Form = openForm({...emptyDraft, ...draft});
	const formRequests: FormRequest[] = [];
	const press = (key: Parameters<typeof pressOnForm>[1]) => {
		const pressed = pressOnForm(form, key);
		form = pressed.form;
		if (pressed.request) {
			formRequests.push(pressed.request);
		}
	};

	return {
		text: (text: string) => press({type: 'text', text}),
		key: (...names: string[]) => {
			for (const name of names) {
				press({type: 'key', name});
			}
		},
		paste: (text: string) => {
			form = insertText(form, text);
		},
		form: () => form,
		draft: () => draftOf(form),
		formRequests,
	};
}

const shown = (form: Form, width = 60, height = 40) =>
	formRows(form, width, height).rows.map(row =>
		row
			.map(({text}) => text)
			.join('')
			.trimEnd(),
	);

test('Enter and Tab go on, Shift+Tab and the arrows go back and forth', () => {
	const {text, key, draft, form} = keyboard();
	text('a@example.org');
	key('enter');
	text('b@example.net');
	key('tab', 'tab', 'tab', 'tab');
	text('Hi');
	key('up');
	expect(form().focus).toBe('replyTo');
	key('shift+tab', 'down', 'down');
	expect(form().focus).toBe('subject');
	expect(draft()).toMatchObject({from: 'a@example.org', to: 'b@example.net', subject: 'Hi'});
});

test('begins where something is missing', () => {
	expect(keyboard({from: 'a@example.org'}).form().focus).toBe('to');
});

describe('the text', () => {
	const writing = (text: string) => {
		const keys = keyboard(
			Object.fromEntries(fieldNames.filter(name => name !== 'text').map(name => [name, 'x'])),
		);
		keys.text(text);
		return keys;
	};

	test('has lines; up and down keep the column, and leave at the edges', () => {
		const {text, key, draft, form} = writing('one');
		key('enter');
		text('two two');
		key('up');
		text('!');
		expect(draft().text).toBe('one!\ntwo two');
		key('home', 'down', 'end');
		text('?');
		expect(draft().text).toBe('one!\ntwo two?');
		key('up', 'up');
		expect(form().focus).toBe('files');
	});

	test('Ctrl+U and Ctrl+K keep to the line', () => {
		const {text, key, draft} = writing('one');
		key('enter');
		text('two');
		key('ctrl+u');
		expect(draft().text).toBe('one\n');
		key('up', 'home', 'ctrl+k');
		expect(draft().text).toBe('\n');
	});

	test('takes a paste with its lines; other fields make one line of it', () => {
		const keys = writing('');
		keys.paste('a\r\nb\rc');
		expect(keys.draft().text).toBe('a\nb\nc');
		keys.key('tab', 'tab');
		expect(keys.form().focus).toBe('from');
		keys.paste(' y\r\nBcc: z@example.org\n');
		expect(keys.draft().from).toBe('xy Bcc: z@example.org');
	});

	test('is broken between words, and the cursor is where the next letter will be', () => {
		const {form} = writing('a word that is toolongforonerowindeed');
		const {rows, cursor} = formRows(form(), 30, 40);
		const lines = rows.map(row =>
			row
				.map(({text}) => text)
				.join('')
				.slice(12),
		);
		const at = lines.findIndex(line => line.startsWith('a word'));
		expect(lines.slice(at, at + 3)).toEqual(['a word that is ', 'toolongforonerowi', 'ndeed']);
		expect(cursor).toEqual({x: 17, y: at + 2});
	});
});

test('keys that ask for more than the form can do', () => {
	const {key, formRequests} = keyboard();
	key('ctrl+s', 'ctrl+o', 'ctrl+g', 'escape');
	expect(formRequests).toEqual(['send', 'preview', 'edit', 'leave']);
});

test('the envelope follows from the header until it is written', () => {
	const {text, key, form} = keyboard();
	text('Alice <a@example.org>');
	key('enter');
	text('Bob <b@example.net>');
	key('tab', 'tab');
	text('c@example.net');
	expect(shown(form())).toContain(' MAIL FROM  a@example.org');
	expect(shown(form())).toContain(' RCPT TO    b@example.net, c@example.net');
	key('tab', 'tab', 'tab');
	text('<>');
	expect(shown(form())).toContain(' MAIL FROM  <>');
	expect(letterOf(draftOf(form())).envelopeFrom).toBe('<>');
});

test('a page over the form goes with Esc, or with the first letter typed', () => {
	const keys = keyboard();
	const over: Form = {...keys.form(), page: {name: 'findings', findings: [], top: 0}};
	expect(pressOnForm(over, {type: 'key', name: 'escape'})).toMatchObject({form: {page: {name: 'fields'}}});
	const typed = pressOnForm(over, {type: 'text', text: 'x'}).form;
	expect([typed.page.name, draftOf(typed).from]).toEqual(['fields', 'x']);
});

test('server text and pasted controls cannot reach the terminal', () => {
	const keys = keyboard();
	keys.paste('a\u001B[31m\u0007');
	expect(shown(keys.form()).join('')).not.toMatch(/[\u0000-\u001F\u007F]/);
});

test('any keys, any size: the cursor stays inside', () => {
	const keyNames = [
		'enter',
		'tab',
		'shift+tab',
		'up',
		'down',
		'left',
		'right',
		'home',
		'end',
		'ctrl+u',
		'ctrl+k',
		'ctrl+w',
		'ctrl+y',
		'backspace',
		'delete',
		'pagedown',
	];
	fc.assert(
		fc.property(
			fc.array(
				fc.oneof(
					fc.constantFrom(...keyNames),
					fc.string({unit: 'grapheme', maxLength: 8}).map(text => `=${text}`),
				),
				{maxLength: 60},
			),
			fc.integer({min: 20, max: 100}),
			fc.integer({min: 3, max: 30}),
			(presses, width, height) => {
				const keys = keyboard();
				for (const press of presses) {
					if (press.startsWith('=')) {
						keys.text(press.slice(1));
					} else {
						keys.key(press);
					}
				}

				const {rows, cursor} = formRows(keys.form(), width, height);
				expect(rows.length).toBeLessThanOrEqual(height);
				expect(cursor?.y).toBeGreaterThanOrEqual(0);
				expect(cursor?.y).toBeLessThan(Math.min(height, rows.length));
				expect(cursor?.x).toBeLessThan(width);
			},
		),
	);
});

test('Enter in the subject goes to the text; the fields go round in both directions', () => {
	const {key, form} = keyboard({from: 'a', to: 'b', cc: 'c', bcc: 'd', replyTo: 'e'});
	expect(form().focus).toBe('subject');
	key('enter');
	expect(form().focus).toBe('text');
	expect(step(focusOn(form(), 'html'), 1).focus).toBe('from');
	expect(step(focusOn(form(), 'from'), -1).focus).toBe('html');
});

test('Page Up and Page Down change the field even inside a text', () => {
	const {text, key, form} = keyboard(
		Object.fromEntries(fieldNames.filter(name => name !== 'text').map(name => [name, 'x'])),
	);
	text('one\ntwo');
	key('pageup');
	expect(form().focus).toBe('files');
	key('pagedown', 'pagedown');
	expect(form().focus).toBe('html');
});

test('Tab completes a path among the files, and goes on elsewhere', () => {
	const {key, form, formRequests} = keyboard(
		Object.fromEntries(fieldNames.filter(name => name !== 'files').map(name => [name, 'x'])),
	);
	expect(form().focus).toBe('files');
	key('tab');
	expect([form().focus, formRequests]).toEqual(['files', ['complete']]);
	key('shift+tab');
	expect(form().focus).toBe('charset');
});

test('a filled letter begins at its text', () => {
	const filled = Object.fromEntries(fieldNames.map(name => [name, 'x']));
	expect(keyboard(filled).form().focus).toBe('text');
});

test('what was said stays until the next key', () => {
	const {form} = keyboard();
	for (const said of [{problem: 'no'}, {notice: 'a b'}]) {
		const after = pressOnForm({...form(), ...said}, {type: 'key', name: 'left'}).form;
		expect(after).toMatchObject({problem: null, notice: null});
	}
});

describe('a page over the form', () => {
	const over = (top: number): Form => ({
		...keyboard().form(),
		page: {name: 'preview', lines: [], top},
	});
	const pressed = (top: number, name: string) => pressOnForm(over(top), {type: 'key', name});

	test.each([
		['up', 11],
		['down', 13],
		['pageup', 2],
		['pagedown', 22],
		['left', 12],
	])('is moved by %s from row 12 to %i', (name, top) => {
		expect(pressed(12, name).form.page).toMatchObject({name: 'preview', top});
	});

	test('is not moved above its beginning', () => {
		expect(pressed(0, 'up').form.page).toMatchObject({top: 0});
		expect(pressed(4, 'pageup').form.page).toMatchObject({top: 0});
	});

	test('goes with Ctrl+C and Tab; sending stays a request', () => {
		expect(pressed(0, 'ctrl+c')).toMatchObject({form: {page: {name: 'fields'}}});
		expect(pressed(0, 'ctrl+c').request).toBeUndefined();
		expect(pressed(0, 'tab').form).toMatchObject({page: {name: 'fields'}, focus: 'to'});
		expect(pressed(0, 'shift+tab').form).toMatchObject({page: {name: 'fields'}, focus: 'html'});
		expect(pressed(0, 'ctrl+s')).toMatchObject({request: 'send', form: {page: {name: 'preview'}}});
	});
});

describe('a line of the files', () => {
	const files = (lines: string) => focusOn(openForm({...emptyDraft, files: lines}), 'files');

	test('is the one with the cursor, and is replaced alone', () => {
		const form = files('one\ntwo\nthree');
		expect(currentLine(form)).toBe('three');
		const middle = pressOnForm(form, {type: 'key', name: 'up'}).form;
		expect(currentLine(middle)).toBe('two');
		const replaced = replaceCurrentLine(middle, 'twenty');
		expect(draftOf(replaced).files).toBe('one\ntwenty\nthree');
		const typed = pressOnForm(replaced, {type: 'text', text: '!'}).form;
		expect(draftOf(typed).files).toBe('one\ntwenty!\nthree');
	});

	test('at the very start is the first', () => {
		const {editor} = files('one\ntwo');
		expect(currentLine({...files('one\ntwo'), editor: {...editor, cursor: 0}})).toBe('one');
		expect(currentLine({...files('\ntwo'), editor: {...files('\ntwo').editor, cursor: 0}})).toBe('');
	});

	test('down from a long line goes no further than the end of a short one', () => {
		const form = files('a long line\nb\nlast');
		const first = {...form, editor: {...form.editor, cursor: 11}};
		const second = pressOnForm(first, {type: 'key', name: 'down'}).form;
		expect(draftOf(pressOnForm(second, {type: 'text', text: '!'}).form).files).toBe('a long line\nb!\nlast');
	});
});

test('writing a field replaces it, with the line ends of one kind', () => {
	expect(draftOf(writeField(openForm({...emptyDraft, from: 'x'}), 'a\r\nb\rc')).to).toBe('a\nb\nc');
});

test('in a field of one line the ends are those of the field', () => {
	const {text, key, draft} = keyboard();
	text('ann@example.org');
	key('home');
	text('<');
	key('end');
	text('>');
	expect(draft().from).toBe('<ann@example.org>');
	key('home', 'ctrl+k');
	expect(draft().from).toBe('');
});

test('arrows inside a line of the text move by one letter, over line ends too', () => {
	const {text, key, draft} = keyboard(
		Object.fromEntries(fieldNames.filter(name => name !== 'text').map(name => [name, 'x'])),
	);
	text('one\ntwo');
	key('home', 'left');
	text('!');
	expect(draft().text).toBe('one!\ntwo');
	key('backspace', 'right', 'delete');
	expect(draft().text).toBe('one\nwo');
});
