/** The form's state, and what keys do to it: pure, without the screen. */
import type {LintFinding} from '../../message/lint/finding.ts';
import {graphemes} from '../../text/graphemes.ts';
import {actionOf} from '../keyboard/keymap.ts';
import type {KeyPress} from '../keyboard/keys.ts';
import {movements} from '../keyboard/movements.ts';
import {type Editor, type EditorEvent, edit, emptyEditor, textOf} from '../prompt/editor.ts';
import type {Line} from '../screen/lines.ts';
import {type Draft, type FieldName, fieldNames, isMultiline} from './draft.ts';

export type Form = {
	/** The focused field is in the editor and not here. */
	readonly draft: Draft;
	readonly focus: FieldName;
	readonly editor: Editor;
	/** What stands in the form's place. */
	readonly page:
		| {readonly name: 'fields'}
		/** What a receiver will hold against the letter; sending again sends it. */
		| {readonly name: 'findings'; readonly findings: readonly LintFinding[]; readonly top: number}
		/** The exact bytes. */
		| {readonly name: 'preview'; readonly lines: readonly Line[]; readonly top: number};
	/** Why it was not sent; stays until the next key. */
	readonly problem: string | null;
	/** Paths that the typed one may become; stays until the next key. */
	readonly notice: string | null;
	/** The letter is being put together, or is with the editor. */
	readonly working: boolean;
};

/** What the keys ask for beyond the form itself. */
export type FormRequest = 'send' | 'preview' | 'edit' | 'leave' | 'complete';

/** The first field that is empty has the cursor. */
export function openForm(draft: Draft): Form {
	const focus = fieldNames.find(name => draft[name] === '') ?? 'text';
	return focusOn(
		{draft, focus, editor: emptyEditor, page: {name: 'fields'}, problem: null, notice: null, working: false},
		focus,
	);
}

/** The letter as it stands, the focused field included. */
export function draftOf({draft, focus, editor}: Form): Draft {
	return {...draft, [focus]: textOf(editor)};
}

/** `request`: what the key asks for beyond the form. */
export function pressOnForm(
	form: Form,
	key: KeyPress,
): {readonly form: Form; readonly request?: FormRequest} {
	const calm = form.problem === null && form.notice === null ? form : {...form, problem: null, notice: null};
	const request = key.type === 'key' ? formRequests[key.name] : undefined;
	if (request === 'leave' && form.page.name !== 'fields') {
		return {form: {...calm, page: {name: 'fields'}}};
	}

	if (request) {
		return {form: calm, request};
	}

	if (form.page.name === 'fields') {
		return pressOnFields(calm, key);
	}

	// Whoever begins to type wants to type.
	return key.type === 'text' || /^(?:shift\+)?tab$/.test(key.name)
		? pressOnFields({...calm, page: {name: 'fields'}}, key)
		: {form: scrolled(calm, key)};
}

export const formRequests: Readonly<Record<string, FormRequest>> = {
	'ctrl+s': 'send',
	'ctrl+o': 'preview',
	'ctrl+g': 'edit',
	escape: 'leave',
	'ctrl+c': 'leave',
};

export function focusOn(form: Form, focus: FieldName): Form {
	const draft = draftOf(form);
	return {...form, draft, focus, editor: edit(emptyEditor, {type: 'replace', text: draft[focus]})};
}

/** In place of what the focused field holds. */
export function writeField(form: Form, text: string): Form {
	return {...form, editor: edit(form.editor, {type: 'replace', text: withLineFeeds(text)})};
}

function withLineFeeds(text: string): string {
	return text.replaceAll(/\r\n?/g, '\n');
}

/** At the cursor; in a field of one line, line ends become spaces. */
export function insertText(form: Form, text: string): Form {
	const clean = withLineFeeds(text);
	const fitting = isMultiline(form.focus) ? clean : clean.replaceAll(/\s*\n\s*/g, ' ').trim();
	return {...form, editor: edit(form.editor, {type: 'insert', text: fitting})};
}

