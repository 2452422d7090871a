import {expect, test} from 'vitest';
import {sendsNothing} from '../../source/session/read-only.ts';

test('whatever would send is refused, and everything else does nothing', async () => {
	let refusals = 0;
	const session = sendsNothing(() => refusals++);
	async function* source() {
		yield new Uint8Array([0x2e]);
	}

	expect(await session.type('NOOP')).toEqual([]);
	expect(await session.send('NOOP')).toEqual([]);
	expect(refusals).toBe(2);
	await session.sendBytes(new Uint8Array([0x2e]));
	await session.sendContent(source());
	expect(refusals).toBe(4);
	session.close();
	session.setEncoder(() => new Uint8Array());
	await session.settled();
	expect(refusals).toBe(4);
	expect(session).toMatchObject({waiting: [], localAddress: null});
	expect(session.dropWaiting()).toBe(0);
	expect(Buffer.from(session.encode('é')).toString('hex')).toBe('c3a9');
});
