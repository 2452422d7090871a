/** `/wait`: a pause between two lines of a script. */
import {durationProblem, wait as pause} from '../dialogs/script/control-commands.ts';
import type {ScriptOnlyCommand} from './command.ts';

export const wait: ScriptOnlyCommand = {
	name: 'wait',
	argument: '500ms',
	help: 'wait before the next line: 500ms, 2s, 1m, at most 1h',
	script: {phases: ['command'], rehearse: durationProblem, run: pause},
};
