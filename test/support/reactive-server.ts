/**
 * A server on 127.0.0.1 that answers whatever comes, as its settings say, and writes down the lines of its clients:
 * for tests that look at what a client sends, whatever it was asked to send.
 */
import {once} from 'node:events';
import {createServer, type Socket} from 'node:net';
import {TLSSocket} from 'node:tls';
import {testCertificate} from './scripted-server.ts';

export type ReactiveSettings = {
	/** What is offered, in clear text and in TLS. */
	readonly keywords?: readonly string[];
	readonly inTls?: readonly string[];
	/**
	 * Replies by the verb, or by `CONNECT`, `DOT` and `answer` (to a line of a login): one for each time, the last for
	 * all further ones. Lines are separated by `|`; `close` ends the connection, `reset` breaks it.
	 */
	readonly replies?: Readonly<Record<string, string | readonly string[]>>;
	/** TLS from the first byte. */
	readonly tls?: true;
};

export type ReactiveServer = AsyncDisposable & {
	readonly port: number;
	/** What clients sent, a line each; `‹…›` is what the server did. */
	readonly wire: readonly string[];
	/** Resolves when no client is there any more, so that all that was sent is written down. */
	gone(): Promise<void>;
};

const usual: Readonly<Record<string, string>> = {
	CONNECT: '220 mail.example.test ESMTP',
	STARTTLS: '220 go',
	AUTH: '235 2.7.0 welcome',
	answer: '235 2.7.0 welcome',
	DATA: '354 go',
	DOT: '250 2.0.0 queued',
	QUIT: '221 bye',
};

export async function reactiveServer(settings: ReactiveSettings = {}): Promise<ReactiveServer> {
	const wire: string[] = [];
	const sockets = new Set<Socket>();
	const counts = new Map<string, number>();
	const server = createServer({noDelay: true}, socket => {
		sockets.add(socket);
		socket.on('error', () => {}).on('close', () => sockets.delete(socket));
		wire.push('‹connection›');
		if (settings.tls) {
			serve(secured(socket, wire), true);
		} else {
			serve(socket, false);
		}
	});

	function replyTo(what: string, fallback: string): string {
		const given = settings.replies?.[what];
		if (given === undefined) {
			return usual[what] ?? fallback;
		}

		const list = typeof given === 'string' ? [given] : given;
		const count = counts.get(what) ?? 0;
		counts.set(what, count + 1);
		return list[Math.min(count, list.length - 1)] ?? fallback;
	}

	function serve(socket: Socket, inTls: boolean): void {
		let text = '';
		let phase: 'command' | 'data' | 'login' = 'command';
		let octets = 0;
		const send = (reply: string): void => {
			if (reply === 'close' || reply === 'reset') {
				wire.push(`‹${reply}›`);
				reply === 'close' ? socket.end() : socket.destroy();
			} else if (reply !== 'silence') {
				socket.write(
					reply
						.split('|')
						.map(line => `${line}\r\n`)
						.join(''),
				);
			}
		};

		const offered = (inTls ? settings.inTls : undefined) ?? settings.keywords ?? [];
		const line = (said: string): void => {
			if (phase === 'data') {
				wire.push(said);
				if (said === '.') {
					phase = 'command';
					send(replyTo('DOT', '250 ok'));
				}

				return;
			}

			wire.push(said);
			const verb = phase === 'login' ? 'answer' : (said.split(/[ :]/)[0]?.toUpperCase() ?? '');
			const names = ['mail.example.test', ...offered];
			const hello = names.map((name, at) => `250${at < names.length - 1 ? '-' : ' '}${name}`).join('|');
			const reply = replyTo(verb, verb === 'EHLO' || verb === 'LHLO' ? hello : '250 2.0.0 ok');
			phase = /^334/.test(reply) ? 'login' : /^354/.test(reply) ? 'data' : 'command';
			if (verb === 'BDAT') {
				// RFC 3030 §2: the octets follow whatever the answer is.
				octets = Number(said.split(' ')[1]);
			}

			send(reply);
			if (verb === 'QUIT') {
				socket.end();
			} else if (verb === 'STARTTLS' && reply.startsWith('220')) {
				socket.removeAllListeners('data');
				serve(secured(socket, wire), true);
			}
		};

		socket.on('data', (bytes: Buffer) => {
			text += bytes.toString('latin1');
			if (bytes[0] === 0x16 && !inTls) {
				wire.push('‹a handshake of TLS›');
				text = '';
			}

			while (text !== '') {
				if (octets > 0) {
					const piece = text.slice(0, octets);
					wire.push(`‹${piece.length} octets›`);
					text = text.slice(piece.length);
					octets -= piece.length;
					continue;
				}

				const end = text.indexOf('\n');
				if (end < 0) {
					return;
				}

				const said = text.slice(0, end).replace(/\r$/, '');
				text = text.slice(end + 1);
				line(said);
			}
		});
		if (!inTls || settings.tls) {
			send(replyTo('CONNECT', '220 hi'));
		}
	}

	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		wire,
		async gone() {
			await Promise.all([...sockets].map(socket => (socket.closed ? null : once(socket, 'close'))));
		},
		async [Symbol.asyncDispose]() {
			for (const socket of sockets) {
				socket.destroy();
			}

			server.close();
			await once(server, 'close');
		},
	};
}

function secured(socket: Socket, wire: string[]): TLSSocket {
	const {cert, key} = testCertificate();
	const inner = new TLSSocket(socket, {isServer: true, cert, key});
	inner.on('secure', () => wire.push(`‹TLS ${inner.servername || 'without a name'}›`));
	inner.on('error', () => {});
	return inner;
}
