/** The server's replies on their way to the client: as they came, unless someone looks at them first. */
import {isPositiveCompletion} from '../../protocol/reply-class.ts';
import type {OurReply} from '../../session/entry.ts';
import {type Answer, replyBytes} from '../engine/proposal.ts';
import {passCapabilities} from './capabilities.ts';
import {clientSecure, type Owed, offersStartTls, passesAuth, type RelayOptions} from './options.ts';
import {createReplyLines} from './reply-lines.ts';

export type ToClientHooks = {
	/** A reply that had waited is out: more may be read. */
	answered(): void;
	/** The 220 is out: TLS with the client begins. */
	upgrade(): void;
	/** It will not begin. */
	clearAfterAll(): void;
};

export class ToClient {
	readonly #options: RelayOptions;
	readonly #hooks: ToClientHooks;
	readonly #replyLines = createReplyLines();
	/** The greeting is owed first. */
	#owed: Owed[] = [{subject: {verb: 'CONNECT', line: ''}, from: {type: 'server'}}];
	/** Lines of a reply that is looked at as a whole. */
	#collected: Uint8Array[] = [];
	#replyWaits = false;
	#pending220: Uint8Array | null = null;

	constructor(options: RelayOptions, hooks: ToClientHooks) {
		this.#options = options;
		this.#hooks = hooks;
	}

	feed(bytes: Uint8Array): void {
		this.#replyLines.feed(bytes);
		this.read();
	}

	/** The server is gone: what it left of a line. */
	rest(): Uint8Array {
		return this.#replyLines.partial();
	}

	owe(owed: Owed): void {
		this.#owed.push(owed);
		this.read();
	}

	read(): void {
		const {client, server} = this.#options;
		const plain: Uint8Array[] = [];
		const flush = (): void => {
			if (plain.length > 0) {
				client.reply(Buffer.concat(plain.splice(0)));
			}
		};
		while (!this.#replyWaits) {
			const [owed] = this.#owed;
			if (owed?.from.type === 'ours') {
				flush();
				this.#owed.shift();
				this.#answer(owed, owed.from.answer, replyBytes(owed.from.answer), owed.from.by);
				continue;
			}

			const isPlain = this.#isPlain(owed);
			const line = this.#replyLines.next();
			if (!line) {
				const partial = isPlain ? this.#replyLines.partial() : null;
				if (partial && partial.length > 0) {
					plain.push(partial);
				}

				break;
			}

			if (isPlain && this.#collected.length === 0) {
				plain.push(line.bytes);
				if (line.last) {
					this.#owed.shift();
					this.#settle(owed, line.code ?? 0);
				}
			} else {
				flush();
				this.#collect(line.bytes, line.last ? (line.code ?? 0) : null, owed);
			}
		}

		flush();
		if (client.congested) {
			server.pause();
		}
	}

	/** No one wants to look at the reply before the client has it. */
	#isPlain(owed: Owed | undefined): boolean {
		return (
			!owed ||
			(owed.from.type === 'server' &&
				this.#options.rules().length === 0 &&
				owed.subject.verb !== 'EHLO' &&
				owed.subject.verb !== 'LHLO')
		);
	}

	#collect(bytes: Uint8Array, code: number | null, owed: Owed | undefined): void {
		this.#collected.push(bytes);
		if (code === null || !owed) {
			return;
		}

		const lines = this.#collected.splice(0);
		this.#owed.shift();
		if (owed.from.type === 'tls') {
			this.#onTlsAnswer(owed, code, Buffer.concat(lines));
			return;
		}

		const texts = lines.map(line => Buffer.from(line).toString().slice(4).trimEnd());
		const isList =
			(owed.subject.verb === 'EHLO' || owed.subject.verb === 'LHLO') && isPositiveCompletion(code);
		const whole = isList ? this.#passList(lines) : Buffer.concat(lines);
		this.#answer(owed, {code, texts}, whole, null);
	}

	#passList(lines: readonly Uint8Array[]): Uint8Array {
		const {client} = this.#options;
		const list = passCapabilities(lines, {
			offersStartTls: offersStartTls(this.#options),
			clientSecure: clientSecure(this.#options),
			passesAuth: passesAuth(this.#options),
		});
		for (const {what, why} of list.withheld) {
			client.note('listen/withheld', `${what} in the server’s list is not passed on: ${why}.`);
		}

		for (const what of list.added) {
			client.note(
				'listen/added',
				`${what} is added to the server’s list: smtpscope handles TLS with the client itself.`,
			);
		}

		return list.bytes;
	}

	/** The reply on its way: `bytes` where no one changes it. */
	#answer(owed: Owed, proposed: Answer, bytes: Uint8Array, by: OurReply | null): void {
		const {client, replies} = this.#options;
		this.#replyWaits = true;
		let now = true;
		replies.decide(owed.subject, proposed, ({answer, ours, closeAfter}) => {
			this.#replyWaits = false;
			if (answer === 'close') {
				client.destroy();
				return;
			}

			if (ours && owed.from.type === 'server') {
				client.note(
					'listen/replaced',
					`The server’s own answer was “${proposed.code} ${proposed.texts.join(' ')}”.`,
				);
			}

			const mark = ours ?? by;
			client.reply(ours ? replyBytes(answer) : bytes, mark ?? undefined);
			this.#settle(owed, answer.code);
			this.#afterAnswer(owed, answer, proposed, closeAfter);
			if (!now) {
				this.read();
				this.#hooks.answered();
			}
		});
		now = false;
	}

	#afterAnswer({subject, from}: Owed, answer: Answer, proposed: Answer, closeAfter: boolean): void {
		const {client} = this.#options;
		const outOfStep = subject.verb === 'DATA' && proposed.code === 354 && answer.code !== 354;
		if (closeAfter || outOfStep) {
			client.destroy();
		} else if (from.type === 'ours' && from.after === 'upgrade') {
			if (answer.code === 220) {
				this.#hooks.upgrade();
			} else {
				this.#hooks.clearAfterAll();
			}
		}
	}

	#settle(owed: Owed | undefined, code: number): void {
		const {mail, onMessage} = this.#options;
		const message = owed?.verdict
			? mail.settle({...owed.verdict, accepted: isPositiveCompletion(code)})
			: null;
		if (message) {
			onMessage(message);
		}
	}

	#onTlsAnswer(owed: Owed, code: number, bytes: Uint8Array): void {
		if (code === 220) {
			// The client hears of it when the server's side stands.
			this.#pending220 = bytes;
			this.#options.server.upgrade();
			return;
		}

		this.#answer(owed, {code, texts: ['']}, bytes, null);
		this.#hooks.clearAfterAll();
	}

	/** TLS with the server stands: now the client hears of it. */
	bothSecured(): void {
		const {client} = this.#options;
		const bytes = this.#pending220;
		this.#pending220 = null;
		if (bytes) {
			client.reply(bytes);
			this.#hooks.upgrade();
		}
	}
}
