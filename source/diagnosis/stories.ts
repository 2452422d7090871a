/** What `explain --rule ID` tells, and which names there are. */
import {examples} from './examples.ts';
import type {Story} from './rule.ts';
import {rules} from './rules.ts';

/** `example`: a few lines of a session in which the rule speaks, marked `S: ` and `C: `. */
export type RuleStory = Story & {readonly id: string; readonly reference: string; readonly example: string};

/** In the order of the list: from the most to the least telling. */
export const ruleIds: readonly string[] = rules.map(({id}) => id);

/** Null for a name that no rule has. */
export function storyOf(id: string): RuleStory | null {
	const rule = rules.find(known => known.id === id);
	return rule ? {...rule.story, id: rule.id, reference: rule.reference, example: examples[id] ?? ''} : null;
}
