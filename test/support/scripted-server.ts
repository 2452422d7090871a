/**
 * A server on 127.0.0.1 that plays a conversation told as a text, or as a list of steps where a text
 * cannot tell it. It writes down exactly what the client wrote.
 *
 *     await using server = await scriptedServer(`
 *         S: 220 mail.example.test ESMTP
 *         C: EHLO …
 *         S: 250-mail.example.test
 *         S: 250 STARTTLS
 *         C: STARTTLS
 *         S: 220 2.0.0 go
 *         TLS
 *         C: QUIT
 *         S: 221 bye
 *         END
 *     `);
 *
 * `…` in an expected line stands for any text. MESSAGE takes lines up to and with the lone dot. END closes in
 * order, DROP resets. After its last step the server stays, silent, and goes on writing down.
 */
import {once} from 'node:events';
import {createServer, type Socket} from 'node:net';
import {TLSSocket, type TlsOptions} from 'node:tls';
import {
	type Authority,
	type Certificate,
	makeAuthority,
	makeCertificate,
} from '../../source/transport/make-certificate.ts';

export type Step =
	| {readonly type: 'send'; readonly pieces: readonly Uint8Array[]}
	| {readonly type: 'expect'; readonly line: string | RegExp}
	| {readonly type: 'take'; readonly octets: number}
	| {readonly type: 'message'}
	| {readonly type: 'tls'; readonly options: TlsOptions}
	| {readonly type: 'call'; readonly what: () => unknown}
	| {readonly type: 'end'}
	| {readonly type: 'drop'};

export type Script = string | readonly (Step | string)[];

export type ScriptedServer = AsyncDisposable & {
	readonly host: '127.0.0.1';
	readonly port: number;
	/** How many clients have come. */
	readonly connections: number;
	/** Everything a client wrote that was read in clear or deciphered, one character an octet. */
	written(connection?: number): string;
	/** Resolves when the (first) conversation has been played to its end; rejects where the client left it. */
	finished(connection?: number): Promise<void>;
	/** Resolves when that client's connection is gone. */
	gone(connection?: number): Promise<void>;
};

/** Lines as they are, each ended with CRLF. */
export const say = (...lines: string[]): Step => send(lines.map(line => `${line}\r\n`).join(''));
/** Exact octets, each piece in a write of its own. */
export const send = (...pieces: (string | Uint8Array)[]): Step => ({
	type: 'send',
	pieces: pieces.map(piece => (typeof piece === 'string' ? Buffer.from(piece) : piece)),
});
export const expectLine = (line: string | RegExp): Step => ({type: 'expect', line});
/** Takes that many octets, whatever they are. */
export const take = (octets: number): Step => ({type: 'take', octets});
export const takeMessage = (): Step => ({type: 'message'});
export const startTls = (options: TlsOptions = testCertificate()): Step => ({type: 'tls', options});
/** Calls, and waits for what it promises: the way to hold a reply back until something has happened. */
export const call = (what: () => unknown): Step => ({type: 'call', what});
export const end = (): Step => ({type: 'end'});
export const drop = (): Step => ({type: 'drop'});

let shared: {authority: Authority; certificate: Certificate} | undefined;

/** The certificate `TLS` uses (localhost, 127.0.0.1, ::1, mail.example.test), and `ca` to trust it. Made once. */
export function testCertificate(): Certificate & {readonly ca: string} {
	if (!shared) {
		const authority = makeAuthority('smtpscope test authority');
		const names = ['localhost', '127.0.0.1', '::1', 'mail.example.test'];
		shared = {authority, certificate: makeCertificate(authority, {names})};
	}

	return {...shared.certificate, ca: shared.authority.cert};
}

