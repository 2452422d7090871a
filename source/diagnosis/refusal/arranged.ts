/**
 * The tables, arranged. In the bundle this is done by the build, which puts what `arrangeTables` returns in place of this
 * module (build/refusal-texts.js): reading thousands of lines would take longer than all else a refusal costs.
 */
import {type ArrangedTables, arrangeTables, tableTexts} from './arrange.ts';

export const arranged: ArrangedTables = arrangeTables(tableTexts);
