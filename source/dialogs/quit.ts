import type {Session} from '../session/session.ts';

/** QUIT, where the connection is open and the server has not announced that it is closing it; then the end. */
export async function quit(session: Session): Promise<void> {
	const {phase, closing} = session.state;
	if (phase.name === 'command' && !closing) {
		await session.type('QUIT');
		await session.settled();
	}

	session.close();
}
