/** The way from whatever is written in to the terminal's own cursor. */
import {createContext, use, useInsertionEffect} from 'react';
import type {Cursor} from './terminal.ts';

export const CursorContext = createContext<(position: Cursor | null) => void>(() => {});

/** Shows the cursor there as long as the component is on the screen; null hides it. */
export function useCursorAt(position: Cursor | null): void {
	const setCursor = use(CursorContext);
	const x = position?.x ?? null;
	const y = position?.y ?? null;
	// Before Ink draws the frame that this is a part of.
	useInsertionEffect(() => {
		setCursor(x === null || y === null ? null : {x, y});
		return () => setCursor(null);
	}, [setCursor, x, y]);
}
