import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {emptyDraft, fieldNames, letterOf} from '../../../source/ui/compose/draft.ts';
import {
	draftOf,
	type Form,
	type FormRequest,
	insertText,
	openForm,
	pressOnForm,
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
