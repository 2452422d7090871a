/** A pinned certificate: what does not fit it gets nothing, and the exit code says TLS. */
import {expect, it} from 'vitest';
import {serveTls} from '../../support/tls-server.ts';
import {run} from '../capture.ts';

async function server(): Promise<{port: number; heard: () => string}> {
	let heard = '';
	const {port} = await serveTls('good', socket => {
		socket.write('220 mail.example.test\r\n');
		socket.on('data', (bytes: Buffer) => {
			heard += bytes.toString();
			socket.write(heard.endsWith('QUIT\r\n') ? '221 bye\r\n' : '250 mail.example.test\r\n');
		});
	});
	return {port, heard: () => heard};
}

async function pinOf(url: string): Promise<string> {
	const {out} = await run('probe', url, '--format', 'json', '--insecure');
	return /"spki256":"([^"]+)"/.exec(out)?.[1] ?? '';
}

it('lets nothing out to another key', async () => {
	const {port, heard} = await server();
	const url = `smtps://127.0.0.1:${port}`;
	const pin = await pinOf(url);
	const before = heard();
	const mail = ['--from', 'a@example.test', '--to', 'b@example.test', '--insecure', '--quit-after', 'EHLO'];
	const wrong = await run('send', url, ...mail, '--pin', `sha256//${'A'.repeat(43)}=`);
	expect(wrong.code).toBe(29);
	expect(wrong.out + wrong.err).toContain(`its key has the SHA-256 ${pin}`);
	expect(wrong.out).toContain('certificate is not the pinned one');
	expect(wrong.out).toContain('ask the server’s administrator, not over this connection');
	expect(wrong.out).not.toContain('A problem on the server');
	expect(heard()).toBe(before);
	expect((await run('send', url, ...mail, '--pin', pin)).code).toBe(0);
});

it('is a requirement of a probe', async () => {
	const {port} = await server();
	const url = `smtps://127.0.0.1:${port}`;
	const pin = await pinOf(url);
	expect((await run('probe', url, '--insecure', '--require', `tls,pin=${pin}`)).code).toBe(0);
	const other = await run('probe', url, '--insecure', '--require', `pin=${'A'.repeat(43)}=`);
	expect(other.code).toBe(41);
	expect(other.out.replaceAll(/\s+/g, ' ')).toContain('its key has the SHA-256');
});

it('is read before anything is connected', async () => {
	const {code, err} = await run('probe', 'smtps://127.0.0.1:1', '--pin', 'abc');
	expect(code).toBe(1);
	expect(err).toContain('--pin must be the SHA-256 of the public key');
});
