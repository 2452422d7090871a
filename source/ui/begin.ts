/** How a session begins: connected, and with `starttls://` upgraded before the prompt. */
import {greet, startTls} from '../dialogs/greet.ts';
import type {Session} from '../session/session.ts';

export async function begin(session: Session, clientName: string | undefined): Promise<void> {
	await session.connect();
	const {target, state} = session;
	if (target.note !== undefined) {
		session.note('target/read', target.note);
	}

	if (target.security === 'starttls' && state.phase.name === 'command') {
		await greet(session, clientName);
		await startTls(session, clientName);
	}
}
