/** `/set`: a variable for the local commands of a script. */
import {define, setVariable} from '../dialogs/script/control-commands.ts';
import {MASK} from '../sasl/secrets.ts';
import type {ScriptOnlyCommand} from './command.ts';

export const set: ScriptOnlyCommand = {
	name: 'set',
	argument: 'NAME VALUE',
	// biome-ignore lint/suspicious/noTemplateCurlyInString: that is how scripts write it
	help: 'set ${NAME} for the local commands that follow; other names come from the environment',
	script: {
		phases: ['command'],
		rehearse: define,
		shown: argument => argument.replace(secretSetting, `$1${MASK}`),
		run: setVariable,
	},
};

const secretSetting = /^(\s*\w*(?:pass|pw|secret|token|key|auth)\w*\s+)\S.*$/is;
