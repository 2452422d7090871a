/** What people who come from swaks type: what it means here, or what to type instead. */
import type {Option} from '../arguments/option.ts';

/** Taken, because it is so here anyway; not in the help. */
export const alreadySo: readonly Option[] = [
	{name: 'auth-hide-password', aliases: ['ahp'], argument: 'TEXT', optional: true, help: 'always so'},
	{name: 'force-getpwuid', help: 'not needed'},
	{name: 'no-strip-from', aliases: ['nsf'], help: 'always so'},
	{name: 'protect-prompt', aliases: ['pp'], help: 'always so'},
	{name: 'show-time-lapse', aliases: ['stl'], argument: 'i', optional: true, takes: /^i$/, help: 'always so'},
	{name: 'tls-verify', aliases: ['tls-verify-ca', 'tls-verify-host'], help: 'always so'},
];

/** The sentence for an option of swaks that is not here; null for a name that swaks does not know either. */
export function insteadOf(written: string): string | null {
	const name = written.replace(/^--?/, '');
	const [, sentence] = instead.find(([names]) => names.test(name)) ?? [];
	return sentence ?? null;
}

const instead: ReadonlyArray<readonly [names: RegExp, sentence: string]> = [
	[
		/^copy-routing$/,
		'Name the server, or the recipient’s domain with --mx; “smtpscope probe --mx example.org” shows which server that is.',
	],
	[
		/^(tlsos|tls-optional-strict)$/,
		'--tls-optional continues in clear text where STARTTLS is not offered; --tls requires it.',
	],
	[
		/^(ao|auth-optional|aos|auth-optional-strict)$/,
		'With --auth the login must succeed (exit code 28); leave it out for a server without AUTH.',
	],
	[
		/^(am|auth-map)$/,
		'--auth uses the name that the server offers for a mechanism, so there is nothing to map.',
	],
	[
		/^(ae|auth-extra)$/,
		'The realm comes from the server’s challenge, and a domain from the user name: --auth-user "DOMAIN\\\\user".',
	],
	[
		/^(apt|auth-plaintext)$/,
		'Logins are shown decoded anyway, except for the password; /reveal in the inspector shows that too.',
	],
	[
		/^xclient/,
		'XCLIENT is a line of a script for “smtpscope run”, after EHLO: XCLIENT ADDR=192.0.2.1 NAME=client.example',
	],
	[
		/^proxy-/,
		'--haproxy v1=ADDRESS or v2=ADDRESS:PORT sends the header of the PROXY protocol, and names the client in it.',
	],
	[
		/^prdr$/,
		'After PRDR the answers to a message would be others; --server lmtp://… gives a verdict for each recipient.',
	],
	[
		/^(das|drop-after-send)$/,
		'--drop-after STAGE drops the connection after the reply to it; without waiting for one it cannot.',
	],
	[
		/^(ha|hide-all|hs|hide-send|hr|hide-receive|hi|hide-informational|nth|no-hints|nih|no-info-hints|nsh|no-send-hints|nrh|no-receive-hints)$/,
		'--silent shows the result alone; --format json has one object a line with its “type”, to choose from.',
	],
	[/^(raw|show-raw-text)$/, '--format json has the exact bytes of each line as “raw”.'],
	[
		/^output(-file(-std(out|err))?)?$/,
		'--log FILE writes the transcript as the session goes on; > FILE saves what would be printed.',
	],
	[/^attach-body$/, '--html adds a second form of the text to --body; --attach adds files.'],
	[/^(dump|support)$/, '--dump-mail prints the message and sends nothing; --help lists the options.'],
	[
		/^tls-get-peer-(cert|chain)$/,
		'“smtpscope probe SERVER” shows the certificates; “openssl s_client -showcerts” writes them out.',
	],
	[/^tls-chain$/, 'The file of --cert may also contain the chain, after the certificate.'],
	[/^tls-verify-target$/, '--servername NAME is the name that the certificate is checked against.'],
	[
		/^(dab|dump-as-body|dabsp|dump-as-body-shows-password)$/,
		'--body TEXT writes the text; settings are not put into it.',
	],
	[/^g$/, '--data - reads the message from standard input.'],
];
