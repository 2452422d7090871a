/** How long it has been silent. Paints again when the words for that change, and never while not connected. */
import {useEffect, useState} from 'react';
import {type Idle, idleWords, untilOtherWords} from './idle.ts';

/** `limit` in milliseconds, or null. */
export function useIdle(lastByteAt: number, connected: boolean, limit: number | null): Idle | null {
	const [, tick] = useState(0);
	const idle = Math.max(0, performance.now() - lastByteAt);
	useEffect(() => {
		if (!connected) {
			return;
		}

		const timer = setTimeout(() => tick(count => count + 1), untilOtherWords(idle, limit) + 5);
		return () => clearTimeout(timer);
	});
	return connected ? idleWords(idle, limit) : null;
}
