import {expect, test} from 'vitest';
import {createWire} from '../../source/session/wire.ts';

test('a wire without a connection has nothing, and takes what it is given', async () => {
	const wire = createWire(undefined);
	expect(wire.clearBytes).toEqual(new Uint8Array(0));
	expect(wire.next()).toBeUndefined();
	await wire.write(new Uint8Array([1]));
	wire.upgrade();
	expect(wire.clearBytes).toEqual(new Uint8Array(0));
	expect(wire.close()).toEqual([]);
});

test('what was not read before the handshake is kept as clear bytes, and an end gives what is unfinished', () => {
	const wire = createWire(undefined);
	wire.feed(Buffer.from('220 ready\r\n250 x'));
	expect(wire.next()).toMatchObject({code: 220});
	wire.upgrade();
	expect(Buffer.from(wire.clearBytes).toString()).toBe('250 x');
	wire.close();
	expect(wire.clearBytes).toEqual(new Uint8Array(0));
	wire.feed(Buffer.from('250-a\r\n'));
	expect(wire.close()).toHaveLength(1);
});
