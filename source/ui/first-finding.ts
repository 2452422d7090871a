/** Whoever opens a recording wants to know what went wrong in it: the first error is selected as soon as it is found. */
import type {Finding} from '../diagnosis/finding.ts';
import type {Inspector} from './inspector.ts';
import {selectFinding, selectFirst} from './navigation.ts';
import type {Navigation} from './step.ts';

/** So many entries take a while to judge: until then their beginning is shown, and not their end. */
const long = 2000;

/** `judged`: resolves when all of it was looked at. Whoever has moved meanwhile is left there. */
export async function standAtFirstFinding(
	{screen, shown, found, frames}: Pick<Inspector, 'screen' | 'shown' | 'found' | 'frames'>,
	judged: Promise<void>,
): Promise<void> {
	let chosen: number | null = null;
	const isLeft = (): boolean => screen.get().selectedId !== chosen;
	const navigate = (at: Navigation): void => {
		screen.dispatch({type: 'navigated', at});
		chosen = screen.get().selectedId;
	};
	const lookAt = (findings: readonly Finding[]): void =>
		navigate(selectFinding({...screen.get(), selectedId: null}, shown(), findings));
	const errors = (): readonly Finding[] => found().findings.filter(({level}) => level === 'error');

	if (!isLeft() && shown().length > long) {
		navigate(selectFirst(screen.get(), shown()));
	}

	const stop = frames.subscribe(() => {
		const known = errors();
		if (known.length > 0 || isLeft()) {
			stop();
		}

		if (known.length > 0 && !isLeft()) {
			lookAt(known);
		}
	});
	await judged;
	stop();
	const worst = errors();
	if (!isLeft()) {
		lookAt(worst.length > 0 ? worst : found().findings);
	}
}
