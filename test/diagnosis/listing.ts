/** A refusal told as the session in which it comes. */

import {entriesOf as recorded} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';
import type {Entry} from '../../source/session/entry.ts';
import {entriesOf} from '../support/play.ts';

const envelope = ['C: MAIL FROM:<alice@example.org>', 'S: 250 2.1.0 Ok'];
const recipient = ['C: RCPT TO:<bob@example.net>', 'S: 250 2.1.5 Ok'];
const data = ['C: DATA', 'S: 354 Go ahead', 'C: From: Alice <alice@example.org>', 'C: ', 'C: Hello'];

/** What stands before the refused line, and that line where it is not given. */
const before: Readonly<Record<string, readonly [before: readonly string[], line: string]>> = {
	MAIL: [[], 'MAIL FROM:<alice@example.org>'],
	RCPT: [envelope, 'RCPT TO:<bob@example.net>'],
	DATA: [[...envelope, ...recipient], 'DATA'],
	'DATA-END': [[...envelope, ...recipient, ...data], '.'],
	AUTH: [[], 'AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw='],
	EHLO: [[], 'EHLO client.example.net'],
	STARTTLS: [[], 'STARTTLS'],
	VRFY: [[], 'VRFY bob'],
};

const hello = [
	'S: 220 mail.example.org ESMTP',
	'C: EHLO client.example.net',
	'S: 250-mail.example.org',
	'S: 250 STARTTLS',
];

const helloWithLogin = [...hello.slice(0, -1), 'S: 250-STARTTLS', 'S: 250 AUTH PLAIN'];

/** `command`: a verb, or the whole line; `reply`: its lines with `\n` between. */
export function listingOf(command: string, reply: string): string {
	const [verb = ''] = command.split(/[ :]/);
	const [lines, usual] = before[verb] ?? [[], command];
	const line = command === verb ? usual : command;
	const said = reply.split('\n').map((text, place, all) => `S: ${continued(text, place < all.length - 1)}`);
	return [
		...(verb === 'CONNECT' ? [] : [...(verb === 'AUTH' ? helloWithLogin : hello), ...lines, `C: ${line}`]),
		...said,
	].join('\n');
}

/** Copies of several lines often lost the hyphens behind the code. */
function continued(text: string, more: boolean): string {
	return /^\d{3}/.test(text) ? `${text.slice(0, 3)}${more ? '-' : ' '}${text.slice(4)}` : text;
}

/** `-`: the command is not known, the reply is pasted alone. */
export function entriesFor(command: string, reply: string): readonly Entry[] {
	if (command !== '-') {
		return entriesOf(listingOf(command, reply));
	}

	const recording = readRecording(Buffer.from(reply));
	const [session] = recording.kind === 'replies' ? recording.sessions : [];
	return session ? recorded(session) : [];
}
