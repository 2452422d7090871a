/** A line of a reply, whatever the log left out before it. */
import {dropUnanswered, supplyClient} from './left-out.ts';
import {begin, type ConversationState, goOn, phaseAfter, settleHeld} from './state.ts';

/** Replies that ask for more, and the command they answer. */
const asking: ReadonlyMap<string, 'DATA' | 'AUTH'> = new Map([
	['354', 'DATA'],
	['334', 'AUTH'],
]);

/** `text`: one line of a reply, in the byte view of `log-line.ts`. */
export function fromServer(state: ConversationState, text: string, at: number | null): void {
	const {writer, replies} = state;
	if (writer.isFull()) {
		return;
	}

	goOn(state, text, at);
	state.lastReply = text;
	state.hasGivenUp = false;
	const code = text.slice(0, 3);
	settleHeld(state, {code}, at);
	begin(state, 'server', text, at);
	const verb = asking.get(code);
	if (verb && !isAsked(state, verb)) {
		state.held = {...state.held, orphan: {text, verb, at}};
		return;
	}

	supplyClient(writer, code, at);
	if (!replies.open) {
		dropUnanswered(writer, code, at);
	}

	replies.add(text, at);
}

function isAsked({writer}: ConversationState, verb: 'DATA' | 'AUTH'): boolean {
	const {phase, awaiting} = writer.state;
	return phase.name === phaseAfter(verb) || awaiting.some(item => item.verb === verb);
}
