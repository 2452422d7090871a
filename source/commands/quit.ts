/** `/quit`: leaves the program; the server is not told. */
import type {LocalCommand} from './command.ts';

export const quit: LocalCommand = {
	name: 'quit',
	argument: '',
	help: 'leave smtpscope (QUIT without the slash goes to the server)',
	onRecording: true,
	onMessage: true,
	run(_argument, context) {
		context.quit();
		return {};
	},
};
