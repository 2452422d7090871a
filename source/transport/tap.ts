import {Duplex} from 'node:stream';

/**
 * Stands between a connection and the TLS on top of it, and keeps what the server sent during the handshake:
 * Node tells neither the certificates in the order they came nor the text that broke a handshake.
 */
export class Tap extends Duplex {
	readonly #under: Duplex;
	#seen: Uint8Array[] | null = [];
	#octets = 0;
	#finish: (() => void) | null = null;

	constructor(under: Duplex) {
		super({allowHalfOpen: true});
		this.#under = under;
		under.on('data', this.#onData).on('end', this.#onEnd).on('close', this.#onClose);
	}

	/** What the server sent so far, up to a limit that no honest handshake reaches. */
	get seen(): Uint8Array {
		return Buffer.concat(this.#seen ?? []);
	}

	/** The handshake is over: keeps no more. */
	forget(): void {
		this.#seen = null;
	}

	override _read(): void {
		this.#under.resume();
	}

	/** TLS may still write while the connection falls; what became of that is told by the connection itself. */
	override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
		if (this.#under.writable) {
			this.#under.write(chunk, () => done());
		} else {
			done();
		}
	}

	override _final(done: () => void): void {
		this.#finish = done;
		this.#under.end(() => this.#finished());
	}

	override _destroy(error: Error | null, done: (error: Error | null) => void): void {
		this.#under.off('data', this.#onData).off('end', this.#onEnd).off('close', this.#onClose);
		this.#finished();
		done(error);
	}

	#finished(): void {
		const done = this.#finish;
		this.#finish = null;
		done?.();
	}

	readonly #onData = (bytes: Uint8Array): void => {
		if (this.#seen !== null && this.#octets < limit) {
			this.#seen.push(bytes);
			this.#octets += bytes.length;
		}

		if (!this.push(bytes)) {
			this.#under.pause();
		}
	};

	readonly #onEnd = (): void => {
		this.push(null);
	};

	readonly #onClose = (): void => {
		this.destroy();
	};
}

const limit = 256 * 1024;
