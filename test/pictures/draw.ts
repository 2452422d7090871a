/** Plays each scene on a terminal in memory, and writes what it shows. No network and no clock: the same each time. */
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {startList} from '../../source/ui/sessions/start-list.tsx';
import {startInspector} from '../../source/ui/start.tsx';
import {fakeTerminal} from '../support/fake-terminal.ts';
import {type Scene, scenes, today} from './scenes.ts';
import {dark, light, svgOf} from './svg.ts';

export async function drawAll(folder: string): Promise<void> {
	// Colours are chosen when Ink is loaded; the locale of who draws must not choose the signs.
	process.env.LANG = 'C.UTF-8';
	Date.now = () => today;
	for (const scene of scenes) {
		await writeFile(join(folder, `${scene.name}.svg`), await draw(scene));
		console.log(`docs/${scene.name}.svg`);
	}
}

async function draw({
	title,
	columns,
	rows,
	background,
	session,
	list,
	keys,
	until,
	options = {},
}: Scene): Promise<string> {
	const terminal = fakeTerminal(columns, rows);
	const {stdin, stdout} = terminal;
	const shown = {colour: true, mouse: false, ...options, stdin, stdout};
	const ended = list ? startList({...shown, store: list()}) : startInspector({...shown, session: session()});
	await terminal.until('❯');
	for (const [press, shown] of keys) {
		terminal.type(press);
		await terminal.until(shown);
	}

	await terminal.until(until);
	const cursor = terminal.isCursorHidden() ? null : terminal.cursor();
	const picture = svgOf(terminal.screen, title, background === 'light' ? light : dark, cursor);
	terminal.type('\u001b\u001b');
	terminal.type('\u0015\u0003\u0003\u0003');
	await Promise.race([ended, new Promise(resolve => setTimeout(resolve, 500))]);
	return picture;
}
