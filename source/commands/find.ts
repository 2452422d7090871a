/** `/find`: selects the line above the selected one that has a text in it. */
import {textOfEntry} from '../session/entry-text.ts';
import type {LocalCommand} from './command.ts';

export const find: LocalCommand = {
	name: 'find',
	argument: '<text>',
	help: 'select the next line upwards with this text; ↑ Enter finds the next',
	onRecording: true,
	run(argument, {session, selectedId, select, mark}) {
		const wanted = argument.trim().toLowerCase();
		if (wanted === '') {
			return {problem: 'Say what to look for: /find 550'};
		}

		const places = session.entries
			.filter(entry => textOfEntry(entry).toLowerCase().includes(wanted))
			.map(({id}) => id);
		const from = selectedId() ?? Number.POSITIVE_INFINITY;
		// At the top it begins again at the newest line.
		const found = places.findLast(id => id < from) ?? places.at(-1);
		if (found === undefined) {
			return {problem: `No line has “${argument.trim()}” in it.`};
		}

		mark(argument.trim());
		select(found);
		const [number, count] = [places.length - places.indexOf(found), places.length];
		return {
			said:
				count === 1
					? 'The only one.'
					: `${number} of ${count} from the end. ↑ Enter moves to the next above.`,
		};
	},
};
