/** Draws the inspector until the user leaves, and gives the terminal back on every way out. */
import process from 'node:process';
import {render} from 'ink';
import {commands} from '../commands/commands.ts';
import type {Finding} from '../diagnosis/finding.ts';
import type {AuthAllowed} from '../dialogs/auth-guard.ts';
import type {Practice} from '../practice/practice.ts';
import type {Session} from '../session/session.ts';
import {begin} from './begin.ts';
import {commandContext, type Probe} from './command-context.ts';
import {type DraftStore, draftInMemory} from './compose/draft-file.ts';
import {type Edited, editOutside} from './compose/edit-outside.ts';
import {draftOf} from './compose/form.ts';
import {createInspector, type Inspector} from './inspector.ts';
import {createInput} from './keyboard/input.ts';
import {leavingLine} from './leaving.ts';
import {selectFinding} from './looking.ts';
import {historyFile} from './prompt/history-file.ts';
import {keepHistory} from './prompt/keep-history.ts';
import {App} from './screen/app.tsx';
import {CursorContext} from './screen/cursor.ts';
import {isPlainTerminal} from './screen/signs.ts';
import {onContinued, suspendSelf} from './screen/suspend.ts';
import {createTerminal, mouseReports, silentStream, wheelIsNoArrow} from './screen/terminal.ts';
import {colourful, colourless, ThemeContext} from './screen/theme.ts';
import {createSpeaker} from './spoken/speaker.ts';

export type InspectorOptions = {
	/** Not yet connected. */
	readonly session: Session;
	/** For EHLO where the program says it: `starttls://` and `/starttls`. */
	readonly clientName?: string;
	readonly colour: boolean;
	/** On the practice server: what to tell a newcomer, and the mail it got. */
	readonly practice?: Pick<Practice, 'user' | 'password' | 'mailboxes'>;
	/** Where the letter of `/compose` is kept; only as long as the program runs where absent. */
	readonly drafts?: DraftStore;
	/** Asks a server what it offers, for `/compare`; with the usual settings where absent. */
	readonly probe?: Probe;
	/** `--allow-clear-auth` and `--insecure`: no question is asked. */
	readonly allowed?: AuthAllowed;
	/** Where the history is kept; nowhere when absent. */
	readonly historyPath?: string;
	/** The file that the session is written to as it goes (`--log`). */
	readonly log?: string | undefined;
	/** Mouse reports are asked for. */
	readonly mouse?: boolean;
	/** The terminal; that of the process where absent. */
	readonly stdin?: NodeJS.ReadStream;
	readonly stdout?: NodeJS.WriteStream;
};

type Ways = {
	quit(): void;
	copy(text: string): void;
	repaint(): void;
	suspend(): void;
	handOver(what: () => Promise<void>): Promise<unknown>;
};

