/** The address that connects and the name it gives. */
import type {Cause} from '../../causes.ts';
import type {Meaning} from './meaning.ts';

export const client = {
	'client-listed': {
		message: 'The address you connect from is on a block list that this server uses.',
		advice:
			'Look the address up on the website of the list, remove what caused the listing, and ask for removal. Until then, send through another relay.',
		why: 'DNS block lists contain addresses that sent spam, were compromised, or are not meant to send mail at all.',
		reference: 'RFC 5782; RFC 5321 §7.9',
	},
	'client-reputation': {
		message: 'The server refuses the address you connect from because of what came from it before.',
		advice:
			'Find out whether others share the address and whether it sent spam, follow the link in the reply if there is one, and send slowly until its reputation recovers. Another relay helps in the meantime.',
		why: 'Receivers score each address by complaints, spam traps and unknown recipients; neighbours in the same network count too.',
		reference: 'RFC 5321 §7.9; RFC 3463 §3.8',
	},
	'client-no-ptr': {
		message: 'The address you connect from has no reverse DNS name, or name and address do not match.',
		advice:
			'Ask the provider of the address to set its PTR record, and make that name resolve back to the address. Until then, send through a relay that has one.',
		why: 'A missing PTR record is typical of home computers and hijacked hosts, so many receivers require one.',
		reference: 'RFC 1912 §2.1',
	},
	'client-dynamic': {
		message:
			'The server considers the address you connect from to be dynamic or residential, and accepts no mail from such addresses.',
		advice:
			'Send through your provider’s submission server (port 587 or 465), or from a host with a fixed address and a name of its own.',
		why: 'Mail directly from dial-up and cloud address ranges is nearly always spam.',
		reference: 'RFC 5321 §7.9',
	},
	'client-country': {
		message: 'The server refuses connections from the country or network of your address.',
		advice: 'Send through a relay elsewhere, or ask the server’s administrator for an exception.',
		why: 'Some sites block whole countries or networks from which they expect no mail.',
		reference: 'RFC 5321 §7.9',
	},
	'client-not-allowed': {
		message: 'The server does not accept this client, by a list or rule of its own.',
		advice:
			'Ask its administrator, naming your IP address and the time. If it is your provider’s server, use the submission port and log in; if it is your own, check its client access list.',
		why: 'Access lists name the networks that may connect, or the addresses that may not.',
		reference: 'RFC 5321 §7.9',
	},
	'client-rate': {
		message: 'The server has received too many connections or messages from this address.',
		advice:
			'Close other sessions to it and wait; then send more slowly, and several messages over one connection.',
		why: 'Each client gets a share of the server. Many clients may share one address without knowing it.',
		reference: 'RFC 5321 §4.2.2 (421); RFC 3463 §3.8',
	},
	'hello-bad-name': {
		message: 'The server does not accept the name given with EHLO or HELO.',
		advice:
			'Use the full name of this host as it appears in DNS, or its address in square brackets, in EHLO.',
		why: 'The name should be one that resolves to the client. Names such as localhost, names without a dot and the server’s own name are typical of spam programs.',
		reference: 'RFC 5321 §4.1.1.1, §4.1.4',
	},
} as const satisfies Partial<Record<Cause, Meaning>>;
