/** Enter: from the prompt to the session. */

import {isNamed, type LocalCommand} from '../../commands/command.ts';
import {readAnswer} from '../../sasl/answer.ts';
import type {Consent} from '../../session/door.ts';
import type {ConnectedEntry} from '../../session/entry.ts';
import type {SessionState} from '../../session/state.ts';
import type {Inspected} from '../inspected.ts';
import {newest} from '../navigation.ts';
import type {Asking} from '../overlays/asking.ts';
import {problem, type Screen} from '../step.ts';
import {dangerOf} from './danger.ts';
import {textOf} from './editor.ts';
import {isSecretNow, isStrayAnswer, promptMode, readingOf} from './reading.ts';
import {remembered} from './remembered.ts';

export type Sender = {
	readonly session: Inspected;
	readonly screen: Screen;
	readonly asking: Pick<Asking, 'choose'>;
	/** All there are, also those that a recording has no use for. */
	readonly commands: readonly LocalCommand[];
	connected(): ConnectedEntry | null;
	/** A line that begins with a slash, without it. */
	runCommand(line: string): void;
	/** Selects the next line with this text. */
	search(text: string): void;
	quit(): void;
};

/** What Enter does. A typed line that was not sent is never lost. */
export function send(sender: Sender): void {
	const {session, screen} = sender;
	const {editor, typedSecret, turned, burst} = screen.get();
	const text = textOf(editor);
	const mode = promptMode(session.state);
	const isContent = mode === 'auth' || mode === 'message' || mode === 'chunk';
	if (!isContent && text === '') {
		return;
	}

	if (!isContent && typedSecret) {
		screen.dispatch(
			problem(
				'This was typed as an answer to AUTH, and the server is no longer waiting for one: it was not sent. Ctrl+U clears it.',
			),
		);
		return;
	}

	if (!isContent && text.startsWith('/') && !text.startsWith('//')) {
		runOrSearch(sender, text.slice(1));
		return;
	}

	const line = !isContent && text.startsWith('//') ? text.slice(1) : text;
	if (burst && !isContent) {
		screen.dispatch({type: 'sent', remember: remembered(text, burst)});
		screen.dispatch({type: 'burst', lines: [...burst, line]});
		return;
	}

	if (mode === 'closed') {
		sendNowhere(sender, text);
		return;
	}

	sendUnambiguous(sender, {line, text, turned, remember: !isContent && !isStrayAnswer(line, session.state)});
}

/** On a recording what is not a command is looked for. */
function runOrSearch({session, screen, commands, runCommand, search}: Sender, line: string): void {
	const name = line.split(' ', 1)[0] ?? '';
	const isCommand = commands.some(command => isNamed(command, name));
	if (session.recorded === undefined || session.isMessage || isCommand || line === '') {
		runCommand(line);
		return;
	}

	screen.dispatch({type: 'sent', remember: ''});
	search(line);
}

/** Leaving is the one thing that can be meant where there is no server. */
function sendNowhere({session, screen, quit}: Sender, text: string): void {
	if (/^\s*(?:quit|exit|logout|bye)\s*$/i.test(text)) {
		quit();
		return;
	}

	screen.dispatch(
		problem(
			whyNothingIsSent(session) ??
				'Not connected, so it was not sent. /connect to reconnect (your line stays here) · /quit to leave.',
		),
	);
}

/** Null for a session that could be connected again. */
export function whyNothingIsSent({recorded, isMessage}: Inspected): string | null {
	if (recorded === undefined) {
		return null;
	}

	return isMessage
		? 'This is a message in a file: nothing is sent. /part and /attachment read it, /quit leaves.'
		: 'This is a recording: nothing is sent. /save FILE writes a report of it, /quit leaves.';
}

type Sending = {
	readonly line: string;
	/** As typed. */
	readonly text: string;
	readonly turned: boolean;
	readonly remember: boolean;
};

/** Asks first where the line may be read in two ways, or would show a secret. */
function sendUnambiguous(sender: Sender, sending: Sending): void {
	const {session, asking} = sender;
	if (sending.turned || !isAmbiguous(sending.text, session.state)) {
		sendAllowed(sender, sending);
		return;
	}

	const usual = session.state.auth && readAnswer(sending.text, session.state.auth).reading;
	const choices = [
		{key: 'p', label: 'plain text: encode it'},
		{key: 'b', label: 'base64: send it unchanged'},
		{key: 'n', label: 'do not send'},
	];
	asking.choose('Is this base64 already, or plain text?', choices, key => {
		if (key === 'p' || key === 'b') {
			sendAllowed(sender, {...sending, turned: (key === 'p' ? 'plain' : 'as-is') !== usual});
		}
	});
}

function sendAllowed(sender: Sender, {line, text, turned, remember}: Sending): void {
	const {session, screen} = sender;
	const read = readingOf(turned);
	askConsent(read(line, session.state), sender, consent => {
		screen.dispatch({type: 'sent', remember: remember ? remembered(text, screen.get().burst ?? []) : ''});
		screen.dispatch({type: 'navigated', at: newest()});
		void session.type(line, read, consent);
	});
}

/** Goes on at once where nothing is in danger, else after a yes. `wire`: as for `dangerOf`. */
export function askConsent(wire: string, sender: Sender, go: (consent: Consent) => void): void {
	const {session, screen, asking} = sender;
	const connection = sender.connected();
	const {allowed, allowedId} = screen.get();
	const isAllowed = allowedId !== null && allowedId === connection?.id;
	const danger = dangerOf(wire, session, isAllowed ? everything : allowed);
	if (danger === null) {
		go(isAllowed ? 'given' : 'not asked');
		return;
	}

	const choices = [
		{key: 'y', label: 'yes, on this connection'},
		{key: 'n', label: 'no, keep the line'},
	];
	asking.choose(danger, choices, key => {
		if (key === 'y') {
			screen.dispatch({type: 'agreed', connectionId: connection?.id ?? null});
			go('given');
		}
	});
}

const everything = {clearText: true, unverified: true};

function isAmbiguous(text: string, {phase, auth}: SessionState): boolean {
	return phase.name === 'auth' && auth !== null && readAnswer(text, auth).ambiguous;
}

/** Typed text, masked from here on where a secret is asked for. */
export function insert(screen: Screen, text: string, state: SessionState): void {
	screen.dispatch({type: 'typed', text, secret: isSecretNow(state)});
}
