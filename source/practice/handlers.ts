/** What the practice server does with logins, envelopes and messages, as the handlers that smtp-server calls. */
import type {SMTPServerDataStream, SMTPServerOptions, SMTPServerSession} from 'smtp-server';
import type {Mailboxes} from './mailboxes.ts';
import {mailboxOf, type Refusal, refuseMessage, refuseRecipient} from './refusals.ts';

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

export type HandlerOptions = {
	readonly user: string;
	readonly password: string;
	/** Octets a message may have. */
	readonly size: number;
	readonly mailboxes: Mailboxes;
	readonly tell: (event: PracticeEvent) => void;
};

type Handlers = Required<
	Pick<
		SMTPServerOptions,
		'onConnect' | 'onSecure' | 'onClose' | 'onAuth' | 'onMailFrom' | 'onRcptTo' | 'onData'
	>
>;

type Serving = HandlerOptions & {
	/** The number of the client of a session. */
	readonly client: (session: SMTPServerSession) => number;
	/** Who has been sent away once. */
	readonly greylisted: Set<string>;
};

export function handlers(options: HandlerOptions): Handlers {
	const serving: Serving = {...options, client: numbering(), greylisted: new Set()};
	const {tell, client} = serving;
	return {
		onConnect(session, callback) {
			tell({type: 'connected', client: client(session)});
			callback();
		},
		onSecure(_socket, session, callback) {
			tell({type: 'secured', client: client(session)});
			callback();
		},
		onClose(session) {
			tell({type: 'closed', client: client(session)});
		},
		onAuth: logIn(serving),
		onMailFrom({address}, session, callback) {
			tell({type: 'sender', client: client(session), address});
			callback();
		},
		onRcptTo: recipient(serving),
		onData: message(serving),
	};
}

function logIn({user, password, tell, client}: Serving): Handlers['onAuth'] {
	return (auth, session, callback) => {
		const isRight =
			auth.username?.toLowerCase() === user &&
			(auth.method === 'CRAM-MD5'
				? auth.validatePassword(password)
				: (auth.accessToken ?? auth.password) === password);
		const about = {client: client(session), user: auth.username ?? '', mechanism: auth.method};
		tell({type: isRight ? 'logged-in' : 'login-refused', ...about});
		if (isRight) {
			callback(null, {user});
		} else if (auth.method === 'XOAUTH2') {
			// RFC 7628 §3.2.2: what is wrong, said in a 334 that the client answers with an empty line.
			callback(null, {data: {status: '401', schemes: 'bearer', scope: 'mail'}});
		} else {
			callback(null, {message: '5.7.8 Wrong user or password'});
		}
	};
}

function recipient(serving: Serving): Handlers['onRcptTo'] {
	const {tell, client, greylisted} = serving;
	return ({address}, session, callback) => {
		const refusal = refuseRecipient(address, {authenticated: Boolean(session.user), greylisted});
		if (refusal) {
			callback(refuse(serving, session, address, refusal));
			return;
		}

		tell({type: 'recipient', client: client(session), address});
		callback();
	};
}

function message(serving: Serving): Handlers['onData'] {
	return (stream, session, callback) => {
		collect(stream, serving.size).then(
			bytes => {
				const refusal = bytes && refuseMessage(bytes);
				if (refusal) {
					callback(refuse(serving, session, 'the message', refusal));
					return;
				}

				if (bytes) {
					keep(serving, session, bytes);
				}

				callback(null, 'Kept in memory on this machine and not delivered anywhere');
			},
			// The client left in the middle of the message.
			() => {},
		);
	};
}

function keep({mailboxes, tell, client}: Serving, session: SMTPServerSession, bytes: Buffer): void {
	const to = session.envelope.rcptTo.map(({address}) => address);
	const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : '';
	for (const address of to) {
		mailboxes.keep(mailboxOf(address), {to: address, from, bytes, at: new Date().toISOString()});
	}

	tell({type: 'message', client: client(session), octets: bytes.length, to});
}

function refuse({tell, client}: Serving, session: SMTPServerSession, about: string, refusal: Refusal): Error {
	const {code, text} = refusal;
	tell({type: 'refused', client: client(session), about, code, text});
	return Object.assign(new Error(text), {responseCode: code});
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
