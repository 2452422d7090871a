/** What long work is doing, on standard error where a person sees it: one line that is written over. */
import process from 'node:process';
import type {Shown} from '../../protocol/visible.ts';

export type StatusLine = {
	/** Nothing is written where no terminal shows it, nor before the interval is over. `now`: whatever the interval. */
	show(text: Shown, when?: 'now'): void;
	/** Takes it away, before something else is printed there. */
	clear(): void;
};

export type Place = {
	readonly isTTY?: boolean;
	readonly columns?: number;
	write(text: string): unknown;
};

export type StatusOptions = {
	/** Milliseconds between two. */
	readonly interval: number;
	/** The first waits for the interval too: work that is done by then shows nothing. */
	readonly patient?: boolean;
	readonly place?: Place;
	readonly now?: () => number;
	readonly environment?: Readonly<Record<string, string | undefined>>;
};

/** Milliseconds between two lines that stay: a screen reader reads each of them aloud. */
const spokenInterval = 10_000;

const erase = '\r\u001b[K';

/** For screen readers, and on terminals that can only print, a line every ten seconds that stays. */
export function createStatusLine({
	interval,
	patient = false,
	place = process.stderr,
	now = () => performance.now(),
	environment = process.env,
}: StatusOptions): StatusLine {
	const stays = environment.TERM === 'dumb' || environment.INK_SCREEN_READER === 'true';
	const pause = stays ? spokenInterval : interval;
	let last = patient || stays ? now() : Number.NEGATIVE_INFINITY;
	let drawn = false;
	return {
		show(text, when) {
			const at = now();
			if (place.isTTY !== true || (at - last < pause && (when !== 'now' || stays))) {
				return;
			}

			last = at;
			// A line that wraps could not be written over.
			const cut = [...text].slice(0, Math.max((place.columns ?? 80) - 1, 10)).join('');
			place.write(stays ? `${text}\n` : `${erase}${cut}`);
			drawn = !stays;
		},
		clear() {
			if (drawn) {
				drawn = false;
				place.write(erase);
			}
		},
	};
}
