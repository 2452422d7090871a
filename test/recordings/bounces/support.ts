import {entriesOf} from '../../../source/recordings/entries.ts';
import {readRecording} from '../../../source/recordings/read.ts';

export type Told = {readonly title: string; readonly words: string};

/** Titles of the sessions that a mail gives, with what is told of the delivery: the reply where there is one. */
export function told(mail: string): Told[] {
	const recording = readRecording(new Uint8Array(Buffer.from(mail)));
	const sessions = recording.kind === 'sessions' ? recording.sessions : [];
	return sessions.map(session => {
		const entries = entriesOf(session);
		const notes = entries.flatMap(entry =>
			entry.type === 'note' && /^recording\/(?:delivery|feedback)$/.test(entry.about) ? [entry.text] : [],
		);
		const replies = entries.flatMap(entry =>
			entry.type === 'reply'
				? [`${entry.answers}: ${entry.code} ${entry.lines.map(({text}) => text).join(' ')}`]
				: [],
		);
		return {title: session.title ?? '', words: [...notes, ...replies].join(' | ')};
	});
}

export function bounce(subject: string, text: string, fields: readonly string[] = []): string {
	return [
		'From: MAILER-DAEMON@relay.example.net',
		'To: alice@example.org',
		`Subject: ${subject}`,
		'Date: Mon, 06 Jul 2026 10:00:00 +0000',
		...fields,
		'',
		text,
		'',
	].join('\n');
}

export function report(...groups: readonly (readonly string[])[]): string {
	return [
		'From: MAILER-DAEMON@relay.example.net',
		'To: alice@example.org',
		'Subject: Undelivered Mail Returned to Sender',
		'Content-Type: multipart/report; report-type=delivery-status; boundary=b1',
		'',
		'--b1',
		'Content-Type: message/delivery-status',
		'',
		'Reporting-MTA: dns; relay.example.net',
		...groups.flatMap(group => ['', ...group]),
		'',
		'--b1--',
		'',
	].join('\n');
}
