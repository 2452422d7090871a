/**
 * The practice server: a real SMTP server on this machine's own loopback address, to try things on. It
 * takes mail for two people, keeps it in memory, and sends nothing anywhere.
 */
import type {SMTPServerDataStream, SMTPServerSession} from 'smtp-server';
import {makeAuthority, makeCertificate} from '../transport/make-certificate.ts';
import {type Mailbox, Mailboxes} from './mailboxes.ts';
import {mailboxOf, owners, type Refusal, refuseMessage, refuseRecipient} from './refusals.ts';

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

export type PracticeEvent =
	| {readonly type: 'connected' | 'secured' | 'closed'; readonly client: number}
	| {
			readonly type: 'logged-in' | 'login-refused';
			readonly client: number;
			readonly user: string;
			readonly mechanism: string;
	  }
	| {readonly type: 'sender' | 'recipient'; readonly client: number; readonly address: string}
	| {
			readonly type: 'refused';
			readonly client: number;
			readonly about: string;
			readonly code: number;
			readonly text: string;
	  }
	| {
			readonly type: 'message';
			readonly client: number;
			readonly octets: number;
			readonly to: readonly string[];
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

/** Listens on 127.0.0.1; resolves when it does, and rejects when the port is taken. */
export async function startPractice(options: PracticeOptions = {}): Promise<Practice> {
	const {SMTPServer} = await import('smtp-server');
	const authority = makeAuthority('smtpscope practice authority');
	const mailboxes = new Mailboxes(owners);
	const greylisted = new Set<string>();
	const size = options.size ?? 10 * 1024 * 1024;
	const tell = options.onEvent ?? (() => {});
	const clients = numbering();

	function refuse(session: SMTPServerSession, about: string, refusal: Refusal): Error {
		tell({type: 'refused', client: clients(session), about, code: refusal.code, text: refusal.text});
		return Object.assign(new Error(refusal.text), {responseCode: refusal.code});
	}

	const server = new SMTPServer({
		...makeCertificate(authority, {names: [name, 'localhost', host, '::1']}),
		name,
		banner: 'smtpscope practice server: nothing leaves this machine',
		heloResponse: '%s at your service',
		secure: options.implicitTls ?? false,
		allowInsecureAuth: !options.tlsBeforeAuth,
		authMethods: ['PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'],
		authOptional: true,
		hideENHANCEDSTATUSCODES: false,
		hideDSN: false,
		disableReverseLookup: true,
		logger: false,
		size,
		rejectOversized: true,
		maxClients: 50,
		maxRecipients: 100,
		// Time to read and to think about each reply.
		socketTimeout: 60 * 60 * 1000,
		closeTimeout: 1,
		onConnect(session, callback) {
			tell({type: 'connected', client: clients(session)});
			callback();
		},
		onSecure(_socket, session, callback) {
			tell({type: 'secured', client: clients(session)});
			callback();
		},
		onClose(session) {
			tell({type: 'closed', client: clients(session)});
		},
		onAuth(auth, session, callback) {
			const right =
				auth.username?.toLowerCase() === user &&
				(auth.method === 'CRAM-MD5'
					? auth.validatePassword(password)
					: (auth.accessToken ?? auth.password) === password);
			const about = {client: clients(session), user: auth.username ?? '', mechanism: auth.method};
			tell({type: right ? 'logged-in' : 'login-refused', ...about});
			if (right) {
				callback(null, {user});
			} else if (auth.method === 'XOAUTH2') {
				// RFC 7628 §3.2.2: what is wrong, told as a 334 that the client answers with an empty line.
				callback(null, {data: {status: '401', schemes: 'bearer', scope: 'mail'}});
			} else {
				callback(null, {message: '5.7.8 Wrong user or password'});
			}
		},
		onMailFrom({address}, session, callback) {
			tell({type: 'sender', client: clients(session), address});
			callback();
		},
		onRcptTo({address}, session, callback) {
			const refusal = refuseRecipient(address, {authenticated: Boolean(session.user), greylisted});
			if (refusal) {
				callback(refuse(session, address, refusal));
				return;
			}

			tell({type: 'recipient', client: clients(session), address});
			callback();
		},
		onData(stream, session, callback) {
			collect(stream, size).then(
				bytes => {
					const refusal = bytes && refuseMessage(bytes);
					if (refusal) {
						callback(refuse(session, 'the message', refusal));
						return;
					}

					if (bytes) {
						const to = session.envelope.rcptTo.map(({address}) => address);
						const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
						for (const recipient of to) {
							mailboxes.keep(mailboxOf(recipient), {
								to: recipient,
								from,
								bytes,
								at: new Date().toISOString(),
							});
						}

						tell({type: 'message', client: clients(session), octets: bytes.length, to});
					}

					callback(null, 'Kept in memory on this machine; it goes nowhere else');
				},
				// The client left in the middle of the message.
				() => {},
			);
		},
	});
	sendOwnStatusCodes(server);
	// A client that resets its connection is no concern of ours.
	server.on('error', () => {});
	const port = await listen(server.server, options.port ?? 0);

	return {
		host,
		port,
		name,
		ca: authority.cert,
		user,
		password,
		get mailboxes() {
			return mailboxes.list();
		},
		close: () => new Promise(resolve => server.close(resolve)),
	};
}

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

/** The whole message, or null when it is larger than allowed; the rest is then read and thrown away. */
async function collect(stream: SMTPServerDataStream, limit: number): Promise<Buffer | null> {
	const chunks: Buffer[] = [];
	for await (const chunk of stream) {
		if (stream.byteLength <= limit) {
			chunks.push(chunk);
		} else {
			chunks.length = 0;
		}
	}

	return stream.byteLength <= limit ? Buffer.concat(chunks) : null;
}

async function listen(server: Server['server'], port: number): Promise<number> {
	return new Promise((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, host, () => {
			server.off('error', reject);
			const address = server.address();
			resolve(typeof address === 'object' && address ? address.port : port);
		});
	});
}

/** 1, 2, 3 … for the sessions in the order they come. */
function numbering(): (session: SMTPServerSession) => number {
	const numbers = new WeakMap<SMTPServerSession, number>();
	let last = 0;
	return session => {
		const number = numbers.get(session) ?? ++last;
		numbers.set(session, number);
		return number;
	};
}
