/** The `?` help: drawn from the keymap and the list of local commands. */
import type {LocalCommand} from '../../commands/command.ts';
import {keymap, shownKey} from '../keyboard/keymap.ts';
import {recordingKeys} from '../keyboard/recording-keys.ts';
import {type DisplayRow, layOut, spread} from '../screen/layout.ts';
import {blank, heading, type Line, line, piece} from '../screen/lines.ts';

const groups = {session: 'Session', navigation: 'Navigation', editing: 'Editing'} as const;

/** `recorded`: nothing is sent, and letters are keys. */
export function helpLines(
	commands: readonly LocalCommand[],
	width: number,
	recorded = false,
): readonly Line[] {
	const keys = Object.entries(groups).map(([group, title]) => [
		heading(title),
		...keymap
			.filter(binding => binding.group === group && binding.help !== '')
			.flatMap(binding => row(shownKey(binding), binding.help)),
	]);
	const local = [
		heading('Local commands, at the prompt or with Ctrl+P'),
		...commands.flatMap(({name, argument, help}) => row(`/${name} ${argument}`.trim(), help)),
		...row('//…', 'a line that begins with a slash, sent to the server'),
	];
	const letters = [
		heading('Reading a recording'),
		...recordingKeys
			.filter(({help}) => help !== '')
			.flatMap(({keys: [first = ''], shown = first, help}) => row(shown, help)),
		...row('/', 'begin a command, or a text to search for'),
	];
	const signs = [
		heading('Signs'),
		...row('C  S', 'what we sent, what the server sent'),
		...row('▪', 'an observer on the network cannot read this line'),
		...row('①', 'a finding: see the Findings view'),
	];
	const [session = [], ...others] = keys;
	if (recorded) {
		return stacked([letters, local, ...others, signs]);
	}

	return width < 110 ? stacked([session, local, ...others, signs]) : besides([...keys, local, signs], width);
}

const margin = 15;

/** A name that is longer than its column has a line of its own. */
function row(left: string, right: string): Line[] {
	const name = piece(left.padEnd(margin), 'accent');
	return left.length > margin
		? [line(name), {...line(piece(' '.repeat(margin)), ` ${right}`), indent: margin + 1}]
		: [{...line(name, ` ${right}`), indent: margin + 1}];
}

/** Two columns where there is room. */
function besides(parts: readonly (readonly Line[])[], width: number): Line[] {
	const half = Math.floor(width / 2);
	const column = (chosen: readonly (readonly Line[])[]): readonly DisplayRow[] =>
		layOut(stacked(chosen), half - 3);
	const left = column(parts.slice(0, 3));
	const right = column(parts.slice(3));
	return Array.from({length: Math.max(left.length, right.length)}, (_, index) => ({
		...line(...spread(left[index] ?? [], [], half), ...(right[index] ?? [])),
		fixed: true as const,
	}));
}

function stacked(parts: readonly (readonly Line[])[]): Line[] {
	return parts.flatMap((part, index) => (index > 0 ? [blank, ...part] : part));
}
