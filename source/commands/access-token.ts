/** An access token for `/auth`: from where the options say, from a provider that the user names, or typed. */
import type {TokenRequest, TokenSource, TokenStep} from '../dialogs/oauth/obtain.ts';
import {isRepeated, noProgress, progressed, progressLines} from '../dialogs/oauth/progress.ts';
import {providerFor, providerNames, providerOfHost} from '../dialogs/oauth/providers.ts';
import {stepWords} from '../dialogs/oauth/step-words.ts';
import type {Session} from '../session/session.ts';
import {type CommandContext, type CommandResult, isConnected} from './command.ts';

/** The token, or why there is none. */
export async function accessToken(
	context: CommandContext,
	user: string,
): Promise<{readonly token: string} | CommandResult> {
	const {ask, tokens, session} = context;
	const kept = unused.get(session);
	if (kept?.user === user) {
		session.note('oauth/step', 'OAuth: using the access token that was issued before the connection ended.');
		return {token: kept.token};
	}

	const typed =
		tokens.source === null
			? await ask({title: 'access token (empty: get one from a provider)', secret: true})
			: '';
	if (typed === null || typed !== '') {
		return typed === null ? givenUp : {token: typed};
	}

	const source = tokens.source ?? (await sourceAsked(context));
	return typeof source === 'function' ? follow(context, user, source) : source;
}

const givenUp: CommandResult = {said: 'Nothing was sent.'};

async function sourceAsked({ask, tokens, session}: CommandContext): Promise<TokenSource | CommandResult> {
	const guessed = providerOfHost(session.target.host)?.name ?? '';
	const word = await ask({
		title: `provider (${providerNames.join(', ')} or the https:// address of its metadata)`,
		initial: guessed,
	});
	if (word === null || word.trim() === '') {
		return givenUp;
	}

	const provider = providerFor(word.trim());
	if (!provider) {
		return {
			problem: `“${word.trim()}” is not a provider that smtpscope knows (${providerNames.join(', ')}), nor an https:// address.`,
		};
	}

	const clientId = (await ask({title: 'client ID', initial: tokens.clientId}))?.trim() ?? '';
	if (clientId === '') {
		return {
			problem: `A provider issues tokens only to a registered client. Register one at ${provider.register}, and give its ID here or with --oauth-client-id.`,
		};
	}

	const clientSecret =
		tokens.clientSecret || (await ask({title: 'client secret (empty: none)', secret: true}));
	if (clientSecret === null) {
		return givenUp;
	}

	const request: TokenRequest = {provider, clientId, grant: null, ...(clientSecret && {clientSecret})};
	return async ({user, signal, onStep}) => {
		const {obtainToken} = await import('../dialogs/oauth/obtain.ts');
		return obtainToken({...request, ...(user && {user}), ...(signal && {signal})}, onStep);
	};
}

/** A token that no server has seen yet: the connection may end while a person is at the provider's page. */
const unused = new WeakMap<Session, {readonly user: string; readonly token: string}>();

/** To be called once a server has seen the token. */
export function tokenWasUsed(session: Session): void {
	unused.delete(session);
}

/** Every step stays in the conversation as a remark, and is shown as it happens. */
async function follow(
	{session, follow: open}: CommandContext,
	user: string,
	source: TokenSource,
): Promise<{readonly token: string} | CommandResult> {
	const {signal, show, close} = open('Getting an access token');
	let progress = noProgress;
	const onStep = (step: TokenStep): void => {
		if (!isRepeated(progress.steps.at(-1)?.step, step)) {
			session.note('oauth/step', stepWords(step));
		}

		progress = progressed(progress, step);
		show(progressLines(progress), progress.ask?.url ?? null);
	};
	show(progressLines(progress), null);
	const result = await source({user: user === '' ? undefined : user, signal, onStep});
	close();
	if (signal.aborted) {
		return {said: 'The request for a token was stopped. Nothing was sent to the mail server.'};
	}

	if (!result.ok) {
		return {problem: result.problem};
	}

	const token = result.token.accessToken;
	unused.set(session, {user, token});
	return isConnected(session)
		? {token}
		: {
				problem:
					'The token is there, but the connection ended meanwhile. /connect, then /auth again: the token is used then.',
			};
}
