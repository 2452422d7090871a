/** Trouble of the server’s own. */
import type {Cause} from '../../causes.ts';
import type {Meaning} from './meaning.ts';

export const server = {
	'server-busy': {
		message: 'The server is busy, or short of resources.',
		advice: 'Wait a few minutes and try again; nothing is wrong with what you sent.',
		why: 'Under load, a server defers new mail rather than losing some.',
		reference: 'RFC 5321 §4.2.2 (421, 451, 452); RFC 3463 §3.4 (X.3.1, X.3.2)',
	},
	'server-failed': {
		message: 'Something failed inside the server.',
		advice: 'Try again later. If it persists, only its administrator can look into its log.',
		why: 'A filter, a database or a disk behind the server did not work.',
		reference: 'RFC 5321 §4.2.2 (451, 554); RFC 3463 §3.4 (X.3.0)',
	},
	'server-storage': {
		message: 'The server has no room left to store mail.',
		advice: 'Try again later. If it is your own server, look at its disk and its queue.',
		why: 'A mail server stops accepting mail before its disk is full.',
		reference: 'RFC 5321 §4.2.2 (452); RFC 3463 §3.4 (X.3.1)',
	},
	'server-dns': {
		message: 'The server could not look something up in DNS just now.',
		advice: 'Try again later. If it persists, check that the name servers of your domain and address answer.',
		why: 'When a name server does not answer, a mail server cannot distinguish a missing record from a broken network, so it defers the mail.',
		reference: 'RFC 5321 §5.1; RFC 3463 §3.5 (X.4.3)',
	},
	'server-next-hop': {
		message: 'The server could not pass the mail on to the next server.',
		advice:
			'Try again later. If it persists, check the recipient’s domain and its MX; the server’s administrator can see more in its log.',
		why: 'Relays and filters are in front of the server that has the mailboxes, and that server did not answer.',
		reference: 'RFC 3463 §3.5 (X.4.1, X.4.4, X.4.7)',
	},
	'server-closing': {
		message: 'The service is not available at the moment.',
		advice: 'Connect again later. If it persists, another server (MX) of the domain may accept the mail.',
		why: 'With 421 or 554 a server closes because it shuts down, is being maintained, or does not serve this host.',
		reference: 'RFC 5321 §3.8, §4.2.2 (421, 554)',
	},
	'server-config': {
		message: 'The server is misconfigured.',
		advice: 'Only its administrator can correct it; contact them, quoting the reply.',
		why: 'It would send the mail to itself, or a table or transport it needs is missing.',
		reference: 'RFC 3463 §3.4 (X.3.5)',
	},
} as const satisfies Partial<Record<Cause, Meaning>>;
