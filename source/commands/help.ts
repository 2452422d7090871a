/** `/help` */
import type {LocalCommand} from './command.ts';

export const help: LocalCommand = {
	name: 'help',
	argument: '',
	help: 'keys and local commands',
	onRecording: true,
	onMessage: true,
	run(_argument, {showHelp}) {
		showHelp();
		return {};
	},
};
