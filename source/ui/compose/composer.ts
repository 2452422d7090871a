/** What happens between the form and the session: checking, showing the bytes, the editor outside, the draft. */
import type {BuiltMessage} from '../../message/letter.ts';
import type {SessionState} from '../../session/state.ts';
import type {KeyPress} from '../keyboard/keys.ts';
import type {Asking} from '../overlays/asking.ts';
import type {Screen} from '../step.ts';
import {checkLetter, type Patch, previewLetter} from './check-letter.ts';
import {completePath} from './complete-path.ts';
import type {DraftStore} from './draft-file.ts';
import type {Edited} from './edit-outside.ts';
import {
	draftOf,
	type Form,
	type FormRequest,
	focusOn,
	insertText,
	openForm,
	pressOnForm,
	writeField,
} from './form.ts';

export type ComposeTools = {
	readonly screen: Screen;
	readonly asking: Pick<Asking, 'compose'>;
	readonly state: () => SessionState;
	readonly drafts: DraftStore;
	/** The user's own editor on a text. */
	readonly editOutside: (text: string) => Promise<Edited>;
	readonly now: () => number;
};

/** Opens the form. Resolves with the message to send, or null when it was left; the draft is kept either way. */
export function composeLetter(tools: ComposeTools): Promise<BuiltMessage | null> {
	return new Promise(resolve => {
		let form = openForm(tools.drafts.load());
		let saving: NodeJS.Timeout | undefined;
		let over = false;
		// A program that is killed loses what was written in the last moment, and no more.
		const saveSoon = (): void => {
			saving ??= setTimeout(() => {
				saving = undefined;
				tools.drafts.save(draftOf(form));
			}, 300).unref();
		};

		const show = (next: Form): void => {
			form = next;
			tools.screen.dispatch({type: 'form', form});
		};

		const end = (message: BuiltMessage | null): void => {
			over = true;
			clearTimeout(saving);
			tools.drafts.save(draftOf(form));
			tools.screen.dispatch({type: 'closed'});
			resolve(message);
		};

		/** Files may be large and disks slow: keys go on meanwhile, and what they wrote stays. */
		const work = async <Result>(
			what: () => Promise<Result>,
			then: (result: Result, changed: boolean) => void,
		): Promise<void> => {
			const before = JSON.stringify(draftOf(form));
			show({...form, working: true});
			const result = await what();
			if (!over) {
				form = {...form, working: false};
				then(result, JSON.stringify(draftOf(form)) !== before);
			}
		};

		const desk: Desk = {tools, form: () => form, show, end, work, saveSoon};
		function press(key: KeyPress): void {
			const {notice} = form;
			const pressed = pressOnForm(form, key);
			show(pressed.form);
			saveSoon();
			switch (pressed.request) {
				case undefined:
					return;
				case 'leave':
					end(null);
					return;
				case 'complete':
					show(completePath(form, notice !== null));
					return;
				default:
					if (!form.working) {
						void fulfil(desk, pressed.request);
					}
			}
		}

		function paste(text: string): void {
			show(form.page.name === 'fields' ? insertText(form, text) : form);
			saveSoon();
		}

		tools.asking.compose({press, paste});
		show(form);
	});
}

/** What the formRequests of the form work on. */
type Desk = {
	readonly tools: ComposeTools;
	form(): Form;
	show(next: Form): void;
	end(message: BuiltMessage | null): void;
	work<Result>(what: () => Promise<Result>, then: (result: Result, changed: boolean) => void): Promise<void>;
	saveSoon(): void;
};

async function fulfil(
	{tools, form, show, end, work, saveSoon}: Desk,
	request: Exclude<FormRequest, 'leave' | 'complete'>,
): Promise<void> {
	switch (request) {
		case 'edit': {
			const target = form().focus === 'html' ? form() : focusOn(form(), 'text');
			await work(
				() => tools.editOutside(draftOf(target)[target.focus]),
				({text, problem}) => {
					show({...writeField(focusOn(form(), target.focus), text), problem});
					saveSoon();
				},
			);
			return;
		}

		case 'preview':
			if (form().page.name === 'preview') {
				show({...form(), page: {name: 'fields'}});
				return;
			}

			await work(
				() => previewLetter(draftOf(form()), tools.state()),
				(patch, changed) => show(changed ? form() : patched(form(), patch)),
			);
			return;
		case 'send': {
			const findingsShown = form().page.name === 'findings';
			await work(
				() => checkLetter(draftOf(form()), {state: tools.state(), now: tools.now(), findingsShown}),
				(checked, changed) => {
					if (!('open' in checked)) {
						show(patched(form(), checked));
					} else if (changed) {
						show({
							...form(),
							problem: 'The message was changed while it was being checked. Press Ctrl+S to send it now.',
						});
					} else {
						end(checked);
					}
				},
			);
		}
	}
}

function patched(form: Form, {focus, ...patch}: Patch): Form {
	return {...(focus ? focusOn(form, focus) : form), ...patch};
}
