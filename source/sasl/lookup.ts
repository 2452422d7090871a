/** Mechanisms by their names. */
import type {ClientMechanism, Mechanism} from './mechanism.ts';
import {mechanisms} from './mechanisms.ts';
import {unknown} from './unknown.ts';

/** By the name in capitals. One that no one knows is secret throughout, and shown as text and hex. */
export function mechanismOf(name: string): Mechanism {
	return knownMechanism(name) ?? unknown(name);
}

/** By the name in capitals; null for one that is not in the list. */
export function knownMechanism(name: string): Mechanism | null {
	return byName.get(name) ?? null;
}

/** Those that can be done, best first over a connection that is encrypted. */
export const clientMechanisms: readonly ClientMechanism[] = mechanisms.filter(canBeDone);

/** Of these, those that log in with an access token. */
export const tokenMechanisms: readonly ClientMechanism[] = clientMechanisms.filter(
	({needs}) => needs === 'token',
);

/** By the name in capitals, or null for one that can only be decoded. */
export function clientMechanism(name: string): ClientMechanism | null {
	const mechanism = byName.get(name);
	return mechanism && canBeDone(mechanism) ? mechanism : null;
}

const byName: ReadonlyMap<string, Mechanism> = new Map(mechanisms.map(one => [one.name, one]));

function canBeDone(mechanism: Mechanism): mechanism is ClientMechanism {
	return mechanism.start !== undefined;
}
