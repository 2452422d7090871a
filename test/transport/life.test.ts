import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {type Act, type LifeEvent, live, newLife, type Side, takesBytes} from '../../source/transport/life.ts';
import {tls as secureFacts} from '../support/entries.ts';

const ends = {address: '192.0.2.1', port: 25, localAddress: '192.0.2.7', localPort: 40_000};
const connected: LifeEvent = {type: 'connected', where: 'a:25', ends, tlsFirst: false, at: 12};
const tlsFirst: LifeEvent = {...connected, tlsFirst: true};
const secured: LifeEvent = {type: 'secured', tls: secureFacts, elapsed: 5, at: 20};
const upgrade: LifeEvent = {type: 'upgrade', unread: new Uint8Array()};
const broken: LifeEvent = {type: 'broken', error: {code: 'reset', message: 'It broke.'}};
const bytes = Buffer.from('220 hello\r\n');
const received: LifeEvent = {type: 'received', bytes};
const write: LifeEvent = {type: 'write', bytes: Buffer.from('QUIT\r\n')};

function play(events: readonly LifeEvent[], side: Side = 'client') {
	let life = newLife(side, 'a:25', 10);
	const acts: Act[] = [];
	for (const event of events) {
		const lived = live(life, event);
		life = lived.life;
		acts.push(...lived.acts);
	}

	return {life, acts, told: acts.flatMap(act => (act.do === 'tell' ? [act.event] : []))};
}

const outline = (acts: readonly Act[]): string =>
	acts.map(act => (act.do === 'tell' ? act.event.type : `(${act.do})`)).join(' ');

describe('a life', () => {
	it.each<[what: string, events: LifeEvent[], acts: string]>([
		[
			'in clear text',
			[connected, received, {type: 'ended'}],
			'(carry) connected data (part) (release) closed',
		],
		['with TLS from the first byte', [tlsFirst, secured, received], '(handshake) (carry) connected data'],
		[
			'with STARTTLS',
			[connected, upgrade, secured, {type: 'ticket'}],
			'(carry) connected (handshake) (carry) secured ticket',
		],
		['that breaks in a handshake', [tlsFirst, broken, secured], '(handshake) (release) failed'],
		['that never begins', [broken, connected], '(release) failed'],
		['given up while connecting', [{type: 'destroy'}, {type: 'left'}], '(leave) (release) closed'],
		['given up twice', [connected, {type: 'destroy'}, {type: 'destroy'}], '(carry) connected (leave)'],
		['given up: nothing more is told', [connected, {type: 'destroy'}, received], '(carry) connected (leave)'],
		['ended with nothing to send', [{type: 'end'}, {type: 'left'}], '(leave) (release) closed'],
		['ended with something to send', [write, {type: 'end'}, connected], '(carry) connected'],
		['half-closed', [connected, {type: 'end'}, write, received], '(carry) connected (end) data'],
		['paused before it stands', [{type: 'pause'}, connected, {type: 'resume'}], '(carry) connected (resume)'],
		['upgraded before it stands', [upgrade, connected], '(carry) connected'],
	])('%s', (_what, events, acts) => {
		expect(outline(play(events).acts)).toBe(acts);
	});

	it('keeps what is written early for the stream that comes', () => {
		const {acts} = play([write, {type: 'pause'}, tlsFirst, write, secured]);
		expect(acts[1]).toEqual({do: 'carry', early: [write.bytes, write.bytes], paused: true, ending: false});
	});

	it('counts the handshake into the time of the connection', () => {
		expect(play([connected]).told).toMatchObject([{elapsed: 2, tls: null}]);
		expect(play([tlsFirst, secured]).told).toMatchObject([{elapsed: 10, tls: secureFacts}]);
	});

	it.each<[Side, LifeEvent[], 'server' | 'client']>([
		['client', [{type: 'ended'}], 'server'],
		['client', [{type: 'end'}, {type: 'ended'}], 'client'],
		['server', [{type: 'ended'}, {type: 'end'}, {type: 'gone'}], 'client'],
		['server', [{type: 'end'}, {type: 'ended'}], 'server'],
		['server', [{type: 'destroy'}, {type: 'left'}], 'server'],
	])('says who closed, as the %s', (side, events, by) => {
		expect(play([connected, ...events], side).told.at(-1)).toEqual({type: 'closed', by});
	});

	it('still writes to a client that will write no more', () => {
		const {told, acts} = play([connected, {type: 'ended'}, write], 'server');
		expect(told.at(-1)).toEqual({type: 'ended'});
		expect(outline(acts)).toContain('(write)');
	});

	it('knows TLS only by the first bytes in clear text', () => {
		const hello: LifeEvent = {type: 'received', bytes: Uint8Array.of(22, 3, 1, 0)};
		expect(play([connected, hello]).told.at(-1)).toMatchObject({type: 'failed', error: {code: 'speaks-tls'}});
		expect(play([connected, received, hello]).told.at(-1)).toMatchObject({type: 'data'});
		expect(play([tlsFirst, secured, hello]).told.at(-1)).toMatchObject({type: 'data'});
	});
});

const anyEvent = fc.constantFrom<LifeEvent>(
	...[connected, tlsFirst, secured, received, broken, write, upgrade],
	...(['ticket', 'ended', 'gone', 'pause', 'resume', 'end', 'destroy', 'left'] as const).map(type => ({
		type,
	})),
);

it('whatever happens: one end, nothing after it, and no byte that was accepted is lost on the way', () => {
	fc.assert(
		fc.property(fc.array(anyEvent, {maxLength: 30}), events => {
			const {life, acts, told} = play(events);
			const end = told.findIndex(({type}) => type === 'closed' || type === 'failed');
			expect(end === -1 || end === told.length - 1).toBe(true);
			expect(life.stage === 'over').toBe(end !== -1);
			expect(life.stage === 'over' && takesBytes(life)).toBe(false);
			const written = acts.flatMap(act =>
				act.do === 'write' ? [act.bytes] : act.do === 'carry' ? act.early : [],
			);
			const asked = events.filter(({type}) => type === 'write').length;
			expect(written.length + life.early.length).toBeLessThanOrEqual(asked);
			if (!events.some(({type}) => ['end', 'destroy', 'ended', 'gone', 'left', 'broken'].includes(type))) {
				expect(written.length + life.early.length).toBe(asked);
			}
		}),
	);
});
