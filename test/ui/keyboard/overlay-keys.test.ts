import {describe, expect, test} from 'vitest';
import {commands} from '../../../source/commands/commands.ts';
import type {Action} from '../../../source/ui/keyboard/keymap.ts';
import type {KeyPress} from '../../../source/ui/keyboard/keys.ts';
import {pasteOnOverlay, pressOnOverlay} from '../../../source/ui/keyboard/overlay-keys.ts';
import {createAsking} from '../../../source/ui/overlays/asking.ts';
import {textOf} from '../../../source/ui/prompt/editor.ts';
import {initialScreen} from '../../../source/ui/screen-state.ts';
import {step} from '../../../source/ui/step.ts';
import {createStore} from '../../../source/ui/store.ts';

function overlayKeys(overflow = 40) {
	const screen = createStore(initialScreen(80, 24), step);
	const asking = createAsking(screen, title => (title === 'Address' ? 'ann@example.org' : ''));
	const done: string[] = [];
	const tools = {
		...{screen, asking, overflow: () => overflow, commands},
		put: (text: string) => done.push(`put ${text}`),
		type: (text: string) => done.push(`type ${text}`),
		act: (action: Action) => done.push(`act ${action}`),
		run: (line: string) => done.push(`run ${line}`),
	};
	const press = (key: KeyPress, action?: Action): void => {
		const {overlay} = screen.get();
		if (overlay) {
			pressOnOverlay(tools, key, action, overlay);
		}
	};
	return {
		...{screen, asking, done},
		text: (text: string) => press({type: 'text', text}),
		act: (action: Action) => press({type: 'key', name: ''}, action),
		paste(text: string) {
			const {overlay} = screen.get();
			if (overlay) {
				pasteOnOverlay(screen, asking, overlay, text);
			}
		},
		top: () => {
			const {overlay} = screen.get();
			return overlay?.type === 'reading' ? overlay.top : null;
		},
		field: () => {
			const {overlay} = screen.get();
			return overlay && 'editor' in overlay ? textOf(overlay.editor) : null;
		},
		index: () => {
			const {overlay} = screen.get();
			return overlay && 'index' in overlay ? overlay.index : null;
		},
	};
}

describe('a text', () => {
	const reading = (overflow?: number) => {
		const keys = overlayKeys(overflow);
		keys.asking.read('Help', {kind: 'help'});
		return keys;
	};

	test.each<[string | {action: Action}, number]>([
		['j', 11],
		['k', 9],
		[' ', 22],
		['g', 0],
		['G', 40],
		[{action: 'newer'}, 11],
		[{action: 'older'}, 9],
		[{action: 'page-down'}, 22],
		[{action: 'page-up'}, 0],
		[{action: 'pane-down'}, 22],
		[{action: 'pane-up'}, 0],
		[{action: 'move-start'}, 0],
		[{action: 'move-end'}, 40],
	])('is moved by %j from its row 10 to %i', (key, top) => {
		const {screen, text, act, top: now} = reading();
		screen.dispatch({type: 'read-on', top: 10});
		if (typeof key === 'string') {
			text(key);
		} else {
			act(key.action);
		}

		expect(now()).toBe(top);
	});

	test('moves neither above its beginning nor beyond its end', () => {
		const {text, top} = reading(1);
		text('k');
		expect(top()).toBe(0);
		text('j');
		text('j');
		expect(top()).toBe(1);
	});

	test('is closed by any other key, which is typed unless it closes texts elsewhere too', () => {
		for (const [key, done] of [
			['E', ['type E']],
			['q', []],
			['?', []],
		] as const) {
			const keys = reading();
			keys.text(key);
			expect(keys.screen.get().overlay).toBeNull();
			expect(keys.done).toEqual(done);
		}
	});

	test('that says what goes on stays open, and its address can be copied', () => {
		const keys = overlayKeys();
		const following = keys.asking.follow('Token');
		following.show(['Open this:'], 'https://login.example');
		keys.text('x');
		expect(keys.top()).toBe(0);
		keys.act('copy');
		expect(keys.done).toEqual(['put https://login.example']);
		expect(keys.screen.get().notice?.text).toContain('was copied');
		keys.act('stop');
		expect(following.signal.aborted).toBe(true);
		expect(keys.screen.get().overlay).toBeNull();
	});
});

