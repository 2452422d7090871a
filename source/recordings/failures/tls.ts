/** TLS that did not come about, and a server that could not ask its login service. */
import {anyOf} from '../patterns.ts';
import type {FailureRow} from '../program-failure.ts';

const certificate = {code: 'tls-failed', stage: 'handshake'} as const;
const seeIt = '“smtpscope probe” shows the certificate, and whether its chain and its name are right.';

export const tlsRows: readonly FailureRow[] = [
	{
		pattern: /SASL: Connect to .{1,200} failed|warning: SASL: .{0,200}(?:refused|No such file|timed out)/i,
		code: 'other',
		complaint: 'login-service',
		stage: 'open',
		advice: 'In Postfix this is often Dovecot: start it, and check the address in smtpd_sasl_path.',
	},
	{
		pattern: /SASL [\w-]{3,20} authentication failed|SASL authentication failure(?!: no worthy mech)/i,
		code: 'other',
		complaint: 'client-refused',
		stage: 'open',
		advice:
			'The user name or the password is wrong, or the login service has a problem: its own log says which. Failures from many addresses are attacks.',
	},
	{
		pattern: anyOf('', [
			'wrong[ _]version[ _]number|1408F10B|0A00010B|140770FC|does not look like a TLS handshake',
			'Unsupported or unrecognized SSL message|unexpected (?:TLS )?packet (?:format|length|was received)',
			String.raw`packet[ _]length[ _]too[ _]long|SSL23_GET_SERVER_HELLO:unknown protocol|plaintext connection\?`,
		]),
		code: 'speaks-clear-text',
		stage: 'handshake',
		advice: 'Configure the program to begin in clear text and use STARTTLS on this port, or use port 465.',
	},
	{
		pattern: anyOf('', [
			'certificate[ _](?:has[ _])?expired|certificate.{0,20}not yet valid|CERT_NOT_YET_VALID',
			String.raw`\bNotTimeValid\b`,
		]),
		...certificate,
		systemCode: 'CERT_HAS_EXPIRED',
		advice: seeIt,
	},
	{
		pattern: anyOf('', [
			'does not match (?:certificate|target host|host ?name|the (?:host|target|server certificate))|altnames|ALTNAME_INVALID',
			'hostname mismatch|certificate is (?:not )?valid for|RemoteCertificateNameMismatch',
			'no alternative certificate subject name|No (?:name|subject alternative).{0,60} match',
			'did not match expected CN|doesn.t match (?:host|either)',
		]),
		...certificate,
		systemCode: 'ERR_TLS_CERT_ALTNAME_INVALID',
		advice: `The certificate is for another name: connect by one that is in it. ${seeIt}`,
	},
	{
		pattern: /self[- _]signed[ _]cert(?:ificate)?[ _]in[ _](?:the[ _])?(?:certificate[ _])?chain/i,
		...certificate,
		systemCode: 'SELF_SIGNED_CERT_IN_CHAIN',
		advice: seeIt,
	},
	{
		pattern: /self[- _]signed/i,
		...certificate,
		systemCode: 'DEPTH_ZERO_SELF_SIGNED_CERT',
		advice: seeIt,
	},
	{
		pattern: /unable[ _]to[ _]verify[ _](?:the first certificate|leaf[ _]signature)/i,
		...certificate,
		systemCode: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		advice: seeIt,
	},
	{
		pattern: anyOf('', [
			'certificate[ _]verify[ _]failed|1416F086|0A000086|14090086',
			'unable[ _]to[ _]get[ _](?:local[ _])?issuer|(?:signed by|from an) unknown authority',
			'PKIX path building failed|UntrustedRoot|PartialChain|RemoteCertificateChainErrors',
			'certificate.{0,40}not trusted|untrusted (?:server )?certificate|SSL certificate problem|no(?:t got a)? known issuer',
			'hasn.t got a known issuer',
		]),
		...certificate,
		systemCode: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
		advice: seeIt,
	},
	{
		pattern: anyOf('', [
			'unsupported[ _]protocol|protocol[ _]version|no protocols available|version[ _]too[ _]low',
			'No appropriate protocol|protocol is disabled or cipher|no cipher suites in common',
			'handshake[ _]failure|no[ _]shared[ _]cipher|key[_ ]too[_ ]small|md[_ ]too[_ ]weak',
			'legacy[_ ]sigalg|wrong[_ ]signature[_ ]type|unsafe[_ ]legacy',
		]),
		...certificate,
		advice: '“smtpscope probe” tries the settings that the server may need, one at a time.',
	},
	{
		pattern: anyOf('', [
			String.raw`could not (?:convert socket to|negotiate) TLS|(?:gnutls|tls|ssl)_?handshake(?:\(\))? (?:failed|error)`,
			String.raw`(?:TLS|SSL)(?: \w{1,20}){0,3} (?:handshake|negotiation|startup) failed|TLS startup failed`,
			'can.t STARTTLS:|ssl operation failed|SSLHandshakeException|STARTTLS failed|start TLS failed|SSL_ERROR_SYSCALL',
			String.raw`connect with STARTTLS|0x800CCC1A\b|0x80090326|0x8009030`,
		]),
		...certificate,
		general: true,
		advice:
			'The line below it often says why (a certificate, a version, a name). “smtpscope probe” tries each setting by itself.',
	},
];
