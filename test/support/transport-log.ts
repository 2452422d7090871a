import {openTransport} from '../../source/transport/open.ts';
import type {Endpoint, Transport, TransportEvent, TransportOptions} from '../../source/transport/types.ts';

type EventOf<Type extends TransportEvent['type']> = Extract<TransportEvent, {type: Type}>;

/** A transport whose events can be awaited, in order, and read afterwards. */
export const listen = (
	endpoint: Endpoint,
	options: TransportOptions = {},
	onEvent: (event: TransportEvent) => void = () => {},
) => {
	const events: TransportEvent[] = [];
	const watchers = new Set<() => void>();
	const transport: Transport = openTransport(endpoint, {connectTimeout: 10_000, ...options}, event => {
		events.push(event);
		onEvent(event);
		for (const watch of watchers) watch();
	});
	const until = <Result>(find: () => Result | undefined): Promise<Result> =>
		new Promise(resolve => {
			const watch = (): void => {
				const result = find();
				if (result === undefined) return;
				watchers.delete(watch);
				resolve(result);
			};
			watchers.add(watch);
			watch();
		});
	const isOf =
		<Type extends TransportEvent['type']>(type: Type) =>
		(event: TransportEvent): event is EventOf<Type> =>
			event.type === type;
	const text = (): string =>
		Buffer.concat(events.filter(isOf('data')).map(({bytes}) => bytes)).toString('latin1');
	return {
		transport,
		events,
		text,
		until,
		octets: (): number => events.filter(isOf('data')).reduce((sum, {bytes}) => sum + bytes.length, 0),
		/** Without tickets, which come when they come. */
		types: (): string =>
			events
				.map(({type}) => type)
				.filter(type => type !== 'ticket')
				.join(' '),
		of: <Type extends TransportEvent['type']>(type: Type): Promise<EventOf<Type>> =>
			until(() => events.find(isOf(type))),
		untilText: (part: string): Promise<true> => until(() => text().includes(part) || undefined),
		/** The last event: `closed` or `failed`. */
		end: (): Promise<EventOf<'closed'> | EventOf<'failed'>> =>
			until(
				() =>
					events.find(event => isOf('closed')(event) || isOf('failed')(event)) as
						| EventOf<'closed'>
						| EventOf<'failed'>
						| undefined,
			),
		write: (line: string): Promise<void> => transport.write(Buffer.from(line, 'latin1')),
	};
};
