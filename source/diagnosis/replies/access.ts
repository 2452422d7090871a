/** Refusals that ask for a login, for TLS, or for another server. */
import type {Row} from './row.ts';

/** A rule sees it against the session, too. */
export const relayDenied: Row = {
	id: 'access/relay-denied',
	cause: 'relay-denied',
	pattern:
		/\brelay(ing)?\b.{0,60}\b(denied|not|n'?t|prohibit\w*|refus\w*|disallow\w*|reject\w*|forbidden|disabled|unable|blocked|restricted|only)|\b(denied|forbidden|refused|rejected|prohibited|blocked|unauthori[sz]ed|illegal|open) relay|\brelay(ing)? (operation|attempt|request|of mail)|\bnot a (gateway|relay)\b|\blocal (users?|recipients?|delivery|mail|domains?) only\b|\b(no|unable to|cannot|can'?t|not (allowed|permitted|authori[sz]ed|configured) to|won'?t|will not|denied|do(es)? not|refus\w* to) relay|\bnot relaying\b|\bunauthori[sz]ed relay|\brelay (access|attempt)|\bnot (a|an) (open )?relay\b|\b(domain|host|address) is(n't| not) in (my|our|the) list of (allowed )?(rcpthosts|domains|relay)|\bwe do not relay\b|\bthird[- ]party relay|\bTransitOff|\bSMTP; Unable to relay|\bnot allowed to relay|\b(use|using) (me|us|this (server|host|system)) (\[.{0,80}\] )?as a relay|\brela(y|is) (refus\w*|interdit\w*|non autoris\w*|check\b.{0,20}\bfail\w*)(?!\w)/i,
	answers: ['RCPT', 'MAIL', 'DATA', 'DATA-END', 'BDAT'],
	message:
		'The server will not pass this mail on: the recipient is not one of its own, and you have no right to use it as a relay.',
	advice:
		'Log in (on 587 with STARTTLS, or 465) if this is your outgoing server; or connect to the MX of the recipient’s domain; or, on your own server, add the recipient’s domain or your network.',
	fault: 'you',
	reference: 'RFC 5321 §3.6.2, §7.9; RFC 3463 §3.8 (X.7.1)',
	why: 'A server that relays for everybody is soon full of spam, so it relays for its users and to its own domains only.',
	example: 'C: RCPT TO:<ann@example.net>\nS: 554 5.7.1 <ann@example.net>: Relay access denied',
};