function pressOnFields(form: Form, key: KeyPress): {readonly form: Form; readonly request?: FormRequest} {
	if (key.type === 'text') {
		return {form: {...form, editor: edit(form.editor, {type: 'insert', text: key.text})}};
	}

	const action = actionOf(key.name);
	const movement = action && movements[action];
	if (movement) {
		return {form: {...form, editor: move(form, movement)}};
	}

	switch (action) {
		case 'send':
			// After the subject people write; the fields between are seldom needed.
			return {
				form: isMultiline(form.focus)
					? insertText(form, '\n')
					: form.focus === 'subject'
						? focusOn(form, 'text')
						: step(form, 1),
			};
		case 'complete':
			return form.focus === 'files' ? {form, request: 'complete'} : {form: step(form, 1)};
		case 'complete-back':
			return {form: step(form, -1)};
		case 'older':
		case 'newer':
			return {form: upOrDown(form, action === 'older' ? -1 : 1)};
		case 'page-up':
		case 'page-down':
			return {form: step(form, action === 'page-up' ? -1 : 1)};
		default:
			return {form};
	}
}

/** The next field, or the one before. */
export function step(form: Form, by: 1 | -1): Form {
	const at = (fieldNames.indexOf(form.focus) + by + fieldNames.length) % fieldNames.length;
	return focusOn(form, fieldNames[at] ?? 'from');
}

/** Home, End and cuts keep to the line the cursor is in. */
function move({editor, focus}: Form, event: EditorEvent): Editor {
	if (
		!isMultiline(focus) ||
		(event.type !== 'move' && event.type !== 'cut') ||
		!/^(?:start|end)$/.test(event.to)
	) {
		return edit(editor, event);
	}

	const {start, end} = lineAround(editor);
	const line = {...editor, line: editor.line.slice(start, end), cursor: editor.cursor - start};
	const changed = edit(line, event);
	return {
		...changed,
		line: [...editor.line.slice(0, start), ...changed.line, ...editor.line.slice(end)],
		cursor: start + changed.cursor,
	};
}

function upOrDown(form: Form, by: 1 | -1): Form {
	const {editor} = form;
	const {start, end} = lineAround(editor);
	const isEdge = by === -1 ? start === 0 : end === editor.line.length;
	if (!isMultiline(form.focus) || isEdge) {
		return step(form, by);
	}

	const column = editor.cursor - start;
	const other = lineAround({...editor, cursor: by === -1 ? start - 1 : end + 1});
	return {...form, editor: {...editor, cursor: Math.min(other.start + column, other.end), killing: false}};
}

/** Where the line with the cursor begins and ends. */
function lineAround({line, cursor}: Pick<Editor, 'line' | 'cursor'>): {
	readonly start: number;
	readonly end: number;
} {
	const start = line.lastIndexOf('\n', cursor - 1) + 1;
	const end = line.indexOf('\n', cursor);
	return {start: cursor === 0 ? 0 : start, end: end === -1 ? line.length : end};
}

/** The line with the cursor in the field that is focused, for completing a path. */
export function currentLine({editor}: Form): string {
	const {start, end} = lineAround(editor);
	return editor.line.slice(start, end).join('');
}

export function replaceCurrentLine(form: Form, text: string): Form {
	const {start, end} = lineAround(form.editor);
	const added = graphemes(text);
	const line = [...form.editor.line.slice(0, start), ...added, ...form.editor.line.slice(end)];
	return {...form, editor: {...form.editor, line, cursor: start + added.length}};
}

function scrolled(form: Form, key: KeyPress): Form {
	const {page} = form;
	if (page.name === 'fields' || key.type !== 'key') {
		return form;
	}

	const action = actionOf(key.name);
	const by = {older: -1, newer: 1, 'page-up': -10, 'page-down': 10}[String(action)] ?? 0;
	return {...form, page: {...page, top: Math.max(0, page.top + by)}};
}
