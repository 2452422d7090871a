import {expect, it, test} from 'vitest';
import {
	type IdleMemory,
	idleStep,
	limitOf,
	noMemory,
	noopLimit,
	remember,
} from '../../../source/dialogs/idle/idle-limit.ts';
import {entriesOf} from '../../support/play.ts';

const greeted = 'S: 220 mail.example.org\nC: EHLO me.example\nS: 250 mail.example.org\n';

function learned(listing: string): IdleMemory {
	return remember(noMemory, entriesOf(listing));
}

it('is what RFC 5321 asks of a server, until this one has shown another', () => {
	expect(limitOf(learned(greeted))).toEqual({limit: 300_000, observed: false});
});

test.each([
	[
		'421 after a pause',
		`${greeted}+40000\nS: 421 4.4.2 mail.example.org Error: timeout exceeded\nclosed: server`,
		40_020,
	],
	['closed without a word', `${greeted}+61000\nclosed: server`, 61_020],
])('it learns from what the server did: %s', (_name, listing, limit) => {
	expect(limitOf(learned(listing))).toEqual({limit, observed: true});
});

test.each([
	['a server that is going down', `${greeted}+40000\nS: 421 4.3.2 Service shutting down\nclosed: server`],
	['the answer to a slow command', `${greeted}C: NOOP\n+40000\nS: 421 4.4.2 timeout\nclosed: server`],
	['a connection lost while an answer was awaited', `${greeted}C: NOOP\n+40000\nclosed: server`],
	['a short pause', `${greeted}+3000\nclosed: server`],
	['our own leaving', `${greeted}+40000\nclosed: client`],
	['the end after QUIT', `${greeted}C: QUIT\nS: 221 bye\n+40000\nclosed: server`],
])('it learns nothing from %s', (_name, listing) => {
	expect(limitOf(learned(listing)).observed).toBe(false);
});

it('the handshake, as a reply, begins the silence; a capability list or a note does not', () => {
	const secured = `${greeted}C: STARTTLS\nS: 220 go\nTLS\n`;
	expect(limitOf(learned(`${secured}+61000\nclosed: server`)).observed).toBe(true);
	const [before, after] = [learned(greeted), learned(`${greeted}+7000\nnote: a/b c\n`)];
	expect({...after, seen: before.seen}).toEqual(before);
	const awaited = `${greeted}C: NOOP\n`;
	expect({...learned(`${awaited}+7000\nnote: a/b c\n`), seen: 0}).toEqual({...learned(awaited), seen: 0});
	expect(learned(`${greeted}closed: server`)).toMatchObject({lastAt: null, isIdle: false});
	expect(limitOf(learned(`${greeted}+61000\nS: 421 idle\n+90000\nclosed: server`)).limit).toBe(61_020);
});

it('reads each entry once, and counts NOOPs until another command', () => {
	const entries = entriesOf(`${greeted}C: NOOP\nS: 250 ok\nC: NOOP\nS: 250 ok\n`);
	const half = remember(noMemory, entries.slice(0, 5));
	expect(remember(half, entries)).toEqual(remember(noMemory, entries));
	expect(remember(half, entries).noops).toBe(2);
	expect(learned(`${greeted}C: NOOP\nS: 250 ok\nC: RSET\nS: 250 ok\n`).noops).toBe(0);
});

const silence = {memory: noMemory, every: 'off' as const, canSend: true, warned: false};

test.each([
	[{idle: 0}, {type: 'wait', milliseconds: 240_000}],
	[{idle: 240_000}, {type: 'warn'}],
	[{idle: 240_000, warned: true}, {type: 'rest'}],
	[
		{idle: 0, every: null},
		{type: 'wait', milliseconds: 270_000},
	],
	[{idle: 270_000, every: null}, {type: 'send'}],
	[{idle: 270_000, every: null, canSend: false}, {type: 'rest'}],
	[{idle: 20_000, every: 20_000}, {type: 'send'}],
	[{idle: 20_000, every: 20_000, memory: {...noMemory, noops: noopLimit}}, {type: 'give-up'}],
	// A short limit is halved: the NOOP must not come after it.
	[
		{idle: 0, every: null, memory: {...noMemory, shortest: 40_000}},
		{type: 'wait', milliseconds: 20_000},
	],
	[
		{idle: 0, memory: {...noMemory, shortest: 40_000}},
		{type: 'wait', milliseconds: 20_000},
	],
])('what to do: %j', (facts, step) => {
	expect(idleStep({...silence, ...facts})).toEqual(step);
});
