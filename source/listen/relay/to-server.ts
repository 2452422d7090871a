/** The client's bytes on their way to the server: as they came, less the commands that are answered here. */
import type {ClientItem, ReadAs} from '../../protocol/client-reader.ts';
import {parseCommand} from '../../protocol/command.ts';
import {readingPhase} from '../../session/state.ts';
import {type AnswerRule, mayConcern} from '../answers/rule.ts';
import type {Subject} from '../engine/proposal.ts';
import {type CommandContext, courseOfCommand} from './decide.ts';
import {
	clientSecure,
	type Owed,
	type Owing,
	offersStartTls,
	passesAuth,
	type RelayOptions,
	serverOffersTls,
} from './options.ts';
import {createPassage} from './passage.ts';

/** Why nothing is read: the server is not ready, TLS begins, our own output is slow, or it is over. */
type Stop = 'opening' | 'tls' | 'busy' | 'over';

export class ToServer {
	readonly #options: RelayOptions;
	readonly #owe: (owed: Owed) => void;
	readonly #passage = createPassage();
	readonly #stops = new Set<Stop>(['opening']);
	#ended = false;

	/** `owe` hears of every reply that the client is to get, in order. */
	constructor(options: RelayOptions, owe: (owed: Owed) => void) {
		this.#options = options;
		this.#owe = owe;
	}

	feed(bytes: Uint8Array): void {
		this.#passage.feed(bytes);
		this.read();
	}

	stop(why: Stop): void {
		this.#stops.add(why);
	}

	goOn(after: Stop): void {
		this.#stops.delete(after);
		this.read();
	}

	/** RFC 3207 §4.2: what came in clear behind STARTTLS goes nowhere. */
	dropClear(): void {
		this.#passage.skipTo(this.#options.client.position);
	}

	/** The client writes no more: what there is goes on, and then our end too. */
	end(): void {
		this.#ended = true;
		if (this.#stops.size === 0) {
			this.#passage.passAll();
		}

		this.read();
	}

	read(): void {
		const {client, server, busy} = this.#options;
		while (this.#stops.size === 0) {
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
		if (this.#ended && this.#stops.size === 0) {
			server.end();
		}
	}

	#waitFor(wait: Promise<void>): void {
		const {client} = this.#options;
		client.pause();
		this.#stops.add('busy');
		void wait.then(() => {
			this.#stops.delete('busy');
			client.resume();
			this.read();
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
				this.#stops.add('tls');
				client.note(
					'listen/tls-here',
					'The server did not see this command: the connection to it already uses TLS, and only the client begins it now.',
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
				this.#stops.add('tls');
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
			this.#owe({subject, from, ...(ends && {verdict})});
		}
	}

	#context(): CommandContext {
		const {server, rules, done} = this.#options;
		return {
			clientSecure: clientSecure(this.#options),
			serverSecure: server.watched.session.state.situation.secure,
			serverOffersTls: serverOffersTls(this.#options),
			offersStartTls: offersStartTls(this.#options),
			passesAuth: passesAuth(this.#options),
			rules: rules(),
			done,
		};
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