/** The first client is met with the first script, the second with the second; the last script serves the rest. */
export async function scriptedServer(...scripts: readonly [Script, ...Script[]]): Promise<ScriptedServer> {
	const plans = scripts.map(readScript);
	const conversations: Conversation[] = [];
	const arrivals: {resolve: (conversation: Conversation) => void; index: number}[] = [];
	const server = createServer({noDelay: true}, socket => {
		const plan = plans[Math.min(conversations.length, plans.length - 1)] ?? [];
		const conversation = new Conversation(socket, plan);
		conversations.push(conversation);
		for (const arrival of arrivals.filter(({index}) => index === conversations.length - 1)) {
			arrival.resolve(conversation);
		}
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;

	async function nth(index: number): Promise<Conversation> {
		return conversations[index] ?? new Promise(resolve => arrivals.push({resolve, index}));
	}

	return {
		host: '127.0.0.1',
		port,
		get connections() {
			return conversations.length;
		},
		written: (connection = 0) => conversations[connection]?.written() ?? '',
		finished: async (connection = 0) => (await nth(connection)).finished,
		gone: async (connection = 0) => (await nth(connection)).gone,
		async [Symbol.asyncDispose]() {
			server.close();
			for (const conversation of conversations) {
				conversation.destroy();
			}

			await Promise.all(conversations.map(({gone}) => gone));
			const mismatch = conversations.find(({mismatch}) => mismatch)?.mismatch;
			if (mismatch) {
				throw mismatch;
			}
		},
	};
}

class Conversation {
	readonly finished: Promise<void>;
	readonly gone: Promise<void>;
	/** Set when the client wrote a line the script did not expect. */
	mismatch: Error | undefined;
	#socket: Socket;
	#taken: Buffer[] = [];
	#pending = Buffer.alloc(0);
	#over = false;
	#wake: () => void = () => {};

	constructor(socket: Socket, plan: readonly Step[]) {
		this.#socket = socket;
		this.gone = new Promise(resolve => {
			socket.once('close', () => {
				this.#over = true;
				this.#wake();
				resolve();
			});
		});
		this.#listen();
		this.finished = this.#play(plan);
		// Whoever asks for `finished` sees the failure; nobody has to ask.
		this.finished.catch(() => {});
	}

	written(): string {
		return Buffer.concat([...this.#taken, this.#pending]).toString('latin1');
	}

	destroy(): void {
		this.#socket.destroy();
	}

	#read = (chunk: Buffer): void => {
		this.#pending = Buffer.concat([this.#pending, chunk]);
		this.#wake();
	};

	#listen(): void {
		this.#socket.on('data', this.#read);
		this.#socket.on('error', () => {});
		this.#socket.on('end', () => {
			this.#over = true;
			this.#wake();
		});
	}

	async #play(plan: readonly Step[]): Promise<void> {
		for (const step of plan) {
			await this.#do(step);
		}
	}

	async #do(step: Step): Promise<void> {
		switch (step.type) {
			case 'send':
				return this.#send(step.pieces);
			case 'expect': {
				const line = await this.#line(`a line like ${step.line}`);
				if (!matches(line, step.line)) {
					this.mismatch = new Error(
						`The script expected ${JSON.stringify(String(step.line))}, the client wrote ${JSON.stringify(line)}.`,
					);
					this.destroy();
					throw this.mismatch;
				}

				return;
			}

			case 'take':
				await this.#until(() => this.#pending.length >= step.octets, `${step.octets} octets`);
				this.#consume(step.octets);
				return;
			case 'message':
				while ((await this.#line('a message and its dot')) !== '.');
				return;
			case 'tls':
				return this.#secure(step.options);
			case 'call':
				await step.what();
				return;
			case 'end':
				this.#socket.end();
				return this.gone;
			case 'drop':
				this.#socket.resetAndDestroy();
				return this.gone;
		}
	}

	// One piece goes out without waiting, so that TLS can begin before the client's first record is read.
	async #send(pieces: readonly Uint8Array[]): Promise<void> {
		for (const [index, piece] of pieces.entries()) {
			if (index > 0) {
				await new Promise(resolve => setImmediate(resolve));
			}

			this.#socket.write(piece);
		}
	}

	async #line(what: string): Promise<string> {
		await this.#until(() => this.#pending.includes('\n'), what);
		const line = this.#consume(this.#pending.indexOf('\n') + 1).toString('utf8');
		return line.endsWith('\r\n') ? line.slice(0, -2) : line;
	}

	async #until(ready: () => boolean, what: string): Promise<void> {
		while (!ready()) {
			if (this.#over) {
				throw new Error(
					`The script waited for ${what}, but the client left. It had written ${JSON.stringify(this.written())}.`,
				);
			}

			await new Promise<void>(resolve => {
				this.#wake = resolve;
			});
		}
	}

	#consume(octets: number): Buffer {
		const part = this.#pending.subarray(0, octets);
		this.#taken.push(part);
		this.#pending = this.#pending.subarray(octets);
		return part;
	}

	async #secure(options: TlsOptions): Promise<void> {
		this.#socket.off('data', this.#read);
		this.#socket.pause();
		this.#socket.unshift(this.#pending);
		this.#pending = Buffer.alloc(0);
		const secured = new TLSSocket(this.#socket, {...options, isServer: true});
		this.#socket = secured;
		this.#listen();
		await Promise.race([once(secured, 'secure'), this.gone]);
		if (this.#over) {
			throw new Error('The TLS handshake did not succeed.');
		}
	}
}

function readScript(script: Script): readonly Step[] {
	if (typeof script !== 'string') {
		return script.map(step => (typeof step === 'string' ? readLine(step) : step));
	}

	return script
		.split('\n')
		.map(line => line.replace(/^\s+/, ''))
		.filter(Boolean)
		.map(readLine);
}

function readLine(line: string): Step {
	const [, side, text = ''] = /^([CS]):(?: (.*))?$/.exec(line) ?? [];
	if (side) {
		return side === 'S' ? say(text) : expectLine(text);
	}

	switch (line.trim()) {
		case 'MESSAGE':
			return takeMessage();
		case 'TLS':
			return startTls();
		case 'END':
			return end();
		case 'DROP':
			return drop();
		default:
			throw new Error(
				`A script's line begins with "S: " or "C: ", or is MESSAGE, TLS, END or DROP; this is none: ${line}`,
			);
	}
}

function matches(line: string, expected: string | RegExp): boolean {
	if (typeof expected !== 'string') {
		return expected.test(line);
	}

	const pieces = expected.split('…').map(piece => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${pieces.join('.*')}$`, 's').test(line);
}