/** Resolves with the exit code when the screen is gone: 0, or 2 when no connection was ever made. */
export async function startInspector({
	session,
	clientName,
	colour,
	practice,
	drafts = draftInMemory(),
	historyPath,
	probe,
	allowed = {},
	log,
	mouse = true,
	stdin = process.stdin,
	stdout = process.stdout,
}: InspectorOptions): Promise<number> {
	const dumb = process.env.TERM === 'dumb';
	const isSpoken = dumb || process.env.INK_SCREEN_READER === 'true';
	const kept = log === undefined ? [] : [log];
	const ways: Ways = {quit() {}, copy() {}, repaint() {}, suspend() {}, handOver: async () => {}};
	const outside = async (text: string): Promise<Edited> => {
		let edited: Edited = {
			text,
			problem: 'The terminal could not be lent to the editor; the text is as it was.',
		};
		await ways.handOver(async () => {
			edited = await editOutside(text);
		});
		return edited;
	};

	const inspector = createInspector({
		session,
		commands,
		columns: stdout.columns,
		rows: stdout.rows,
		spoken: isSpoken,
		context: (screen, asking, copy) =>
			commandContext({
				session,
				screen,
				asking,
				copy,
				quit: () => ways.quit(),
				mailboxes: practice ? () => practice.mailboxes : null,
				writing: {drafts, editOutside: outside},
				...(probe && {probe}),
			}),
		recipient: practice && recipientOf(practice),
		login: practice,
		clientName,
		address: addressOf(session),
		copy: text => ways.copy(text),
		saved: path => kept.push(path),
		quit: () => ways.quit(),
		repaint: () => ways.repaint(),
		suspend: () => ways.suspend(),
	});
	inspector.screen.dispatch({type: 'allowed', allowed});
	const stopKeeping =
		historyPath === undefined
			? () => {}
			: keepHistory(inspector.screen, historyFile(historyPath), line => holdsSecret(inspector, line));
	const terminal = createTerminal(stdout, {
		modes: [wheelIsNoArrow, ...(mouse ? [mouseReports] : [])],
		plain: isPlainTerminal(process.env),
	});
	const input = createInput(stdin, inspector.point);
	const instance = render(
		<ThemeContext value={colour ? colourful : colourless}>
			<CursorContext value={terminal.setCursor}>
				<App
					inspector={inspector}
					isSpoken={isSpoken}
					onSuspend={suspendTerminal => {
						ways.suspend = () => void suspendTerminal(suspendSelf);
						ways.handOver = suspendTerminal;
					}}
				/>
			</CursorContext>
		</ThemeContext>,
		{
			stdin: input,
			stdout: isSpoken ? silentStream(stdout, dumb) : terminal.stream,
			alternateScreen: !isSpoken,
			// Each frame comes whole, in one write.
			debug: true,
			exitOnCtrlC: false,
			interactive: true,
		},
	);
	ways.quit = () => instance.unmount();
	ways.repaint = terminal.repaint;
	ways.copy = terminal.copy;

	// Refused while the terminal is lent to the shell or an editor: then it is taken back anyway.
	const stopWatching = onContinued(() => void ways.handOver(async () => {}).catch(() => {}));

	const over = new AbortController();
	const speaker = isSpoken ? createSpeaker(inspector, stdout, dumb) : null;
	try {
		if (practice) {
			welcome(session, practice);
		}

		void begin(session, clientName);
		// What there is to say of a message in a file stands in its one view.
		void (session.isMessage ? null : diagnose(inspector, over.signal));
		await instance.waitUntilExit();
	} finally {
		const {overlay} = inspector.screen.get();
		if (overlay?.type === 'compose') {
			drafts.save(draftOf(overlay.form));
		}

		over.abort();
		speaker?.stop();
		stopWatching();
		terminal.release();
		stopKeeping();
		inspector.stop();
		session.close();
	}

	const line = leavingLine(session, kept);
	if (line !== null) {
		stdout.write(`${line}\n`);
	}

	return session.entries.some(({type}) => type === 'connected') ? 0 : 2;
}

function holdsSecret({digest, session}: Inspector, line: string): boolean {
	digest.update(session.entries);
	return digest.holds(line);
}

/** The rules are a third of the program: they are loaded when the first frame is drawn. */
async function diagnose(inspector: Inspector, signal: AbortSignal): Promise<void> {
	const {feed, found, screen, session, shown} = inspector;
	const {createSessionDiagnoser} = await import('../message/session-findings.ts');
	if (signal.aborted) {
		return;
	}

	// When a recording was made is not known: its mails are not old.
	await feed.start(createSessionDiagnoser(session.recorded === undefined ? {now: Date.now()} : {}));
	// Whoever opens a recording wants to know what went wrong in it; whoever has moved meanwhile is left there.
	if (session.recorded !== undefined && !signal.aborted && screen.get().selectedId === null) {
		const at = selectFinding(screen.get(), shown(), worst(found().findings));
		screen.dispatch({type: 'looked', at});
	}
}

function worst(findings: readonly Finding[]): readonly Finding[] {
	const errors = findings.filter(({level}) => level === 'error');
	return errors.length > 0 ? errors : findings;
}

/** As it can be typed again, scheme and port included. */
function addressOf({target, recorded}: Session): string | undefined {
	if (recorded !== undefined) {
		return undefined;
	}

	const {endpoint, host, security, protocol} = target;
	const scheme = protocol === 'lmtp' ? 'lmtp' : {clear: 'smtp', starttls: 'starttls', tls: 'smtps'}[security];
	return endpoint.kind === 'tcp'
		? `${scheme}://${host.includes(':') ? `[${host}]` : host}:${endpoint.port}`
		: host;
}

type PracticeFacts = NonNullable<InspectorOptions['practice']>;

/** The first is who writes in all examples. */
function recipientOf({mailboxes}: PracticeFacts): string | undefined {
	return mailboxes.at(-1)?.address;
}

function welcome(session: Session, practice: PracticeFacts): void {
	const {user, password} = practice;
	session.note('practice/welcome', 'Practice: nothing leaves this machine.');
	session.note('practice/login', `Log in as ${user}, password ${password}.`);
	session.note('practice/mail', `Mail to ${recipientOf(practice)} is kept.`);
	session.note('practice/inbox', '/inbox reads it.');
}
