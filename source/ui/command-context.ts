/** What local commands can do with the screen: questions stand in the prompt's place. */
import {type CommandContext, offeredOn} from '../commands/command.ts';
import {commands} from '../commands/commands.ts';
import {runLine} from '../commands/run-line.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import type {Mailbox} from '../practice/mailboxes.ts';
import type {Session} from '../session/session.ts';
import type {Target} from '../session/target.ts';
import type {ComposeTools} from './compose/composer.ts';
import {composeLetter} from './compose/composer.ts';
import {draftInMemory} from './compose/draft-file.ts';
import {selectEntry} from './looking.ts';
import {comparisonLines} from './overlays/comparison.ts';
import {helpLines} from './overlays/help.ts';
import {edit, editorWith, emptyEditor} from './prompt/editor.ts';
import {type Line, line} from './screen/lines.ts';
import type {ScreenState} from './screen-state.ts';
import type {Store} from './store.ts';

/** Where drafts are kept, and the way to the user's own editor. */
export type Writing = Pick<ComposeTools, 'drafts' | 'editOutside'>;

export type Probe = (target: Target, signal: AbortSignal) => Promise<ProbeResult>;

export function commandContext(
	session: Session,
	screen: Store<ScreenState>,
	quit: () => void,
	mailboxes: (() => readonly Mailbox[]) | null = null,
	writing: Writing = {drafts: draftInMemory(), editOutside: async text => ({text, problem: null})},
	probe: Probe = probeAsUsual,
): CommandContext {
	const read = (title: string, lines: (width: number) => readonly Line[]): AbortSignal => {
		const reading = new AbortController();
		screen.set({
			overlay: {type: 'reading', title, lines, top: 0, closed: () => reading.abort()},
			notice: null,
		});
		return reading.signal;
	};
	const context: CommandContext = {
		session,
		quit,
		ask: ({title, initial = '', secret = false}) =>
			new Promise(answer =>
				screen.set({overlay: {type: 'field', title, editor: editorWith(initial), secret, answer}}),
			),
		confirm: question =>
			new Promise(resolve =>
				screen.set({
					overlay: {
						type: 'choice',
						question,
						choices: [
							{key: 'y', label: 'yes', choose: () => resolve(true)},
							{key: 'n', label: 'no', choose: () => resolve(false)},
						],
						cancel: () => resolve(false),
					},
				}),
			),
		allowed: () => screen.get().allowed,
		async composeLetter() {
			const {drafts} = writing;
			const message = await composeLetter({
				...writing,
				screen,
				state: () => session.state,
				now: () => Date.now(),
			});
			return (
				message && {
					message,
					forget: () => drafts.forget(),
					keepFor: recipients => drafts.save({...drafts.load(), rcptTo: recipients.join(', ')}),
				}
			);
		},
		startBurst: () => screen.set({burst: []}),
		endBurst() {
			const {burst} = screen.get();
			screen.set({burst: null});
			return burst;
		},
		keepStep(step) {
			if (step.entryId !== null) {
				screen.set({authSteps: new Map([...screen.get().authSteps, [step.entryId, step]])});
			}
		},
		selected() {
			const {selectedId} = screen.get();
			return session.entries.find(({id}) => id === selectedId) ?? null;
		},
		clearHistory: () => screen.set({history: []}),
		showHelp: () => void read('Help', width => helpLines(offeredOn(session, commands), width)),
		read: (title, text) => read(title, () => text.map(words => line(words))),
		probe,
		showComparison: comparison => void read('Compare', width => comparisonLines(comparison, width)),
		mailboxes,
		tell: text => screen.set({notice: {text, isProblem: false}}),
		showPart: messagePart => screen.set({messagePart, view: 'message', paneTop: 0}),
		selectedId: () => screen.get().selectedId,
		select: id => screen.set(selectEntry(screen.get(), session.entries, id)),
		write(text) {
			const {killed} = screen.get().editor;
			screen.set({editor: edit({...emptyEditor, killed}, {type: 'insert', text}), typedSecret: false});
		},
		runCommand: text => runLine(text, commands, context),
	};
	return context;
}

async function probeAsUsual(target: Target, signal: AbortSignal): Promise<ProbeResult> {
	const {probeServer} = await import('../dialogs/probe/probe.ts');
	return probeServer(target, {transport: {}, timeout: 30_000, signal});
}