describe('a question', () => {
	test('is answered by one of its letters, in either case, and by no other', () => {
		const keys = overlayKeys();
		const answers: (string | null)[] = [];
		keys.asking.choose('Sure?', [{key: 'y', label: 'yes'}], answer => answers.push(answer));
		keys.text('x');
		expect(answers).toEqual([]);
		keys.text('Y');
		expect(answers).toEqual(['y']);
		expect(keys.screen.get().overlay).toBeNull();
	});

	test('is left by Esc', () => {
		const keys = overlayKeys();
		const answers: (string | null)[] = [];
		keys.asking.choose('Sure?', [{key: 'y', label: 'yes'}], answer => answers.push(answer));
		keys.act('newest');
		expect(answers).toEqual([null]);
	});
});

describe('a field', () => {
	const asked = (title: string, secret = false) => {
		const keys = overlayKeys();
		const answers: (string | null)[] = [];
		keys.asking.ask({title, secret}, answer => answers.push(answer));
		return {...keys, answers};
	};

	test('gives what was typed', () => {
		const {text, act, answers} = asked('Name');
		text('ann');
		act('move-start');
		text('J');
		act('send');
		expect(answers).toEqual(['Jann']);
	});

	test('has a suggestion that → accepts, and Enter too while it is empty', () => {
		const accepted = asked('Address');
		accepted.act('move-right');
		expect(accepted.field()).toBe('ann@example.org');
		const sent = asked('Address');
		sent.act('send');
		expect(sent.answers).toEqual(['ann@example.org']);
		const typed = asked('Address');
		typed.text('b');
		typed.act('move-right');
		typed.act('send');
		expect(typed.answers).toEqual(['b']);
	});

	test('accepts what is pasted as one line; of a secret, spaces stay and line breaks go', () => {
		const plain = asked('Name');
		plain.paste(' ann \r\n smith \u0007 ');
		expect(plain.field()).toBe('ann smith');
		const secret = asked('Password', true);
		secret.paste(' open\r\nsesame ');
		expect(secret.field()).toBe(' opensesame ');
	});
});

describe('a filter', () => {
	test('shows what fits while it is typed, and is as before when it is left', () => {
		const keys = overlayKeys();
		keys.screen.dispatch({type: 'filtered', by: 'RCPT'});
		const editor = {...keys.screen.get().editor};
		keys.screen.dispatch({type: 'opened', overlay: {type: 'filter', editor, before: 'RCPT'}});
		keys.text('MAIL');
		expect(keys.screen.get().filter).toBe('MAIL');
		keys.act('newest');
		expect(keys.screen.get()).toMatchObject({filter: 'RCPT', overlay: null});
	});
});

describe('the search of the history', () => {
	const searched = () => {
		const keys = overlayKeys();
		keys.screen.dispatch({type: 'history', lines: ['MAIL FROM:<a@b>', 'NOOP', 'RCPT TO:<c@d>', 'NOOP']});
		const editor = {...keys.screen.get().editor};
		keys.screen.dispatch({type: 'opened', overlay: {type: 'history', editor, index: 0}});
		return keys;
	};
	const written = (keys: ReturnType<typeof searched>) => textOf(keys.screen.get().editor);

	test.each<Action>(['send', 'complete', 'move-right', 'move-end'])(
		'puts the line into the prompt: %s',
		action => {
			const keys = searched();
			keys.text('mail');
			keys.act(action);
			expect(written(keys)).toBe('MAIL FROM:<a@b>');
			expect(keys.screen.get().overlay).toBeNull();
		},
	);

	test('goes to older lines and back, not beyond the ends', () => {
		const keys = searched();
		keys.act('history');
		keys.act('older');
		keys.act('older');
		expect(keys.index()).toBe(2);
		keys.act('newer');
		keys.act('send');
		expect(written(keys)).toBe('RCPT TO:<c@d>');
		const other = searched();
		other.act('newer');
		expect(other.index()).toBe(0);
	});

	test('begins at the newest again when something is typed, and puts nothing there when nothing fits', () => {
		const keys = searched();
		keys.act('older');
		keys.text('x');
		expect(keys.index()).toBe(0);
		keys.act('send');
		expect(written(keys)).toBe('');
	});
});

