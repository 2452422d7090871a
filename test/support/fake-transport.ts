/** A transport that writes down what is done to it; what was written waits until the test lets it go. */
import type {Transport, TransportEvent} from '../../source/transport/types.ts';

export type FakeTransport = Transport & {
	/** What was done, in order. */
	readonly calls: string[];
	/** What was done since the last time. */
	since(): string[];
	/** Tells whoever opened it. */
	tell(event: TransportEvent): void;
	listen(listener: (event: TransportEvent) => void): void;
	/** Everything written is on its way. */
	flush(): Promise<void>;
};

export function fakeTransport(): FakeTransport {
	const calls: string[] = [];
	const waiting: (() => void)[] = [];
	let listener: (event: TransportEvent) => void = () => {};
	const call = (name: string) => (): void => {
		calls.push(name);
	};
	return {
		calls,
		since: () => calls.splice(0),
		tell: event => listener(event),
		listen(next) {
			listener = next;
		},
		async flush() {
			for (const resolve of waiting.splice(0)) {
				resolve();
			}

			await Promise.resolve();
			await Promise.resolve();
		},
		write(bytes) {
			const text = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '|');
			calls.push(text.length > 100 ? `write ${text.length} octets` : `write ${text}`);
			return new Promise(resolve => waiting.push(resolve));
		},
		upgrade: call('upgrade'),
		pause: call('pause'),
		resume: call('resume'),
		end: call('end'),
		destroy: call('destroy'),
	};
}
