/**
 * Every option of swaks (to 20240103.0 and the head of its repository), and what becomes of it in `send`: the one
 * home for its names, for the parser, the import of .swaksrc and the page `docs/coming-from-swaks.md`.
 */

export type SwaksOption = {
	/** As swaks has them, without dashes; the first is the long one. */
	readonly names: readonly [string, ...string[]];
	readonly here: Here;
};

export type Here =
	/** The option of `send` that it is; `but` says where the two differ. */
	| {readonly is: 'option'; readonly option: string; readonly but?: string}
	/** Accepted without effect, because it is so anyway or concerns swaks’ own display. `argument`: it may have one. */
	| {readonly is: 'nothing'; readonly why: string; readonly argument?: true}
	/** Refused: what to do instead, as a full sentence. */
	| {readonly is: 'refused'; readonly instead: string};

const option = (names: SwaksOption['names'], name: string = names[0], but?: string): SwaksOption => ({
	names,
	here: {is: 'option', option: name, ...(but !== undefined && {but})},
});
const nothing = (names: SwaksOption['names'], why: string, argument?: true): SwaksOption => ({
	names,
	here: {is: 'nothing', why, ...(argument && {argument})},
});
const refused = (names: SwaksOption['names'], instead: string): SwaksOption => ({
	names,
	here: {is: 'refused', instead},
});

const connecting: readonly SwaksOption[] = [
	option(['server', 's']),
	option(['port', 'p']),
	option(['4']),
	option(['6']),
	option(['copy-routing']),
	option(
		['local-interface', 'li'],
		'local-address',
		'an address, and its port, but not the name of an interface',
	),
	option(['local-port', 'lport', 'lp'], 'source-port'),
	option(['socket']),
	option(['pipe']),
	option(['protocol']),
	option(['helo', 'ehlo', 'lhlo', 'h'], 'ehlo', '-h without a name shows the help'),
	option(['timeout'], 'timeout', 'without it the limits of RFC 5321 apply instead of 30 seconds'),
	option(['quit-after', 'quit', 'q']),
	option(['drop-after', 'drop', 'da']),
	option(['drop-after-send', 'das']),
	option(['pipeline'], 'pipeline', 'MAIL and RCPT are sent in one go, and DATA waits for their replies'),
	option(['prdr']),
	option(
		['proxy'],
		'proxy',
		'a text such as “TCP4 192.0.2.1 192.0.2.2 40000 25”; the URL of a proxy is connected through',
	),
	option(['proxy-version']),
	option(['proxy-family']),
	option(['proxy-command'], 'proxy-command', 'PROXY alone'),
	option(['proxy-protocol'], 'proxy-protocol', 'STREAM alone'),
	option(['proxy-source']),
	option(['proxy-source-port']),
	option(['proxy-dest']),
	option(['proxy-dest-port']),
	option(['xclient']),
	option(['xclient-name']),
	option(['xclient-addr']),
	option(['xclient-port']),
	option(['xclient-proto']),
	option(['xclient-destaddr']),
	option(['xclient-destport']),
	option(['xclient-helo']),
	option(['xclient-login']),
	option(['xclient-reverse-name']),
	option(['xclient-delim']),
	option(['xclient-optional']),
	option(['xclient-optional-strict']),
	option(['xclient-before-starttls']),
	option(['xclient-no-verify']),
];

const verified =
	'send stops at a certificate that is not verified; --ca trusts its authority, --insecure continues';

const tls: readonly SwaksOption[] = [
	option(['tls'], 'tls', verified),
	option(['tls-optional', 'tlso']),
	option(['tls-optional-strict', 'tlsos'], 'tls-optional-strict', verified),
	option(['tls-on-connect', 'tlsc'], 'tls-on-connect', verified),
	option(['tls-protocol', 'tlsp'], 'tls-protocol', 'versions without a gap; SSL 2 and 3 are never used'),
	option(['tls-cipher'], 'ciphers'),
	option(['tls-cert'], 'cert'),
	option(['tls-key'], 'key'),
	option(['tls-chain']),
	option(['tls-ca-path'], 'ca'),
	option(
		['tls-sni'],
		'servername',
		'the certificate is checked against this name too; --tls-verify-target names another',
	),
	option(['tls-verify']),
	option(['tls-verify-ca'], 'tls-verify'),
	option(['tls-verify-host'], 'tls-verify'),
	option(['tls-verify-target'], 'verify-name'),
	option(['tls-get-peer-cert']),
	option(['tls-get-peer-chain']),
];