describe('the palette', () => {
	const opened = () => {
		const keys = overlayKeys();
		const editor = {...keys.screen.get().editor};
		keys.screen.dispatch({type: 'opened', overlay: {type: 'palette', editor, index: 0}});
		return keys;
	};

	test('arrows choose below the first item and back, not above it', () => {
		const keys = opened();
		keys.act('newer');
		keys.act('newer');
		expect(keys.index()).toBe(2);
		keys.act('older');
		expect(keys.index()).toBe(1);
		keys.act('older');
		keys.act('older');
		expect(keys.index()).toBe(0);
	});

	test('typing chooses nothing yet; Enter runs the command and closes the list', () => {
		const keys = opened();
		keys.text('starttls');
		expect(keys.field()).toBe('starttls');
		expect(keys.done).toEqual([]);
		keys.act('send');
		expect(keys.done).toEqual(['run starttls']);
		expect(keys.screen.get().overlay).toBeNull();
	});

	test('Enter does an action of the keyboard', () => {
		const keys = opened();
		keys.text('zoom');
		keys.act('send');
		expect(keys.done).toEqual(['act zoom']);
	});

	test('Enter on an index beyond what fits chooses the last that fits', () => {
		const keys = opened();
		keys.text('repaint');
		for (let times = 0; times < 200; times += 1) {
			keys.act('newer');
		}

		keys.act('send');
		expect(keys.done).toHaveLength(1);
	});

	test('Enter where nothing fits only closes the list', () => {
		const keys = opened();
		keys.text('###');
		keys.act('send');
		expect(keys.done).toEqual([]);
		expect(keys.screen.get().overlay).toBeNull();
	});

	test('a command that requires an argument asks for it; one left empty with Esc runs nothing', () => {
		const keys = opened();
		keys.text('compare');
		keys.act('send');
		expect(keys.done).toEqual([]);
		expect(keys.screen.get().overlay).toMatchObject({type: 'field'});
		keys.act('newest');
		expect(keys.done).toEqual([]);
		const given = opened();
		given.text('compare');
		given.act('send');
		given.text('mx2.example');
		given.act('send');
		expect(given.done).toEqual(['run compare mx2.example']);
	});

	test('an argument typed behind the name is not asked for again', () => {
		const keys = opened();
		keys.text('/compare  mx2.example ');
		keys.act('send');
		expect(keys.done).toEqual(['run compare mx2.example']);
	});
});

describe('keys of any field', () => {
	const asked = (title: string) => {
		const keys = overlayKeys();
		keys.asking.ask({title}, () => {});
		return keys;
	};

	test('Ctrl+D, which leaves elsewhere, deletes to the right', () => {
		const keys = asked('Name');
		keys.text('ann');
		keys.act('move-start');
		keys.act('leave');
		expect(keys.field()).toBe('nn');
	});

	test('the suggestion is accepted at the end key too, and by no other key', () => {
		const keys = asked('Address');
		keys.act('move-left');
		keys.act('move-start');
		expect(keys.field()).toBe('');
		keys.act('move-end');
		expect(keys.field()).toBe('ann@example.org');
	});
});

test('a paste where nothing can be typed changes nothing', () => {
	const keys = overlayKeys();
	keys.asking.read('Help', {kind: 'help'});
	const before = keys.screen.get();
	keys.paste('ann');
	expect(keys.screen.get()).toEqual(before);
});

test('half of a small screen is still one row', () => {
	const keys = overlayKeys();
	keys.screen.dispatch({type: 'resized', columns: 80, rows: 1});
	keys.asking.read('Help', {kind: 'help'});
	keys.text(' ');
	expect(keys.top()).toBe(1);
});
