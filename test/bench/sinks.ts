/** Servers of the benchmarks: one that answers every line, one that swallows messages. */
import {once} from 'node:events';
import {type AddressInfo, createServer, type Server, type Socket} from 'node:net';

export type Sink = {readonly port: number; readonly octets: () => number; close(): void};

/** Says yes to everything; after DATA it only looks for the end of the message. */
export async function startSink(): Promise<Sink> {
	let octets = 0;
	const server = createServer(socket => {
		serve(socket, size => {
			octets += size;
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {port: portOf(server), octets: () => octets, close: () => server.close()};
}

const end = Buffer.from('\r\n.\r\n');

function serve(socket: Socket, count: (octets: number) => void): void {
	let inMessage = false;
	let tail = Buffer.alloc(0);
	socket.on('error', () => {});
	socket.write('220 sink ESMTP\r\n');
	socket.on('data', chunk => {
		count(chunk.length);
		if (inMessage) {
			tail = Buffer.concat([tail, chunk.subarray(-5)]).subarray(-5);
			if (tail.equals(end)) {
				inMessage = false;
				socket.write('250 ok\r\n');
			}

			return;
		}

		for (const line of chunk.toString('latin1').split('\r\n').slice(0, -1)) {
			inMessage ||= line === 'DATA';
			tail = Buffer.alloc(0);
			socket.write(answerTo(line));
			if (line === 'QUIT') {
				socket.end();
			}
		}
	});
}

function answerTo(line: string): string {
	switch (line.slice(0, 4)) {
		case 'EHLO':
			return '250-sink\r\n250 8BITMIME\r\n';
		case 'DATA':
			return '354 go\r\n';
		case 'QUIT':
			return '221 bye\r\n';
		default:
			return '250 ok\r\n';
	}
}

function portOf(server: Server): number {
	return (server.address() as AddressInfo).port;
}
