/** `/reconnect`: a script goes on with a new connection to the same server. At the prompt it is `/connect`. */
import {reconnect as connectAgain} from '../dialogs/script/control-commands.ts';
import type {ScriptOnlyCommand} from './command.ts';

export const reconnect: ScriptOnlyCommand = {
	name: 'reconnect',
	argument: '',
	help: 'close the connection and connect to the same server again',
	script: {phases: ['command'], connects: true, run: connectAgain},
};
