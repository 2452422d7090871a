/** The way from whatever is written in to the terminal's own cursor. */
import {createContext, use, useInsertionEffect, useRef} from 'react';
import type {Cursor, Terminal} from './terminal.ts';

export const CursorContext = createContext<Terminal['setCursor']>(() => {});

/** Shows the cursor there as long as the component is on the screen; null hides it. */
export function useCursorAt(position: Cursor | null): void {
	const setCursor = use(CursorContext);
	const owner = useRef({}).current;
	const x = position?.x ?? null;
	const y = position?.y ?? null;
	// Before Ink draws the frame that this is a part of.
	useInsertionEffect(() => {
		setCursor(owner, x === null || y === null ? null : {x, y});
		return () => setCursor(owner, null);
	}, [setCursor, owner, x, y]);
}
