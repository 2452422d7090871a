/** The screen: header, panes, status, prompt, lens, footer. */
import {Box, type SuspendTerminal, Text, useApp, useInput, usePaste, useWindowSize} from 'ink';
import {useEffect, useLayoutEffect, useSyncExternalStore} from 'react';
import type {Inspector} from '../inspector.ts';
import {readKeys} from '../keyboard/keys.ts';
import {PromptArea} from '../prompt/prompt-area.tsx';
import {Body} from './body.tsx';
import {Row} from './drawn.tsx';
import {geometryOf} from './geometry.ts';
import {headerRow} from './header.ts';
import {statusRow} from './status.ts';
import {useIdle} from './use-idle.ts';

type Props = {
	readonly inspector: Inspector;
	/** Lines are added on the normal screen, and nothing is drawn. */
	readonly isSpoken?: boolean;
	/** Gets the way to hand the terminal over. */
	readonly onSuspend?: (suspendTerminal: SuspendTerminal) => void;
};

export function App({inspector, isSpoken = false, onSuspend}: Props) {
	const {session, screen, frames, controller, facts} = inspector;
	const {columns, rows} = useWindowSize();
	const state = useSyncExternalStore(screen.subscribe, screen.get);
	useSyncExternalStore(frames.subscribe, frames.version);
	useLayoutEffect(() => {
		const known = screen.get();
		if (known.columns !== columns || known.rows !== rows) {
			screen.dispatch({type: 'resized', columns, rows});
		}
	}, [screen, columns, rows]);
	const {suspendTerminal} = useApp();
	useEffect(() => onSuspend?.(suspendTerminal), [onSuspend, suspendTerminal]);
	useInput((input, key) => {
		for (const press of readKeys(input, key)) {
			controller.press(press);
		}
	});
	usePaste(text => controller.paste(text));
	const connected = session.state.phase.name !== 'closed' && session.state.phase.name !== 'connecting';
	const {keptAlive} = inspector;
	const idle = useIdle(
		inspector.lastByteAt(),
		connected,
		keptAlive && !keptAlive.isOn() ? keptAlive.limit().limit : null,
	);
	const geometry = geometryOf({columns, rows, zoomed: state.zoomed});
	if (isSpoken) {
		// The speaker writes what is read aloud, and the line being written.
		return null;
	}

	if (columns < smallest.columns || rows < smallest.rows) {
		return <TooSmall columns={columns} rows={rows} />;
	}

	const {host} = session.target;
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Row
				row={headerRow({
					target: session.target,
					state: session.state,
					connected: facts.connected(),
					idle,
					recorded: session.recorded,
					isMessage: session.isMessage ?? false,
					width: columns,
				})}
			/>
			<Body inspector={inspector} screen={state} geometry={geometry} />
			<Row
				row={statusRow({
					state: session.state,
					waiting: session.waiting.length,
					findings: inspector.found().findings.length,
					host,
					turnedAway: facts.turnedAway(),
					width: columns,
					recorded: session.recorded !== undefined,
					isMessage: session.isMessage ?? false,
				})}
			/>
			<PromptArea inspector={inspector} screen={state} geometry={geometry} />
		</Box>
	);
}

/** Works down to 40×12; below this nothing could be read. */
const smallest = {columns: 28, rows: 8};

function TooSmall({columns, rows}: {readonly columns: number; readonly rows: number}) {
	return (
		<Box width={columns} height={rows} overflow="hidden">
			<Text>{`smtpscope needs a window of at least 40×12; this one is ${columns}×${rows}. The session continues.`}</Text>
		</Box>
	);
}
