/** Who waits for the answer to what stands in the prompt's place, or is told that a text was closed. */
import type {Following} from '../../commands/command.ts';
import type {KeyPress} from '../keyboard/keys.ts';
import {editorWith} from '../prompt/editor.ts';
import type {Choice, ReadingContent} from '../screen-state.ts';
import type {Screen} from '../step.ts';

/** What the keys are given to while the form of `/compose` is open. */
export type ComposerHandle = {
	press(key: KeyPress): void;
	paste(text: string): void;
};

export type Asking = {
	/** `answered` gets the key of the choice, or null where the question was left. */
	choose(question: string, choices: readonly Choice[], answered: (key: string | null) => void): void;
	/** `answered` gets the text, or null where the question was left. */
	ask(
		field: {readonly title: string; readonly initial?: string; readonly secret?: boolean},
		answered: (text: string | null) => void,
	): void;
	/** The signal tells that the text was closed. */
	read(title: string, content: ReadingContent): AbortSignal;
	/** A text that grows while something goes on. Esc stops it, and no other key closes it. */
	follow(title: string): Following;
	/** Keys go to the form until it is closed. */
	compose(handle: ComposerHandle): void;
	composer(): ComposerHandle | null;
	/** Closes what is open. */
	answer(answer: string | null): void;
};

/** `suggest`: what may be answered to a question of this title; empty where nothing is known. */
export function createAsking(screen: Screen, suggest: (title: string) => string = () => ''): Asking {
	let waiting: ((answer: string | null) => void) | null = null;
	let composer: ComposerHandle | null = null;
	return {
		choose(question, choices, answered) {
			waiting = answered;
			screen.dispatch({type: 'opened', overlay: {type: 'choice', question, choices}});
		},
		ask({title, initial = '', secret = false}, answered) {
			waiting = answered;
			screen.dispatch({
				type: 'opened',
				overlay: {type: 'field', title, editor: editorWith(initial), secret, ghost: suggest(title)},
			});
		},
		read(title, content) {
			const reading = new AbortController();
			waiting = () => reading.abort();
			screen.dispatch({type: 'opened', overlay: {type: 'reading', title, content, top: 0}});
			return reading.signal;
		},
		follow(title) {
			const stopped = new AbortController();
			const stop = () => stopped.abort();
			waiting = stop;
			return {
				signal: stopped.signal,
				show(lines, address) {
					if (waiting === stop) {
						const content = {kind: 'steps', lines, address} as const;
						screen.dispatch({type: 'opened', overlay: {type: 'reading', title, content, top: 0}});
					}
				},
				close() {
					if (waiting === stop) {
						waiting = null;
						screen.dispatch({type: 'closed'});
					}
				},
			};
		},
		compose(handle) {
			composer = handle;
		},
		composer: () => composer,
		answer(answer) {
			const answered = waiting;
			waiting = null;
			screen.dispatch({type: 'closed'});
			answered?.(answer);
		},
	};
}
