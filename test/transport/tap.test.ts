import {once} from 'node:events';
import {duplexPair} from 'node:stream';
import {describe, expect, it, vi} from 'vitest';
import {Tap} from '../../source/transport/tap.ts';

function tapped() {
	const [under, server] = duplexPair();
	return {under, server, tap: new Tap(under)};
}

describe('a tap', () => {
	it('passes bytes on, both ways', async () => {
		const {server, tap} = tapped();
		server.write('220 hi\r\n');
		tap.write('EHLO me\r\n');
		expect(String((await once(tap, 'data'))[0])).toBe('220 hi\r\n');
		expect(String((await once(server, 'data'))[0])).toBe('EHLO me\r\n');
	});

	it('keeps what the server sent until the handshake is over', async () => {
		const {server, tap} = tapped();
		tap.resume();
		server.write('one ');
		server.write('two');
		await vi.waitFor(() => expect(Buffer.from(tap.seen).toString()).toBe('one two'));
		tap.forget();
		expect(tap.seen).toHaveLength(0);
		server.write(' three');
		expect(String((await once(tap, 'data'))[0])).toBe(' three');
		expect(tap.seen).toHaveLength(0);
	});

	it('keeps no more of a handshake without end than a fixed amount', async () => {
		const {server, tap} = tapped();
		let octets = 0;
		tap.on('data', (bytes: Uint8Array) => {
			octets += bytes.length;
		});
		const piece = Buffer.alloc(16 * 1024);
		for (let index = 0; index < 40; index++) {
			server.write(piece);
		}

		await vi.waitFor(() => expect(octets).toBe(40 * piece.length));
		expect(tap.seen).toHaveLength(256 * 1024);
	});

	it('stops the connection while no one reads, and starts it again', async () => {
		const {under, server, tap} = tapped();
		const piece = Buffer.alloc(16 * 1024);
		for (let index = 0; index < 40; index++) {
			server.write(piece);
		}

		await vi.waitFor(() => expect(under.isPaused()).toBe(true));
		expect(tap.readableLength).toBeLessThan(40 * piece.length);
		let octets = 0;
		tap.on('data', (bytes: Uint8Array) => {
			octets += bytes.length;
		});
		await vi.waitFor(() => expect(octets).toBe(40 * piece.length));
	});

	it('ends when the server ends, and can still be written to', async () => {
		const {server, tap} = tapped();
		const ended = once(tap, 'end');
		tap.resume();
		server.end();
		await ended;
		tap.write('QUIT\r\n');
		expect(String((await once(server, 'data'))[0])).toBe('QUIT\r\n');
	});

	it('ends the connection when it is ended, after what was written', async () => {
		const {server, tap} = tapped();
		const heard: string[] = [];
		server.on('data', (bytes: Uint8Array) => heard.push(String(bytes)));
		const ended = once(server, 'end');
		tap.end('bye');
		await Promise.all([ended, once(tap, 'finish')]);
		expect(heard).toEqual(['bye']);
	});

	it('falls with the connection, even while its own end waits', async () => {
		const {under, tap} = tapped();
		under.end = () => under;
		const closed = once(tap, 'close');
		tap.end();
		under.destroy();
		await closed;
		expect(tap.destroyed).toBe(true);
		expect(under.listenerCount('data')).toBe(0);
	});

	it('takes what TLS still writes while the connection falls', async () => {
		const {under, tap} = tapped();
		under.end();
		await new Promise<void>((resolve, reject) =>
			tap.write('alert', error => (error ? reject(error) : resolve())),
		);
	});
});
