/**
 * What was learned, as text (`weightsIn` says how it is written). In the bundle the build puts it in place of this module
 * (build/refusal-texts.js): reading it as JSON would take longer than all else a refusal costs.
 */
import lines from './weights.json' with {type: 'json'};

/** A megabyte of ASCII, read anew at each call. */
export function readWeights(): string {
	return lines.join('\n');
}
