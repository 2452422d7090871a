/**
 * The practice server: a real SMTP server on this machine's own loopback address, to try things on. It
 * accepts mail for two people, keeps it in memory, and sends nothing anywhere.
 */
import type {SMTPServerOptions} from 'smtp-server';
import {makeAuthority, makeCertificate} from '../transport/make-certificate.ts';
import {handlers, type PracticeEvent} from './handlers.ts';
import {type Mailbox, Mailboxes} from './mailboxes.ts';
import {owners} from './refusals.ts';

export type {PracticeEvent};

export type PracticeOptions = {
	/** A free one where absent. */
	readonly port?: number;
	/** TLS from the first byte. */
	readonly implicitTls?: boolean;
	/** AUTH is refused until STARTTLS. */
	readonly tlsBeforeAuth?: boolean;
	/** Octets a message may have; 10 MiB where absent. */
	readonly size?: number;
	/** The texts in an event are the client's: escape them before they are shown. */
	readonly onEvent?: (event: PracticeEvent) => void;
};

export type Practice = {
	readonly host: string;
	readonly port: number;
	/** Name in the certificate, and in the greeting. */
	readonly name: string;
	/** The authority to trust, in PEM. */
	readonly ca: string;
	readonly user: string;
	readonly password: string;
	readonly mailboxes: readonly Mailbox[];
	close(): Promise<void>;
};

const host = '127.0.0.1';
const name = 'practice.smtpscope.test';
const user = 'demo';
const password = 'open-sesame';

/** Octets a message may have. */
const SIZE = 10 * 1024 * 1024;

/** Listens on 127.0.0.1; resolves when it does, and rejects when the port is taken. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
	const {SMTPServer} = await import('smtp-server');
	const authority = makeAuthority('smtpscope practice authority');
	const mailboxes = new Mailboxes(owners);
	const size = options.size ?? SIZE;
	const server = new SMTPServer({
		...makeCertificate(authority, {names: [name, 'localhost', host, '::1']}),
		...behaviour,
		secure: options.implicitTls ?? false,
		allowInsecureAuth: !options.tlsBeforeAuth,
		size,
		...handlers({user, password, size, mailboxes, tell: options.onEvent ?? (() => {})}),
	});
	sendOwnStatusCodes(server);
	// A client that resets its connection is no concern of ours.
	server.on('error', () => {});
	const port = await listen(server.server, options.port ?? 0);

	return {
		...{host, port, name, user, password},
		ca: authority.cert,
		get mailboxes() {
			return mailboxes.list();
		},
		close: () => new Promise(resolve => server.close(resolve)),
	};
}

const behaviour: SMTPServerOptions = {
	name,
	banner: 'smtpscope practice server: nothing leaves this machine',
	heloResponse: '%s at your service',
	authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
	authOptional: true,
	hideENHANCEDSTATUSCODES: false,
	hideDSN: false,
	disableReverseLookup: true,
	logger: false,
	rejectOversized: true,
	maxClients: 50,
	maxRecipients: 100,
	// Time to read and to think about each reply.
	socketTimeout: 60 * 60 * 1000,
	closeTimeout: 1,
};

type Server = InstanceType<typeof import('smtp-server').SMTPServer>;

/** smtp-server puts the usual enhanced status code before a text of ours; where that begins with one, it wins. */
function sendOwnStatusCodes(server: Server): void {
	const connect = server.connect.bind(server);
	server.connect = (socket, options) => {
		connect(socket, options);
		for (const connection of server.connections) {
			if (!Object.hasOwn(connection, 'send')) {
				const send = connection.send.bind(connection);
				connection.send = (code, data, context) => {
					send(code, data, /^[245]\.\d+\.\d+ /.test(String(data)) ? false : context);
				};
			}
		}
	};
}

async function listen(server: Server['server'], port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : port);
		});
	});
}
