/**
 * How well a cause fits the command that was refused, from 0 (it cannot be) to 1. Before DATA no content was seen,
 * before RCPT no recipient was named, and whatever is wrong with the client may be said at any time.
 */
import {type About, type Cause, causes} from '../causes.ts';
import type {Stage} from './roles.ts';

type Fit = Readonly<Record<Stage | 'ALONE', number>>;

function fit(
	...weights: readonly [number, number, number, number, number, number, number, number, number, number]
): Fit {
	const [CONNECT, HELLO, STARTTLS, AUTH, MAIL, RCPT, DATA, END, OTHER, ALONE] = weights;
	return {CONNECT, HELLO, STARTTLS, AUTH, MAIL, RCPT, DATA, 'DATA-END': END, OTHER, ALONE};
}

//                           CONN HELLO  TLS  AUTH  MAIL  RCPT  DATA   END OTHER ALONE
const byAbout: Readonly<Record<About, Fit>> = {
	login: fit(0.5, 0.4, 0.3, 1.0, 0.7, 0.7, 0.7, 0.6, 0.8, 0.7),
	tls: fit(0.6, 0.8, 1.0, 1.0, 0.9, 0.9, 0.8, 0.8, 0.9, 0.9),
	client: fit(1.0, 1.0, 0.9, 0.8, 1.0, 1.0, 0.9, 0.85, 0.9, 0.95),
	hello: fit(0.7, 1.0, 0.6, 0.6, 0.9, 0.9, 0.8, 0.5, 0.7, 0.85),
	sender: fit(0.2, 0.2, 0.0, 0.2, 1.0, 0.95, 0.95, 0.9, 0.7, 0.9),
	domain: fit(0.3, 0.4, 0.0, 0.0, 0.95, 0.95, 0.9, 1.0, 0.5, 1.0),
	recipient: fit(0.0, 0.0, 0.0, 0.0, 0.3, 1.0, 0.95, 0.95, 0.9, 0.95),
	relay: fit(0.4, 0.4, 0.0, 0.4, 0.9, 1.0, 0.95, 0.9, 0.7, 1.0),
	content: fit(0.0, 0.0, 0.0, 0.0, 0.25, 0.45, 0.9, 1.0, 0.3, 0.95),
	limit: fit(0.5, 0.6, 0.5, 0.7, 0.95, 0.95, 0.95, 1.0, 0.8, 0.95),
	account: fit(0.5, 0.5, 0.3, 0.9, 0.9, 0.8, 0.8, 0.9, 0.6, 0.7),
	server: fit(1.0, 0.95, 0.95, 0.8, 0.9, 0.9, 0.9, 0.95, 0.9, 0.9),
	protocol: fit(0.8, 1.0, 0.9, 0.85, 0.9, 0.9, 0.9, 0.7, 1.0, 0.8),
	connection: fit(0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
	none: fit(1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
};

// Where the cause differs from others that are about the same.
const own: Partial<Record<Cause, Fit>> = {
	'login-required': fit(0.7, 0.5, 0.5, 0.6, 1.0, 1.0, 0.9, 0.8, 1.0, 1.0),
	'login-refused': fit(0.1, 0.1, 0.1, 1.0, 0.35, 0.2, 0.2, 0.2, 0.4, 0.5),
	'login-app-password': fit(0.5, 0.4, 0.3, 1.0, 0.7, 0.7, 0.7, 0.6, 1.0, 1.0),
	'login-blocked': fit(0.9, 0.8, 0.5, 1.0, 0.7, 0.6, 0.7, 0.6, 0.8, 0.8),
	'sender-not-owned': fit(0.0, 0.0, 0.0, 0.3, 1.0, 1.0, 1.0, 0.95, 0.5, 1.0),
	'content-too-big': fit(0.0, 0.0, 0.0, 0.0, 1.0, 0.9, 0.9, 1.0, 0.5, 1.0),
	'content-format': fit(0.0, 0.0, 0.0, 0.0, 0.25, 0.45, 0.6, 1.0, 0.3, 0.95),
	'content-loop': fit(0.0, 0.0, 0.0, 0.0, 0.5, 0.8, 0.9, 1.0, 0.3, 1.0),
	'content-from': fit(0.0, 0.0, 0.0, 0.0, 0.6, 0.5, 0.8, 1.0, 0.3, 1.0),
	'content-policy': fit(0.0, 0.0, 0.0, 0.0, 0.2, 0.2, 0.6, 1.0, 0.2, 0.8),
	'protocol-errors': fit(0.6, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
	'protocol-early': fit(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
	'protocol-order': fit(0.3, 0.9, 1.0, 0.9, 1.0, 1.0, 1.0, 0.8, 1.0, 1.0),
	'idle-timeout': fit(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0),
	'no-valid-recipients': fit(0.0, 0.0, 0.0, 0.0, 0.2, 0.5, 1.0, 0.95, 0.6, 1.0),
	'recipient-too-many': fit(0.0, 0.0, 0.0, 0.0, 0.8, 1.0, 1.0, 1.0, 0.7, 1.0),
	'recipient-unknown': fit(0.0, 0.0, 0.0, 0.0, 0.3, 1.0, 0.95, 0.95, 1.0, 1.0),
	greylisted: fit(0.9, 0.8, 0.3, 0.3, 1.0, 1.0, 1.0, 1.0, 0.7, 1.0),
	'server-storage': fit(0.9, 0.9, 0.9, 0.6, 1.0, 0.9, 0.9, 1.0, 0.9, 1.0),
	// To STARTTLS no server answers that TLS must come first.
	'tls-required': fit(0.6, 0.8, 0.0, 1.0, 0.9, 0.9, 0.8, 0.8, 0.9, 0.9),
	'login-needs-tls': fit(0.6, 0.8, 0.0, 1.0, 0.9, 0.9, 0.8, 0.8, 0.9, 0.9),
	'tls-unavailable': fit(0.5, 0.6, 1.0, 0.6, 0.6, 0.6, 0.5, 0.5, 0.8, 0.9),
};

/** How well a cause goes with a stage, between 0 and 1; null: the reply stands alone. */
export function fitOf(cause: Cause, stage: Stage | null): number {
	const place = stage ?? 'ALONE';
	return (own[cause] ?? byAbout[causes[cause].about])[place];
}

/** What a trouble is with when the sentence names nothing. */
export const subjectAt: Readonly<Partial<Record<Stage | 'ALONE', string>>> = {
	CONNECT: 'client',
	HELLO: 'hello',
	STARTTLS: 'tls',
	AUTH: 'login',
	MAIL: 'sender',
	RCPT: 'mailbox',
	'DATA-END': 'message',
	OTHER: 'command',
};
