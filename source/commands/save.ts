/** `/save`: the session so far as a file; the ending of its name says what kind. */
import type {LocalCommand} from './command.ts';

export const save: LocalCommand = {
	name: 'save',
	argument: '<file>',
	help: 'save the session: .txt, .jsonl, .md, .html, .log (swaks), .eml (the message), .smtp (a script)',
	onRecording: true,
	async run(argument, {session}) {
		const {saveSession} = await import('./save-session.ts');
		return saveSession(argument, session);
	},
};
