/** A screen without a terminal, and what local commands can do with it. */
import type {CommandContext} from '../../source/commands/command.ts';
import type {Session} from '../../source/session/session.ts';
import {type ContextTools, commandContext} from '../../source/ui/command-context.ts';
import {type Asking, createAsking} from '../../source/ui/overlays/asking.ts';
import {initialScreen, type ScreenState} from '../../source/ui/screen-state.ts';
import {type Screen, step} from '../../source/ui/step.ts';
import {createStore} from '../../source/ui/store.ts';

export function screenOn(
	session: Session,
	state: Partial<ScreenState> = {},
	tools: Partial<ContextTools> = {},
): {readonly screen: Screen; readonly asking: Asking; readonly context: CommandContext} {
	const screen = createStore({...initialScreen(80, 24), ...state}, step);
	const asking = createAsking(screen);
	return {
		screen,
		asking,
		context: commandContext({session, screen, asking, quit() {}, copy: () => ({said: 'copied'}), ...tools}),
	};
}
