/** A script as a whole session: connected, opened as the target promises, played and left. */
import {setTimeout as sleep} from 'node:timers/promises';
import type {Session} from '../../session/session.ts';
import {connectProblem, lossProblem} from '../opening.ts';
import {EXIT, type Problem} from '../outcome.ts';
import type {ReplyTracker} from '../reply-tracker.ts';
import {type ScriptHost, ScriptStop} from './command.ts';
import {keepPromise} from './opening.ts';
import {playScript, type ScriptEnd} from './player.ts';

/** Resolves with the first problem that the script did not foresee. Throws a `ScriptError` at a line that cannot be played. */
export async function playSession(
	lines: readonly string[],
	host: ScriptHost,
	options: {readonly stopOnRefusal: boolean},
): Promise<Problem | undefined> {
	const {tracker, session} = host;
	await session.connect();
	const unconnected = connectProblem(session);
	if (unconnected) {
		return unconnected;
	}

	try {
		await keepPromise(host, host.clientName);
		const end = await playScript(lines, host, options);
		await leave(session, end, tracker);
		await farewell(session);
	} catch (error) {
		if (!(error instanceof ScriptStop)) {
			throw error;
		}

		session.note('script/stopped', error.message);
	}

	return tracker.firstProblem();
}

async function leave(session: Session, end: ScriptEnd, tracker: ReplyTracker): Promise<void> {
	switch (end) {
		case 'lost':
			// A refusal comes first: many servers close behind it.
			tracker.firstProblem();
			tracker.blame(lossProblem(session));
			return;
		case 'inside-message':
			session.note(
				'script/inside-message',
				'The script ended inside a message. smtpscope never sends the final dot for you, so nothing was delivered.',
			);
			tracker.blame({stage: 'data', exitCode: EXIT.data, temporary: false});
			return;
		case 'stopped':
			await session.type('QUIT');
			await session.settled();
			return;
		case 'finished':
			if (session.state.phase.name !== 'closed' && !session.state.closing) {
				session.note('script/no-quit', 'The script ended without QUIT; the connection was closed.');
			}
	}
}

/** After its 221 the server closes; one that does not is left after a second. */
async function farewell(session: Session): Promise<void> {
	if (!session.state.closing || session.state.phase.name === 'closed') {
		return;
	}

	const stop = new AbortController();
	const unsubscribe = session.subscribe(() => {
		if (session.state.phase.name === 'closed') {
			stop.abort();
		}
	});
	await sleep(1000, undefined, {signal: stop.signal}).catch(() => {});
	unsubscribe();
}
