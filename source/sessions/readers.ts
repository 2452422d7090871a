/** Files of many sessions that are not ledgers: captures, and mailboxes of bounces. Each session is a row. */

import {createCaptureReader} from '../recordings/pcap/capture.ts';
import {isCapture} from '../recordings/pcap/packet-reader.ts';
import {readRecording} from '../recordings/read.ts';
import type {RecordedSession} from '../recordings/recording.ts';

export type SessionReader = {
	/** False: it is something else after all. */
	write(bytes: Uint8Array): boolean;
	end(): boolean;
	lines(): number;
	format(): string | null;
};

type Tell = (session: RecordedSession) => void;

/** Events of all conversations that are open at a time. */
const openEvents = 1_000_000;

export {isCapture};

/** `tell` gets each connection of the capture when it is over. */
export function captureSessions(tell: Tell): SessionReader {
	const reader = createCaptureReader({events: openEvents, forgets: true}, ({session, start}) =>
		tell({...session, startedAt: start}),
	);
	return {
		write(bytes) {
			reader.push(bytes);
			return true;
		},
		end() {
			reader.end();
			return true;
		},
		lines: () => 0,
		format: () => 'capture',
	};
}

/** The first line of a mail in an mbox file (RFC 4155). */
export function isMailbox(beginning: string): boolean {
	return /^From \S+ .*\d{4}\r?\n[\w-]+:/.test(beginning);
}

/** Octets of one mail that are read: what a bounce says stands at its beginning. */
const mailLimit = 2 * 1024 * 1024;

export function mailboxSessions(tell: Tell, suspects: (texts: readonly string[]) => void): SessionReader {
	let rest = '';
	let mail: string[] = [];
	/** The line before was blank, or there was none: the next mail begins only after such a one. */
	let afterBlank = true;
	let octets = 0;
	let lines = 0;
	let mails = 0;

	function finish(): void {
		if (mail.length > 0) {
			mails++;
			for (const session of sessionsOf(Buffer.from(mail.join('\n'), 'latin1'), suspects)) {
				tell({...session, title: `mail ${mails}${session.title ? `, ${session.title}` : ''}`});
			}
		}

		mail = [];
		octets = 0;
	}

	function feed(line: string): void {
		lines++;
		if (/^From \S+ .*\d{4}\r?$/.test(line) && afterBlank) {
			finish();
		} else if (octets < mailLimit) {
			// mboxrd puts a `>` in front of such lines of a text.
			mail.push(line.replace(/^>(>*From )/, '$1'));
			octets += line.length;
		}

		afterBlank = line.trim() === '';
	}

	return {
		write(bytes) {
			const pieces = (rest + Buffer.from(bytes).toString('latin1')).split('\n');
			rest = pieces.pop() ?? '';
			for (const line of pieces) {
				feed(line);
			}

			return true;
		},
		end() {
			if (rest !== '') {
				feed(rest);
			}

			finish();
			return true;
		},
		lines: () => lines,
		format: () => 'mailbox',
	};
}

/** Of one mail by itself; none where it is not a bounce. */
export function sessionsOf(
	bytes: Uint8Array,
	suspects: (texts: readonly string[]) => void,
): readonly RecordedSession[] {
	const recording = readRecording(bytes);
	if (recording.kind !== 'sessions') {
		return [];
	}

	suspects(recording.suspects);
	return recording.sessions;
}
