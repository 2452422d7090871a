/** Asks one server what it offers: greeting, EHLO, STARTTLS, EHLO again, QUIT. Sends no mail and no password. */
import {createDiagnoser} from '../../diagnosis/diagnoser.ts';
import {findCapability} from '../../protocol/ehlo.ts';
import type {Session} from '../../session/session.ts';
import {goesOn} from '../../session/state.ts';
import type {Target} from '../../session/target.ts';
import {relaxationsFor} from '../../transport/relaxations.ts';
import type {TransportError} from '../../transport/types.ts';
import {greet, startTls} from '../greet.ts';
import {onConnection} from './connection.ts';
import type {ProbeOptions} from './probe-options.ts';
import {reachOthers, rememberAddresses} from './reach.ts';
import type {ProbeResult} from './result.ts';
import {explainSilence} from './silence.ts';
import {summarise} from './summary.ts';

export type {ProbeOptions} from './probe-options.ts';

/** Never throws: a server that cannot be reached is a result with a `failure`. */
export async function probeServer(target: Target, options: ProbeOptions): Promise<ProbeResult> {
	const now = options.now?.() ?? Date.now();
	const {transport, found} = rememberAddresses(options.transport);
	const first = await probeOnce(target, {...options, transport, now: () => now});
	const attempts = await reachOthers(target, found, first.attempts, {...options, transport});
	const interrupted = options.signal?.aborted === true;
	const result = {...first, attempts, interrupted};
	if (isSilent(result)) {
		const advice = [await explainSilence(target, {...options, transport}), ...result.advice];
		// What the rules can only guess at has been tried out.
		return {...result, advice, findings: result.findings.filter(({rule}) => !isGuess(rule))};
	}

	const handshake = result.failure?.stage === 'handshake' ? result.failure : null;
	return handshake && !interrupted ? relaxed(result, handshake, target, options, now) : result;
}

function isSilent({security, address, entries, failure, interrupted}: ProbeResult): boolean {
	const heard = entries.some(({type}) => type === 'reply' || type === 'malformed');
	return !heard && address !== null && security !== 'tls' && failure?.code === 'timed-out' && !interrupted;
}

function isGuess(rule: string): boolean {
	return rule === 'connect/no-greeting' || rule === 'tls/clear-on-implicit-port';
}

/** One conversation, and nothing beside it. */
export async function probeOnce(target: Target, options: ProbeOptions): Promise<ProbeResult> {
	const {clientName, signal} = options;
	const now = options.now?.() ?? Date.now();
	let tickets = 0;
	const {entries} = await onConnection(target, options, async session => {
		const findStranger = strangerFinder();
		session.subscribe(() => {
			tickets = session.state.tls?.tickets ?? tickets;
			if (findStranger(session)) {
				session.close();
			}
		});
		if (!signal?.aborted) {
			await session.connect();
			await ask(session, clientName);
		}

		return session;
	});
	return withTickets(summarise(target, entries, now), tickets);
}

/** They come at any time after the handshake, so they are counted when all is said. */
function withTickets(result: ProbeResult, tickets: number): ProbeResult {
	const {tls} = result;
	return tls?.protocol === 'TLSv1.3' ? {...result, tls: {...tls, tickets}} : result;
}

async function ask(session: Session, clientName: string | undefined): Promise<void> {
	if (session.state.phase.name !== 'command' || session.state.unwelcome) {
		return;
	}

	await greet(session, clientName);
	const {capabilities, secure} = session.state.situation;
	if (!secure && goesOn(session.state) && findCapability(capabilities, 'STARTTLS')) {
		await startTls(session, clientName);
	}

	if (!session.state.closing) {
		await session.type('QUIT');
	}
}

/**
 * SSH, IMAP and web servers greet in their own way; a greeting of SMTP will not come after that. Each entry is
 * looked at once, however many come.
 */
function strangerFinder(): (session: Session) => boolean {
	const diagnoser = createDiagnoser();
	let next = 0;
	return ({entries}) => {
		const fresh = entries.slice(next);
		next = entries.length;
		return fresh.some(entry => diagnoser.feed(entry).some(({rule}) => rule === 'connect/other-protocol'));
	};
}

/** One thing is allowed at a time, so that the one that helps is what the server lacks. */
async function relaxed(
	result: ProbeResult,
	failure: TransportError,
	target: Target,
	options: ProbeOptions,
	now: number,
): Promise<ProbeResult> {
	for (const {name, finding, tls} of relaxationsFor(failure)) {
		if (options.signal?.aborted) {
			break;
		}

		const transport = {...options.transport, tls: {...options.transport.tls, ...tls}};
		const again = await probeOnce(target, {...options, transport, now: () => now});
		if (again.tls) {
			return {
				...again,
				attempts: result.attempts,
				// The verdict stays that of the usual settings.
				starttls: result.starttls,
				failure,
				exitCode: result.exitCode,
				relaxed: {name, finding, protocol: again.tls.protocol},
				advice: [
					{
						id: `probe/relaxed-${name}`,
						level: 'error',
						message: finding,
						advice: 'Current clients will fail here as this one did. Update the server.',
					},
					...again.advice,
				],
			};
		}
	}

	return result;
}
