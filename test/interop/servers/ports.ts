/** One port for each way a server may be set up. */
import {once} from 'node:events';
import {createServer} from 'node:net';

export const portNames = [
	/** STARTTLS before anything else, AUTH only then, AUTH before MAIL. */
	'submission',
	/** TLS from the first byte, AUTH before MAIL. */
	'smtps',
	/** AUTH in clear too, ANONYMOUS among it; STARTTLS for who wants it. */
	'plainAuth',
	/** No TLS, no AUTH, takes mail for any domain; XCLIENT, XFORWARD, ETRN, VRFY. */
	'relay',
	/** STARTTLS for who wants it, asks for a client certificate; example.test alone. */
	'mx',
	/** Few extensions, 5 s of patience, three errors, SIZE 10240; refuses bare LF and talking ahead. */
	'strict',
	/** postscreen: a greeting of two lines, the second 2 s late. */
	'greet',
	/** TLS from the first byte, with a certificate that has expired … */
	'expired',
	/** … that is for another name … */
	'wrongName',
	/** … that nobody vouches for. */
	'selfSigned',
	/** TLS from the first byte, and a client certificate demanded. */
	'clientCertificate',
	/** Dovecot, LMTP with STARTTLS. */
	'lmtp',
	/** Dovecot, IMAP with STARTTLS, for the mailboxes that LMTP fills. */
	'imap',
	/** IMAP with TLS from the first byte; also on 127.0.0.2, which its certificate does not name. */
	'imaps',
	/** No server of ours: Postfix passes mail for `listener.test` on to whoever listens here. */
	'listener',
] as const;

export type PortName = (typeof portNames)[number];
export type Ports = Readonly<Record<PortName, number>>;

/** Ports that were free a moment ago: all held at once, so that no two are the same, then let go. */
export async function freePorts(): Promise<Ports> {
	const holders = portNames.map(() => createServer().listen(0, '127.0.0.1'));
	await Promise.all(holders.map(holder => once(holder, 'listening')));
	const numbers = holders.map(holder => {
		const address = holder.address();
		return typeof address === 'object' && address ? address.port : 0;
	});
	await Promise.all(holders.map(holder => once(holder.close(), 'close')));
	return Object.fromEntries(portNames.map((name, index) => [name, numbers[index]])) as Record<
		PortName,
		number
	>;
}
