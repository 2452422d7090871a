/** The parts of a session into which nothing can be typed: it is over, or it belongs to another program. */
import type {Session} from './session.ts';

type Sending =
	| ('waiting' | 'localAddress' | 'type' | 'send' | 'sendBytes' | 'sendContent')
	| ('encode' | 'setEncoder' | 'settled' | 'dropWaiting' | 'close');

/** `refuse` is called instead of whatever would send. */
export function sendsNothing(refuse: () => void): Pick<Session, Sending> {
	const refused = async (): Promise<[]> => {
		refuse();
		return [];
	};

	const dropped = async (): Promise<void> => refuse();
	return {
		waiting: [],
		localAddress: null,
		type: refused,
		send: refused,
		sendBytes: dropped,
		sendContent: dropped,
		encode: text => new TextEncoder().encode(text),
		setEncoder() {},
		async settled() {},
		dropWaiting: () => 0,
		close() {},
	};
}
