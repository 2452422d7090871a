/** `/expect`: the check, and what it does to the outcome of the session. */
import {EXIT} from '../outcome.ts';
import type {ScriptHost, ScriptPosition} from './command.ts';
import {check, isAboutReply, parseExpectation} from './expectation.ts';

/** Gives what is wrong with the line itself; an expectation that failed is told to the tracker. */
export async function expectLine(
	argument: string,
	position: ScriptPosition,
	host: ScriptHost,
): Promise<string | undefined> {
	const expectation = parseExpectation(argument);
	if ('problem' in expectation) {
		return expectation.problem;
	}

	const {session, tracker} = host;
	const reply = session.entries.findLast(entry => entry.type === 'reply');
	const result = check(expectation, reply, session.state, host.now());
	if (isAboutReply(expectation)) {
		// Foreseen or contradicted, the reply itself is not a problem of its own any more.
		tracker.foresee();
	}

	if (!result.met) {
		tracker.blame({
			stage: 'expectation',
			exitCode: EXIT.expectation,
			temporary: false,
			...(reply && {entryId: reply.id}),
		});
	}

	host.expected({...result, line: position.next, text: argument.trim(), replyId: reply?.id ?? null});
	return undefined;
}
