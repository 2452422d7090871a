/** An IMAP server on 127.0.0.1 with as much as a look for a message needs (RFC 9051), and what its clients asked. */
import {once} from 'node:events';
import {createServer, type Socket} from 'node:net';
import {createServer as createTlsServer} from 'node:tls';
import {testCertificate} from './scripted-server.ts';

export type Mailbox = {
	readonly flags?: string;
	readonly uidNext: number;
	/** What it answers to a search, and what it has, by UID. */
	readonly found?: readonly number[];
	readonly messages?: Readonly<Record<number, string>>;
};

export type ImapSettings = {
	readonly mailboxes?: Readonly<Record<string, Mailbox>>;
	/** TLS from the first byte, with the certificate that all tests have or with another one. */
	readonly tls?: true | {readonly cert: string; readonly key: string};
	/** Answers in place of the usual ones, by the command; `close` ends the connection. */
	readonly answers?: Readonly<Record<string, string>>;
	/** Called before a command is answered. */
	readonly onCommand?: (command: string) => void;
};

export type ImapServer = AsyncDisposable & {readonly port: number; readonly asked: readonly string[]};

const inbox: Mailbox = {uidNext: 7};

export async function imapServer(settings: ImapSettings = {}): Promise<ImapServer> {
	const {mailboxes = {INBOX: inbox}, answers = {}} = settings;
	const asked: string[] = [];
	const sockets = new Set<Socket>();
	let selected: Mailbox = inbox;

	/** The lines before the tagged one. */
	function untagged(command: string, rest: string): readonly string[] {
		const name = /"([^"]*)"|(\S+)/.exec(rest)?.slice(1).find(Boolean) ?? '';
		switch (command) {
			case 'CAPABILITY':
				return ['* CAPABILITY IMAP4rev1 SPECIAL-USE'];
			case 'LIST':
				if (rest === '"" ""') {
					return [String.raw`* LIST (\Noselect) "/" ""`];
				}

				return Object.entries(mailboxes).map(([path, {flags = ''}]) => `* LIST (${flags}) "/" "${path}"`);
			case 'STATUS':
				return [`* STATUS "${name}" (UIDNEXT ${mailboxes[name]?.uidNext})`];
			case 'EXAMINE':
			case 'SELECT':
				selected = mailboxes[name] ?? inbox;
				return [
					String.raw`* FLAGS (\Seen)`,
					`* ${Object.keys(selected.messages ?? {}).length} EXISTS`,
					'* OK [UIDVALIDITY 1] ok',
					`* OK [UIDNEXT ${selected.uidNext}] ok`,
				];
			case 'UID SEARCH':
				return [`* SEARCH ${(selected.found ?? []).join(' ')}`];
			case 'UID FETCH': {
				const uid = Number.parseInt(rest, 10);
				const text = selected.messages?.[uid] ?? '';
				return [`* 1 FETCH (UID ${uid} BODY[]<0> {${text.length}}`, `${text})`];
			}

			default:
				return [];
		}
	}

	function serve(socket: Socket): void {
		sockets.add(socket);
		let text = '';
		socket.on('error', () => {});
		socket.write('* OK hi\r\n');
		socket.on('data', bytes => {
			const lines = (text + bytes.toString('latin1')).split('\r\n');
			text = lines.pop() ?? '';
			for (const line of lines) {
				const [, tag = '', command = '', rest = ''] = /^(\S+) ((?:UID )?\S+) ?(.*)$/.exec(line) ?? [];
				asked.push(`${command} ${rest}`.trim());
				settings.onCommand?.(command);
				const answer = answers[command];
				if (answer === 'close') {
					socket.destroy();
				} else if (answer === undefined) {
					socket.write([...untagged(command, rest), `${tag} OK done`, ''].join('\r\n'));
				} else {
					socket.write(`${answer.replaceAll('TAG', tag)}\r\n`);
				}
			}
		});
	}

	const {cert, key} = settings.tls === true || !settings.tls ? testCertificate() : settings.tls;
	const server = settings.tls ? createTlsServer({cert, key}, serve) : createServer(serve);
	server.on('tlsClientError', () => {});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		asked,
		async [Symbol.asyncDispose]() {
			for (const socket of sockets) {
				socket.destroy();
			}

			server.close();
			await once(server, 'close');
		},
	};
}
