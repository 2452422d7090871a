/**
 * The line editor of the prompt: a pure reducer on graphemes, so that the cursor never stands inside an emoji
 * or between a letter and its accent. History and completions come in with the event; they are not its state.
 */
import {graphemes} from '../../text/graphemes.ts';

export type Editor = {
	readonly line: readonly string[];
	/** 0 … line.length, in graphemes. */
	readonly cursor: number;
	/** What was last cut, for `yank`. */
	readonly killed: string;
	/** Cuts in a row add up. */
	readonly killing: boolean;
	/** Place in the history counted from the newest, or -1 on the line being written. */
	readonly place: number;
	/** The line being written, kept while the history is looked through. */
	readonly draft: readonly string[];
	/** Completions being turned through, or null. */
	readonly cycle: {readonly candidates: readonly Candidate[]; readonly index: number} | null;
};

/** A whole line that the one being written may become, and what it means in a few words. */
export type Candidate = {readonly text: string; readonly label: string};

export type EditorEvent =
	| {readonly type: 'insert'; readonly text: string}
	| {readonly type: 'move'; readonly to: Destination}
	| {readonly type: 'cut'; readonly to: Destination}
	| {readonly type: 'yank'}
	| {readonly type: 'older'; readonly history: readonly string[]}
	| {readonly type: 'newer'; readonly history: readonly string[]}
	/** The next (1) or previous (-1) of the candidates, each a whole line. */
	| {readonly type: 'complete'; readonly candidates: readonly Candidate[]; readonly step: 1 | -1}
	| {readonly type: 'replace'; readonly text: string}
	/** Empties the line and keeps it for `yank`. */
	| {readonly type: 'clear'}
	/** Empties the line; it was sent. */
	| {readonly type: 'sent'};

export type Destination = 'left' | 'right' | 'word-left' | 'word-right' | 'start' | 'end';

export const emptyEditor: Editor = {
	line: [],
	cursor: 0,
	killed: '',
	killing: false,
	place: -1,
	draft: [],
	cycle: null,
};

/** Prefilled, the cursor at the end. */
export function editorWith(text: string): Editor {
	return insert(emptyEditor, text);
}

/** Any event but `complete` ends the choice between completions. */
export function edit(editor: Editor, event: EditorEvent): Editor {
	const calm: Editor = editor.killing || editor.cycle ? {...editor, killing: false, cycle: null} : editor;
	switch (event.type) {
		case 'insert':
			return insert(calm, event.text);
		case 'move':
			return {...calm, cursor: destination(editor, event.to)};
		case 'cut':
			return cut(editor, event.to);
		case 'yank':
			return insert(calm, editor.killed);
		case 'older':
			return recall(calm, event.history, editor.place + 1);
		case 'newer':
			return recall(calm, event.history, editor.place - 1);
		case 'complete':
			return complete(editor, event.candidates, event.step);
		case 'replace':
			return write(calm, graphemes(event.text));
		case 'clear':
			return {...emptyEditor, killed: textOf(editor) || editor.killed};
		case 'sent':
			return {...emptyEditor, killed: editor.killed};
	}
}

export function textOf(editor: Editor): string {
	return editor.line.join('');
}

function insert(editor: Editor, text: string): Editor {
	if (text === '') {
		return editor;
	}

	// Joined and split again: what is inserted may be an accent for the letter before it.
	const before = graphemes(editor.line.slice(0, editor.cursor).join('') + text);
	const line = [...before, ...editor.line.slice(editor.cursor)];
	return {...editor, line, cursor: before.length};
}

function write(editor: Editor, line: readonly string[]): Editor {
	return {...editor, line, cursor: line.length};
}

function destination({line, cursor}: Editor, to: Destination): number {
	switch (to) {
		case 'left':
			return Math.max(0, cursor - 1);
		case 'right':
			return Math.min(line.length, cursor + 1);
		case 'start':
			return 0;
		case 'end':
			return line.length;
		case 'word-left': {
			let at = cursor;
			while (at > 0 && !isWord(line[at - 1])) at--;
			while (at > 0 && isWord(line[at - 1])) at--;
			return at;
		}

		case 'word-right': {
			let at = cursor;
			while (at < line.length && !isWord(line[at])) at++;
			while (at < line.length && isWord(line[at])) at++;
			return at;
		}
	}
}

function isWord(grapheme: string | undefined): boolean {
	return grapheme !== undefined && /[\p{L}\p{N}_]/u.test(grapheme);
}

function cut(editor: Editor, to: Destination): Editor {
	const target = destination(editor, to);
	const from = Math.min(target, editor.cursor);
	const until = Math.max(target, editor.cursor);
	const text = editor.line.slice(from, until).join('');
	const line = editor.line.toSpliced(from, until - from);
	const shortened = {...editor, line, cursor: from, cycle: null};
	// A single character is deleted, not cut.
	if (to === 'left' || to === 'right') {
		return {...shortened, killing: false};
	}

	const kept = editor.killing ? editor.killed : '';
	const killed = target < editor.cursor ? text + kept : kept + text;
	return {...shortened, killing: true, killed: text === '' ? editor.killed : killed};
}

function recall(editor: Editor, history: readonly string[], place: number): Editor {
	const draft = editor.place === -1 ? editor.line : editor.draft;
	const fitting = beginningWith(history, draft.join(''));
	if (place < -1 || place >= fitting.length) {
		return editor;
	}

	const line = place === -1 ? draft : graphemes(fitting[fitting.length - 1 - place] ?? '');
	return {...write(editor, line), place, draft};
}

/** Lines that go on from what was typed, where there are any; else all. */
function beginningWith(history: readonly string[], typed: string): readonly string[] {
	const begun = typed.toLowerCase();
	const fitting = typed === '' ? [] : history.filter(line => line.toLowerCase().startsWith(begun));
	return fitting.length > 0 ? fitting : history;
}

function complete(editor: Editor, candidates: readonly Candidate[], step: 1 | -1): Editor {
	const list = editor.cycle?.candidates ?? candidates;
	if (list.length === 0) {
		return editor;
	}

	const from = editor.cycle?.index ?? (step === 1 ? -1 : list.length);
	const index = (from + step + list.length) % list.length;
	const cycle = list.length > 1 ? {candidates: list, index} : null;
	return {...write({...editor, killing: false}, graphemes(list[index]?.text ?? '')), cycle};
}
