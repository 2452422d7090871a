/** What swaks prints of itself is not read as a session. */
import {expect, test} from 'vitest';
import {readRecording} from '../../source/recordings/read.ts';

const abilities = `=== AUTH CRAM-MD5 supported
=== AUTH DIGEST-MD5 supported
*** AUTH NTLM not available: requires Authen::NTLM
=== Basic AUTH supported
=== TLS supported
`;
const settings = `App Info:
  X-Mailer = swaks v20240103.0 jetmore.org/john/code/swaks/

Transport Info:
  server          = mail.example.org

Authentication Info:
  username       = 'ann'
  password       = 'pencil'

DATA Info:
  data = <<.
Subject: test

This is a test mailing
.
`;
const session = `=== Trying mail.example.org:25...
=== Connected to mail.example.org.
<-  220 mail.example.org ESMTP
 -> EHLO client.example.net
<-  250 mail.example.org
 -> QUIT
<-  221 Bye
`;

function read(text: string) {
	return readRecording(Buffer.from(text));
}

test.each([
	['abilities', abilities],
	['settings', settings],
	['both', abilities + settings],
])('%s: said to be no session', (_name, text) => {
	const recording = read(text);
	expect(recording.kind).toBe('nothing');
	expect(recording.kind === 'nothing' && recording.why).toContain('not a session');
	expect(JSON.stringify(recording.unread)).not.toContain('pencil');
});

test('a session below them is read', () => {
	expect(read(abilities + session)).toMatchObject({kind: 'sessions', format: 'swaks transcript'});
});

test('a module that is missing is a failure where it stands alone', () => {
	expect(read('*** AUTH NTLM not available: requires Authen::NTLM\n').kind).toBe('sessions');
});
