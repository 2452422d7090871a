/** `/drop`: what was typed ahead and not yet sent is thrown away. */
import type {LocalCommand} from './command.ts';

export const drop: LocalCommand = {
	name: 'drop',
	argument: '',
	help: 'discard the lines typed ahead that still wait for a reply',
	run(_argument, {session}) {
		const count = session.dropWaiting();
		return {
			said:
				count === 0
					? 'No line is waiting.'
					: `${count === 1 ? '1 line was' : `${count} lines were`} not sent.`,
		};
	},
};
