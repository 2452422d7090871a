/** Which of the offered mechanisms to take. */
import {clientMechanisms} from './lookup.ts';
import type {ClientMechanism} from './mechanism.ts';

export type Have = {
	readonly password: boolean;
	readonly token: boolean;
	/** A client certificate was shown in TLS. */
	readonly certificate?: boolean;
	/** The connection is encrypted. */
	readonly secure: boolean;
	/** There is `tls-exporter` data. */
	readonly channelBinding: boolean;
	/** Another identity than the user is to be acted as. */
	readonly actsAs?: boolean;
};

export type Picked = {
	/** Null: none of them can be done with what there is. */
	readonly name: string | null;
	/** One sentence. */
	readonly reason: string;
};

/** Names as announced, in any case and order. */
export function pickMechanism(offered: readonly string[], have: Have): Picked {
	const names = offered.map(name => name.toUpperCase());
	const possible = clientMechanisms.filter(
		mechanism =>
			names.includes(mechanism.name) &&
			suits(mechanism, have) &&
			(have.actsAs !== true || mechanism.actsAs === true),
	);
	const order = have.secure ? possible : [...possible.filter(hidesPassword), ...possible];
	const best = order[0];
	if (best) {
		return {name: best.name, reason: reasonFor(best, have)};
	}

	if (names.length === 0) {
		return {
			name: null,
			reason: 'The server offers no AUTH here; some servers offer it only after STARTTLS or EHLO.',
		};
	}

	const held = have.token
		? have.password
			? 'a password and a token'
			: 'a token'
		: have.password
			? 'a password'
			: 'no credentials';
	const as = have.actsAs === true ? ', for another identity than the user,' : '';
	return {
		name: null,
		reason: `The server offers ${names.join(', ')}; with ${held}${as} none of these can be used.`,
	};
}

function suits({needs, isBound}: ClientMechanism, have: Have): boolean {
	if (isBound && !have.channelBinding) {
		return false;
	}

	switch (needs) {
		case 'password':
			return have.password;
		case 'token':
			return have.token;
		case 'certificate':
			return have.certificate === true;
		case 'nothing':
			return !have.password && !have.token;
	}
}

/** Who listens gets at most something to guess at. */
function hidesPassword({reveals}: ClientMechanism): boolean {
	return reveals === 'guesses';
}

function reasonFor({name, needs, reveals, isBound, provesServer}: ClientMechanism, have: Have): string {
	if (isBound) {
		return `${name}: the password is not sent, and the exchange is bound to this TLS connection.`;
	}

	if (provesServer && reveals === 'guesses' && have.secure) {
		return `${name}: the password is not sent, and the server must prove that it knows it.`;
	}

	if (needs === 'token') {
		return `${name}: the best mechanism offered that uses a token.`;
	}

	if (reveals === 'guesses') {
		return have.secure
			? `${name}: the best mechanism offered.`
			: `${name}: the connection is in clear text, and this mechanism does not send the password itself.`;
	}

	return reveals === 'password'
		? `${name}: the password itself is sent to the server${have.secure ? ', inside TLS' : ', in clear text'}.`
		: `${name}: the only offered mechanism that can be used.`;
}
