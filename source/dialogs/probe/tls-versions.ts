/** `probe --tls-versions`: which versions of TLS a server takes, each asked for alone, on a connection of its own. */
import type {Target} from '../../session/target.ts';
import type {TlsVersion} from '../../transport/types.ts';
import {probeOnce} from './probe.ts';
import type {ProbeOptions} from './probe-options.ts';
import type {Advice, ProbeResult, VersionTry} from './result.ts';

export type {VersionTry} from './result.ts';

/** The newest first. */
const versions: readonly TlsVersion[] = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'];

/** The result with `tlsVersions` and advice about them; unchanged where the server speaks no TLS. */
export async function probeTlsVersions(
	result: ProbeResult,
	target: Target,
	options: ProbeOptions,
): Promise<ProbeResult> {
	const speaksTls = result.tls !== null || result.failure?.stage === 'handshake';
	if (!speaksTls || result.interrupted) {
		return result;
	}

	const tries: VersionTry[] = [];
	for (const version of versions) {
		if (options.signal?.aborted) {
			break;
		}

		tries.push(await tryVersion(version, target, options));
	}

	const interrupted = options.signal?.aborted === true;
	return {...result, tlsVersions: tries, interrupted, advice: [...result.advice, ...adviceOn(tries)]};
}

async function tryVersion(version: TlsVersion, target: Target, options: ProbeOptions): Promise<VersionTry> {
	const only = {minVersion: version, maxVersion: version};
	const transport = {...options.transport, tls: {...options.transport.tls, ...only}};
	const {tls, failure} = await probeOnce(target, {...options, transport});
	if (tls) {
		return {version, accepted: tls.protocol === version, cipher: tls.cipher};
	}

	return {version, accepted: failure?.stage === 'handshake' ? false : null, cipher: null};
}

function adviceOn(tries: readonly VersionTry[]): Advice[] {
	const taken = tries.filter(({accepted}) => accepted).map(({version}) => version);
	const old = taken.filter(version => version === 'TLSv1' || version === 'TLSv1.1').toReversed();
	const lacksNew = tries.some(({version, accepted}) => version === 'TLSv1.3' && accepted === false);
	return [
		...(old.length > 0
			? [
					{
						id: 'probe/old-tls',
						level: 'warning' as const,
						message: `The server still accepts ${old.join(' and ')}, which RFC 8996 has deprecated.`,
						advice:
							'Disable that where users log in. On port 25, consider the trade-off: a very old sender that finds no TLS version it supports sends in clear text.',
					},
				]
			: []),
		...(lacksNew && taken.length > 0
			? [
					{
						id: 'probe/no-tls-1.3',
						level: 'note' as const,
						message: 'The server does not accept TLS 1.3.',
						advice: 'TLS 1.2 is still secure. An update of the server’s TLS library adds 1.3.',
					},
				]
			: []),
	];
}
