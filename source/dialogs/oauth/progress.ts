/** How far getting a token has come: what the user has to do, and the steps so far, a repeated one counted. */
import type {TokenStep} from './obtain.ts';
import {stepWords} from './step-words.ts';

type Ask = TokenStep & {readonly type: 'ask'};

export type Progress = {
	/** What the user is to open; null before that, and where no one is needed. */
	readonly ask: Ask | null;
	readonly steps: readonly {readonly step: TokenStep; readonly words: string; readonly times: number}[];
};

export const noProgress: Progress = {ask: null, steps: []};

/** A step that only repeats the one before is counted with it. */
export function progressed({ask, steps}: Progress, step: TokenStep): Progress {
	const last = steps.at(-1);
	return {
		ask: step.type === 'ask' ? step : ask,
		steps:
			last && isRepeated(last.step, step)
				? [...steps.slice(0, -1), {...last, times: last.times + 1}]
				: [...steps, {step, words: stepWords(step), times: 1}],
	};
}

/** Whether it says nothing new: the token endpoint is asked every few seconds until the code is entered (RFC 8628 §3.4). */
export function isRepeated(before: TokenStep | undefined, step: TokenStep): boolean {
	return (
		before?.type === 'http' &&
		step.type === 'http' &&
		before.method === step.method &&
		before.url === step.url &&
		before.status === step.status
	);
}

export function progressLines({ask, steps}: Progress): readonly string[] {
	const done = steps
		.filter(({step}) => step.type !== 'ask')
		.map(({words, times}) => (times === 1 ? words : `${words} (${times} times so far)`));
	return [...askLines(ask), ...(done.length > 0 ? ['', 'Steps so far:', ...done] : [])];
}

function askLines(ask: Ask | null): readonly string[] {
	if (ask === null) {
		return ['Asking the provider …'];
	}

	if (ask.code === null) {
		return ['Open this address in a browser on this machine, and log in there:', '', ask.url];
	}

	const limit = ask.expiresIn === null ? '' : `, within ${Math.round(ask.expiresIn / 60)} minutes`;
	return [`Open this address in any browser${limit}:`, '', ask.url, '', 'and enter this code:', '', ask.code];
}
