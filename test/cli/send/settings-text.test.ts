import {expect, test} from 'vitest';
import {dumpOf, supportText} from '../../../source/cli/send/settings-text.ts';
import {versionText} from '../../../source/cli/version.ts';
import {typedValues} from '../../support/typed-values.ts';

test('the settings, each as it can be typed, and no password', () => {
	const text = dumpOf(
		typedValues({
			to: ['a@b.example', 'Carl <c@d.example>'],
			dump: true,
			'dump-as-body': true,
			tls: true,
			'auth-password': ['secret'],
			proxy: 'http://ann:secret@proxy.example:3128',
			body: "it's",
			ehlo: '',
			server: 'mail.example.org:587',
		}),
	);
	expect(text).toBe(
		[
			versionText(),
			'',
			'--auth-password (not shown)',
			String.raw`--body 'it'\''s'`,
			"--ehlo ''",
			"--proxy 'http://ann:(not shown)@proxy.example:3128'",
			'--server mail.example.org:587',
			'--tls',
			'--to a@b.example',
			"--to 'Carl <c@d.example>'",
			'',
		].join('\n'),
	);
});

test('what can be done', () => {
	expect(supportText().replace(versionText(), 'VERSION')).toMatchInlineSnapshot(`
		"VERSION
		Transports: TCP (IPv4 and IPv6), TLS, Unix sockets (--socket), programs (--pipe), SOCKS and HTTP proxies (--proxy)
		TLS: STARTTLS and from the first byte, client certificates, SNI
		AUTH: SCRAM-SHA3-512-PLUS, SCRAM-SHA-512-PLUS, SCRAM-SHA-384-PLUS, SCRAM-SHA-256-PLUS, SCRAM-SHA-224-PLUS, SCRAM-SHA-1-PLUS, SCRAM-SHA3-512, SCRAM-SHA-512, SCRAM-SHA-384, SCRAM-SHA-256, SCRAM-SHA-224, SCRAM-SHA-1, OAUTHBEARER, XOAUTH2, PLAIN, LOGIN, CRAM-SHA256, CRAM-SHA1, CRAM-MD5, DIGEST-MD5, NTLM, EXTERNAL, ANONYMOUS
		Also: MX look-up, PIPELINING, CHUNKING, DSN, SMTPUTF8, LMTP, PRDR, XCLIENT, the PROXY protocol, DKIM signatures
		"
	`);
});
