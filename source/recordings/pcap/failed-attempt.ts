/** A connection that was asked for and did not come to be: refused, or met with silence. */
import type {RecordedSession} from '../recording.ts';

type End = {readonly address: string; readonly port: number};

type Attempts = {
	readonly client: End;
	readonly target: End;
	/** How often the client asked. */
	readonly attempts: number;
	readonly refused: boolean;
	/** Milliseconds from the first to the last packet. */
	readonly at: number;
};

/** A connection that never was: the client asked, and no one or a RST answered. */
export function failedAttempt({client, target, attempts, refused, at}: Attempts): RecordedSession {
	const {address, port} = target;
	const code = refused ? 'refused' : 'timed-out';
	const tries = attempts === 1 ? 'once' : `${attempts} times`;
	const message = refused
		? `${nameOf(target)} refused the connection.`
		: `${nameOf(target)} did not answer in this capture; the client asked ${tries}.`;
	const family = address.includes(':') ? 6 : 4;
	return {
		events: [
			{type: 'attempt', at, attempt: {address, port, family, outcome: code, elapsed: at}},
			{type: 'failed', at, error: {code, stage: 'connecting', message}},
		],
		protocol: 'smtp',
		host: address,
		title: `${nameOf(client)} → ${nameOf(target)}`,
	};
}

/** `192.0.2.1:25`, `[2001:db8::1]:25` */
export function nameOf({address, port}: End): string {
	return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}
