/** What happens between the form and the session: building, judging, showing the bytes, the editor outside. */
import type {BuiltMessage} from '../../message/letter.ts';
import {findCapability} from '../../protocol/ehlo.ts';
import type {SessionState} from '../../session/state.ts';
import type {KeyPress} from '../keys.ts';
import {type Line, line, piece} from '../lines.ts';
import type {ScreenState} from '../screen-state.ts';
import type {Store} from '../store.ts';
import {completePath} from './complete-path.ts';
import {type FieldName, letterOf} from './draft.ts';
import type {DraftStore} from './draft-file.ts';
import {
	draftOf,
	type Form,
	focusOn,
	insertText,
	openForm,
	pressOnForm,
	type Wish,
	writeField,
} from './form.ts';

export type ComposeTools = {
	readonly screen: Store<ScreenState>;
	readonly state: () => SessionState;
	readonly drafts: DraftStore;
	/** The user's own editor on a text; null when it could not be used. */
	readonly editOutside: (text: string) => Promise<string | null>;
	readonly now: () => number;
};

/** Opens the form. Resolves with the message to send, or null when it was left; the draft is kept either way. */
export function composeLetter(tools: ComposeTools): Promise<BuiltMessage | null> {
	return new Promise(resolve => {
		let form = openForm(tools.drafts.load());
		let saving: NodeJS.Timeout | undefined;
		// A program that is killed loses what was written in the last moment, and no more.
		const saveSoon = (): void => {
			clearTimeout(saving);
			saving = setTimeout(() => tools.drafts.save(draftOf(form)), 300).unref();
		};

		const show = (next: Form): void => {
			form = next;
			tools.screen.set({overlay: {type: 'compose', form, press, paste}});
		};

		const end = (message: BuiltMessage | null): void => {
			clearTimeout(saving);
			tools.drafts.save(draftOf(form));
			tools.screen.set({overlay: null});
			resolve(message);
		};

		const fulfil = async (wish: Wish): Promise<void> => {
			switch (wish) {
				case 'leave':
					end(null);
					return;
				case 'complete':
					show(completePath(form));
					return;
				case 'edit':
					show(await edited(form, tools));
					return;
				case 'preview':
					show(
						form.page.name === 'preview' ? {...form, page: {name: 'fields'}} : await previewed(form, tools),
					);
					return;
				case 'send': {
					const checked = await check(form, tools);
					if ('message' in checked) {
						end(checked.message);
					} else {
						show(checked.form);
					}
				}
			}
		};

		function press(key: KeyPress): void {
			const pressed = pressOnForm(form, key);
			show(pressed.form);
			saveSoon();

			if (pressed.wish) {
				void fulfil(pressed.wish);
			}
		}

		function paste(text: string): void {
			show(form.page.name === 'fields' ? insertText(form, text) : form);
			saveSoon();
		}

		show(form);
	});
}

async function build(form: Form, {state}: ComposeTools): Promise<BuiltMessage | Form> {
	const [{buildMessage}, {BuildError}] = await Promise.all([
		import('../../message/build.ts'),
		import('../../message/letter.ts'),
	]);
	const eightBit = findCapability(state().situation.capabilities, '8BITMIME') !== undefined;
	try {
		return await buildMessage({...letterOf(draftOf(form)), eightBit});
	} catch (error) {
		if (!(error instanceof BuildError)) {
			throw error;
		}

		const field = error.code.startsWith('attachment') ? 'files' : fieldOf(error.field);
		return {...(field ? focusOn(form, field) : form), page: {name: 'fields'}, problem: error.message};
	}
}

/** The field of the form that an error names. */
function fieldOf(name: string): FieldName | null {
	const fields: Readonly<Record<string, FieldName>> = {
		From: 'from',
		To: 'to',
		Cc: 'cc',
		Bcc: 'bcc',
		'Reply-To': 'replyTo',
		Subject: 'subject',
		'envelope sender': 'mailFrom',
		'envelope recipient': 'rcptTo',
		charset: 'charset',
		text: 'text',
		html: 'html',
	};
	return fields[name] ?? null;
}

/** The message when it may go; else the form with the reason. What was shown as findings may go. */
async function check(form: Form, tools: ComposeTools): Promise<{message: BuiltMessage} | {form: Form}> {
	const built = await build(form, tools);
	if (!('open' in built)) {
		return {form: built};
	}

	if (built.envelope.to.length === 0) {
		return {
			form: {
				...focusOn(form, 'to'),
				page: {name: 'fields'},
				problem: 'Nobody is to get this letter: fill in To, Cc, Bcc or RCPT TO.',
			},
		};
	}

	if (form.page.name === 'findings') {
		return {message: built};
	}

	const {examine} = await import('../../message/examine.ts');
	const {capabilities, clientName} = tools.state().situation;
	const {bytes, cut} = await beginningOf(built, lintedOctets);
	const {findings: found} = await examine(bytes, {
		context: {
			envelope: built.envelope,
			clientName,
			sizeLimit: Number(findCapability(capabilities, 'SIZE')?.parameters[0] ?? 0),
			size: built.size,
		},
		now: tools.now(),
		truncated: cut,
		complete: true,
	});
	const findings = [
		...built.remarks.map(({id, message}) => ({
			rule: id,
			level: 'note' as const,
			message,
			advice: '',
			reference: '',
		})),
		...found,
	];
	return findings.some(({level}) => level !== 'note')
		? {form: {...form, page: {name: 'findings', findings, top: 0}}}
		: {message: built};
}

async function previewed(form: Form, tools: ComposeTools): Promise<Form> {
	const built = await build(form, tools);
	if (!('open' in built)) {
		return built;
	}

	return {...form, page: {name: 'preview', lines: await previewLines(built), top: 0}};
}

const previewOctets = 64 * 1024;
const lintedOctets = 4 * 1024 * 1024;

async function previewLines(built: BuiltMessage): Promise<readonly Line[]> {
	const {bytes, cut} = await beginningOf(built, previewOctets);
	const {from, to} = built.envelope;
	const texts = bytes.toString().split('\r\n');
	return [
		line(piece(`MAIL FROM:<${from}>`, 'accent')),
		...to.map(address => line(piece(`RCPT TO:<${address}>`, 'accent'))),
		line(piece(`DATA, ${built.size.toLocaleString('en')} octets`, 'accent')),
		...texts.map(text => line(text)),
		...(cut ? [line(piece('… and more', 'dim'))] : []),
	];
}

/** A large attachment is not read as a whole, only to look at the letter. */
async function beginningOf({open}: BuiltMessage, limit: number): Promise<{bytes: Buffer; cut: boolean}> {
	const chunks: Buffer[] = [];
	let octets = 0;
	for await (const chunk of open()) {
		chunks.push(Buffer.from(chunk));
		octets += chunk.length;
		if (octets > limit) {
			break;
		}
	}

	return {bytes: Buffer.concat(chunks).subarray(0, limit), cut: octets > limit};
}

async function edited(form: Form, {editOutside}: ComposeTools): Promise<Form> {
	const target = form.focus === 'html' ? form : focusOn(form, 'text');
	const text = await editOutside(draftOf(target)[target.focus]);
	return text === null
		? {...form, problem: 'The editor could not be used. The variable EDITOR names it, such as EDITOR=nano.'}
		: writeField(target, text);
}
