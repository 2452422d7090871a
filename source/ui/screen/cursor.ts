/** The way from whatever is written in to the terminal's own cursor. */
import {createContext} from 'react';
import type {Cursor} from './terminal.ts';

export const CursorContext = createContext<(position: Cursor | null) => void>(() => {});
