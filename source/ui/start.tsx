/** Draws the inspector of one session until the user leaves. */
import type {TokenTools} from '../commands/command.ts';
import {commands} from '../commands/commands.ts';
import type {AuthAllowed} from '../dialogs/auth-guard.ts';
import {type KeepAlive, keepAlive} from '../dialogs/idle/keep-alive.ts';
import type {Practice} from '../practice/practice.ts';
import type {Session} from '../session/session.ts';
import {begin} from './begin.ts';
import {commandContext, type Probe} from './command-context.ts';
import {type DraftStore, draftInMemory} from './compose/draft-file.ts';
import {type Edited, editOutside} from './compose/edit-outside.ts';
import {draftOf} from './compose/form.ts';
import {standAtFirstFinding} from './first-finding.ts';
import {createInspector, type Inspector} from './inspector.ts';
import {leavingLine} from './leaving.ts';
import {historyFile} from './prompt/history-file.ts';
import {keepHistory} from './prompt/keep-history.ts';
import {App} from './screen/app.tsx';
import {idleWarning} from './screen/idle.ts';
import {createShell, type Shell, type ShellOptions} from './shell.tsx';
import {createSpeaker} from './spoken/speaker.ts';
import {notice} from './step.ts';

export type StartOptions = ShellOptions & {
	/** Not yet connected. */
	readonly session: Session;
	/** For EHLO where the program says it: `starttls://` and `/starttls`. */
	readonly clientName?: string;
	/** On the practice server: what to tell a newcomer, and the mail it got. */
	readonly practice?: Pick<Practice, 'user' | 'password' | 'mailboxes'>;
	/** Where the message of `/compose` is kept; only as long as the program runs where absent. */
	readonly drafts?: DraftStore;
	/** Asks a server what it offers, for `/compare`; with the usual settings where absent. */
	readonly probe?: Probe;
	/** NOOP is sent before the server closes an idle connection; only on request where false. */
	readonly keepAlive?: boolean;
	/** Where `/auth` gets access tokens. */
	readonly tokens?: TokenTools;
	/** `--allow-clear-auth` and `--insecure`: no question is asked. */
	readonly allowed?: AuthAllowed;
	/** With several sessions: Esc on an empty prompt goes back to their list. */
	readonly back?: () => void;
	/** With several sessions: to the next one (or the one before) in which something went wrong; false where there is none. */
	readonly beyond?: (step: 1 | -1) => boolean;
	/** Where the history is kept; nowhere when absent. */
	readonly historyPath?: string;
	/** The file that the session is written to as it goes (`--log`). */
	readonly log?: string | undefined;
};

/** Resolves with the exit code when the screen is gone: 0, or 2 when no connection was ever made. */
export async function startInspector(options: StartOptions): Promise<number> {
	const {session, clientName, practice, log, drafts = draftInMemory()} = options;
	const title = `smtpscope ${session.recorded ?? session.target.host}`;
	const shell = createShell({title, ...options});
	const kept = log === undefined ? [] : [log];
	const opened = openInspector({...options, drafts}, shell, path => kept.push(path));
	const {inspector} = opened;
	const speaker = shell.isSpoken ? createSpeaker(inspector, shell.stdout, shell.isDumb) : null;
	try {
		const drawn = shell.run(
			<App inspector={inspector} isSpoken={shell.isSpoken} onSuspend={shell.onSuspend} />,
			inspector.point,
		);
		if (practice) {
			welcome(session, practice);
		}

		void begin(session, clientName);
		opened.diagnose();
		await drawn;
	} finally {
		const {overlay} = inspector.screen.get();
		if (overlay?.type === 'compose') {
			drafts.save(draftOf(overlay.form));
		}

		speaker?.stop();
		opened.close();
		session.close();
	}

	const line = leavingLine(session, kept);
	if (line !== null) {
		shell.stdout.write(`${line}\n`);
	}

	return session.entries.some(({type}) => type === 'connected') ? 0 : 2;
}

export type Opened = {
	readonly inspector: Inspector;
	/** The rules come once the first frame is drawn. */
	diagnose(): void;
	/** Stops what was begun for it; the session itself is left as it is. */
	close(): void;
};