export const access: readonly Row[] = [
	{
		id: 'access/tls-required',
		cause: 'tls-required',
		pattern:
			/\b(must|need|please|should|have to)\b.{0,20}\b(issue|use|start|run|send)\b.{0,20}\b(starttls|tls|ssl|encrypt\w*)|\b(starttls|tls|ssl|encrypt\w*|secure (connection|channel|session))\b.{0,60}\b(is )?(required|needed|mandatory|first|necessary)\b|\b(require\w*|needs?)\b.{0,30}\b(starttls|tls|ssl|encrypt\w*|secure connection)|\bwithout (ssl|tls|encrypt\w*)|\bplaintext authentication (is )?disallowed|\bnon-?(secure|encrypted|tls) connections?\b.{0,40}\b(not|disallow\w*|refus\w*|disabled|deny|denied)|\b(unencrypted|insecure|plain ?text|clear ?text) (connection|authentication|login|session|password)s?\b.{0,40}\b(not|disallow\w*|refus\w*|disabled|denied)|\byou must encrypt|\bmust (be )?(encrypt\w*|secured)|\b(route|domain|recipient|connection|policy) requires? (a )?(secure|encrypt\w*|tls|ssl)|\b(tls|ssl)\S{0,8} (connection|session|encryption) (is )?(required|needed|mandatory)/i,
		message: 'The server wants TLS before it goes on.',
		advice:
			'Send STARTTLS, greet again with EHLO, then repeat the refused line; or connect to the port with TLS from the first byte (465).',
		retry: 'now',
		fault: 'you',
		next: 'STARTTLS',
		reference: 'RFC 3207 §4 (530); RFC 4954 §6 (538)',
		why: 'Servers refuse passwords, or all mail, over a line that anyone can read.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 530 5.7.0 Must issue a STARTTLS command first',
	},
	{
		id: 'access/client-certificate',
		cause: 'tls-certificate',
		pattern:
			/\b(no|missing|without|lacks?|invalid|untrusted|unknown|unverified)\b.{0,30}\bclient certificate|\bclient certificate\b.{0,30}\b(not|n'?t|no|missing|required|needed|must|untrusted|invalid|verif\w*)\b|\b(require\w*|needs?|must (present|provide|send|show|use)|present|provide)\b.{0,20}\bclient certificate|\bcannot verify (your|the) (client )?certificate/i,
		// Between others it may be one of several ways in: what the login says counts there.
		answers: ['CONNECT', 'EHLO', 'HELO', 'LHLO', 'MAIL', 'RCPT', 'DATA'],
		message: 'The server talks only to clients that show a certificate it knows.',
		advice:
			'Connect again with yours: --cert FILE and --key FILE. The server’s administrator says which ones it takes.',
		retry: 'now',
		fault: 'you',
		reference: 'RFC 3207 §4.1',
		why: 'A relay for known machines may let the certificate of the client stand for a login.',
		example: 'S: 421 4.7.1 mail.example.org Error: No client certificate presented',
	},
	{
		id: 'access/login-required',
		cause: 'login-required',
		pattern:
			/\bauthentication (is )?(required|needed|mandatory|must)|\b(must|need|have|please)\b.{0,20}\b(to )?(be )?(authenticate\w*|log ?(ged )?in|login)\b|\b(auth|authentication|login|log-?in|smtp[- ]auth)\b.{0,20}\b(is )?required\b|\brequires? (smtp )?(auth\w*|login|credentials)|\bclient was not authenticated|\bnot authenticated\b|\bsubmission requires|\buse smtp[- ]?auth|\bauthenticate (first|before)|\bnot (permitted|allowed|accepted) without auth\w*|\bmust issue an? AUTH\b|\bproper authentication required|\bAUTH first\b|\bauthentifi?[ck]ation (requise|erforderlich|n[eé]cessaire)|\bturn on (smtp[- ]?)?auth\w*|\benable (smtp[- ]?)?auth\w*|\b(try|please) (using|use|enable|configure)\b.{0,15}\b(smtp[- ]?)?auth|\bplease authenticate\b|\bunauthenticated (senders?|clients?|users?|connections?) (are |is )?(not|denied|refused)|\bauth\w* (failed|mechanism)\b|\bonly (registered|authenticated|local|known|authori[sz]ed) (users|clients|senders)\b/i,
		answers: [
			'MAIL',
			'RCPT',
			'DATA',
			'DATA-END',
			'BDAT',
			'VRFY',
			'EXPN',
			'ETRN',
			'ATRN',
			'CONNECT',
			'EHLO',
			'HELO',
		],
		message: 'The server takes this only from users who have logged in.',
		advice:
			'Log in with AUTH, after STARTTLS, then repeat the line. If this is the recipient’s own server, use port 25 instead of 587.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'RFC 4954 §6 (530); RFC 6409 §4.3',
		why: 'Submission servers (587, 465) serve their own users only.',
		example: 'C: MAIL FROM:<ann@example.com>\nS: 530 5.7.0 Authentication required',
	},
	{
		id: 'access/tls-too-weak',
		cause: 'tls-version',
		pattern:
			/\b(unacceptable|weak|insecure|unsupported|obsolete) (cipher|tls|ssl|protocol|encryption)|\b(cipher|tls (version|protocol)|ssl version|encryption)\b.{0,40}\b(unacceptable|too (weak|old|low)|not (acceptable|allowed|accepted|supported|strong)|insufficient)|\b(tls|ssl)( version)? ?(v?1\.\d)?\b.{0,20}\b(or (greater|higher|newer|later)|minimum|at least)|\brequires?\b.{0,20}\b(high(er)?[- ]strength|strong(er)?) (cipher|encryption|tls)/i,
		message: 'The server wants a stronger TLS version or cipher than this session has.',
		advice:
			'Connect again with a newer TLS (`--tls-min TLSv1.2`, no `--ciphers`); if a box between you and the server ends TLS, the weakness is there.',
		fault: 'policy',
		reference: 'RFC 8314 §4.1; RFC 8996',
		why: 'Policies ask for TLS 1.2 or ciphers with forward secrecy.',
		example: 'C: RCPT TO:<ann@example.org>\nS: 550 unacceptable cipher',
	},
	{
		id: 'access/address-not-authorised',
		cause: 'client-not-allowed',
		pattern:
			/\b(unauthori[sz]ed|unregistered|unknown) (ip|ip address|client address|sending ip)\b|\b(ip|address)( address)? (is )?not (authori[sz]ed|registered|white-?listed|allow-?listed)|\bip( address)? is not (allowed|permitted) to (send|relay|log ?in)/i,
		message:
			'The account or server takes mail only from IP addresses that were registered, and yours is not.',
		advice:
			'Register the address you connect from in the provider’s settings, or switch that check off there.',
		fault: 'you',
		reference: 'RFC 5321 §7.9',
		why: 'Mail services let customers name the addresses that may log in.',
		example: 'C: AUTH PLAIN ••••••••\nS: 525 5.7.1 Unauthorized IP address',
	},
	relayDenied,
];
