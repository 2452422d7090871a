/**
 * Our own server: takes any mail from anybody to anybody, and answers as a real one would. Pure: a state and
 * a step; no socket, no clock.
 */
import type {ClientItem} from '../../protocol/client-reader.ts';
import {respondToAnswer} from './auth.ts';
import {respondToCommand} from './commands.ts';
import {chunkTaken, verdicts} from './content.ts';
import type {Proposal, Responded} from './proposal.ts';
import {type EngineConfig, type EngineState, inCommand} from './state.ts';

/** The client speaks when this was sent (RFC 5321 §4.3.1). */
export function greetClient(state: EngineState, {name, protocol}: EngineConfig): Proposal {
	const service = protocol === 'lmtp' ? 'LMTP' : 'ESMTP';
	return {
		subject: {verb: 'CONNECT', line: ''},
		answer: {code: 220, texts: [`${name} ${service} smtpscope listens; no mail leaves this machine`]},
		next: () => state,
	};
}

/** What follows from a line of the client, a piece of its message, or the dot. */
export function respond(state: EngineState, item: ClientItem, config: EngineConfig): Responded {
	switch (item.type) {
		case 'content':
			return takeContent(state, item.bytes.length, config);
		case 'dot':
			return {state, proposals: verdicts(state, config)};
		case 'line': {
			const {phase} = state;
			return phase.name === 'auth'
				? {state, proposals: [respondToAnswer(state, phase.login, item, config)]}
				: respondToCommand(state, item, config);
		}
	}
}

function takeContent(state: EngineState, octets: number, config: EngineConfig): Responded {
	const {phase, transaction} = state;
	const grown = transaction && {...transaction, octets: transaction.octets + octets};
	if (phase.name !== 'chunk') {
		return {state: {...state, transaction: grown}, proposals: []};
	}

	const left = phase.left - octets;
	if (left > 0) {
		return {state: {...state, transaction: grown, phase: {...phase, left}}, proposals: []};
	}

	const done = inCommand(state, {transaction: grown});
	return {state: done, proposals: chunkTaken(done, phase.last, phase.refused, config)};
}
