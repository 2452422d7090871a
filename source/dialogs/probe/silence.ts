/**
 * A port that takes the connection and says nothing. Mail servers speak first; servers that wait for the client
 * are of another kind. A TLS handshake shows which: it succeeds, or a web server complains about it.
 */
import type {Target} from '../../session/target.ts';
import {onConnection} from './connection.ts';
import type {ProbeOptions} from './probe-options.ts';
import type {Advice} from './result.ts';

/** Why a server does not greet: whether it waits for TLS is tried. */
export async function explainSilence(target: Target, options: ProbeOptions): Promise<Advice> {
	const withTls: Target = {...target, security: 'tls'};
	const transport = {...options.transport, connectTimeout: options.timeout};
	const entries = await onConnection(withTls, {...options, transport}, async session => {
		// The handshake is all that is asked.
		session.subscribe(() => {
			if (session.entries.some(({type}) => type === 'connected')) {
				session.close();
			}
		});
		await session.connect();
		return session.entries;
	});
	if (entries.some(({type}) => type === 'connected')) {
		return speaksTls;
	}

	const failure = entries.find(entry => entry.type === 'failed');
	const first = Buffer.from(failure?.error.firstBytes ?? []).toString('latin1');
	return /^(?:HTTP\/|<!doctype|<html)/i.test(first) ? webServer : silent;
}

const speaksTls: Advice = {
	id: 'probe/implicit-tls',
	level: 'error',
	message:
		'The port expects TLS from the first byte, so it sends nothing to a client that waits for a greeting.',
	advice: 'Probe it as smtps://host:port. The standard port for mail is 465.',
};

const webServer: Advice = {
	id: 'probe/web-server',
	level: 'error',
	message: 'This is a web server, not SMTP.',
	advice: 'Check the host and port: 587 and 465 are for users, 25 is for mail between servers.',
};

const silent: Advice = {
	id: 'probe/silent',
	level: 'error',
	message: 'The port accepts the connection but sends nothing. A mail server greets first.',
	advice:
		'It may be another service, a firewall that only appears to accept the connection, or a server that makes unknown clients wait: try a longer time limit.',
	options: [{option: 'timeout'}],
};
