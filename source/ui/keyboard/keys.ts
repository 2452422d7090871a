/**
 * Between Ink's `useInput` and the program. Ink hands over chunks, not keys: `abc\r` may come in one piece
 * (type-ahead, ssh, slow machines), and Enter, Tab and other control characters in it are not told apart.
 * Here a chunk becomes runs of text and named keys such as `enter`, `ctrl+a`, `alt+up`, `shift+tab`.
 */
import type {Key} from 'ink';

export type KeyPress =
	| {readonly type: 'text'; readonly text: string}
	| {readonly type: 'key'; readonly name: string};

export function readKeys(input: string, key: Key): readonly KeyPress[] {
	const named = nameOf(key);
	if (named === 'escape') {
		return [{type: 'key', name: named}];
	}

	if (named) {
		return [{type: 'key', name: modifiers(key) + named}];
	}

	if (key.ctrl && input !== '') {
		return [{type: 'key', name: `${modifiers({...key, shift: false})}${input === ' ' ? 'space' : input}`}];
	}

	if (key.meta && [...input].length === 1 && input >= ' ') {
		return [{type: 'key', name: `alt+${input.toLowerCase()}`}];
	}

	return split(input);
}

function nameOf(key: Key): string | undefined {
	return keyNames.find(([flag]) => key[flag] === true)?.[1];
}

const keyNames = [
	['upArrow', 'up'],
	['downArrow', 'down'],
	['leftArrow', 'left'],
	['rightArrow', 'right'],
	['pageUp', 'pageup'],
	['pageDown', 'pagedown'],
	['home', 'home'],
	['end', 'end'],
	['return', 'enter'],
	['escape', 'escape'],
	['tab', 'tab'],
	['backspace', 'backspace'],
	['delete', 'delete'],
] as const satisfies readonly (readonly [keyof Key, string])[];

function modifiers({ctrl, meta, shift}: Key): string {
	return `${ctrl ? 'ctrl+' : ''}${meta ? 'alt+' : ''}${shift ? 'shift+' : ''}`;
}

function split(input: string): KeyPress[] {
	const presses: KeyPress[] = [];
	for (const [piece] of input.matchAll(/\r\n|[\u0000-\u001f\u007f]|[^\u0000-\u001f\u007f]+/g)) {
		const name = controlName(piece);
		if (name === undefined) {
			presses.push({type: 'text', text: piece});
		} else if (name !== '') {
			presses.push({type: 'key', name});
		}
	}

	return presses;
}

/** Undefined for text; empty for a control character that is not a key. */
function controlName(piece: string): string | undefined {
	const code = piece.codePointAt(0) ?? 0;
	switch (true) {
		case piece === '\r\n' || piece === '\r' || piece === '\n':
			return 'enter';
		case piece === '\t':
			return 'tab';
		case code === 0x7f || code === 0x08:
			return 'backspace';
		case code === 0x1b:
			return 'escape';
		case code >= 0x01 && code <= 0x1a:
			return `ctrl+${String.fromCodePoint(code + 0x60)}`;
		default:
			return code < 0x20 ? '' : undefined;
	}
}
