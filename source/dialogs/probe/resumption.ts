/**
 * `probe --tls-resume`: whether a session of TLS can be resumed (RFC 8446 §2.2, RFC 5077, RFC 5246 §7.3): two
 * connections of its own, the second with what the server gave in the first.
 */
import type {Target} from '../../session/target.ts';
import type {TlsFacts} from '../../transport/types.ts';
import {probeOnce} from './probe.ts';
import type {ProbeOptions} from './probe-options.ts';
import type {ProbeResult, Resumption} from './result.ts';

/** The result with `resumption`; unchanged where the server speaks no TLS. */
export async function probeResumption(
	result: ProbeResult,
	target: Target,
	options: ProbeOptions,
): Promise<ProbeResult> {
	if (result.tls === null || result.interrupted) {
		return result;
	}

	const resumption = await tryTwice(target, options);
	return {...result, resumption, interrupted: options.signal?.aborted === true};
}

async function tryTwice(target: Target, options: ProbeOptions): Promise<Resumption> {
	let session: Uint8Array | null = null;
	const first = await probeOnce(
		target,
		withTls(options, {
			onSession(given) {
				session = given;
			},
		}),
	);
	const given = session === null || first.tls === null ? 'nothing' : gift(first.tls);
	const begun = {
		version: first.tls?.protocol ?? null,
		given,
		tickets: first.tls?.tickets ?? null,
		full: handshakeTime(first),
	};
	if (session === null || given === 'nothing' || options.signal?.aborted) {
		return {...begun, resumed: null, again: null};
	}

	const second = await probeOnce(target, withTls(options, {session}));
	return {...begun, resumed: second.tls?.resumed ?? null, again: handshakeTime(second)};
}

function withTls(options: ProbeOptions, tls: ProbeOptions['transport']['tls']): ProbeOptions {
	return {...options, transport: {...options.transport, tls: {...options.transport.tls, ...tls}}};
}

/** Up to TLS 1.2 a server may have kept the session itself, under its number. */
function gift({protocol, ticket, sessionId}: TlsFacts): Resumption['given'] {
	return protocol === 'TLSv1.3' || ticket ? 'ticket' : sessionId === null ? 'nothing' : 'session ID';
}

function handshakeTime({timings}: ProbeResult): number | null {
	return timings.find(({step}) => step === 'handshake')?.elapsed ?? null;
}
