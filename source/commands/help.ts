/** `/help` */
import type {LocalCommand} from './command.ts';

export const help: LocalCommand = {
	name: 'help',
	argument: '',
	help: 'keys and local commands',
	onRecording: true,
	run(_argument, {showHelp}) {
		showHelp();
		return {};
	},
};
