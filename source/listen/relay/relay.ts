/**
 * One client and the server it is passed on to. Bytes go through as they came, both ways; only a command that
 * cannot pass, or that the user answers, is taken out, and only the server's list of capabilities is changed.
 */
import type {ClientItem, ReadAs} from '../../protocol/client-reader.ts';
import {parseCommand} from '../../protocol/command.ts';
import {findCapability} from '../../protocol/ehlo.ts';
import type {OurReply} from '../../session/entry.ts';
import {readingPhase} from '../../session/state.ts';
import {type AnswerRule, mayConcern} from '../answers/rule.ts';
import type {ClientEvent, ClientWire} from '../client-wire.ts';
import {type Answer, replyBytes, type Subject} from '../engine/proposal.ts';
import type {KeptMessage, MailStore} from '../mail.ts';
import type {Replies} from '../replies.ts';
import {passCapabilities} from './capabilities.ts';
import {type CommandContext, courseOfCommand} from './decide.ts';
import {createPassage} from './passage.ts';
import {createReplyLines} from './reply-lines.ts';
import type {ServerEvent, ServerWire} from './server-wire.ts';

export type RelayOptions = {
	readonly client: ClientWire;
	readonly server: ServerWire;
	/** STARTTLS may be offered to the client. */
	readonly offersTls: boolean;
	/** Logins may go to the server in clear text. */
	readonly allowClearAuth: boolean;
	readonly rules: () => readonly AnswerRule[];
	readonly done: Set<string>;
	readonly replies: Replies;
	readonly mail: MailStore;
	readonly dropAfterTls: boolean;
	readonly onMessage: (message: KeptMessage) => void;
	readonly onOver: () => void;
	/** Resolves when more may be read; null when it may be at once. */
	readonly busy: () => Promise<void> | null;
};

/** Passes the session on until it is over. */
export function relay(options: RelayOptions): void {
	new Relayed(options).start();
}

/** A reply that the client is owed, in order. */
type Owed = {readonly subject: Subject; readonly from: Owing; readonly verdict?: Verdict};

type Owing =
	| {readonly type: 'server'}
	/** The server’s answer decides on TLS with both. */
	| {readonly type: 'tls'}
	| {readonly type: 'ours'; readonly answer: Answer; readonly by: OurReply; readonly after?: 'upgrade'};

type Verdict = {readonly sender: string; readonly recipients: readonly string[]; readonly last: boolean};

class Relayed {
	readonly #options: RelayOptions;
	readonly #passage = createPassage();
	readonly #replyLines = createReplyLines();
	/** The greeting is owed first. */
	#owed: Owed[] = [{subject: {verb: 'CONNECT', line: ''}, from: {type: 'server'}}];
	/** Lines of a reply that is looked at as a whole. */
	#collected: Uint8Array[] = [];
	#clientStops = new Set<'opening' | 'tls' | 'busy' | 'over'>(['opening']);
	#replyWaits = false;
	#clientEnded = false;
	#pending220: Uint8Array | null = null;

	constructor(options: RelayOptions) {
		this.#options = options;
	}

	start(): void {
		this.#options.client.start(event => this.#onClient(event));
	}

	#onClient(event: ClientEvent): void {
		const {client, server} = this.#options;
		switch (event.type) {
			case 'connected':
				server.start(given => this.#onServer(given));
				if (this.#clientSecure()) {
					this.#onClientSecured();
				}

				return;
			case 'secured':
				this.#clientStops.delete('tls');
				this.#onClientSecured();
				this.#readClient();
				return;
			case 'data':
				this.#passage.feed(event.bytes);
				this.#readClient();
				return;
			case 'drained':
				server.resume();
				this.#readServer();
				this.#readClient();
				return;
			case 'ended':
				this.#clientEnded = true;
				if (this.#clientStops.size === 0) {
					this.#flush();
					server.end();
				}

				return;
			case 'full':
				this.#giveUp('421 4.7.0 Too much for one session');
				return;
			case 'over':
				this.#clientStops.add('over');
				this.#options.replies.cancel();
				this.#options.mail.abandon();
				server.destroy();
				client.resume();
				this.#options.onOver();
		}
	}

