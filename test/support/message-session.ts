/** A session in which one message was sent, as a listing for `play` cannot hold it: exact bytes, any octets. */
import type {FakeSession} from './fake-session.ts';
import {fakeSession} from './fake-session.ts';

const envelope = `
	S: 220 mail.example.org
	C: EHLO me.example.org
	S: 250-mail.example.org
	S: 250 SIZE 1000000
	C: MAIL FROM:<alice@example.org>
	S: 250 ok
	C: RCPT TO:<bob@example.net>
	S: 250 ok
	C: RCPT TO:<carol@example.net>
	S: 250 ok
	C: DATA
	S: 354 go on
`;

/** `content` as it is on the wire, without the final dot. */
export function messageSession(content: string | Uint8Array, {ended = true} = {}): FakeSession {
	const session = fakeSession(envelope);
	const bytes = new Uint8Array(Buffer.from(content));
	session.happen({type: 'content', at: 140, bytes, octets: bytes.length, lines: linesIn(bytes)});
	if (ended) {
		session.happen({type: 'sent', at: 150, bytes: new Uint8Array([0x2e]), ending: 'CRLF'});
		session.answer('250 queued');
	}

	return session;
}

function linesIn(bytes: Uint8Array): number {
	return Buffer.from(bytes).toString('latin1').split('\n').length - 1;
}
