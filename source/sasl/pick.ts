/** Which of the offered mechanisms to take. */
import type {ClientMechanism} from './client.ts';
import {clientMechanisms} from './clients.ts';

export type Have = {
	readonly password: boolean;
	readonly token: boolean;
	/** A client certificate was shown in TLS. */
	readonly certificate?: boolean;
	/** The connection is encrypted. */
	readonly secure: boolean;
	/** There is `tls-exporter` data. */
	readonly channelBinding: boolean;
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
		mechanism => names.includes(mechanism.name) && suits(mechanism, have),
	);
	const order = have.secure ? possible : [...possible.filter(hidesPassword), ...possible];
	const best = order[0];
	if (best) {
		return {name: best.name, reason: reasonFor(best, have)};
	}

	if (names.length === 0) {
		return {name: null, reason: 'The server offers no AUTH here; some do so only after STARTTLS or EHLO.'};
	}

	const held = have.token
		? have.password
			? 'a password and a token'
			: 'a token'
		: have.password
			? 'a password'
			: 'no credentials';
	return {
		name: null,
		reason: `The server offers ${names.join(', ')}; with ${held} none of these can be done.`,
	};
}

function suits(mechanism: ClientMechanism, have: Have): boolean {
	if (mechanism.name === 'EXTERNAL') {
		return have.certificate === true;
	}

	if (mechanism.name === 'ANONYMOUS') {
		return !have.password && !have.token;
	}

	if (mechanism.name.endsWith('-PLUS') && !have.channelBinding) {
		return false;
	}

	return mechanism.needs === 'token' ? have.token : have.password;
}

function hidesPassword({name}: ClientMechanism): boolean {
	return /^(SCRAM|CRAM|DIGEST|NTLM)/.test(name);
}

function reasonFor(mechanism: ClientMechanism, have: Have): string {
	const {name} = mechanism;
	if (name.endsWith('-PLUS')) {
		return `${name}: the password is not sent, and the exchange is bound to this TLS connection.`;
	}

	if (name.startsWith('SCRAM')) {
		return `${name}: the password is not sent, and the server must prove that it knows it.`;
	}

	if (mechanism.needs === 'token') {
		return `${name}: the best offered one that takes a token.`;
	}

	if (hidesPassword(mechanism)) {
		return have.secure
			? `${name}: the best one offered.`
			: `${name}: the connection is in clear text, and it does not send the password itself.`;
	}

	const plainly = name === 'PLAIN' || name === 'LOGIN';
	return plainly
		? `${name}: the password goes to the server as it is${have.secure ? ', inside TLS' : ', in clear text'}.`
		: `${name}: the only one that can be done.`;
}
