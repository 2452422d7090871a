/** Whether a server answers at all: a connection that is closed as soon as it stands. */
import {connect, socketEnds} from './connect.ts';
import type {TransportError, TransportOptions} from './types.ts';

export type Reached =
	| {readonly ok: true; readonly address: string | null}
	| {readonly ok: false; readonly error: TransportError};

/** `connectTimeout` of the options bounds it. Sends nothing. */
export function canConnect(
	{host, port}: {readonly host: string; readonly port: number},
	options: TransportOptions,
): Promise<Reached> {
	return new Promise(resolve => {
		connect({kind: 'tcp', host, port}, options, {
			onAttempt() {},
			onConnected(socket) {
				const address = socketEnds(socket).remoteAddress ?? null;
				// What the server does to a connection that is being closed is of no interest.
				socket.on('error', () => {});
				socket.destroy();
				resolve({ok: true, address});
			},
			onFailed(error) {
				resolve({ok: false, error});
			},
		});
	});
}
