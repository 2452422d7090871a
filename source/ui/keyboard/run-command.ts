/** Runs a local command from the keyboard, and says what came of it. */
import {runLine} from '../../commands/run-line.ts';
import {textOf} from '../prompt/editor.ts';
import {remembered} from '../prompt/remembered.ts';
import {notice, problem} from '../step.ts';
import {type Controls, isEmpty} from './controls.ts';

/** `line`: as typed, without the slash. */
export function runCommand(c: Controls, line: string): void {
	const typed = `/${line}`;
	const {editor, history} = c.screen.get();
	const isTyped = textOf(editor) === typed;
	if (isTyped) {
		// Before it runs: a command may lead to a 334, where the line would be read as the answer.
		c.screen.dispatch({type: 'sent', remember: remembered(typed)});
	}

	void runLine(line, c.commands, c.context).then(result => {
		if ('problem' in result) {
			if (isTyped && isEmpty(c)) {
				c.screen.dispatch({type: 'restored', editor, history});
			}

			c.screen.dispatch(problem(result.problem));
			return;
		}

		if (result.savedAs !== undefined) {
			c.saved(result.savedAs);
		}

		if (result.said !== undefined) {
			c.screen.dispatch(notice(result.said));
		}
	});
}
