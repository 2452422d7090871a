/**
 * `probe --tls-ciphers`: which ciphers a server accepts in each version of TLS. Each connection offers all that are
 * left, and the one that is chosen is left out the next time: the list is in the order in which the server chooses.
 */
import type {Target} from '../../session/target.ts';
import {hasGroup, isForTls13, type Suite, suiteName, suites} from '../../transport/cipher-suites.ts';
import type {OfferedVersion} from '../../transport/make-hello.ts';
import {cipherAdvice} from './cipher-advice.ts';
import {type HelloAnswer, offerHello} from './offer-hello.ts';
import type {ProbeOptions} from './probe-options.ts';
import type {AcceptedCipher, CipherList, ProbeResult} from './result.ts';

/** The newest first. */
const versions: readonly OfferedVersion[] = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1', 'SSLv3'];

/** Connections to one server, at most. */
export const connectionLimit = 200;

/** The result with `ciphers` and advice about them; unchanged where the server speaks no TLS. */
export async function probeCiphers(
	result: ProbeResult,
	target: Target,
	options: ProbeOptions,
	onProgress: (text: string) => void = () => {},
): Promise<ProbeResult> {
	const speaksTls = result.tls !== null || result.failure?.stage === 'handshake';
	if (!speaksTls || result.interrupted) {
		return result;
	}

	const ciphers: CipherList[] = [];
	const ask = patiently(
		async (version, offered) => offerHello(target, {version, suites: offered, dhe: hasGroup}, options),
		options.signal,
	);
	for (const version of versions) {
		if (options.signal?.aborted) {
			break;
		}

		ciphers.push(
			await listCiphers(version, ask, count =>
				onProgress(`${result.target}: ${version}, ${count === 1 ? '1 cipher' : `${count} ciphers`} so far`),
			),
		);
	}

	const interrupted = options.signal?.aborted === true;
	const port = target.endpoint.kind === 'tcp' ? target.endpoint.port : null;
	return {...result, ciphers, interrupted, advice: [...result.advice, ...cipherAdvice(ciphers, port)]};
}

type Ask = (version: OfferedVersion, offered: readonly number[]) => Promise<HelloAnswer>;

/**
 * Asks once more where the first connection failed: once may be bad luck, a second time it says something. Each
 * question is a connection, and there are no more than `connectionLimit`. Exported for its test: `ask` is the server.
 */
export function patiently(ask: Ask, signal?: AbortSignal): Ask {
	let connections = 0;
	const once: Ask = async (version, offered) => {
		if (connections >= connectionLimit) {
			return {type: 'not asked', problem: `there were ${connectionLimit} connections already`};
		}

		connections++;
		return await ask(version, offered);
	};
	return async (version, offered) => {
		const answer = await once(version, offered);
		return answer.type === 'not asked' && !signal?.aborted ? await once(version, offered) : answer;
	};
}

/** Exported for its test: `ask` is the server. */
export async function listCiphers(
	version: OfferedVersion,
	ask: Ask,
	onFound: (count: number) => void,
): Promise<CipherList> {
	const candidates = suites.filter(({number}) => isForTls13(number) === (version === 'TLSv1.3'));
	const found: {readonly suite: Suite; readonly dhBits: number | null}[] = [];
	let problem: string | null = null;
	let left = candidates;
	while (left.length > 0) {
		const answer = await ask(
			version,
			left.map(({number}) => number),
		);
		const chosen = answer.type === 'hello' && answer.protocol === version ? answer : null;
		const suite = left.find(({number}) => number === chosen?.suite);
		if (!chosen || !suite) {
			problem = chosen
				? `it chose ${suiteName(chosen.suite)}, which was not offered`
				: await whyEnded(answer, version, found[0]?.suite.number ?? null, ask);
			break;
		}

		found.push({suite, dhBits: chosen.dhBits});
		left = left.filter(candidate => candidate !== suite);
		onFound(found.length);
	}

	return {
		version,
		accepted: found.map(
			({suite, dhBits}): AcceptedCipher => ({
				name: suite.name,
				weakness: suite.weakness,
				dhBits,
			}),
		),
		order:
			problem === null
				? await orderOf(
						version,
						found.map(({suite}) => suite.number),
						ask,
					)
				: null,
		problem,
	};
}

/** Null where the list is whole. A bare end of the connection may also mean that the server has had enough of us. */
async function whyEnded(
	answer: HelloAnswer,
	version: OfferedVersion,
	known: number | null,
	ask: Ask,
): Promise<string | null> {
	if (answer.type === 'not asked') {
		return answer.problem;
	}

	if (answer.type !== 'closed' || known === null) {
		return null;
	}

	const again = await ask(version, [known]);
	return again.type === 'hello' ? null : 'it no longer answers what it answered before';
}

/** Who decides: the same list the other way round shows it. Null where there is nothing to choose, or it is not clear. */
async function orderOf(
	version: OfferedVersion,
	found: readonly number[],
	ask: Ask,
): Promise<CipherList['order']> {
	const [first] = found;
	if (first === undefined || found.length < 2) {
		return null;
	}

	const turned = found.toReversed();
	const answer = await ask(version, turned);
	if (answer.type !== 'hello') {
		return null;
	}

	return answer.suite === first ? 'server' : answer.suite === turned[0] ? 'client' : null;
}
