/** Logins, TLS and relaying: what the server wants before it accepts this line. */
import type {Cause} from '../../causes.ts';
import type {Meaning} from './meaning.ts';

export const access = {
	'login-required': {
		message: 'The server requires a login before it accepts this line.',
		advice:
			'Log in first. If this is not your outgoing server, connect to the mail server (MX) of the recipient’s domain instead.',
		why: 'A submission server accepts mail only from its own users, and recognises them by their login.',
		reference: 'RFC 4954 §6 (530); RFC 6409 §4.3',
	},
	'login-refused': {
		message: 'The server does not accept this user name and password.',
		advice:
			'Check both on the provider’s website. Most providers expect the full address as the user name, and many require an app password.',
		why: 'A server does not say which of the two is wrong, so that no one can find out which accounts exist.',
		reference: 'RFC 4954 §6 (535)',
	},
	'login-mechanism': {
		message: 'This way of logging in is not available here.',
		advice:
			'Use a mechanism that the EHLO reply announces. If AUTH is not announced at all, start TLS first, or use the submission port (587 or 465).',
		why: 'Servers disable mechanisms that reveal the password or that are no longer maintained, and MX hosts offer no login at all.',
		reference: 'RFC 4954 §4, §6 (504, 534)',
	},
	'login-app-password': {
		message:
			'The provider requires an app password (or an authorisation code) instead of the account’s password.',
		advice:
			'Create an app password in the security settings of the account, enable SMTP access there if it is off, and log in with that password.',
		why: 'With two-step verification, programs that cannot show the second step cannot use the account’s normal password.',
		reference: 'RFC 4954 §6 (534, 535)',
	},
	'login-token': {
		message: 'The server does not accept this OAuth token.',
		advice: 'Obtain a new token for this user, with the scope for SMTP, and check that it has not expired.',
		why: 'A token is valid for a short time, for one user, one service and one purpose; if any of these differs, the login is refused.',
		reference: 'RFC 7628 §3.2.2',
	},
	'login-malformed': {
		message: 'The server could not read what was sent as login data.',
		advice:
			'Each answer must be a single line of base64. Type the plain text at the prompt and let the program encode it.',
		why: 'Line breaks, missing padding and a missing NUL between the parts all make the answer unreadable.',
		reference: 'RFC 4954 §4, §6 (501)',
	},
	'login-blocked': {
		message: 'The server has blocked or limited logins for now, so this one was not checked.',
		advice:
			'Stop trying: every attempt prolongs the block. Wait from a few minutes up to a day, then log in once with a password that you know is correct.',
		why: 'Servers slow down and lock out clients that guess passwords, and a script with an old password looks just like that.',
		reference: 'RFC 4954 §4 (454), §9',
	},
	'login-needs-tls': {
		message: 'The server accepts a login only over TLS.',
		advice: 'Start TLS and send EHLO again; then log in.',
		why: 'Without TLS, anyone in between could read the password.',
		reference: 'RFC 4954 §6 (538); RFC 8314 §3.3',
	},
	'tls-required': {
		message: 'The server requires TLS before it accepts this line.',
		advice: 'Start TLS, send EHLO again, and repeat the line.',
		why: 'Administrators can require that nothing is sent over a connection that others can read.',
		reference: 'RFC 3207 §4 (530)',
	},
	'tls-unavailable': {
		message: 'The server cannot start TLS, at least not now.',
		advice:
			'Try again later, or use the port with TLS from the first byte (465). If this is your own server, check its certificate, its key and its log.',
		why: 'STARTTLS is refused if the certificate or the key cannot be loaded, or if TLS is disabled.',
		reference: 'RFC 3207 §4 (454)',
	},
	'tls-version': {
		message: 'Client and server have no TLS version or cipher in common that both accept.',
		advice: 'Allow TLS 1.2 or 1.3 on both sides; an old server may need an update.',
		why: 'Versions before TLS 1.2 are considered insecure and are disabled in most places.',
		reference: 'RFC 8996; RFC 9325 §3.1',
	},
	'tls-certificate': {
		message: 'A certificate is missing, or the server does not accept it.',
		advice:
			'If the server asks for a client certificate, connect with one that it trusts. Otherwise check the name, the expiry date and the issuer of the certificate.',
		why: 'Some servers recognise their clients by certificates instead of logins.',
		reference: 'RFC 3207 §4.1; RFC 8446 §4.3.2',
	},
	'relay-denied': {
		message: 'The server does not carry mail for this recipient’s domain.',
		advice:
			'If this is your outgoing server, log in first. Otherwise connect to the mail server (MX) of the recipient’s domain. If it should be responsible for the domain, its administrator has to add it.',
		why: 'A server that relays for everyone is soon abused for spam. It accepts mail for its own domains from anyone, and for other domains only from its own users.',
		reference: 'RFC 5321 §3.6.2, §7.9',
	},
} as const satisfies Partial<Record<Cause, Meaning>>;
