/** The list of all rules. Of equally specific ones that explain the same fact, the first speaks. */
import {refusalRules} from './refusal/rules.ts';
import type {Rule} from './rule.ts';
import {beforeWords, behindWords} from './rules/in-order.ts';

export const rules: readonly Rule[] = [...beforeWords, ...refusalRules, ...behindWords];
