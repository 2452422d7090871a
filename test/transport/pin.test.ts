import {expect, it, test} from 'vitest';
import {openTransport} from '../../source/transport/open.ts';
import {fits, readPin} from '../../source/transport/pin.ts';
import type {Pin, TlsFacts, TransportEvent} from '../../source/transport/types.ts';
import {serveTls} from '../support/tls-server.ts';

const key = 'YojoKeSe1k26ntmPApkwhBBT29SUsuO1KVldRvY1g4Q=';
const hex = 'ab'.repeat(32);
const certificate = {of: 'certificate', value: 'AB:'.repeat(31).concat('AB')};

test.each([
	[key, {of: 'key', value: key}],
	[`sha256//${key}`, {of: 'key', value: key}],
	[key.slice(0, -1), {of: 'key', value: key}],
	[hex, certificate],
	[certificate.value, certificate],
	[` ${certificate.value.toLowerCase()} `, certificate],
	['', null],
	['abc', null],
	[`${key}x`, null],
	[hex.slice(1), null],
])('%s is read', (text, pin) => {
	expect(readPin(text)).toEqual(pin);
});

/** What becomes of a handshake with a server that has the good certificate. */
async function shake(
	pins: readonly Pin[],
): Promise<{tls: TlsFacts | null; error: string | null; served: string}> {
	let served = '';
	const endpoint = await serveTls('good', socket => {
		socket.on('data', (bytes: Buffer) => {
			served += bytes.toString();
		});
		socket.write('220 hello\r\n');
	});
	return await new Promise(resolve => {
		let tls: TlsFacts | null = null;
		const transport = openTransport(endpoint, {implicitTls: true, tls: {pins}}, (event: TransportEvent) => {
			if (event.type === 'connected') {
				tls = event.tls;
				void transport.write(Buffer.from('AUTH secret\r\n'));
			}

			if (event.type === 'data' || event.type === 'failed' || event.type === 'closed') {
				transport.destroy();
				resolve({tls, error: event.type === 'failed' ? event.error.message : null, served});
			}
		});
	});
}

it('goes on only with the certificate, or the key, that is expected', async () => {
	const [leaf] = (await shake([])).tls?.certificates ?? [];
	const good: Pin[] = [
		{of: 'key', value: leaf?.spki256 ?? ''},
		{of: 'certificate', value: leaf?.fingerprint256 ?? ''},
	];
	for (const pin of good) {
		expect((await shake([pin])).error).toBeNull();
		expect((await shake([{of: 'key', value: key}, pin])).error).toBeNull();
	}

	const wrong = await shake([{of: 'key', value: key}]);
	expect(wrong.tls).toBeNull();
	expect(wrong.error).toContain(`is not the one that is expected: its key has the SHA-256 ${leaf?.spki256}`);
	expect(wrong.served).toBe('');
});

it('a chain without a certificate fits nothing', () => {
	expect(fits({of: 'key', value: key}, {certificates: []})).toBe(false);
});
