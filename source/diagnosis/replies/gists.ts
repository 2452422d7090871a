/**
 * Other words for what the tables say: roots, near each other in any order, in the languages seen in the field.
 * They count less than a row's own pattern, so that what is said plainly always wins.
 */
import type {Gists} from './gist.ts';
import {otherGists} from './gists-others.ts';
import {recipientGists} from './gists-recipients.ts';

export const gists: Gists = {...recipientGists, ...otherGists};
