/** On an empty prompt: the line that leads on from here, for whoever does not know what to type, and why. */
import {announcedMechanisms, findCapability} from '../../protocol/ehlo.ts';
import type {SessionState} from '../../session/state.ts';
import type {MessagePlace} from './message-watch.ts';

export type Suggestion = {readonly line: string; readonly why: string};

export type SuggestionFacts = {
	readonly state: SessionState;
	/** Lines sent before, oldest first. */
	readonly history: readonly string[];
	/** Whom this server takes mail for, where that is known. */
	readonly recipient?: string | undefined;
	/** The name for EHLO where none was used before. */
	readonly clientName: string;
	/** The greeting was a refusal. */
	readonly turnedAway?: boolean;
	/** A message was accepted on this connection. */
	readonly delivered: boolean;
	/** Where the message being typed stands. */
	readonly message: MessagePlace | null;
	/** How the server was named on the command line. */
	readonly address: string | null;
};

/** The line that is likely to come next; null where none is better than another. */
export function suggestionFor(facts: SuggestionFacts): Suggestion | null {
	const {state, address} = facts;
	switch (state.phase.name) {
		case 'closed':
			return {line: '/connect', why: address === null ? 'reconnects' : `reconnects to ${address}`};
		case 'message':
			return state.awaiting.length > 0 ? null : forMessage(facts);
		case 'command':
			return state.awaiting.length > 0 ? null : forCommand(facts);
		default:
			return null;
	}
}

function forCommand(facts: SuggestionFacts): Suggestion {
	const {state, history, recipient, clientName, delivered} = facts;
	const {capabilities, greetedWith, protocol, secure, authenticatedAs, sender, recipients} = state.situation;
	if (facts.turnedAway) {
		return {line: 'QUIT', why: 'the server refused this connection; this ends it'};
	}

	if (greetedWith === null) {
		const verb = protocol === 'lmtp' ? 'LHLO' : 'EHLO';
		const used = lastArgument(history, /^(?:EHLO|HELO|LHLO) +(\S+)\s*$/i);
		const name = state.situation.clientName ?? used ?? clientName;
		return {line: `${verb} ${name}`, why: 'identifies you and lists what the server supports'};
	}

	if (sender !== null) {
		const address = recipient ?? lastArgument(history, /^RCPT +TO: *<([^<>\s]+)>/i);
		return recipients.length === 0
			? {line: `RCPT TO:<${address ?? 'somebody@example.org'}>`, why: 'names a recipient'}
			: {line: 'DATA', why: 'begins the message itself; or name another recipient with RCPT TO'};
	}

	if (delivered) {
		return {line: 'QUIT', why: 'the message was accepted; this ends the session'};
	}

	if (!secure && findCapability(capabilities, 'STARTTLS')) {
		return {line: '/starttls', why: 'encrypts the connection: STARTTLS, then EHLO again'};
	}

	if (authenticatedAs === null && announcedMechanisms(capabilities).length > 0) {
		return {line: '/auth', why: 'logs in and shows every step; or type AUTH LOGIN yourself'};
	}

	return {line: `MAIL FROM:<${senderOf(facts)}>`, why: 'begins a message'};
}

function senderOf({state, history}: SuggestionFacts): string {
	const user = state.situation.authenticatedAs;
	return user?.includes('@')
		? user
		: (lastArgument(history, /^MAIL +FROM: *<([^<>\s]+)>/i) ?? 'you@example.org');
}

/** The header fields that are missing, the empty line, a text, and the dot. */
function forMessage({state, message}: SuggestionFacts): Suggestion | null {
	const {sender, recipients} = state.situation;
	if (message === null) {
		return null;
	}

	if (message.part === 'body') {
		return message.bodyLines === 0
			? {line: 'This is a test.', why: 'the text of the message, in as many lines as you like'}
			: {line: '.', why: 'a line with only a dot ends the message'};
	}

	const left = `an empty line ends the header; still missing: ${message.missing.join(', ')}`;
	switch (message.missing[0]) {
		case 'From':
			return {line: `From: <${sender ?? ''}>`, why: left};
		case 'To':
			return {line: `To: <${recipients.at(0) ?? ''}>`, why: left};
		case 'Date':
			return {line: `Date: ${message.date}`, why: left};
		case 'Subject':
			return {line: 'Subject: A test', why: left};
		case 'Message-ID':
			return {line: `Message-ID: <${message.id}>`, why: left};
		default:
			return {line: '', why: 'Enter sends an empty line: it ends the header, and the text follows'};
	}
}

function lastArgument(history: readonly string[], pattern: RegExp): string | undefined {
	const line = history.findLast(one => pattern.test(one));
	return line === undefined ? undefined : pattern.exec(line)?.[1];
}
