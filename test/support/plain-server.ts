/** An SMTP server without state, for many clients at once: it greets, answers EHLO with a list, and ends at QUIT. */
import {once} from 'node:events';
import {createServer} from 'node:net';

export type PlainServer = AsyncDisposable & {
	readonly port: number;
	/** Conversations that were open at the same time, at the most. */
	readonly most: number;
	readonly served: number;
};

export type PlainServerOptions = {
	readonly host?: string;
	readonly port?: number;
	readonly extensions?: readonly string[];
	/** Greets nobody before so many clients wait. */
	readonly together?: number;
};

export async function plainServer({
	host = '127.0.0.1',
	port = 0,
	extensions = ['SIZE'],
	together = 1,
}: PlainServerOptions = {}): Promise<PlainServer> {
	const waiting = new Set<() => void>();
	let [open, most, served] = [0, 0, 0];
	const server = createServer({noDelay: true}, socket => {
		most = Math.max(most, ++open);
		socket.setEncoding('latin1').on('error', () => {});
		waiting.add(() => socket.write('220 mail.example.test ESMTP\r\n'));
		if (waiting.size >= together) {
			for (const greet of waiting) {
				greet();
			}

			waiting.clear();
		}

		socket.on('data', (text: string) => {
			if (text.startsWith('EHLO')) {
				const lines = ['mail.example.test', ...extensions];
				socket.write(
					lines.map((line, index) => `250${index < lines.length - 1 ? '-' : ' '}${line}\r\n`).join(''),
				);
			} else {
				// The conversation is over for the client once it reads this; its socket may live a little longer.
				open--;
				served++;
				socket.end('221 bye\r\n');
			}
		});
	});
	server.listen(port, host);
	await once(server, 'listening');
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		get most() {
			return most;
		},
		get served() {
			return served;
		},
		async [Symbol.asyncDispose]() {
			server.close();
			await once(server, 'close');
		},
	};
}
