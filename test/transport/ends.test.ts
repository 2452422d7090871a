/** What is left behind: nothing that keeps the process alive, no listeners, no memory. */
import {execFile} from 'node:child_process';
import {connect} from 'node:net';
import {expect, test, vi} from 'vitest';
import {serveText, serveTls} from '../support/tls-server.ts';
import {listen} from '../support/transport-log.ts';

/** A process that opens a transport, does `act`, and must then end by itself. */
const run = (port: number, options: string, act: string): Promise<string> => {
	const script = `
		import {openTransport} from ${JSON.stringify(new URL('../../source/transport/open.ts', import.meta.url).href)};
		const types = [];
		const transport = openTransport(
			{kind: 'tcp', host: '127.0.0.1', port: ${port}},
			{connectTimeout: 600_000, ...${options}},
			event => {
				types.push(event.type);
				act(event);
			},
		);
		const act = event => { ${act} };
		process.on('exit', () => console.log(types.join(' ')));`;
	return new Promise((resolve, reject) => {
		execFile(
			process.execPath,
			['--no-warnings', '--experimental-strip-types', '--input-type=module', '-e', script],
			{timeout: 20_000},
			(error, output, complaints) =>
				error === null ? resolve(output.trim()) : reject(new Error(`${error.message}${complaints}`)),
		);
	});
};

test('the process ends after each kind of end', async () => {
	const text = await serveText(socket => socket.write('220 hello\r\n'));
	const closing = await serveText(socket => socket.end('220 hello\r\n'));
	const secured = await serveTls('good');
	const deaf = await serveText(socket => socket.pause());
	const tls = '{implicitTls: true}';
	const results = await Promise.all([
		run(closing.port, '{}', ''),
		run(text.port, '{}', "if (event.type === 'data') transport.destroy();"),
		run(1, '{}', ''),
		run(text.port, tls, ''),
		run(secured.port, tls, "if (event.type === 'data') transport.destroy();"),
		run(secured.port, '{implicitTls: true, tls: {key: "x"}}', ''),
		run(deaf.port, tls, "if (event.type === 'attempt') setImmediate(() => transport.destroy());"),
		run(
			deaf.port,
			'{}',
			"if (event.type === 'connected') { transport.write(Buffer.alloc(5e7)); transport.destroy(); }",
		),
	]);
	expect(results).toEqual([
		'attempt connected data closed',
		'attempt connected data closed',
		'attempt failed',
		'attempt failed',
		'attempt connected data closed',
		'attempt failed',
		'attempt closed',
		'attempt connected closed',
	]);
});

test('a long session leaves no listeners behind', async () => {
	const warnings: unknown[] = [];
	const onWarning = (warning: unknown): void => void warnings.push(warning);
	process.on('warning', onWarning);
	for (const [endpoint, implicitTls] of [
		[await serveText(socket => socket.pipe(socket)), false],
		[await serveTls('good', socket => socket.pipe(socket)), true],
	] as const) {
		const client = listen(endpoint, {implicitTls});
		await client.of('connected');
		for (let round = 0; round < 50; round++) {
			client.transport.pause();
			await client.transport.write(Buffer.alloc(100));
			void client.transport.write(Buffer.alloc(20_000));
			client.transport.resume();
		}
		await client.until(() => client.octets() === 50 * 20_100 || undefined);
		client.transport.end();
		expect(await client.end()).toEqual({type: 'closed', by: 'client'});
	}
	process.off('warning', onWarning);
	expect(warnings).toEqual([]);
});

test('cut in the middle of a large write through TLS', async () => {
	const endpoint = await serveTls('good', socket => socket.pause());
	for (const act of ['destroy', 'end-destroy'] as const) {
		const client = listen(endpoint, {implicitTls: true});
		await client.of('connected');
		const writing = client.transport.write(Buffer.alloc(30_000_000));
		if (act === 'end-destroy') client.transport.end();
		await new Promise(resolve => setImmediate(resolve));
		client.transport.destroy();
		await writing;
		expect(await client.end()).toEqual({type: 'closed', by: 'client'});
		expect(client.types()).toBe('attempt connected closed');
	}
});

test('the server is gone in the middle of a large write through TLS', async () => {
	const endpoint = await serveTls('good', socket => {
		socket.once('data', () => socket.destroy());
	});
	const client = listen(endpoint, {implicitTls: true});
	await client.of('connected');
	await client.transport.write(Buffer.alloc(30_000_000));
	const end = await client.end();
	expect(['closed', 'failed']).toContain(end.type);
	if (end.type === 'failed') expect(end.error).toMatchObject({code: 'reset', stage: 'open'});
});

test('a connection cut without TLS’s goodbye is an end by the server', async () => {
	for (const maxVersion of ['TLSv1.2', 'TLSv1.3'] as const) {
		const real = await serveTls('good', socket => socket.write('220 hello\r\n'), {maxVersion});
		const endpoint = await serveText(socket => {
			const upstream = connect(real.port, real.host);
			upstream.on('error', () => {});
			socket.on('data', bytes => upstream.write(bytes));
			upstream.on('data', bytes => socket.write(bytes));
			cut = () => socket.end();
		});
		let cut = (): void => {};
		const client = listen(endpoint, {implicitTls: true});
		await client.untilText('220 hello\r\n');
		cut();
		expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	}
});

test('a pause holds back a flood under TLS too', async () => {
	const total = 40_000_000;
	let sent = 0;
	const endpoint = await serveTls('good', socket => {
		const pump = (): void => {
			while (sent < total) {
				sent += 1_000_000;
				if (!socket.write(Buffer.alloc(1_000_000, 'z'))) break;
			}
			if (sent < total) socket.once('drain', pump);
			else socket.end();
		};
		socket.once('data', pump);
	});
	const client = listen(endpoint, {implicitTls: true});
	await client.of('connected');
	client.transport.pause();
	await client.write('go');
	await vi.waitUntil(() => sent > 0);
	for (let round = 0; round < 2000; round++) await new Promise(resolve => setImmediate(resolve));
	expect(sent).toBeLessThan(total);
	client.transport.resume();
	expect(await client.end()).toEqual({type: 'closed', by: 'server'});
	expect(client.octets()).toBe(total);
});