	#onClientSecured(): void {
		if (this.#options.dropAfterTls) {
			this.#options.client.destroy();
		}
	}

	#onServer(event: ServerEvent): void {
		const {client} = this.#options;
		switch (event.type) {
			case 'ready':
				this.#replyLines.feed(event.greeting);
				this.#clientStops.delete('opening');
				this.#readServer();
				this.#readClient();
				return;
			case 'data':
				this.#replyLines.feed(event.bytes);
				this.#readServer();
				return;
			case 'secured':
				this.#onBothSecured();
				return;
			case 'drained':
				client.resume();
				this.#readClient();
				return;
			case 'full':
				this.#giveUp('421 4.7.0 Too much for one session');
				return;
			case 'over':
				this.#onServerOver(event.why);
		}
	}

	#onServerOver(why: string | null): void {
		const {client} = this.#options;
		this.#clientStops.add('over');
		if (why === null) {
			client.reply(this.#replyLines.partial());
		} else {
			client.note('listen/server-lost', why);
			client.reply(Buffer.from(`421 4.4.1 smtpscope: ${ascii(why)}\r\n`), 'smtpscope');
		}

		client.end();
	}

	#giveUp(reply: string): void {
		const {client} = this.#options;
		this.#clientStops.add('over');
		client.note('listen/full', 'This session said more than smtpscope keeps of one; it was ended.');
		client.reply(Buffer.from(`${reply}\r\n`), 'smtpscope');
		client.destroy();
	}

	// ── From the client to the server.

	#readClient(): void {
		const {client, server, busy} = this.#options;
		while (this.#clientStops.size === 0) {
			if (server.congested) {
				client.pause();
				break;
			}

			const wait = busy();
			if (wait) {
				this.#waitFor(wait);
				break;
			}

			const read = this.#readAs();
			const item = client.next(read);
			if (!item) {
				if (this.#mayGoUnfinished()) {
					this.#passage.passAll();
				}

				break;
			}

			this.#pass(item, read.as === 'message');
		}

		this.#flush();
		if (this.#clientEnded && this.#clientStops.size === 0) {
			server.end();
		}
	}

	#waitFor(wait: Promise<void>): void {
		const {client} = this.#options;
		client.pause();
		this.#clientStops.add('busy');
		void wait.then(() => {
			this.#clientStops.delete('busy');
			client.resume();
			this.#readClient();
		});
	}

	#readAs(): ReadAs {
		const {state} = this.#options.client.watched.session;
		if (state.phase.name === 'chunk') {
			return {as: 'chunk', octets: state.phase.remaining};
		}

		return readingPhase(state) === 'message' ? {as: 'message'} : {as: 'line'};
	}

	/** Everything that may go now, in one write. */
	#flush(): void {
		const {client, server} = this.#options;
		const bytes = this.#passage.take();
		if (bytes.length > 0) {
			server.write(bytes);
			if (server.congested) {
				client.pause();
			}
		}
	}

	/** A line that has no end yet goes on as it drips in, unless it may be one that is answered here. */
	#mayGoUnfinished(): boolean {
		const {client, rules} = this.#options;
		const {unfinished} = client;
		if (unfinished.length === 0 || this.#readAs().as !== 'line' || unfinished.length > 4096) {
			return true;
		}

		const phase = client.watched.session.state.phase.name;
		return (
			phase === 'auth' || !mayConcern([...ourOwn, ...rules()], Buffer.from(unfinished).toString('latin1'))
		);
	}

	#pass(item: ClientItem, stuffed: boolean): void {
		const {client, server, mail} = this.#options;
		switch (item.type) {
			case 'content':
				mail.add(item.bytes, stuffed);
				server.record({type: 'content', bytes: item.bytes, octets: item.bytes.length, lines: item.lines});
				this.#passage.passTo(client.position);
				return;
			case 'dot':
				this.#forward({verb: 'DATA-END', line: ''}, Buffer.from('.'), 'CRLF');
				return;
			case 'line': {
				const line = Buffer.from(item.bytes).toString();
				const sent = client.watched.session.entries.at(-1);
				if (sent?.type === 'sent' && sent.kind === 'auth-response') {
					this.#forward({verb: 'AUTH', line: 'AUTH'}, item.bytes, item.ending);
				} else {
					this.#command(line, item);
				}
			}
		}
	}

	#command(line: string, {bytes, ending}: ClientItem & {type: 'line'}): void {
		const {client} = this.#options;
		const subject: Subject = {verb: parseCommand(line.slice(0, 4096)).verb, line};
		const course = courseOfCommand(line, this.#context());
		switch (course.type) {
			case 'pass':
				this.#forward(subject, bytes, ending);
				return;
			case 'close':
				client.destroy();
				return;
			case 'answer':
				this.#passage.skipTo(client.position);
				client.note('listen/not-passed', `The server did not see this command: ${course.why}.`);
				this.#owe({subject, from: {type: 'ours', answer: course.answer, by: course.by}});
				return;
			case 'tls-here':
				this.#passage.skipTo(client.position);
				this.#clientStops.add('tls');
				client.note(
					'listen/tls-here',
					'The server did not see this command: the way to it has TLS already, and only the client begins it now.',
				);
				this.#owe({
					subject,
					from: {
						...{type: 'ours', by: 'smtpscope', after: 'upgrade'},
						answer: {code: 220, texts: ['2.0.0 Ready to start TLS']},
					},
				});
				return;
			case 'tls-both':
				this.#clientStops.add('tls');
				this.#forward(subject, bytes, ending, {type: 'tls'});
		}
	}

	#forward(
		subject: Subject,
		bytes: Uint8Array,
		ending: 'CRLF' | 'LF' | 'CR' | 'none',
		from: Owing = {type: 'server'},
	): void {
		const {client, server} = this.#options;
		const {session} = server.watched;
		const {sender, recipients} = session.state.situation;
		const before = session.state.awaiting.length;
		server.record({type: 'sent', bytes, ending});
		this.#passage.passTo(client.position);
		const {awaiting} = session.state;
		for (let index = before; index < awaiting.length; index++) {
			const awaited = awaiting[index];
			const ends = awaited?.verb === 'DATA-END' || awaited?.endsMessage === true;
			const to = awaited?.recipient === undefined ? [...recipients] : [awaited.recipient];
			const verdict = {sender: sender ?? '', recipients: to, last: index === awaiting.length - 1};
			this.#owed.push({subject, from, ...(ends && {verdict})});
		}
	}

	#context(): CommandContext {
		const {server, rules, done} = this.#options;
		const {situation} = server.watched.session.state;
		return {
			clientSecure: this.#clientSecure(),
			serverSecure: situation.secure,
			serverOffersTls: findCapability(situation.capabilities, 'STARTTLS') !== undefined,
			offersStartTls: this.#offersStartTls(),
			passesAuth: this.#passesAuth(),
			rules: rules(),
			done,
		};
	}

	#clientSecure(): boolean {
		return this.#options.client.watched.session.state.situation.secure;
	}

	/** Where the server is in clear text and offers no TLS, the client cannot have it either: that is the session. */
	#offersStartTls(): boolean {
		const {server, offersTls} = this.#options;
		const {situation} = server.watched.session.state;
		const possible = situation.secure || findCapability(situation.capabilities, 'STARTTLS') !== undefined;
		return offersTls && !this.#clientSecure() && possible;
	}

	#passesAuth(): boolean {
		return this.#options.allowClearAuth || this.#options.server.watched.session.state.situation.secure;
	}

	// ── From the server to the client.

	#owe(owed: Owed): void {
		this.#owed.push(owed);
		this.#readServer();
	}

	#readServer(): void {
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
				if (isPlain) {
					plain.push(this.#replyLines.partial());
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

	/** Nobody wants to look at the reply before the client has it. */
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
		const isList = (owed.subject.verb === 'EHLO' || owed.subject.verb === 'LHLO') && code < 300;
		const whole = isList ? this.#passList(lines) : Buffer.concat(lines);
		this.#answer(owed, {code, texts}, whole, null);
	}

	#passList(lines: readonly Uint8Array[]): Uint8Array {
		const {client} = this.#options;
		const list = passCapabilities(lines, {
			offersStartTls: this.#offersStartTls(),
			clientSecure: this.#clientSecure(),
			passesAuth: this.#passesAuth(),
		});
		for (const {what, why} of list.withheld) {
			client.note('listen/withheld', `${what} of the server’s list is not passed on: ${why}.`);
		}

		for (const what of list.added) {
			client.note(
				'listen/added',
				`${what} is added to the server’s list: TLS with the client is smtpscope’s own matter.`,
			);
		}

		return list.bytes;
	}

	/** The reply on its way: `bytes` where nobody changes it. */
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
					`The server had answered “${proposed.code} ${proposed.texts.join(' ')}”.`,
				);
			}

			const mark = ours ?? by;
			client.reply(ours ? replyBytes(answer) : bytes, mark ?? undefined);
			this.#settle(owed, answer.code);
			this.#afterAnswer(owed, answer, proposed, closeAfter);
			if (!now) {
				this.#readServer();
				this.#readClient();
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
				client.upgrade();
			} else {
				this.#clientStops.delete('tls');
			}
		}
	}

	#settle(owed: Owed | undefined, code: number): void {
		const {mail, onMessage} = this.#options;
		const message = owed?.verdict ? mail.settle({...owed.verdict, accepted: code < 300}) : null;
		if (message) {
			onMessage(message);
		}
	}

	#onTlsAnswer(owed: Owed, code: number, bytes: Uint8Array): void {
		if (code === 220) {
			// The client hears of it when the server's side stands.
			this.#pending220 = bytes;
			this.#flush();
			this.#options.server.upgrade();
			return;
		}

		this.#clientStops.delete('tls');
		this.#answer(owed, {code, texts: ['']}, bytes, null);
	}

	#onBothSecured(): void {
		const {client} = this.#options;
		const bytes = this.#pending220;
		this.#pending220 = null;
		if (bytes) {
			client.reply(bytes);
			client.upgrade();
		}
	}
}

/** Commands that never pass as they are. */
const ourOwn: readonly AnswerRule[] = [
	'STARTTLS',
	'XCLIENT',
	'XFORWARD',
	'X-ANONYMOUSTLS',
	'AUTH',
	'X-EXPS',
].map(pattern => ({pattern, does: {kind: 'hold'}}));

/** Replies of ours are ASCII, and one line. */
function ascii(text: string): string {
	return text
		.replaceAll('’', "'")
		.replace(/[^ -~]/g, '?')
		.slice(0, 400);
}
