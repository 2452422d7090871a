/** A server of bytes on a free port of 127.0.0.1; it ends with the test, and every connection with it. */
import {once} from 'node:events';
import {createServer, type Socket} from 'node:net';

export type TcpServer = AsyncDisposable & {readonly port: number};

/** `serve` is called with each connection; what a client does to it is no error of the test. */
export async function tcpServer(serve: (socket: Socket) => void): Promise<TcpServer> {
	const sockets = new Set<Socket>();
	const server = createServer(socket => {
		sockets.add(socket);
		socket.on('error', () => {});
		serve(socket);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		async [Symbol.asyncDispose]() {
			for (const socket of sockets) {
				socket.destroy();
			}

			server.close();
			await once(server, 'close');
		},
	};
}
