/** Paste: one line is inserted, several go out one by one; what could be read in two ways is asked. */
import type {SessionState} from '../../session/state.ts';
import {newest} from '../navigation.ts';
import {notice, problem} from '../step.ts';
import {textOf} from './editor.ts';
import {promptMode, readingOf} from './reading.ts';
import {askConsent, insert, type Sender, whyNothingIsSent} from './sending.ts';

export function paste(text: string, sender: Sender): void {
	const {session, screen, asking} = sender;
	const clean = text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');
	const dropped = text.length - clean.length;
	if (dropped > 0) {
		const what = dropped === 1 ? '1 control character' : `${dropped} control characters`;
		screen.dispatch(
			notice(
				`${what} in the pasted text ${dropped === 1 ? 'was' : 'were'} left out; /raw "\\x07" sends any byte.`,
			),
		);
	}

	const lines = clean.split(/\r\n|\r|\n/);
	const mode = promptMode(session.state);
	// An answer to a 334 is one line: breaks in it came from the mail or page it was copied from.
	if (lines.length === 1 || mode === 'auth') {
		insert(screen, mode === 'auth' ? lines.join('') : clean, session.state);
		const broken = lines.filter(Boolean).length;
		if (broken > 1) {
			screen.dispatch(
				notice(`The pasted text had ${broken} lines; they were joined, because an answer is one line.`),
			);
		}

		return;
	}

	// A break at the end is not a line of its own.
	const rest = lines.pop() ?? '';
	const whole = [textOf(screen.get().editor) + (lines[0] ?? ''), ...lines.slice(1)];
	if (mode === 'message') {
		pasteMessage(whole, rest, sender);
		return;
	}

	if (whole.length === 1 && rest === '') {
		insert(screen, lines[0] ?? '', session.state);
		return;
	}

	if (mode === 'closed') {
		screen.dispatch(
			problem(
				whyNothingIsSent(session) ??
					'Not connected, so the pasted lines were not sent. /connect to reconnect, then paste them again · /quit to leave.',
			),
		);
		return;
	}

	const all = rest === '' ? whole : [...whole, rest];
	const choices = [
		{key: 'y', label: 'yes, send'},
		{key: 'n', label: 'no'},
	];
	asking.choose(
		`The pasted text has ${all.length} lines. Send them one by one, each after its reply?`,
		choices,
		key => {
			if (key === 'y') {
				sendAll(all, '', false, sender);
			}
		},
	);
}

function pasteMessage(lines: readonly string[], rest: string, sender: Sender): void {
	const dot = lines.indexOf('.');
	if (dot === -1) {
		sendAll(lines, rest, false, sender);
		return;
	}

	const after = lines.length - dot - 1;
	const what =
		after === 0
			? 'The pasted text ends in a line with only a dot.'
			: `Line ${dot + 1} of the pasted text is only a dot, and ${after} more follow.`;
	const choices = [
		{key: 'e', label: 'ends it'},
		{key: 't', label: 'text, sent as “..”'},
		{key: 'n', label: 'do not paste'},
	];
	sender.asking.choose(`${what} Does it end the message, or is it text?`, choices, key => {
		if (key === 'e' || key === 't') {
			sendAll(lines, rest, key === 't', sender);
		}
	});
}

function sendAll(lines: readonly string[], rest: string, dotIsText: boolean, sender: Sender): void {
	const {session, screen} = sender;
	const read = readingOf(false);
	askConsent(lines.join('\r\n'), sender, consent => {
		screen.dispatch({type: 'written', text: rest});
		screen.dispatch({type: 'navigated', at: newest()});
		for (const line of lines) {
			void session.type(line, dotIsText && line === '.' ? stuffedDot : read, consent);
		}
	});
}

const stuffedDot = (text: string, {phase}: SessionState): string =>
	phase.name === 'message' ? `.${text}` : text;
