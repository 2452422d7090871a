import {describe, expect, test} from 'vitest';
import {commands} from '../../../source/commands/commands.ts';
import {type PaletteItem, paletteItems, paletteMatches} from '../../../source/ui/overlays/palette.ts';

const item = (name: string, argument = '', help = ''): PaletteItem => ({
	name,
	argument,
	help,
	key: '',
	does: {type: 'command', name},
});
const items = [
	item('copy', '[what]', 'copy the selected line'),
	item('connect', '[host]', 'connect again'),
	item('quit', '', 'leave'),
	item('auth-matrix', '', 'try every way to log in'),
	item('view Auth', '', 'show this view'),
];

describe('what fits', () => {
	test.each<[string, readonly string[], string]>([
		['', ['copy', 'connect', 'quit', 'auth-matrix', 'view Auth'], ''],
		['co', ['copy', 'connect', 'auth-matrix'].slice(0, 2), ''],
		['/CO', ['copy', 'connect'], ''],
		['  qui', ['quit'], ''],
		// By any words of the name or of the help, and then by the letters in their order.
		['selected line', ['copy'], ''],
		['line selected', ['copy'], ''],
		['auth', ['auth-matrix', 'view Auth'], ''],
		['amx', ['auth-matrix'], ''],
		['x', ['auth-matrix'], ''],
		['zz', [], ''],
		['copy ', ['copy'], ''],
		['/copy  as Markdown ', ['copy'], 'as Markdown'],
		['Copy session', ['copy'], 'session'],
		// One without an argument has none.
		['quit now', [], ''],
	])('%j', (typed, names, argument) => {
		const found = paletteMatches(items, typed);
		expect([found.items.map(({name}) => name), found.argument]).toEqual([names, argument]);
	});
});

test('every command, every view with its key, and the keys that have words', () => {
	const all = paletteItems(commands);
	expect(all.slice(0, commands.length).map(({name, argument, help}) => [name, argument, help])).toEqual(
		commands.map(({name, argument, help}) => [name, argument, help]),
	);
	expect(
		all.slice(commands.length).map(({name, key, help, does}) => {
			const what = does.type === 'action' ? does.action : does.name;
			return `${name} · ${key} · ${what} · ${help}`;
		}),
	).toMatchInlineSnapshot(`
		[
		  "view Decode · F2 · view-2 · show this view",
		  "view Server · F3 · view-3 · show this view",
		  "view Auth · F4 · view-4 · show this view",
		  "view TLS · F5 · view-5 · show this view",
		  "view Message · F6 · view-6 · show this view",
		  "view Wire · F7 · view-7 · show this view",
		  "view Findings · F8 · view-8 · show this view",
		  "history · Ctrl+R · history · search the history; Ctrl+R again for an earlier match",
		  "turn reading · Ctrl+T · turn-reading · switch how the line is read: plain text or base64, dots doubled or as typed",
		  "suspend · Ctrl+Z · suspend · suspend; fg resumes",
		  "repaint · Ctrl+L · repaint · redraw the screen",
		  "finding · Ctrl+N · finding · select the next line with a finding (also Alt+N; Alt+P for the one before)",
		  "newest · Esc · newest · back to the newest line; closes what is open; Esc followed by 1 … 8 shows that view",
		  "other pane · Ctrl+O · other-pane · switch to the other pane, which PgUp, Home, End and zoom then control",
		  "zoom · Ctrl+X · zoom · give the active pane the full width, without borders; again to go back (also F9, Alt+Z)",
		  "copy · Ctrl+G · copy · copy the selected line (also Alt+C); /copy copies more",
		  "clock · Alt+T · clock · show the time of day instead of the time since the start",
		]
	`);
});
