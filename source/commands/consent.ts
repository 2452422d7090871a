/** Asks before a local command sends what may carry a secret, where others could read it. */
import {lineGuard} from '../dialogs/auth-guard.ts';
import {type Consent, secretIn} from '../session/door.ts';
import type {CommandContext, CommandResult} from './command.ts';

type Asking = Pick<CommandContext, 'session' | 'confirm' | 'allowed'>;

/** Null: the user was asked and said no. The question is about these bytes as they would be read now. */
export async function askConsent(
	bytes: Uint8Array,
	{session, confirm, allowed}: Asking,
): Promise<Consent | null> {
	const mechanism = secretIn(session.state, bytes);
	const guard = mechanism === null ? null : lineGuard(session, mechanism, allowed());
	if (guard?.verdict !== 'ask') {
		return 'not asked';
	}

	return (await confirm(`${guard.sentence} Send it?`)) ? 'given' : null;
}

export const nothingSent: CommandResult = {said: 'Nothing was sent.'};

/** Sends them in one write, asked where that is needed. */
export async function sendAsked(bytes: Uint8Array, context: Asking): Promise<CommandResult> {
	const consent = await askConsent(bytes, context);
	if (consent === null) {
		return nothingSent;
	}

	await context.session.sendBytes(bytes, consent);
	return {};
}
