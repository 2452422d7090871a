/**
 * One client and the server it is passed on to. Bytes go through as they came, both ways; only a command that
 * cannot pass, or that the user answers, is taken out, and only the server's list of capabilities is changed.
 */
import type {ClientEvent} from '../client-wire.ts';
import {clientSecure, type RelayOptions} from './options.ts';
import type {ServerEvent} from './server-wire.ts';
import {ToClient} from './to-client.ts';
import {ToServer} from './to-server.ts';

/** Passes the session on until it is over. */
export function relay(options: RelayOptions): void {
	new Relayed(options).start();
}

class Relayed {
	readonly #options: RelayOptions;
	readonly #toServer: ToServer;
	readonly #toClient: ToClient;

	constructor(options: RelayOptions) {
		this.#options = options;
		this.#toServer = new ToServer(options, owed => this.#toClient.owe(owed));
		this.#toClient = new ToClient(options, {
			answered: () => this.#toServer.read(),
			clearAfterAll: () => this.#toServer.goOn('tls'),
			upgrade: () => {
				options.client.upgrade();
				this.#toServer.dropClear();
			},
		});
	}

	start(): void {
		this.#options.client.start(event => this.#onClient(event));
	}

	#onClient(event: ClientEvent): void {
		const {client, server, replies, mail, onOver} = this.#options;
		switch (event.type) {
			case 'connected':
				server.start(given => this.#onServer(given));
				if (clientSecure(this.#options)) {
					this.#onClientSecured();
				}

				return;
			case 'secured':
				this.#onClientSecured();
				this.#toServer.goOn('tls');
				return;
			case 'data':
				this.#toServer.feed(event.bytes);
				return;
			case 'drained':
				server.resume();
				this.#toClient.read();
				this.#toServer.read();
				return;
			case 'ended':
				this.#toServer.end();
				return;
			case 'full':
				this.#giveUp();
				return;
			case 'over':
				this.#toServer.stop('over');
				replies.cancel();
				mail.abandon();
				server.destroy();
				client.resume();
				onOver();
		}
	}

	#onClientSecured(): void {
		if (this.#options.dropAfterTls) {
			this.#options.client.destroy();
		}
	}

	#onServer(event: ServerEvent): void {
		switch (event.type) {
			case 'ready':
				this.#toClient.feed(event.greeting);
				this.#toServer.goOn('opening');
				return;
			case 'data':
				this.#toClient.feed(event.bytes);
				return;
			case 'secured':
				this.#toClient.bothSecured();
				return;
			case 'drained':
				this.#options.client.resume();
				this.#toServer.read();
				return;
			case 'full':
				this.#giveUp();
				return;
			case 'over':
				this.#onServerOver(event.why);
		}
	}

	#onServerOver(why: string | null): void {
		const {client} = this.#options;
		this.#toServer.stop('over');
		if (why === null) {
			client.reply(this.#toClient.rest());
		} else {
			client.note('listen/server-lost', why);
			client.reply(Buffer.from(`421 4.4.1 smtpscope: ${ascii(why)}\r\n`), 'smtpscope');
		}

		client.end();
	}

	#giveUp(): void {
		const {client} = this.#options;
		this.#toServer.stop('over');
		client.note(
			'listen/full',
			'This session exceeded what smtpscope keeps for one session, so it was ended.',
		);
		client.reply(Buffer.from('421 4.7.0 Too much for one session\r\n'), 'smtpscope');
		client.destroy();
	}
}

/** Replies of ours are ASCII, and one line. */
function ascii(text: string): string {
	return text
		.replaceAll('’', "'")
		.replace(/[^ -~]/g, '?')
		.slice(0, 400);
}
