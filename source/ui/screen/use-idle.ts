/** Whole seconds since the last byte. Paints again when that number changes, and never while not connected. */
import {useEffect, useState} from 'react';

export function useIdle(lastByteAt: number, connected: boolean): number | null {
	const [, tick] = useState(0);
	const idle = Math.max(0, performance.now() - lastByteAt);
	useEffect(() => {
		if (!connected) {
			return;
		}

		const timer = setTimeout(() => tick(count => count + 1), 1000 - (idle % 1000) + 5);
		return () => clearTimeout(timer);
	});
	return connected ? Math.floor(idle / 1000) : null;
}
