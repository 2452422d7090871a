/** Refusals of AUTH in words that many servers share. What the bytes show is for the rules in `rules/auth/`. */
import type {Row} from './row.ts';

const auth = ['AUTH'];

export const logins: readonly Row[] = [
	{
		id: 'login/not-judged',
		cause: 'server-failed',
		specificity: 'provider',
		pattern:
			/\b(temporary|temp)\b.{0,20}\bauth\w*|\bauth\w*\b.{0,60}\b(temporar\w*|(?<!reason )unavailable|generic failure|backend|connection lost|lost connection|server (is )?(down|unavailable|not (responding|available))|time(d)? ?out|internal error|cannot be (contacted|reached))|\bconnection lost to authentication server|\b(no |unable to )(connect|contact|reach)\b.{0,30}\bauth\w*|\bcannot (connect|contact|reach) (the )?(auth|saslauthd|login|ldap)\w*|\bunable to (authenticate|check|verify)\b|\bat present\b/i,
		answers: auth,
		message: 'The server could not check the login at all; your password was not judged.',
		advice:
			'Wait and try the same again. If the server is yours, look at its password backend (Dovecot, saslauthd, LDAP).',
		retry: 'later',
		fault: 'server',
		reference: 'RFC 4954 §6 (454)',
		why: 'The program that knows the passwords is another one, and it did not answer. Some servers say 535 even so.',
		example:
			'C: AUTH PLAIN ••••••••\nS: 535 5.7.8 Error: authentication failed: Connection lost to authentication server',
	},
	{
		id: 'login/transition',
		cause: 'login-mechanism',
		specificity: 'provider',
		pattern: /\bpassword transition\b/i,
		answers: auth,
		message: 'The server has your password, but not yet in the form that this mechanism needs.',
		advice:
			'Log in once with PLAIN under TLS: the server makes the missing form from it, and the mechanism works from then on.',
		retry: 'now',
		fault: 'server',
		next: '/auth PLAIN',
		reference: 'RFC 4954 §6 (432)',
		why: 'Challenge mechanisms need a secret of their own. Cyrus SASL makes it when it sees the password for the first time.',
		example: 'C: AUTH CRAM-MD5\nS: 432 4.7.12 A password transition is needed',
	},
	{
		id: 'login/app-password',
		cause: 'login-app-password',
		specificity: 'provider',
		pattern:
			/\b(app(lication)?[- ]?(specific )?password|authori[sz]ation code|auth(entication)? code|security (code|token)|device password|client password|16[- ](digit|character))|授权码|\bпарол\S+ приложени/i,
		answers: auth,
		message: 'The provider wants a password made for this program, not the one of the account.',
		advice:
			'Make an application password (some call it an authorisation code) in the account’s security settings and log in with that.',
		retry: 'now',
		fault: 'policy',
		next: '/auth',
		reference: 'RFC 4954 §6; your provider’s help pages',
		why: 'With two-step verification a program cannot answer the second step, so it gets a password of its own.',
		example:
			'C: AUTH PLAIN ••••••••\nS: 535 Error: authentication failed, use an application-specific password',
	},
	{
		id: 'login/account-disabled',
		cause: 'account-suspended',
		specificity: 'provider',
		pattern:
			/\b(account|user|mailbox|smtp|access|sender)\b.{0,50}\b(disabled|suspended|locked|blocked|inactive|expired|deactivated|not (active|enabled|permitted|allowed)|restricted)\b|\b(disabled|suspended|locked|blocked|expired) (account|user|mailbox)|\bpassword (has )?expired/i,
		answers: auth,
		message: 'The account, or its right to send over SMTP, is switched off.',
		advice: 'Log in on the provider’s web page: there it tells why, and how to switch it on again.',
		fault: 'policy',
		reference: 'RFC 3463 §3.8; RFC 5248 (X.7.13)',
		why: 'Too many failures, abuse, an unpaid bill, or SMTP simply not enabled for the mailbox.',
		example: 'C: AUTH LOGIN\nS: 525 5.7.13 User account disabled',
	},
	{
		id: 'login/encryption-needed',
		cause: 'login-needs-tls',
		specificity: 'provider',
		pattern: /\b(encrypt\w*|tls|ssl|secure)\b.{0,40}\b(required|needed|first|must|mandatory)/i,
		answers: auth,
		message: 'The server takes this kind of login only over TLS.',
		advice: 'Send STARTTLS, greet again, then log in.',
		retry: 'now',
		fault: 'you',
		next: 'STARTTLS',
		reference: 'RFC 4954 §6 (538)',
		why: 'A password in clear text could be read on the way.',
		example:
			'C: AUTH PLAIN ••••••••\nS: 538 5.7.11 Encryption required for requested authentication mechanism',
	},
	{
		id: 'login/mechanism-refused',
		cause: 'login-mechanism',
		pattern:
			/\b(unrecogni[sz]ed|unsupported|unknown|not supported|no such|unimplemented|not (implemented|recogni[sz]ed|available|offered|enabled))\b.{0,30}\b(auth\w*|mechanism|method|sasl|type)\b|\b(invalid|bad|wrong)\b.{0,20}\b(mechanism|method|type|scheme)\b|\b(auth\w*|mechanism|method|sasl)\b.{0,40}\b(not (supported|implemented|recogni[sz]ed|available|enabled|offered)|unsupported|unrecogni[sz]ed|unknown|too weak|disabled)/i,
		answers: auth,
		message: 'The server does not take this login mechanism.',
		advice:
			'Use one that EHLO announces after AUTH; send EHLO again under TLS, where the list is often longer.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'RFC 4954 §4, §6 (504, 534)',
		why: 'Each server has its own choice of mechanisms, and another one before TLS.',
		example: 'C: AUTH CRAM-MD5\nS: 504 5.7.4 Unrecognized authentication type',
	},
	{
		id: 'login/malformed',
		cause: 'login-malformed',
		pattern:
			/\bbase ?64\b|\b(cannot|can'?t|could not|unable to|fail\w* to|invalid|bad|malformed|illegal)\b.{0,20}\b(decode|parse|decoding|encoding|encoded|auth(entication)? (data|response|string|exchange)|response|initial)|\b(auth\w*|sasl) (data|exchange|response|protocol)\b.{0,20}\b(invalid|malformed|error|not|bad)|\bincorrect authentication data\b.{0,10}format/i,
		answers: auth,
		message: 'The server could not read the login data: it is not the base64 it expects.',
		advice:
			'Encode again without blanks and line breaks, or type the plain text and let the program encode it.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'RFC 4954 §4 (501)',
		why: 'Answers to 334 are one line of base64, whatever its length.',
		example: 'C: AUTH PLAIN ••••••••\nS: 501 5.5.2 Cannot decode response',
	},
	{
		id: 'login/not-here',
		cause: 'login-mechanism',
		specificity: 'provider',
		pattern:
			/\b(auth\w*|log-?ins?|submission)\b.{0,20}\bnot (allowed|permitted|accepted|possible|enabled|available)\b.{0,10}\b(on|here|at|for|from|over) (this|inbound|incoming|the|port|\S+ servers?)/i,
		answers: auth,
		message: 'This server takes no logins: it is for mail that comes in from other servers.',
		advice:
			'Connect to the outgoing (submission) server your provider names, on port 587 or 465, and log in there.',
		retry: 'never',
		fault: 'you',
		reference: 'RFC 6409 §3.1, §4.3',
		why: 'A domain’s MX and its submission server are often different machines; only the second one knows the users.',
		example: 'C: AUTH LOGIN\nS: 535 Authentication not allowed on IBSMTP Servers. IB401',
	},
	{
		id: 'login/cancelled',
		cause: 'login-malformed',
		pattern:
			/\b(auth\w*|log-?in|sasl)\b.{0,20}\b(cancel\w*|abort\w*|interrupted)\b|\b(cancel\w*|abort\w*) (the )?auth/i,
		answers: auth,
		message: 'The login was broken off before the server judged it.',
		advice: 'Begin again with `/auth`; “*” or an empty answer ends the exchange.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'RFC 4954 §4 (501)',
		why: 'The client sent “*”, or something that the server took for the end of the exchange.',
		example: 'C: AUTH LOGIN\nS: 501 5.0.0 Authentication canceled',
	},
	{
		id: 'login/already',
		cause: 'protocol-order',
		specificity: 'provider',
		pattern: /\balready (authenticated|logged in|authori[sz]ed)|\bonly (one|once)\b.{0,30}\bauth/i,
		answers: auth,
		message: 'Somebody is logged in on this connection already.',
		advice: 'Go on with MAIL, or connect again to log in as somebody else.',
		retry: 'never',
		fault: 'you',
		reference: 'RFC 4954 §4 (503)',
		why: 'After one successful AUTH no other is allowed.',
		example: 'C: AUTH PLAIN ••••••••\nS: 503 5.5.1 Error: already authenticated',
	},
	{
		id: 'login/wrong-credentials',
		cause: 'login-refused',
		pattern:
			/\b(auth\w*|log-?in|sasl|password|credential\w*|user ?name|user)\b.{0,60}\b(fail\w*|incorrect|invalid|wrong|bad|denied|reject\w*|unsuccessful|not accepted|mismatch|unknown|error|refused|not (found|valid|correct|match|recogni[sz]ed))|\b(bad|invalid|incorrect|wrong|failed|unsuccessful|rejected)\b.{0,20}\b(auth\w*|log-?in|password|credential\w*|user)|\bnot (authori[sz]ed|authenticated)|\baccess denied|\bauthorization failed|\bBadCredentials|\bidentifiants?\b.{0,30}\b(incorrect|invalid)|\bключ|\bневерн/i,
		answers: auth,
		message: 'The server refuses this user name and password.',
		advice:
			'Check both in the provider’s web page: most want the whole address as user name, and many a password made for programs. Then log in again with `/auth`, which encodes for you.',
		retry: 'now',
		fault: 'you',
		next: '/auth',
		reference: 'RFC 4954 §6 (535)',
		why: 'Servers do not tell whether the name, the password, or the right to use SMTP was missing.',
		example: 'C: AUTH PLAIN ••••••••\nS: 535 5.7.8 Error: authentication failed: authentication failure',
	},
];
