/** XCLIENT: the server is told to see another client (Postfix, XCLIENT_README). */
import {findCapability} from '../protocol/ehlo.ts';
import {isPermanentNegative} from '../protocol/reply-class.ts';
import type {Session} from '../session/session.ts';
import {goesOn} from '../session/state.ts';
import {EXIT, type Problem} from './outcome.ts';

export type XclientRequest = {
	/** What stands behind the verb, a command each. */
	readonly commands: readonly string[];
	/** Names that the server must offer: those of the commands that were put together from single attributes. */
	readonly attributes: readonly string[];
	/** `optional`: continue whatever comes of it. `strict`: only where it is not offered. */
	readonly demand: 'demanded' | 'optional' | 'strict';
	readonly beforeTls: boolean;
};

/** `left out`: the session continues without it. After `accepted` the server expects EHLO. */
export async function presentClient(
	session: Session,
	{commands, attributes, demand}: XclientRequest,
): Promise<'accepted' | 'left out' | Problem> {
	const keyword = findCapability(session.state.situation.capabilities, 'XCLIENT');
	const offered = keyword?.parameters.map(name => name.toUpperCase()) ?? [];
	const missing = attributes.filter(name => !offered.includes(name));
	if (keyword === undefined || missing.length > 0) {
		const what = keyword === undefined ? 'XCLIENT' : `XCLIENT with ${missing.join(', ')}`;
		session.note(
			demand === 'demanded' ? 'send/stopped' : 'send/not-offered',
			`The server does not offer ${what}.`,
		);
		return demand === 'demanded' ? {stage: 'xclient', exitCode: EXIT.xclient, temporary: false} : 'left out';
	}

	for (const command of commands) {
		const [reply] = await session.type(`XCLIENT ${command}`);
		if (reply?.code === 220) {
			continue;
		}

		return demand === 'optional' && reply && goesOn(session.state)
			? 'left out'
			: {
					stage: 'xclient',
					exitCode: EXIT.xclient,
					temporary: !isPermanentNegative(reply?.code ?? 0),
					...(reply && {entryId: reply.id}),
				};
	}

	return 'accepted';
}
