/** A context of local commands that writes down all that a command asks of it. */
import {type CommandContext, type LocalCommand, noTokenTools} from '../../source/commands/command.ts';
import {runLine} from '../../source/commands/run-line.ts';
import type {Entry} from '../../source/session/entry.ts';
import type {Session} from '../../source/session/session.ts';
import type {Target} from '../../source/session/target.ts';
import {results} from '../reports/probe-results.ts';
import type {FakeSession} from '../support/fake-session.ts';

export type Answers = {
	/** To the questions, in order; then `null`. */
	readonly asked?: readonly (string | null)[];
	readonly yes?: boolean;
	readonly allowed?: {readonly clearText?: boolean; readonly unverified?: boolean};
	readonly selected?: number;
	readonly burst?: readonly string[];
	readonly revealed?: boolean;
	/** The user closes what is to be read. */
	readonly closed?: boolean;
	readonly more?: Partial<CommandContext> | undefined;
};

function toldOf(value: unknown): string {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function placeOf({protocol, security, host, endpoint}: Target): string {
	return `${protocol} ${security} ${host} ${JSON.stringify(endpoint)}`;
}

/** The session itself, with something of it done in another way. */
export function overriding(session: Session, other: Partial<Session>): Session {
	return new Proxy(session, {
		get(target, name) {
			const value: unknown = Reflect.has(other, name)
				? Reflect.get(other, name)
				: Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
}

/** What the command said and did, a line each. */
export async function told(
	line: string,
	commands: readonly LocalCommand[],
	session: FakeSession | Session,
	answers: Answers = {},
): Promise<string[]> {
	const log: string[] = [];
	const note =
		(name: string) =>
		(...given: readonly unknown[]): void => {
			log.push([name, ...given.map(toldOf)].join(' '));
		};
	const asked = [...(answers.asked ?? [])];
	const closing = new AbortController();
	if (answers.closed) {
		closing.abort();
	}

	const watched = overriding(session, {
		close() {
			log.push('session: close');
			session.close();
		},
		async connect(target) {
			log.push(`session: connect ${target ? placeOf(target) : ''}`.trimEnd());
			await session.connect(target);
		},
	});
	const context: CommandContext = {
		session: watched,
		async ask(question) {
			const answer = asked.shift() ?? null;
			log.push(`ask ${JSON.stringify(question)}: ${JSON.stringify(answer)}`);
			return answer;
		},
		async confirm(question) {
			log.push(`confirm ${question}: ${answers.yes ? 'yes' : 'no'}`);
			return answers.yes ?? false;
		},
		allowed: () => answers.allowed ?? {},
		async composeLetter() {
			log.push('composeLetter');
			return null;
		},
		startBurst: note('startBurst'),
		endBurst: () => answers.burst ?? null,
		keepStep: () => log.push('keepStep'),
		selected: () => session.entries.find(({id}) => id === answers.selected) ?? null,
		clearHistory: note('clearHistory'),
		isRevealed: () => answers.revealed ?? false,
		revealSecrets: note('revealSecrets'),
		copy(what) {
			log.push(`copy ${what}`);
			return {said: 'Copied.'};
		},
		mark: note('mark'),
		showHelp: note('showHelp'),
		read(title, lines) {
			log.push(`read ${title}`, ...lines.map(text => `  | ${text}`));
			return closing.signal;
		},
		follow: () => {
			throw new Error('nothing to follow here');
		},
		tokens: noTokenTools,
		async probe(target) {
			log.push(`probe ${placeOf(target)}`);
			return (target.host === 'mail.example.org' ? results.plain : results.clear) ?? fail();
		},
		showComparison: note('showComparison'),
		keepAlive: setting => `Set to ${toldOf(setting)}.`,
		mailboxes: null,
		quit: note('quit'),
		tell: note('tell'),
		showPart: note('showPart'),
		selectedId: () => answers.selected ?? null,
		select: note('select'),
		write: note('write'),
		async runCommand(command) {
			log.push(`runCommand ${command}`);
			return {said: 'It was run.'};
		},
		...answers.more,
	};
	const before = session.entries.length;
	const result = await runLine(line, commands, context);
	log.push(...session.entries.slice(before).map(entryLine), `→ ${JSON.stringify(result)}`);
	return log;
}

function fail(): never {
	throw new Error('no such result');
}

function entryLine(entry: Entry): string {
	switch (entry.type) {
		case 'sent':
			return entry.kind === 'message' ? `C (${entry.octets} octets)` : `C ${entry.line}`;
		case 'reply':
			return `S ${entry.code} ${entry.lines.map(({text}) => text).join(' / ')}`;
		case 'note':
			return `note ${entry.about}: ${entry.text}`;
		default:
			return entry.type;
	}
}
