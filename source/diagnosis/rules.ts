/** The list of all rules. Of equally specific ones the first speaks. */
import {replyRules} from './replies/rows.ts';
import type {Rule} from './rule.ts';
import {rule as blockList} from './rules/policy/block-list.ts';
import {rule as greylisted} from './rules/policy/greylisted.ts';
import {rule as openResolver} from './rules/policy/open-resolver.ts';
import {rule as refused} from './rules/session/refused.ts';

export const rules: readonly Rule[] = [greylisted, openResolver, ...replyRules, blockList, refused];
