import type {Session} from '../session/session.ts';

/** QUIT, in order, where there is still somebody to say it to. */
export async function quit(session: Session): Promise<void> {
	if (session.state.phase.name === 'command') {
		await session.type('QUIT');
		await session.settled();
	}

	session.close();
}