/** The inspector of a session on this shell. With several sessions each that is looked at gets one. */
export function openInspector(options: StartOptions, shell: Shell, saved: (path: string) => void): Opened {
	const {session, clientName, practice, probe, tokens, historyPath, back} = options;
	const {drafts = draftInMemory(), allowed = {}} = options;
	const over = new AbortController();
	const kept = watchIdle(options, sentence => inspector.screen.dispatch(notice(sentence)));
	const inspector = createInspector({
		session,
		commands,
		columns: shell.stdout.columns,
		rows: shell.stdout.rows,
		spoken: shell.isSpoken,
		context: (screen, asking, copy) =>
			commandContext({
				session,
				screen,
				asking,
				copy,
				quit: shell.quit,
				mailboxes: practice ? () => practice.mailboxes : null,
				writing: {drafts, editOutside: text => editOn(shell, text)},
				...(probe && {probe}),
				...(tokens && {tokens}),
				keepAlive: kept && (setting => kept.set(setting)),
			}),
		...(kept && {keptAlive: kept}),
		recipient: practice && recipientOf(practice),
		login: practice,
		clientName,
		address: addressOf(session),
		copy: shell.copy,
		saved,
		...(back && {back}),
		...(options.beyond && {beyond: options.beyond}),
		quit: shell.quit,
		repaint: shell.repaint,
		suspend: shell.suspend,
	});
	inspector.screen.dispatch({type: 'allowed', allowed});
	const stopKeeping =
		historyPath === undefined
			? () => {}
			: keepHistory(inspector.screen, historyFile(historyPath), line => holdsSecret(inspector, line));
	return {
		inspector,
		// What there is to say of a message in a file stands in its one view.
		diagnose: () => void (session.isMessage ? null : diagnose(inspector, over.signal)),
		close() {
			over.abort();
			kept?.stop();
			stopKeeping();
			inspector.stop();
		},
	};
}

/** Null where nothing can be sent. */
function watchIdle(
	{session, keepAlive: isOn = false}: StartOptions,
	say: (sentence: string) => void,
): KeepAlive | null {
	if (session.recorded !== undefined || session.watching) {
		return null;
	}

	const kept = keepAlive(session, {
		warn: (limit, left) => say(idleWarning(limit, left, session.state.phase.name === 'command')),
		ended: say,
	});
	if (isOn) {
		kept.set(null);
	}

	return kept;
}

async function editOn(shell: Shell, text: string): Promise<Edited> {
	let edited: Edited = {
		text,
		problem: 'The terminal could not be handed over to the editor; the text is unchanged.',
	};
	await shell.handOver(async () => {
		edited = await editOutside(text);
	});
	return edited;
}

function holdsSecret({facts, session}: Inspector, line: string): boolean {
	facts.update(session.entries);
	return facts.holds(line);
}

/** The rules are a third of the program: they are loaded when the first frame is drawn. */
async function diagnose(inspector: Inspector, signal: AbortSignal): Promise<void> {
	const {createSessionDiagnoser} = await import('../message/session-findings.ts');
	if (signal.aborted) {
		return;
	}

	// When a recording was made is not known: its mails are not old.
	const {recorded} = inspector.session;
	const judged = inspector.feed.start(
		createSessionDiagnoser(recorded === undefined ? {now: Date.now()} : {}),
	);
	if (recorded !== undefined) {
		await standAtFirstFinding(inspector, judged);
	}
}

/** As it can be typed again, scheme and port included. */
function addressOf({target}: Session): string {
	const {endpoint, host, security, protocol} = target;
	const scheme = protocol === 'lmtp' ? 'lmtp' : {clear: 'smtp', starttls: 'starttls', tls: 'smtps'}[security];
	return endpoint.kind === 'tcp'
		? `${scheme}://${host.includes(':') ? `[${host}]` : host}:${endpoint.port}`
		: host;
}

type PracticeFacts = NonNullable<StartOptions['practice']>;

/** The first is who writes in all examples. */
function recipientOf({mailboxes}: PracticeFacts): string | undefined {
	return mailboxes.at(-1)?.address;
}

function welcome(session: Session, practice: PracticeFacts): void {
	const {user, password} = practice;
	session.note('practice/welcome', 'Practice: nothing leaves this machine.');
	session.note('practice/login', `User ${user}, password ${password}.`);
	session.note('practice/mail', `Mail to ${recipientOf(practice)} stays here.`);
	session.note('practice/inbox', '/inbox shows it.');
}
