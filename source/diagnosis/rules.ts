/** The list of all rules. */
import type {Rule} from './rule.ts';
import {ruleGroups} from './rules/in-order.ts';

export const rules: readonly Rule[] = ruleGroups.flatMap(group => group.rules());
