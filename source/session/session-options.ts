import type {TransportOptions} from '../transport/types.ts';
import type {Door} from './door.ts';
import type {Waits} from './reply-timer.ts';
import type {Target} from './target.ts';

export type SessionOptions = {
	readonly target: Target;
	readonly transport?: Omit<TransportOptions, 'implicitTls'>;
	/** Milliseconds for every wait, instead of those of RFC 5321 §4.5.3.2. */
	readonly timeout?: number;
	/** For single waits, before `timeout`. */
	readonly waits?: Pick<Waits, 'greeting' | 'message'>;
	/** When an answer is overdue: close with a failure, or only say so and wait on. */
	readonly overdue?: 'fail' | 'note';
	/** Asked before a secret leaves that no one was asked about; without one, every secret may. */
	readonly door?: Door;
	/** Milliseconds that only go forward; for tests. */
	readonly now?: () => number;
};
