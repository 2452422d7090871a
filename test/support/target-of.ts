import {parseTarget, type Target} from '../../source/session/target.ts';

/** The target that a test writes as a user would. */
export function targetOf(text: string): Target {
	const parsed = parseTarget(text);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	return parsed.target;
}
