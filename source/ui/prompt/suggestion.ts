/** On an empty prompt: a line that would lead on from here, for whoever does not know what to type. */
import {announcedMechanisms, findCapability} from '../../protocol/ehlo.ts';
import type {SessionState} from '../../session/state.ts';

export type Suggestion = {readonly line: string; readonly why: string};

export function suggestionFor(
	{phase, situation, awaiting}: SessionState,
	recipient = 'somebody@example.org',
): Suggestion | null {
	if (phase.name === 'closed') {
		return {line: '/connect', why: 'connects again'};
	}

	if (phase.name !== 'command' || awaiting.length > 0) {
		return null;
	}

	const {capabilities, greetedWith, protocol, secure, authenticatedAs, sender, recipients} = situation;
	if (greetedWith === null) {
		return {
			line: protocol === 'lmtp' ? 'LHLO your.host.name' : 'EHLO your.host.name',
			why: 'says who you are, and asks what the server can do',
		};
	}

	if (sender !== null) {
		return recipients.length === 0
			? {line: `RCPT TO:<${recipient}>`, why: 'says who gets it'}
			: {line: 'DATA', why: 'then the message itself; or one more RCPT TO'};
	}

	if (!secure && findCapability(capabilities, 'STARTTLS')) {
		return {line: '/starttls', why: 'encrypts the connection: STARTTLS, then EHLO again'};
	}

	if (authenticatedAs === null && announcedMechanisms(capabilities).length > 0) {
		return {line: '/auth', why: 'logs in, every step shown; or type AUTH LOGIN yourself'};
	}

	return {line: 'MAIL FROM:<you@example.org>', why: 'begins a message'};
}
