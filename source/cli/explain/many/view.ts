/** What of a collection the list shows, and what keys make of that. Pure. */

export type View = {
	/** `groups`: the causes; `rows`: the sessions of one of them, or of all where `group` is null. */
	readonly kind: 'groups' | 'rows';
	readonly group: string | null;
	readonly filter: string;
	/** The filter is being typed. */
	readonly typing: boolean;
};

export const atFirst: View = {kind: 'groups', group: null, filter: '', typing: false};

/** `group`: the one the list stands at. Null where the key means nothing here. */
export function stepOfView(view: View, key: string, group: string | null): View | null {
	if (view.typing) {
		return typed(view, key);
	}

	// A terminal may hand over several typed letters in one piece.
	if (key.startsWith('/')) {
		return {...view, typing: true, filter: key.slice(1)};
	}

	if (key === 'c') {
		return {...view, kind: view.kind === 'groups' ? 'rows' : 'groups', group: null};
	}

	if (key === 'enter' && view.kind === 'groups') {
		return {...view, kind: 'rows', group};
	}

	if (key === 'escape' && view.filter !== '') {
		return {...view, filter: ''};
	}

	return key === 'escape' && view.kind === 'rows' ? {...view, kind: 'groups', group: null} : null;
}

const otherKeys = /^(?:up|down|left|right|pageup|pagedown|home|end|tab|delete|(?:ctrl|alt|shift)\+.*)$/;

function typed(view: View, key: string): View {
	switch (key) {
		case 'enter':
			return {...view, typing: false};
		case 'escape':
			return {...view, typing: false, filter: ''};
		case 'backspace':
			return {...view, filter: [...view.filter].slice(0, -1).join('')};
		default:
			return otherKeys.test(key) ? view : {...view, filter: view.filter + key};
	}
}
