/** `/copy`: the selected line and what is known of it, onto the clipboard of the terminal. */
import type {CopyKind, LocalCommand} from './command.ts';

/** In the order of what is copied most. `session` is all of it as text, `markdown` the same for a ticket. */
export const copyKinds: readonly CopyKind[] = [
	'line',
	'explanation',
	'finding',
	'exchange',
	'session',
	'markdown',
];

export const copy: LocalCommand = {
	name: 'copy',
	argument: '[what]',
	help: 'copy the selected line; or its explanation, finding or exchange; or the session, as text or markdown',
	onRecording: true,
	onMessage: true,
	run(argument, context) {
		const wanted = argument.trim().toLowerCase() || 'line';
		const kind = copyKinds.find(name => name === wanted) ?? copyKinds.find(name => name.startsWith(wanted));
		return kind === undefined
			? {problem: `/copy copies one of: ${copyKinds.join(', ')}. For example /copy exchange`}
			: context.copy(kind);
	},
};
