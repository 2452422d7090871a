/**
 * The other addresses of a host. The conversation uses the first that answers; a server that is dead over
 * IPv4 or IPv6 alone would go unnoticed, so each of the rest is connected to, and left with QUIT.
 */
import type {SessionOptions} from '../../session/session-options.ts';
import type {Target} from '../../session/target.ts';
import {type Address, lookUpAddresses} from '../../transport/addresses.ts';
import type {ConnectAttempt, Lookup} from '../../transport/types.ts';
import {onConnection} from './connection.ts';
import type {ProbeOptions} from './probe-options.ts';

type Transport = NonNullable<SessionOptions['transport']>;

/** Enough for any host; a name with hundreds of addresses is not tried to its end. */
const LIMIT = 8;

/** Remembers the addresses that the transport looks up. */
export function rememberAddresses(transport: Transport): {
	readonly transport: Transport;
	readonly found: readonly Address[];
} {
	const found: Address[] = [];
	const inner = transport.lookup ?? lookUpAddresses(transport.family ?? null);
	const lookup: Lookup = async host => {
		const addresses = await inner(host);
		found.push(...addresses);
		return addresses;
	};

	return {transport: {...transport, lookup}, found};
}

/** Tries the addresses of the server that were not tried yet; what was tried before is part of the result. */
export async function reachOthers(
	target: Target,
	known: readonly Address[],
	attempts: readonly ConnectAttempt[],
	options: ProbeOptions,
): Promise<readonly ConnectAttempt[]> {
	const {endpoint} = target;
	const {transport, signal} = options;
	if (endpoint.kind !== 'tcp') {
		return attempts;
	}

	const settled = attempts.filter(({outcome}) => outcome !== 'abandoned');
	const tried = new Set(settled.map(({address}) => address));
	const others = known
		.filter(({address, family}) => !tried.has(address) && family === (transport.family ?? family))
		.slice(0, LIMIT);
	const more: ConnectAttempt[] = [];
	for (const {address} of others) {
		if (signal?.aborted) {
			break;
		}

		const at = {...target, security: 'clear' as const, endpoint: {...endpoint, host: address}};
		more.push(...(await tryAddress(at, target.security === 'tls', options)));
	}

	const reached = new Set(more.map(({address}) => address));
	return [
		...attempts.filter(({address, outcome}) => outcome !== 'abandoned' || !reached.has(address)),
		...more,
	];
}

async function tryAddress(
	target: Target,
	implicitTls: boolean,
	options: ProbeOptions,
): Promise<readonly ConnectAttempt[]> {
	return onConnection(target, options, async session => {
		// A server that begins with TLS says nothing to a client that does not.
		session.subscribe(() => {
			if (implicitTls && session.entries.some(({type}) => type === 'connected')) {
				session.close();
			}
		});
		await session.connect();
		if (session.state.phase.name === 'command' && !session.state.closing) {
			await session.type('QUIT');
		}

		return session.entries.flatMap(entry => (entry.type === 'attempt' ? [entry.attempt] : []));
	});
}
