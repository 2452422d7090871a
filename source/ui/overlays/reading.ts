/** A text in the place of the panes, as lines. */
import type {LocalCommand} from '../../commands/command.ts';
import {type Line, line} from '../screen/lines.ts';
import type {ReadingContent} from '../screen-state.ts';
import {comparisonLines} from './comparison.ts';
import {helpLines} from './help.ts';

export type ReadingFacts = {readonly commands: readonly LocalCommand[]; readonly recorded: boolean};

export function readingLines(
	content: ReadingContent,
	{commands, recorded}: ReadingFacts,
	width: number,
): readonly Line[] {
	switch (content.kind) {
		case 'help':
			return helpLines(commands, width, recorded);
		case 'text':
		case 'steps':
			return content.lines.map(words => line(words));
		case 'comparison':
			return comparisonLines(content.comparison, width);
	}
}
