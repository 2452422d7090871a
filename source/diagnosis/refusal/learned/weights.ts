/**
 * What was learned, as text (`weightsIn` says how it is written). In the bundle the build puts it in place of this module
 * (build/arranged-tables.js): reading it as JSON would take longer than all else a refusal costs.
 */
import lines from './weights.json' with {type: 'json'};

export const weightsText: string = lines.join('\n');