const login: readonly SwaksOption[] = [
	option(['auth', 'a'], 'auth', 'without a name the best mechanism offered is tried once'),
	option(['auth-optional', 'ao']),
	option(['auth-optional-strict', 'aos']),
	option(['auth-user', 'au']),
	option(['auth-password', 'ap']),
	option(['auth-map', 'am']),
	option(
		['auth-extra', 'ae'],
		'auth-extra',
		'realm and domain, as a part of the user name; DIGEST-MD5’s realm is that of the server’s challenge',
	),
	nothing(['auth-hide-password', 'ahp'], 'passwords are always masked', true),
	nothing(['protect-prompt', 'pp'], 'what is typed for a password is never shown'),
	nothing(['auth-plaintext', 'apt'], 'logins are shown decoded, except for the password'),
];

const message: readonly SwaksOption[] = [
	option(
		['from', 'f'],
		'from',
		'a name may stand before the address: the header has both, MAIL FROM the address alone',
	),
	option(
		['to', 't'],
		'to',
		'given again, it adds a recipient; “smtpscope swaks” uses the last one, as swaks does',
	),
	option(['cc']),
	option(['bcc']),
	option(
		['data', 'd'],
		'data',
		'of a file only line ends and a From_ line are changed; --tokens fills in %…%. “smtpscope swaks” does what swaks does',
	),
	option(['body']),
	option(['attach']),
	option(['attach-name']),
	option(['attach-type']),
	option(['attach-body']),
	option(['header'], 'header', '“h-Subject” and “header-Subject” work too'),
	option(['add-header', 'ah']),
	option(['no-data-fixup', 'ndf']),
	option(['no-strip-from', 'nsf']),
	option(['dump-as-body', 'dab'], 'dump-as-body', 'the settings in smtpscope’s words, without the password'),
	refused(
		['dump-as-body-shows-password', 'dabsp'],
		'--dump-as-body sends the settings without the password; smtpscope never writes one into a message.',
	),
];

const ownDisplay = 'it concerns the marks of swaks’ transcript; the session is the same';

const display: readonly SwaksOption[] = [
	option(['silent', 'S']),
	option(['suppress-data', 'n']),
	option(['hide-all', 'ha']),
	option(['hide-send', 'hs']),
	option(['hide-receive', 'hr']),
	option(['hide-informational', 'hi']),
	nothing(['no-hints', 'nth'], ownDisplay),
	nothing(['no-send-hints', 'nsh'], ownDisplay),
	nothing(['no-receive-hints', 'nrh'], ownDisplay),
	nothing(['no-info-hints', 'nih'], ownDisplay),
	nothing(['show-time-lapse', 'stl'], 'each line has its time', true),
	nothing(
		['show-raw-text', 'raw'],
		'the inspector shows the exact bytes in its Wire view (“smtpscope SERVER”)',
	),
	option(['output', 'output-file']),
	option(['output-file-stdout']),
	option(['output-file-stderr']),
	option(['dump-mail']),
	option(['dump'], 'dump', 'the settings in smtpscope’s words, without the password'),
	option(['support'], 'support', 'what smtpscope supports'),
	option(['version']),
	option(['help']),
	refused(
		['config'],
		'In “send”, --config names a profile of smtpscope. Write --swaks-config FILE for a .swaksrc.',
	),
	nothing(['force-getpwuid'], 'the name of the user is always that of the system'),
	refused(['g'], 'Write --data - to read the message from standard input.'),
	refused(['trigger-deprecation'], 'It only serves swaks’ own tests.'),
];

export const swaksOptions: readonly {readonly title: string; readonly options: readonly SwaksOption[]}[] = [
	{title: 'Connection', options: connecting},
	{title: 'TLS', options: tls},
	{title: 'Login', options: login},
	{title: 'Message', options: message},
	{title: 'Display and settings', options: display},
];
