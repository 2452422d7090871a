/**
 * A port that takes the connection and says nothing. Mail servers speak first; servers that wait for the client
 * are of another kind. A TLS handshake tells which: it succeeds, or a web server complains about it.
 */
import {createSession} from '../../session/live-session.ts';
import type {Target} from '../../session/target.ts';
import type {ProbeOptions} from './probe.ts';
import type {Advice} from './result.ts';

export async function explainSilence(target: Target, options: ProbeOptions): Promise<Advice> {
	const session = createSession({
		target: {...target, security: 'tls'},
		transport: {...options.transport, connectTimeout: options.timeout},
		timeout: options.timeout,
	});
	const close = (): void => session.close();
	options.signal?.addEventListener('abort', close, {once: true});
	// The handshake is all that is asked.
	const unsubscribe = session.subscribe(() => {
		if (session.entries.some(({type}) => type === 'connected')) {
			session.close();
		}
	});
	try {
		await session.connect();
	} finally {
		unsubscribe();
		options.signal?.removeEventListener('abort', close);
		session.close();
	}

	const {entries} = session;
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
		'The port waits for TLS from the first byte, so it says nothing to a client that waits for a greeting.',
	advice: 'Probe it as smtps://host:port. For mail that is port 465.',
};

const webServer: Advice = {
	id: 'probe/web-server',
	level: 'error',
	message: 'This is a web server, not SMTP.',
	advice: 'Check host and port: 587 and 465 are for users, 25 is between servers.',
};

const silent: Advice = {
	id: 'probe/silent',
	level: 'error',
	message: 'The port takes the connection but sends nothing. A mail server greets first.',
	advice:
		'It may be another service, a firewall that only pretends, or a server that lets strangers wait: try a longer --timeout.',
};
