/** TLS with a client that connected to us: no verdict on our own certificate is made up. */
import {expect, test} from 'vitest';
import {tls as pane} from '../../../source/ui/panes/tls.ts';
import {verdicts} from '../../../source/ui/screen/tls-words.ts';
import {play, someTls} from '../../support/play.ts';

const hello = {
	versions: ['TLSv1.3', 'TLSv1.2'],
	ciphers: ['TLS_AES_128_GCM_SHA256'],
	servername: 'mail.example.org',
	alpn: [],
	resumes: false,
};

test('no verdicts, and what the client offered', () => {
	expect(verdicts({...someTls, clientHello: hello})).toEqual([]);
	expect(verdicts(someTls)).not.toEqual([]);
	const {state, entries} = play(
		`from: 192.0.2.9\nS: 220 m\nC: EHLO c\nS: 250-m\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go\nTLS ${JSON.stringify({clientHello: hello})}`,
	);
	const context = {state, entries} as unknown as Parameters<typeof pane.lines>[0];
	const text = pane
		.lines(context)
		.map(({pieces}) => pieces.map(piece => piece.text).join(''))
		.join('\n');
	expect(text).toContain('The client accepted the certificate of smtpscope, or did not check it.');
	expect(text).toContain('mail.example.org (SNI)');
	expect(text).not.toContain('chain');
});
