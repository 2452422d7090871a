/** What the text, Markdown and HTML forms of a probe are made of. Unescaped. */
import {type Shown, shown} from '../protocol/visible.ts';

export type Mark = 'good' | 'bad' | 'odd';

export type Line = {
	/** What it is about; empty where the line goes on about the one before. */
	readonly label: string;
	readonly value: string;
	readonly mark?: Mark;
	/** What to do about it. */
	readonly todo?: string;
};

export type Section = {
	readonly title: string;
	readonly lines: readonly Line[];
	/** Sentences, one a line, their labels behind them. */
	readonly sentences?: true;
};

export const signs: Readonly<Record<Mark, Shown>> = {good: shown`✓`, bad: shown`✗`, odd: shown`!`};

/** What it is and, as a sentence of its own, what to do about it. */
export function valueAndTodo({value, todo}: Line): string {
	return todo ? `${value}${value.endsWith('.') ? '' : '.'} ${todo}` : value;
}
