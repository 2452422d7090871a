/**
 * A server that records what a client says: each command with whether TLS covered it, each login in the clear, each
 * message. It knows nothing of smtpscope, so that swaks and smtpscope are measured by the same stranger.
 */
import {createHmac} from 'node:crypto';
import {once} from 'node:events';
import {createServer, type Server, type Socket} from 'node:net';
import {createSecureContext, TLSSocket} from 'node:tls';
import {makeAuthority, makeCertificate} from '../../../source/transport/make-certificate.ts';

export type Recorded = {
	/** `MAIL FROM:<a@b>`, with a `~` in front under TLS; `(dropped)` where the connection ended without QUIT. */
	readonly commands: readonly string[];
	readonly messages: readonly string[];
};

export type Behaviour = {
	readonly keywords: readonly string[];
	/** The first word of the command, or a whole one, and the reply instead of the usual one. */
	readonly replies: Readonly<Record<string, string>>;
	readonly greeting: string;
	readonly lmtp: boolean;
	/** Logins that are let in; all of them where it is absent. */
	readonly mechanisms: readonly string[] | null;
	/** The first bytes are a header of the PROXY protocol. */
	readonly proxyHeader: boolean;
};

export const usual: Behaviour = {
	keywords: ['PIPELINING', 'SIZE 10485760', '8BITMIME', 'STARTTLS', 'AUTH PLAIN LOGIN CRAM-MD5'],
	replies: {},
	greeting: '220 recorder.test ESMTP',
	lmtp: false,
	mechanisms: null,
	proxyHeader: false,
};

export type Recorder = AsyncDisposable & {
	/** In clear text, with STARTTLS where the keywords have it. */
	readonly port: number;
	readonly tlsPort: number;
	/** What has been recorded since the last call, once every client has left. */
	taken(): Promise<Recorded>;
	behave(behaviour: Partial<Behaviour>): void;
};

const authority = makeAuthority('recording server');
const identity = makeCertificate(authority, {names: ['localhost', '127.0.0.1', 'recorder.test']});
const context = createSecureContext({cert: identity.cert, key: identity.key});
export const caOfRecorder = authority.cert;

/** `path`: listens on this Unix socket too. */
export async function recordingServer(path?: string): Promise<Recorder> {
	let behaviour: Behaviour = usual;
	let commands: string[] = [];
	let messages: string[] = [];
	const open = new Set<Socket>();
	let idle = (): void => {};
	const serve = (socket: Socket, tls: boolean): void => {
		open.add(socket);
		socket.on('close', () => {
			open.delete(socket);
			if (open.size === 0) {
				idle();
			}
		});
		const talk = conversation(behaviour, {
			command: line => commands.push(line),
			message: text => messages.push(text),
		});
		attach(tls ? secured(socket) : socket, talk, tls);
	};
	const servers = await Promise.all([
		listen(socket => serve(socket, false), 0),
		listen(socket => serve(socket, true), 0),
		...(path === undefined ? [] : [listen(socket => serve(socket, false), path)]),
	]);
	return {
		port: portOf(servers[0]),
		tlsPort: portOf(servers[1]),
		behave(changes) {
			behaviour = {...usual, ...changes};
		},
		async taken() {
			if (open.size > 0) {
				await new Promise<void>(resolve => {
					idle = resolve;
				});
			}

			const recorded = {commands, messages};
			[commands, messages] = [[], []];
			return recorded;
		},
		async [Symbol.asyncDispose]() {
			for (const socket of open) {
				socket.destroy();
			}

			for (const server of servers) {
				server.close();
			}
		},
	};
}

async function listen(onSocket: (socket: Socket) => void, at: number | string): Promise<Server> {
	const server = createServer({noDelay: true}, onSocket);
	if (typeof at === 'number') {
		server.listen(at, '127.0.0.1');
	} else {
		server.listen(at);
	}

	await once(server, 'listening');
	return server;
}

function portOf(server: Server | undefined): number {
	const address = server?.address();
	return typeof address === 'object' && address !== null ? address.port : 0;
}

function secured(socket: Socket): TLSSocket {
	return new TLSSocket(socket, {isServer: true, secureContext: context});
}

type Talk = {
	begin(): string;
	/** The replies to a line; `secure` asks for the handshake once they are out. */
	line(text: string, tls: boolean): {replies: string; next?: 'secure' | 'end'};
	left(): void;
};

function attach(stream: Socket, talk: Talk, tls: boolean, greet = true): void {
	let rest = '';
	let handedOver = false;
	const onData = (chunk: Buffer): void => {
		rest += chunk.toString('latin1');
		for (let end = rest.indexOf('\n'); end >= 0 && !handedOver; end = rest.indexOf('\n')) {
			const text = rest.slice(0, end).replace(/\r$/, '');
			rest = rest.slice(end + 1);
			const {replies, next} = talk.line(text, tls);
			if (replies !== '') {
				stream.write(replies);
			}

			if (next === 'end') {
				stream.end();
			} else if (next === 'secure') {
				handedOver = true;
				stream.off('data', onData);
				stream.off('close', onClose);
				attach(secured(stream), talk, true, false);
			}
		}
	};
	const onClose = (): void => talk.left();
	stream.on('data', onData);
	stream.on('close', onClose);
	stream.on('error', () => {});
	if (greet) {
		const greeting = talk.begin();
		if (greeting !== '') {
			stream.write(greeting);
		}
	}
}

type Ears = {command(line: string): void; message(text: string): void};
type State = 'proxy' | 'command' | 'data' | {readonly login: string; readonly answers: readonly string[]};

