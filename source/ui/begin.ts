/** How a session begins: connected, and with `starttls://` upgraded before the prompt. */
import {keepPromise} from '../commands/connect.ts';
import type {Session} from '../session/session.ts';

export async function begin(session: Session, clientName: string | undefined): Promise<void> {
	await session.connect();
	const {target} = session;
	if (target.note !== undefined) {
		session.note('target/read', target.note);
	}

	await keepPromise(session, clientName);
}
