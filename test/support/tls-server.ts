import {createServer, type Server, type Socket} from 'node:net';
import {createSecureContext, createServer as createTlsServer, TLSSocket, type TlsOptions} from 'node:tls';
import {afterEach} from 'vitest';
import type {Endpoint} from '../../source/transport/types.ts';
import {type CertificateKind, certificate} from './certificates.ts';

const open = new Set<{close(): void}>();

/** Everything that was started here ends with its test. */
afterEach(() => {
	for (const thing of open) thing.close();
	open.clear();
});

/** A server on loopback that does with each connection what the test says. */
export const serveText = async (onSocket: (socket: Socket) => void, host = '127.0.0.1') =>
	listening(
		createServer({allowHalfOpen: true}, socket => {
			watch(socket);
			onSocket(socket);
		}),
		host,
	);

/** The same with TLS from the first byte. */
export const serveTls = async (
	kind: CertificateKind,
	onSocket: (socket: TLSSocket) => void = socket => socket.write('220 hello\r\n'),
	options: TlsOptions = {},
	host = '127.0.0.1',
) => {
	const {cert, key} = await certificate(kind);
	const server = createTlsServer({cert, key, ...options}, socket => {
		socket.on('error', () => {});
		onSocket(socket);
	});
	server.on('connection', watch);
	return listening(server, host);
};

/** The server's half of STARTTLS on a connection in clear text. */
export const secureServerSide = async (
	socket: Socket,
	kind: CertificateKind = 'good',
): Promise<TLSSocket> => {
	const {cert, key} = await certificate(kind);
	const secured = new TLSSocket(socket, {isServer: true, secureContext: createSecureContext({cert, key})});
	secured.on('error', () => {});
	return secured;
};

/** Oakley group 2 of RFC 2409: 1024 bits. */
export const smallGroup = `-----BEGIN DH PARAMETERS-----
MIGHAoGBAP//////////yQ/aoiFowjTExmKLgNwc0SkCTgiKZ8x0Agu+pjsTmyJR
Sgh5jjQE3e+VGbPNOkMbMCsKbfJfFDdP4TVtbVHCReSFtXZiXn7G9ExC6aY37WsL
/1y29Aa37e44a/taiZ+lrp8kEXxLH+ZJKGZR7OZTgf//////////AgEC
-----END DH PARAMETERS-----
`;

const watch = (socket: Socket): void => {
	socket.on('error', () => {});
	const thing = {close: () => void socket.destroy()};
	open.add(thing);
	socket.on('close', () => open.delete(thing));
};

const listening = async (server: Server, host: string): Promise<Extract<Endpoint, {kind: 'tcp'}>> => {
	open.add({close: () => void server.close()});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject).listen(0, host, resolve);
	});
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('the server has no port');
	return {kind: 'tcp', host, port: address.port};
};
