import {expect, test} from 'vitest';
import {placeOf} from '../../../source/ui/panes/place.ts';
import {entriesOf} from '../../support/play.ts';

test('each kind of entry, and one that does not exist', () => {
	const long = 'x'.repeat(61);
	const entries = entriesOf(`
		unconnected
		attempt: 192.0.2.25 25 refused
		failed: refused
		connected
		S: 220-mail.example.org
		S: 220 second
		Sraw: "what?\\r\\n"
		C: EHLO me
		S: 250-mail.example.org
		S: 250 SIZE 1
		C: STARTTLS
		S: 220 go
		TLS
		note: a/b A note.
		C: NOOP ${long.slice(0, 55)}
		S: 250
		C: NOOP ${long}
		S: 250 ok
		C: MAIL FROM:<>
		S: 250 ok
		C: RCPT TO:<a@example.org>
		S: 250 ok
		C: DATA
		S: 354 go
		C: text
		C: .
		S: 250 ok
		closed: server
	`);
	const places = [...entries.map(({id}) => id), entries.length + 1, 0].map(id => placeOf(entries, id));
	expect(places.map(place => place.replace(/^\d\d?\.\d\d /, '@ '))).toEqual([
		'@ the connection',
		'@ the failure',
		'@ the connection',
		'@ 220 mail.example.org',
		'@ bytes that are not a reply',
		'@ EHLO me',
		'@ 250 mail.example.org',
		'@ what the server announced',
		'@ STARTTLS',
		'@ 220 go',
		'@ the TLS handshake',
		'@ a note',
		`@ NOOP ${'x'.repeat(55)}`,
		'@ 250',
		`@ NOOP ${'x'.repeat(54)}…`,
		'@ 250 ok',
		'@ MAIL FROM:<>',
		'@ 250 ok',
		'@ RCPT TO:<a@example.org>',
		'@ 250 ok',
		'@ DATA',
		'@ 354 go',
		'@ the message',
		'@ .',
		'@ 250 ok',
		'@ the end of the connection',
		`line ${entries.length + 1}`,
		'line 0',
	]);
});
