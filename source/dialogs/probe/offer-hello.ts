/** One connection on which a server is shown a ClientHello, and what it answers. The handshake is not finished. */
import {isNegative} from '../../protocol/reply-class.ts';
import {createReplyParser} from '../../protocol/reply-parser.ts';
import type {Target} from '../../session/target.ts';
import {makeClientHello, type OfferedVersion} from '../../transport/make-hello.ts';
import {openTransport} from '../../transport/open.ts';
import {readServerAnswer, type ServerAnswer} from '../../transport/server-hello.ts';
import type {Transport, TransportEvent} from '../../transport/types.ts';
import {defaultClientName} from '../client-name.ts';
import type {ProbeOptions} from './probe-options.ts';

export type HelloAnswer =
	| ServerAnswer
	/** It ended the connection instead of an answer, as some do where nothing offered suits them. */
	| {readonly type: 'closed'}
	/** It did not come to the hello. `problem`: a clause, unescaped. */
	| {readonly type: 'not asked'; readonly problem: string};

export type Offer = {
	readonly version: OfferedVersion;
	/** Numbers of suites, the preferred first. */
	readonly suites: readonly number[];
	/** Whether a suite has a Diffie-Hellman group of the server's. */
	readonly dhe: (suite: number) => boolean;
};

/** Octets of an answer: a chain of certificates may come with it. */
const answerLimit = 256 * 1024;

/** Never rejects. Bounded by the timeout of the probe as a whole. */
export function offerHello(target: Target, offer: Offer, options: ProbeOptions): Promise<HelloAnswer> {
	const {transport: settings, timeout, signal, clientName} = options;
	const host = target.endpoint.kind === 'tcp' ? target.endpoint.host : target.host;
	const hello = makeClientHello({...offer, servername: settings.tls?.servername ?? host});
	return new Promise(resolve => {
		const finish = (answer: HelloAnswer): void => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', abort);
			transport.destroy();
			resolve(answer);
		};
		const abort = (): void => finish(notAsked('it was stopped'));
		const timer = setTimeout(() => finish(notAsked('the server did not answer in time')), timeout);
		signal?.addEventListener('abort', abort, {once: true});
		const opening = createOpening(target, clientName, hello);
		const received: Uint8Array[] = [];
		let octets = 0;

		const onData = (bytes: Uint8Array): void => {
			if (opening.isAsked()) {
				received.push(bytes);
				octets += bytes.length;
				const answer = readServerAnswer(Buffer.concat(received), offer.dhe);
				if (answer || octets > answerLimit) {
					finish(answer ?? notAsked('the answer was too long'));
				}

				return;
			}

			const problem = opening.feed(bytes, transport);
			if (problem !== null) {
				finish(notAsked(problem));
			}
		};
		const listener = (event: TransportEvent): void => {
			switch (event.type) {
				case 'connected':
					opening.begin(event.localAddress, transport);
					return;
				case 'data':
					onData(event.bytes);
					return;
				case 'failed':
					finish(opening.isAsked() ? {type: 'closed'} : notAsked(event.error.message));
					return;
				case 'closed':
					finish(opening.isAsked() ? {type: 'closed'} : notAsked('the server closed the connection'));
					return;
				default:
			}
		};
		const transport: Transport = openTransport(
			target.endpoint,
			{...settings, implicitTls: false, rawTls: true},
			listener,
		);
	});
}

function notAsked(problem: string): HelloAnswer {
	return {type: 'not asked', problem};
}

type Opening = {
	begin(localAddress: string | null, transport: Transport): void;
	/** Why the hello will not be sent; null while it may, or was. */
	feed(bytes: Uint8Array, transport: Transport): string | null;
	/** The hello was sent: what comes is an answer to it. */
	isAsked(): boolean;
};

/** What has to be said before TLS: nothing, or the greeting, EHLO and STARTTLS. */
function createOpening(target: Target, clientName: string | undefined, hello: Uint8Array): Opening {
	const parser = createReplyParser();
	const verb = target.protocol === 'lmtp' ? 'LHLO' : 'EHLO';
	let name = clientName ?? '';
	let stage: 'greeting' | 'hello' | 'starttls' | 'tls' = 'greeting';
	const write = (bytes: Uint8Array | string, transport: Transport): void =>
		void transport.write(typeof bytes === 'string' ? Buffer.from(bytes) : bytes);

	const goOn = (transport: Transport): void => {
		switch (stage) {
			case 'greeting':
				stage = 'hello';
				write(`${verb} ${name}\r\n`, transport);
				return;
			case 'hello':
				stage = 'starttls';
				write('STARTTLS\r\n', transport);
				return;
			default:
				stage = 'tls';
				write(hello, transport);
		}
	};

	return {
		isAsked: () => stage === 'tls',
		begin(localAddress, transport) {
			name ||= defaultClientName(localAddress);
			if (target.security === 'tls') {
				stage = 'tls';
				write(hello, transport);
			}
		},
		feed(bytes, transport) {
			parser.feed(bytes);
			for (let item = parser.next(); item && stage !== 'tls'; item = parser.next()) {
				if (item.type === 'malformed') {
					return 'the server did not answer in SMTP';
				}

				if (isNegative(item.code)) {
					const asked = {greeting: 'its greeting', hello: verb, starttls: 'STARTTLS', tls: ''}[stage];
					return `the server refused with ${item.code} at ${asked}`;
				}

				goOn(transport);
			}

			return null;
		},
	};
}
