/** A client that knows no SMTP: it writes what it is told and waits until a text has come. */
import {connect, type Socket} from 'node:net';
import {type ConnectionOptions, connect as connectTls} from 'node:tls';

export class RawClient implements Disposable {
	/** Everything heard, one character an octet. */
	heard = '';
	#socket: Socket;
	#read = 0;
	#over: Error | 'closed' | undefined;
	#wake: () => void = () => {};

	constructor(socket: Socket) {
		this.#socket = socket;
		this.#listen();
	}

	static clear(port: number, host = '127.0.0.1'): RawClient {
		return new RawClient(connect(port, host));
	}

	static tls(port: number, options: ConnectionOptions = {}): RawClient {
		return new RawClient(connectTls({port, host: '127.0.0.1', ...options}));
	}

	write(data: string | Uint8Array): void {
		this.#socket.write(data);
	}

	/** Writes a line and gives what comes up to the end of a reply's last line. */
	async ask(line: string): Promise<string> {
		this.write(`${line}\r\n`);
		return this.reply();
	}

	/** What comes up to the end of a reply's last line. */
	async reply(): Promise<string> {
		return this.until(/^\d{3}(?: .*)?\r\n/m);
	}

	/** What has come since the last time, up to the end of `pattern`. */
	async until(pattern: string | RegExp): Promise<string> {
		for (;;) {
			const rest = this.heard.slice(this.#read);
			const length = endOf(rest, pattern);
			if (length !== null) {
				this.#read += length;
				return rest.slice(0, length);
			}

			if (this.#over) {
				throw new Error(
					`Waited for ${pattern}, but the connection ended (${this.#over}) after: ${this.heard}`,
					{cause: this.#over},
				);
			}

			await this.#change();
		}
	}

	/** Resolves with what was heard since the last time when the connection is gone, however it went. */
	async closed(): Promise<string> {
		while (!this.#over) {
			await this.#change();
		}

		return this.heard.slice(this.#read);
	}

	/** TLS on the open connection; resolves when the handshake is done. */
	async secure(options: ConnectionOptions = {}): Promise<void> {
		this.#socket.removeAllListeners();
		const secured = connectTls({socket: this.#socket, ...options});
		await new Promise<void>((resolve, reject) => {
			secured.once('secureConnect', resolve).once('error', reject);
		});
		this.#socket = secured;
		this.#listen();
	}

	end(): void {
		this.#socket.end();
	}

	[Symbol.dispose](): void {
		this.#socket.destroy();
	}

	#listen(): void {
		this.#socket.setEncoding('latin1');
		this.#socket.on('data', (text: string) => {
			this.heard += text;
			this.#wake();
		});
		this.#socket.on('error', error => {
			this.#over = error;
			this.#wake();
		});
		this.#socket.on('close', () => {
			this.#over ??= 'closed';
			this.#wake();
		});
	}

	async #change(): Promise<void> {
		return new Promise(resolve => {
			this.#wake = resolve;
		});
	}
}

function endOf(text: string, pattern: string | RegExp): number | null {
	if (typeof pattern === 'string') {
		const at = text.indexOf(pattern);
		return at < 0 ? null : at + pattern.length;
	}

	const match = pattern.exec(text);
	return match ? match.index + match[0].length : null;
}
