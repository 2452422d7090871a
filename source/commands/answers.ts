/** `/base64`, `/password`: a script's answers to a 334. At the prompt the lens encodes what is typed. */
import {answerBase64, answerPassword} from '../dialogs/script/send-lines.ts';
import {MASK} from '../sasl/secrets.ts';
import type {ScriptOnlyCommand} from './command.ts';

export const base64: ScriptOnlyCommand = {
	name: 'base64',
	argument: 'TEXT',
	help: 'answer a 334 with TEXT in base64',
	script: {phases: ['auth'], shown: () => MASK, run: answerBase64},
};

export const password: ScriptOnlyCommand = {
	name: 'password',
	argument: '',
	help: 'answer a 334 with the password in base64',
	script: {phases: ['auth'], usesPassword: true, run: answerPassword},
};
