/** Enter: from the prompt to the session. */

import {readAnswer} from '../../sasl/answer.ts';
import {mechanisms} from '../../sasl/grades.ts';
import {secretInCommand} from '../../sasl/secret-lines.ts';
import type {ConnectedEntry} from '../../session/entry.ts';
import type {SessionState} from '../../session/state.ts';
import type {Inspected} from '../inspected.ts';
import {newest} from '../looking.ts';
import type {Choice, ScreenState} from '../screen-state.ts';
import type {Store} from '../store.ts';
import {dangerOf} from './danger.ts';
import {edit, textOf} from './editor.ts';
import {isSecretNow, isStrayAnswer, promptMode, readingOf} from './reading.ts';

export type Sender = {
	readonly session: Inspected;
	readonly screen: Store<ScreenState>;
	connected(): ConnectedEntry | null;
	/** A line that begins with a slash, without it. */
	runCommand(line: string): void;
};

/** What Enter does. The typed line is lost in no case in which it was not sent. */
export function send(sender: Sender): void {
	const {session, screen, runCommand} = sender;
	const {editor, typedSecret, turned, burst} = screen.get();
	const text = textOf(editor);
	const mode = promptMode(session.state);
	const isContent = mode === 'auth' || mode === 'message' || mode === 'chunk';
	if (!isContent && text === '') {
		return;
	}

	if (!isContent && typedSecret) {
		complain(
			screen,
			'This was typed as an answer to AUTH, and the server asks no more: it was not sent. Ctrl+U clears it.',
		);
		return;
	}

	if (!isContent && text.startsWith('/') && !text.startsWith('//')) {
		runCommand(text.slice(1));
		return;
	}

	const line = !isContent && text.startsWith('//') ? text.slice(1) : text;
	if (burst && !isContent) {
		screen.set({...afterSending(screen.get(), text, true), burst: [...burst, line]});
		return;
	}

	if (mode === 'closed') {
		complain(
			screen,
			session.recorded === undefined
				? 'Not connected, so it was not sent. /connect connects again; your line stays here.'
				: session.isMessage
					? 'This is a message in a file: nothing is sent. /part and /attachment read it, /quit leaves.'
					: 'This is a recording: nothing is sent. /save FILE writes a report of it, /quit leaves.',
		);
		return;
	}

	sendSurely(sender, {line, text, turned, remember: !isContent && !isStrayAnswer(line, session.state)});
}

type Sending = {
	readonly line: string;
	/** As typed. */
	readonly text: string;
	readonly turned: boolean;
	readonly remember: boolean;
};

/** Asks first where the line may be read in two ways, or would show a secret. */
function sendSurely(sender: Sender, sending: Sending): void {
	const {session, screen} = sender;
	if (!sending.turned && isAmbiguous(sending.text, session.state)) {
		const usual = session.state.auth && readAnswer(sending.text, session.state.auth).reading;
		const send = (reading: 'plain' | 'as-is') => (): void => {
			sendSafely(sender, {...sending, turned: reading !== usual});
		};

		ask(screen, 'Is this base64 already, or plain text?', [
			{key: 'p', label: 'plain text, encode it', choose: send('plain')},
			{key: 'b', label: 'base64, send it as it is', choose: send('as-is')},
			{key: 'n', label: 'do not send', choose() {}},
		]);
		return;
	}

	sendSafely(sender, sending);
}

function sendSafely(sender: Sender, {line, text, turned, remember}: Sending): void {
	const {session, screen} = sender;
	const go = (): void => {
		screen.set({...afterSending(screen.get(), text, remember), ...newest()});
		void session.type(line, readingOf(turned));
	};

	const connection = sender.connected();
	const {allowed, allowedId} = screen.get();
	const danger = dangerOf(text, session, allowedId === connection?.id ? everything : allowed);
	if (danger === null) {
		go();
		return;
	}

	ask(screen, danger, [
		{
			key: 'y',
			label: 'yes, on this connection',
			choose() {
				screen.set({allowedId: connection?.id ?? null});
				go();
			},
		},
		{key: 'n', label: 'no, keep the line', choose() {}},
	]);
}

const everything = {clearText: true, unverified: true};

function isAmbiguous(text: string, {phase, auth}: SessionState): boolean {
	return phase.name === 'auth' && auth !== null && readAnswer(text, auth).ambiguous;
}

/** The prompt is empty again, and the line remembered if it may be. */
export function afterSending(screen: ScreenState, text: string, remember: boolean): Partial<ScreenState> {
	const line = withoutSecret(text);
	const isNew = remember && line !== '' && screen.history.at(-1) !== line;
	return {
		editor: edit(screen.editor, {type: 'sent'}),
		typedSecret: false,
		turned: false,
		...(isNew && {history: [...screen.history, line].slice(-1000)}),
	};
}

/** An initial response may hold a password, and so may a word too many: the history keeps the command alone. */
function withoutSecret(line: string): string {
	const [, name = '', mechanism = ''] = /^\/(auth|auth-matrix|check)\s+(\S+)/.exec(line) ?? [];
	if (name !== '') {
		const isMechanism = name === 'auth' && mechanisms.some(known => known.name === mechanism.toUpperCase());
		const words = line.split(/\s+/);
		const kept = words.slice(0, isMechanism ? 3 : 2);
		return [...kept, ...words.slice(kept.length).filter(word => /^initial=(?:yes|no)$/.test(word))].join(' ');
	}

	const secret = secretInCommand(line);
	return secret ? line.slice(0, secret.start) : line;
}

export function insert(screen: Store<ScreenState>, text: string, state: SessionState): void {
	const {editor, typedSecret} = screen.get();
	const isSecret = typedSecret || isSecretNow(state);
	screen.set({editor: edit(editor, {type: 'insert', text}), typedSecret: isSecret});
}

export function ask(screen: Store<ScreenState>, question: string, choices: readonly Choice[]): void {
	screen.set({overlay: {type: 'choice', question, choices}});
}

export function tell(screen: Store<ScreenState>, text: string): void {
	screen.set({notice: {text, isProblem: false}});
}

export function complain(screen: Store<ScreenState>, text: string): void {
	screen.set({notice: {text, isProblem: true}});
}
