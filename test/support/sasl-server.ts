/** A server with one mechanism that does its own side of the exchange, over TLS, from what RFC 4954 §4 says. */
import type {Socket} from 'node:net';
import {createSecureContext, TLSSocket} from 'node:tls';
import {testCertificate} from './scripted-server.ts';
import {type TcpServer, tcpServer} from './tcp-server.ts';

/** Yields challenges, gets answers, and returns whether the login is good. The first answer may be the initial response. */
export type ServerSide = (channel: Channel) => Generator<Uint8Array | string, boolean, Buffer>;

export type Channel = {
	/** Null: there was none. */
	readonly initial: Buffer | null;
	/** `tls-exporter` as the server sees it (RFC 9266). */
	binding(): Buffer;
};

export function saslServer(mechanism: string, side: ServerSide): Promise<TcpServer> {
	return tcpServer(socket => {
		socket.write('220 mx\r\n');
		serve(socket, mechanism, side);
	});
}

function serve(socket: Socket, mechanism: string, side: ServerSide): void {
	let pending = '';
	let exchange: Generator<Uint8Array | string, boolean, Buffer> | null = null;
	const say = (...lines: string[]): void => {
		socket.write(lines.map(line => `${line}\r\n`).join(''));
	};

	const go = (answer: Buffer | null): void => {
		const step = answer === null ? exchange?.next() : exchange?.next(answer);
		if (step?.done === false) {
			say(`334 ${Buffer.from(step.value).toString('base64')}`);
		} else {
			exchange = null;
			say(step?.value === true ? '235 2.7.0 yes' : '535 5.7.8 no');
		}
	};

	const onLine = (line: string): void => {
		const [, opening, first] = /^(AUTH \S+)(?: (\S+))?$/i.exec(line) ?? [];
		if (exchange) {
			if (line === '*') {
				exchange = null;
				say('501 5.0.0 cancelled');
			} else {
				go(Buffer.from(line, 'base64'));
			}
		} else if (/^EHLO/i.test(line)) {
			say('250-mx', socket instanceof TLSSocket ? `250 AUTH ${mechanism}` : '250 STARTTLS');
		} else if (/^STARTTLS$/i.test(line)) {
			say('220 go');
			socket.removeAllListeners('data');
			const {cert, key} = testCertificate();
			const secured = new TLSSocket(socket, {
				isServer: true,
				secureContext: createSecureContext({cert, key, minVersion: 'TLSv1.3'}),
			});
			secured.on('error', () => {});
			serve(secured, mechanism, side);
		} else if (opening?.toUpperCase() === `AUTH ${mechanism}`) {
			exchange = side({
				initial: first === undefined ? null : Buffer.from(first === '=' ? '' : first, 'base64'),
				binding() {
					if (!(socket instanceof TLSSocket)) {
						throw new Error('no TLS');
					}

					return socket.exportKeyingMaterial(32, 'EXPORTER-Channel-Binding', Buffer.alloc(0));
				},
			});
			go(null);
		} else {
			say(/^QUIT$/i.test(line) ? '221 bye' : '500 what?');
		}
	};

	socket.on('data', (chunk: Buffer) => {
		pending += chunk.toString('latin1');
		for (let end = pending.indexOf('\r\n'); end !== -1; end = pending.indexOf('\r\n')) {
			const line = pending.slice(0, end);
			pending = pending.slice(end + 2);
			onLine(line);
		}
	});
}
