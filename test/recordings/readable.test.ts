/** A log is read as octets; what is shown of it is text again. */
import {expect, it} from 'vitest';
import {entriesOf} from '../../source/recordings/entries.ts';
import {readRecording} from '../../source/recordings/read.ts';

function notes(log: string): readonly string[] {
	const recording = readRecording(new Uint8Array(Buffer.from(log)));
	return 'sessions' in recording
		? recording.sessions
				.flatMap(session => entriesOf(session))
				.flatMap(entry => (entry.type === 'note' ? [entry.text] : []))
		: [];
}

it.each([
	[
		'OpenSMTPD',
		'Nov 28 10:00:02 mx smtpd[77]: 7a5b3c1f0a1b2c3d mta delivery evpid=1a2b3c4d00000001 from=<ann@example.test> to=<bob@example.net> rcpt=<-> source="192.0.2.1" relay="198.51.100.1 (mx.example.net)" delay=1s result="TempFail" stat="Zeitüberschreitung"\n',
	],
	[
		'Postfix',
		'Nov 28 10:00:02 mx postfix/smtp[7]: 4AbC1: to=<bob@example.net>, relay=none, delay=30, delays=0.1/0/30/0, dsn=4.4.1, status=deferred (Zeitüberschreitung beim Verbinden)\n',
	],
])('the words of %s', (_, log) => {
	const words = notes(log).join('\n');
	expect(words).toContain('Zeitüberschreitung');
	expect(words).not.toContain('Ã');
});
