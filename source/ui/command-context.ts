/** What local commands can do with the screen: questions stand in the prompt's place. */
import {
	type CommandContext,
	type CommandResult,
	type CopyKind,
	noTokenTools,
	type TokenTools,
} from '../commands/command.ts';
import {commands} from '../commands/commands.ts';
import {runLine} from '../commands/run-line.ts';
import type {ProbeResult} from '../dialogs/probe/result.ts';
import type {Mailbox} from '../practice/mailboxes.ts';
import type {Session} from '../session/session.ts';
import type {Target} from '../session/target.ts';
import type {ComposeTools} from './compose/composer.ts';
import {composeLetter} from './compose/composer.ts';
import {draftInMemory} from './compose/draft-file.ts';
import {selectEntry} from './navigation.ts';
import type {Asking} from './overlays/asking.ts';
import {notice, type Screen} from './step.ts';

/** Where drafts are kept, and the way to the user's own editor. */
export type Writing = Pick<ComposeTools, 'drafts' | 'editOutside'>;

export type Probe = (target: Target, signal: AbortSignal) => Promise<ProbeResult>;

export type ContextTools = {
	readonly session: Session;
	readonly screen: Screen;
	readonly asking: Asking;
	quit(): void;
	copy(what: CopyKind): CommandResult | Promise<CommandResult>;
	readonly mailboxes?: (() => readonly Mailbox[]) | null;
	readonly writing?: Writing;
	readonly probe?: Probe;
	readonly tokens?: TokenTools;
	readonly keepAlive?: CommandContext['keepAlive'];
};

const unwritten: Writing = {
	drafts: draftInMemory(),
	editOutside: async text => ({text, problem: null}),
};

export function commandContext({
	session,
	screen,
	asking,
	quit,
	copy,
	mailboxes = null,
	writing = unwritten,
	probe = probeAsUsual,
	tokens = noTokenTools,
	keepAlive = null,
}: ContextTools): CommandContext {
	const context: CommandContext = {
		session,
		quit,
		ask: question => new Promise(answered => asking.ask(question, answered)),
		confirm: question =>
			new Promise(resolve => {
				const choices = [
					{key: 'y', label: 'yes'},
					{key: 'n', label: 'no'},
				];
				asking.choose(question, choices, key => resolve(key === 'y'));
			}),
		allowed: () => screen.get().allowed,
		async composeLetter() {
			const {drafts} = writing;
			const message = await composeLetter({
				...writing,
				screen,
				asking,
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
		startBurst: () => screen.dispatch({type: 'burst', lines: []}),
		endBurst() {
			const {burst} = screen.get();
			screen.dispatch({type: 'burst', lines: null});
			return burst;
		},
		keepStep: step => screen.dispatch({type: 'computed', step}),
		selected() {
			const {selectedId} = screen.get();
			return session.entries.find(({id}) => id === selectedId) ?? null;
		},
		isRevealed: () => screen.get().reveal,
		revealSecrets: on => screen.dispatch({type: 'revealed', on}),
		copy,
		mark: text => screen.dispatch({type: 'marked', text}),
		clearHistory: () => screen.dispatch({type: 'history', lines: []}),
		showHelp: () => void asking.read('Help', {kind: 'help'}),
		read: (title, lines) => asking.read(title, {kind: 'text', lines}),
		follow: asking.follow,
		tokens,
		keepAlive,
		probe,
		showComparison: comparison => void asking.read('Compare', {kind: 'comparison', comparison}),
		mailboxes,
		tell: text => screen.dispatch(notice(text)),
		showPart: part => screen.dispatch({type: 'part', part}),
		selectedId: () => screen.get().selectedId,
		select: id => screen.dispatch({type: 'navigated', at: selectEntry(screen.get(), session.entries, id)}),
		write: text => screen.dispatch({type: 'written', text}),
		runCommand: text => runLine(text, commands, context),
	};
	return context;
}

async function probeAsUsual(target: Target, signal: AbortSignal): Promise<ProbeResult> {
	const {probeServer} = await import('../dialogs/probe/probe.ts');
	return probeServer(target, {transport: {}, timeout: 30_000, signal});
}
