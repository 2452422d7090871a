/** `/find`: selects the line above the selected one that has a text in it. */
import {visibleBytes} from '../protocol/visible.ts';
import type {Entry} from '../session/entry.ts';
import {flatten} from '../session/rope.ts';
import type {LocalCommand} from './command.ts';

export const find: LocalCommand = {
	name: 'find',
	argument: '<text>',
	help: 'select the next line upwards with this text; ↑ Enter finds the next',
	onRecording: true,
	run(argument, {session, selectedId, select}) {
		const wanted = argument.trim().toLowerCase();
		if (wanted === '') {
			return {problem: 'Say what to look for: /find 550'};
		}

		const places = session.entries
			.filter(entry => wordsOf(entry).toLowerCase().includes(wanted))
			.map(({id}) => id);
		const from = selectedId() ?? Number.POSITIVE_INFINITY;
		// At the top it begins again at the newest line.
		const found = places.findLast(id => id < from) ?? places.at(-1);
		if (found === undefined) {
			return {problem: `No line has “${argument.trim()}” in it.`};
		}

		select(found);
		const [number, count] = [places.length - places.indexOf(found), places.length];
		return {
			said:
				count === 1
					? 'The only one.'
					: `${number} of ${count} from the end. ↑ Enter goes on to the next above.`,
		};
	},
};

/** What is shown of an entry, secrets masked; nothing for what has no row of its own. */
function wordsOf(entry: Entry): string {
	switch (entry.type) {
		case 'sent':
			return entry.kind === 'message' ? Buffer.from(flatten(entry.content)).toString() : entry.line;
		case 'reply':
			return entry.lines
				.map(({text}, index) => `${entry.code}${index < entry.lines.length - 1 ? '-' : ' '}${text}`)
				.join('\n');
		case 'malformed':
			return visibleBytes(entry.bytes);
		case 'note':
			return entry.text;
		case 'failed':
			return entry.error.message;
		case 'connected':
			return `${entry.host} ${entry.address}`;
		case 'secured':
			return `${entry.tls.protocol} ${entry.tls.cipher} ${entry.tls.group ?? ''}`;
		default:
			return '';
	}
}
