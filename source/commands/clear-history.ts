/** `/clear-history` */
import type {LocalCommand} from './command.ts';

export const clearHistory: LocalCommand = {
	name: 'clear-history',
	argument: '',
	help: 'forget the lines that ↑ brings back',
	run(_argument, context) {
		context.clearHistory();
		return {said: 'The history is empty.'};
	},
};