function conversation(behaviour: Behaviour, ears: Ears): Talk {
	let state: State = behaviour.proxyHeader ? 'proxy' : 'command';
	let content: string[] = [];
	let recipients = 0;
	let over = false;
	const say = (text: string): string => `${text.split('\n').join('\r\n')}\r\n`;
	const command = (text: string, tls: boolean): {replies: string; next?: 'secure' | 'end'} => {
		const mark = tls ? '~' : '';
		const verb = (text.split(' ', 1)[0] ?? '').toUpperCase();
		if (verb !== 'AUTH') {
			ears.command(`${mark}${text}`);
		}

		const given =
			behaviour.replies[text] ?? behaviour.replies[tls ? `~${verb}` : ''] ?? behaviour.replies[verb];
		if (given !== undefined) {
			over ||= given.startsWith('421') || verb === 'QUIT';
			return {replies: say(given), ...(over && {next: 'end' as const})};
		}

		switch (verb) {
			case 'EHLO':
			case 'LHLO':
				return {replies: say(ehloReply(behaviour, tls))};
			case 'STARTTLS':
				return {replies: say('220 2.0.0 go ahead'), next: 'secure'};
			case 'AUTH': {
				const [, mechanism = '', initial] = text.split(' ');
				state = {login: mechanism.toUpperCase(), answers: []};
				return login(initial, tls);
			}

			case 'RCPT':
				recipients++;
				return {replies: say('250 2.1.5 ok')};
			case 'DATA':
				state = 'data';
				return {replies: say('354 go ahead')};
			case 'XCLIENT':
				return {replies: say(behaviour.greeting)};
			case 'QUIT':
				over = true;
				return {replies: say('221 2.0.0 bye'), next: 'end'};
			default:
				return {replies: say(/^(?:HELO|MAIL|RSET|NOOP)$/.test(verb) ? '250 2.0.0 ok' : '500 5.5.1 unknown')};
		}
	};
	const login = (answer: string | undefined, tls: boolean): {replies: string} => {
		const mark = tls ? '~' : '';
		const {login: mechanism, answers} = typeof state === 'object' ? state : {login: '', answers: []};
		const all = answer === undefined ? answers : [...answers, answer];
		const asked = challenge(mechanism, all.length);
		if (asked !== null && answer !== '*') {
			state = {login: mechanism, answers: all};
			return {replies: say(`334 ${asked}`)};
		}

		state = 'command';
		ears.command(`${mark}AUTH ${mechanism} ${readLogin(mechanism, all)}`);
		const welcome = behaviour.mechanisms === null || behaviour.mechanisms.includes(mechanism);
		return {replies: say(welcome ? '235 2.7.0 welcome' : '535 5.7.8 no')};
	};
	const dot = (tls: boolean): {replies: string; next?: 'end'} => {
		const mark = tls ? '~' : '';
		ears.message(content.join('\r\n'));
		ears.command(`${mark}.`);
		content = [];
		state = 'command';
		const verdict = behaviour.replies['.'] ?? '250 2.0.0 queued';
		const verdicts = behaviour.lmtp ? Array.from({length: recipients}, () => verdict) : [verdict];
		recipients = 0;
		return {replies: verdicts.map(say).join('')};
	};
	return {
		begin: () => (behaviour.proxyHeader ? '' : say(behaviour.greeting)),
		line(text, tls) {
			if (state === 'proxy') {
				state = 'command';
				ears.command(text);
				return {replies: say(behaviour.greeting)};
			}

			if (state === 'command') {
				return command(text, tls);
			}

			if (state === 'data') {
				if (text === '.') {
					return dot(tls);
				}

				content.push(text.startsWith('.') ? text.slice(1) : text);
				return {replies: ''};
			}

			return login(text, tls);
		},
		left() {
			if (!over) {
				ears.command('(dropped)');
			}
		},
	};
}

function ehloReply({keywords}: Behaviour, tls: boolean): string {
	const lines = ['recorder.test', ...keywords.filter(keyword => !(tls && keyword === 'STARTTLS'))];
	return lines.map((line, index) => `250${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\n');
}

const cramChallenge = '<1.2@recorder.test>';

/** What the server asks next, base64; null when it has heard enough. */
function challenge(mechanism: string, answered: number): string | null {
	const asks: Readonly<Record<string, readonly string[]>> = {
		PLAIN: [''],
		LOGIN: ['Username:', 'Password:'],
		'CRAM-MD5': [cramChallenge],
	};
	const asked = (asks[mechanism] ?? [''])[answered];
	return asked === undefined ? null : Buffer.from(asked).toString('base64');
}

/** `user password` where the mechanism tells them. */
function readLogin(mechanism: string, answers: readonly string[]): string {
	const [first = '', second = ''] = answers.map(answer => Buffer.from(answer, 'base64').toString());
	switch (mechanism) {
		case 'PLAIN':
			return first.split('\0').slice(1).join(' ');
		case 'LOGIN':
			return `${first} ${second}`;
		case 'CRAM-MD5': {
			const [user = '', digest = ''] = first.split(' ');
			return `${user} ${guess(digest)}`;
		}

		default:
			return first;
	}
}

/** The digest says whether the password is one that the lines use. */
function guess(digest: string): string {
	const of = (password: string): string => createHmac('md5', password).update(cramChallenge).digest('hex');
	return passwords.find(password => of(password) === digest) ?? `(digest ${digest})`;
}

export const passwords: string[] = ['pw', 'secret', 'typed@example.test', 'password', 'your-password', ''];
