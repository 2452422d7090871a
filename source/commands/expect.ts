/** `/expect`: what the last reply, the capabilities or TLS must be; otherwise the script fails with 41. */
import {expectLine} from '../dialogs/script/expect-line.ts';
import {parseExpectation} from '../dialogs/script/expectation.ts';
import type {ScriptOnlyCommand} from './command.ts';

export const expect: ScriptOnlyCommand = {
	name: 'expect',
	argument:
		'250 | 2xx | 5.7.8 | [no] cap KEYWORD | tls >= 1.2 | no tls | verified | cert.days > 14 | cert.pin SHA256',
	help: 'check the last reply, the capabilities or TLS',
	script: {
		phases: ['command', 'message', 'auth'],
		foresees: true,
		rehearse(argument) {
			const expectation = parseExpectation(argument);
			return 'problem' in expectation ? expectation.problem : undefined;
		},
		run: expectLine,
	},
};
