/** The lens for what is typed now, made anew only when something that it shows has changed. */
import type {LocalCommand} from '../../commands/command.ts';
import {defaultClientName} from '../../dialogs/client-name.ts';
import {adviceOf} from '../findings-feed.ts';
import type {Inspected} from '../inspected.ts';
import type {Knowledge} from '../knowledge.ts';
import type {Screen} from '../step.ts';
import {derived} from '../store.ts';
import {type Lens, lensOf} from './lens.ts';
import {createMessageWatch} from './message-watch.ts';

export type LensSource = {
	readonly session: Inspected;
	/** Those that can be used here. */
	readonly commands: readonly LocalCommand[];
	/** Whom this server takes mail for, where that is known. */
	readonly recipient?: string | undefined;
	/** How the server was named when the program began, for connecting again. */
	readonly address?: string | undefined;
	/** The name for EHLO, where the user gave one. */
	readonly clientName?: string | undefined;
};

export function lensReader(
	{session, commands, recipient, address, clientName}: LensSource,
	screen: Screen,
	{facts, feed}: Knowledge,
): () => Lens {
	const watch = createMessageWatch(() => Date.now());
	return derived(
		() => {
			const {editor, turned, reveal, burst, history} = screen.get();
			return {line: editor.line, state: session.state, turned, reveal, burst, history, found: feed.found()};
		},
		({line, state, turned, reveal, burst, history, found}) => {
			const advised = adviceOf(found, facts.lastSent());
			return lensOf(line.join(''), {
				state,
				turned,
				reveal,
				burst,
				commands,
				history,
				judge: text => watch.judge(text, state.message),
				place: () => watch.place(state.message),
				advised: advised?.line ?? null,
				advisedSteps: advised?.steps ?? 1,
				recorded: session.recorded !== undefined,
				searchable: session.recorded !== undefined && !session.isMessage,
				recipient,
				address: address ?? null,
				clientName: clientName ?? defaultClientName(session.localAddress),
				delivered: facts.delivered(),
				turnedAway: facts.turnedAway(),
			});
		},
	);
}
