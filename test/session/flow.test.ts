import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import {
	type Flow,
	type FlowAct,
	type FlowEvent,
	isSettled,
	newFlow,
	overdueFor,
	step,
} from '../../source/session/flow.ts';

const opened: FlowEvent = {type: 'opened', protocol: 'smtp', host: 'mail.example.org', at: 0};
const connected: FlowEvent = {
	type: 'happened',
	event: {
		...{type: 'connected', at: 1, host: 'mail.example.org', address: '192.0.2.1'},
		...{port: 25, elapsed: 1, tls: null},
	},
};
const closed: FlowEvent = {type: 'ended', event: {type: 'closed', at: 9, by: 'server'}};
const read: FlowEvent = {type: 'read', at: 5};

function typed(text: string): FlowEvent {
	return {type: 'typed', text};
}

/** What the server says, read whole, and then what may go out. */
function said(text: string): FlowEvent[] {
	const parser = createReplyParser();
	parser.feed(Buffer.from(`${text}\r\n`));
	const events: FlowEvent[] = [];
	for (let item = parser.next(); item; item = parser.next()) {
		events.push({type: 'happened', event: {type: 'received', at: 4, item}});
	}

	return [...events, read];
}

function play(...events: readonly FlowEvent[]): {flow: Flow; acts: readonly FlowAct[]} {
	let flow = newFlow('smtp', 'mail.example.org');
	const acts: FlowAct[] = [];
	for (const event of events) {
		const flowed = step(flow, event);
		flow = flowed.flow;
		acts.push(...flowed.acts);
	}

	return {flow, acts};
}

function outline(acts: readonly FlowAct[]): string[] {
	return acts.flatMap(act => {
		switch (act.do) {
			case 'write':
				return [`C: ${Buffer.from(act.bytes).toString().trim()}`];
			case 'record':
				return act.entry.type === 'reply'
					? [`S: ${act.entry.code}`]
					: act.entry.type === 'note'
						? ['note']
						: [];
			case 'upgrade':
				return ['upgrade'];
			default:
				return [`${act.do} ${act.ticket}`];
		}
	});
}

describe('the flow of a session', () => {
	it('lets a line out when what was sent before is answered', () => {
		const {flow, acts} = play(opened, connected, typed('EHLO me'), typed('NOOP'), read, ...said('220 hi'));
		expect(outline(acts)).toEqual(['S: 220', 'C: EHLO me', 'went-out 1']);
		expect(flow.outbox.length).toBe(1);
		expect(overdueFor(flow)?.verb).toBe('EHLO');
		expect(isSettled(flow)).toBe(false);
	});

	it('sends past the queue what is to go out now', () => {
		const {acts} = play(opened, connected, typed('EHLO me'), {type: 'sent', text: 'NOOP', at: 2});
		expect(outline(acts)).toEqual(['C: NOOP', 'went-out 2']);
	});

	it('drops what a refused DATA has made pointless, and goes on behind it', () => {
		const lines = ['DATA', 'Subject: x', '.', 'QUIT'].map(typed);
		const {acts} = play(opened, connected, ...said('220 hi'), ...lines, read, ...said('503 no'));
		expect(outline(acts)).toEqual([
			...['S: 220', 'C: DATA', 'went-out 1', 'S: 503', 'note', 'dropped 2', 'dropped 3'],
			...['C: QUIT', 'went-out 4'],
		]);
	});

	it('sends nothing typed ahead after a 421, and only QUIT after a refused greeting', () => {
		const lines = ['NOOP', 'QUIT'].map(typed);
		expect(outline(play(opened, connected, ...lines, ...said('421 busy')).acts)).toEqual([
			...['S: 421', 'note', 'dropped 1', 'dropped 2'],
		]);
		expect(outline(play(opened, connected, ...lines, ...said('554 no')).acts)).toEqual([
			...['S: 554', 'note', 'dropped 1', 'C: QUIT', 'went-out 2'],
		]);
	});

	it('begins TLS once, after the 220', () => {
		const {acts} = play(
			opened,
			connected,
			...said('220 hi'),
			typed('STARTTLS'),
			read,
			...said('220 go'),
			read,
		);
		expect(outline(acts)).toEqual(['S: 220', 'C: STARTTLS', 'went-out 1', 'S: 220', 'upgrade']);
	});

	it('drops every line when the connection ends, and takes none without one', () => {
		const {flow, acts} = play(
			typed('EHLO a'),
			opened,
			connected,
			typed('EHLO b'),
			closed,
			closed,
			typed('EHLO c'),
		);
		expect(outline(acts)).toEqual(['dropped 1', 'note', 'dropped 2', 'dropped 3']);
		expect(isSettled(flow)).toBe(true);
		expect(overdueFor(flow)).toBeNull();
	});

	it('goes on counting entries on the next connection', () => {
		const first = play(opened, connected, closed).flow;
		const {flow, acts} = play(opened, connected, closed, opened, connected);
		expect(acts.at(-1)).toMatchObject({do: 'record', entry: {id: first.state.nextId}});
		expect(flow.open).toBe(true);
	});
});

const anyEvent = fc.constantFrom<readonly FlowEvent[]>(
	...[[opened], [connected], [closed], [read]],
	...['EHLO me', 'DATA', 'AUTH LOGIN', 'STARTTLS', '.', 'text', 'QUIT'].map(line => [typed(line)]),
	...['220 hi', '250 ok', '354 go', '334 VXNlcm5hbWU6', '421 busy', '535 no', 'what?'].map(said),
);

it('whatever happens, each line typed goes out or is dropped or waits, and only once', () => {
	fc.assert(
		fc.property(fc.array(anyEvent, {maxLength: 40}), pieces => {
			const {flow, acts} = play(...pieces.flat());
			const tickets = acts.flatMap(act =>
				act.do === 'went-out' || act.do === 'dropped' ? [act.ticket] : [],
			);
			const waiting = [...flow.outbox].map(({ticket}) => ticket);
			const all = Array.from({length: flow.nextTicket - 1}, (_, index) => index + 1);
			// A line for which there is no connection is dropped where it is typed, whatever else is there.
			expect([...tickets, ...waiting].toSorted((one, other) => one - other)).toEqual(all);
		}),
	);
});
