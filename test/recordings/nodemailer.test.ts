import {expect, test} from 'vitest';
import {readRecording} from '../../source/recordings/read.ts';

/** How nodemailer says that it connected, and what follows on the wire. */
function connected(words: string) {
	const log = `[2026-11-23 18:00:00] DEBUG [s1] ${words}
[2026-11-23 18:00:00] DEBUG [s1] S: 220 mail.example.org ESMTP
[2026-11-23 18:00:00] DEBUG [s1] C: EHLO client.example
[2026-11-23 18:00:00] DEBUG [s1] S: 250 mail.example.org
[2026-11-23 18:00:00] DEBUG [s1] C: QUIT
[2026-11-23 18:00:00] DEBUG [s1] S: 221 Bye
`;
	const recording = readRecording(new TextEncoder().encode(log));
	const [session] = recording.kind === 'sessions' ? recording.sessions : [];
	return session?.events.find(event => event.type === 'connected');
}

test('a secure connection is TLS from the first byte', () => {
	expect(connected('Secure connection established to 192.0.2.1:465')).toMatchObject({
		host: '192.0.2.1',
		port: 465,
		tls: {authorized: expect.anything()},
	});
});

test('any other is in clear text', () => {
	expect(connected('Connection established to 192.0.2.1:587')).toMatchObject({port: 587, tls: null});
});
