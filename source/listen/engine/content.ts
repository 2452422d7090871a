/** Verdicts of our own server on chunks and whole messages. */
import {isNegative} from '../../protocol/reply-class.ts';
import type {Proposal} from './proposal.ts';
import {type EngineConfig, type EngineState, inCommand, type Transaction} from './state.ts';

/** The reply to a chunk that is all there (RFC 3030 §2). */
export function chunkTaken(
	state: EngineState,
	last: boolean,
	refused: boolean,
	config: EngineConfig,
): readonly Proposal[] {
	const {transaction} = state;
	const subject = {verb: 'BDAT', line: 'BDAT'};
	if (refused || !transaction) {
		return [{subject, answer: {code: 503, texts: ['5.5.1 MAIL and RCPT come first']}, next: () => state}];
	}

	if (last) {
		return verdicts(state, config);
	}

	const tooLarge = transaction.octets > config.size;
	const answer = tooLarge
		? {code: 552, texts: [`5.3.4 The message is larger than ${config.size} octets`]}
		: {code: 250, texts: [`2.0.0 ${transaction.octets} octets so far`]};
	return [
		{subject, answer, next: code => (!isNegative(code) ? state : inCommand(state, {transaction: null}))},
	];
}

/** One for the message, or with LMTP one for each recipient (RFC 2033 §4.2). */
export function verdicts(state: EngineState, config: EngineConfig): readonly Proposal[] {
	const transaction = state.transaction ?? {sender: '', recipients: [], octets: 0, chunked: false};
	const over = inCommand(state, {transaction: null});
	const groups =
		config.protocol === 'lmtp'
			? transaction.recipients.map(recipient => [recipient])
			: [transaction.recipients];
	return groups.map((recipients, index) => ({
		subject: {verb: 'DATA-END', line: config.protocol === 'lmtp' ? `<${recipients[0] ?? ''}>` : ''},
		answer: verdict(transaction, recipients, config),
		next: () => (index === groups.length - 1 ? over : state),
		verdict: {sender: transaction.sender, recipients, last: index === groups.length - 1},
	}));
}

function verdict({octets}: Transaction, recipients: readonly string[], {size, protocol}: EngineConfig) {
	if (octets > size) {
		return {code: 552, texts: [`5.3.4 The message is larger than ${size} octets`]};
	}

	const whose = protocol === 'lmtp' ? ` for <${recipients[0] ?? ''}>` : '';
	return {code: 250, texts: [`2.0.0 Kept by smtpscope${whose}; it is not delivered`]};
}
