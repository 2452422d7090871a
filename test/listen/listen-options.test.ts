/** Each option of `listen`, by what a client hears. */
import {describe, expect, test} from 'vitest';
import {listen} from '../../source/index.ts';
import type {ListenOptions} from '../../source/listen/listen.ts';
import {makeAuthority, makeCertificate} from '../../source/transport/make-certificate.ts';
import {RawClient} from '../support/raw-client.ts';
import {reactiveServer} from '../support/reactive-server.ts';
import {testCertificate} from '../support/scripted-server.ts';
import {targetOf} from '../support/target-of.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** What a server with these options says to these lines. */
async function heard(options: ListenOptions, ...lines: readonly string[]): Promise<string[]> {
	await using server = await listen({name: 'listen.test', ...options});
	const client = server.ports[0]?.implicitTls
		? RawClient.tls(server.port, {rejectUnauthorized: false})
		: RawClient.clear(server.port);
	const replies = [await client.reply()];
	for (const line of lines) {
		replies.push(await client.ask(line));
	}

	client[Symbol.dispose]();
	return replies.map(reply => reply.replaceAll('\r\n', '|'));
}

const keywords = async (options: ListenOptions, hello = 'EHLO'): Promise<string[]> => {
	const [, list = ''] = await heard(options, `${hello} client.example`);
	return list
		.split('|')
		.filter(Boolean)
		.slice(1)
		.map(line => line.slice(4));
};

describe('what is offered', () => {
	test.each<[string, ListenOptions, string]>([
		['usual', {}, 'STARTTLS,AUTH'],
		['no TLS', {tls: 'none'}, 'AUTH'],
		['TLS at once', {tls: 'implicit'}, 'AUTH'],
		['TLS at once, on a port of several', {ports: [{port: 0, implicitTls: true}]}, 'AUTH'],
		['no login', {auth: 'none'}, 'STARTTLS'],
		['a login in TLS only', {tlsBeforeAuth: true}, 'STARTTLS'],
		['without some', {without: ['starttls', 'Size']}, 'AUTH'],
	])('%s', async (_name, options, words) => {
		const list = (await keywords(options)).map(line => line.split(' ')[0] ?? '');
		expect(['STARTTLS', 'AUTH'].filter(name => list.includes(name)).join()).toBe(words);
		expect(list.includes('SIZE')).toBe(!options.without);
	});

	test('a size', async () => {
		expect(await keywords({size: 1000})).toContain('SIZE 1000');
		expect(await keywords({})).toContain('SIZE 67108864');
	});

	test('LMTP', async () => {
		expect((await heard({lmtp: true}, 'EHLO x', 'LHLO x')).map(reply => reply.slice(0, 3))).toEqual([
			'220',
			'500',
			'250',
		]);
		expect((await heard({}, 'LHLO x'))[1]?.slice(0, 3)).toBe('500');
	});
});

test('the name in the greeting', async () => {
	expect((await heard({}))[0]).toMatch(/^220 listen\.test ESMTP /);
});

test.each<[string, ListenOptions['auth'], string, string]>([
	['any', 'any', base64('\0ann\0x'), '235'],
	['one that is right', {user: 'ann', password: 'secret-7'}, base64('\0ann\0secret-7'), '235'],
	['one that is wrong', {user: 'ann', password: 'secret-7'}, base64('\0ann\0x'), '535'],
	['none', 'none', base64('\0ann\0x'), '502'],
])('a login: %s', async (_name, auth, text, code) => {
	const [, , reply] = await heard({...(auth && {auth})}, 'EHLO client.example', `AUTH PLAIN ${text}`);
	expect(reply?.slice(0, 3)).toBe(code);
});

test('rules, from the beginning and later', async () => {
	await using server = await listen({answers: 'answer NOOP=450 4.3.2 Later'});
	const client = RawClient.clear(server.port);
	await client.reply();
	expect(await client.ask('NOOP')).toBe('450 4.3.2 Later\r\n');
	server.answer('answer NOOP=250 2.0.0 Now\nanswer HELP=502 no');
	expect(await client.ask('NOOP')).toBe('250 2.0.0 Now\r\n');
	expect(await client.ask('HELP')).toBe('502 no\r\n');
	expect(() => server.answer('answr x')).toThrow('Line 1');
	client[Symbol.dispose]();
});

test('a certificate of one’s own, and none made beside it', async () => {
	const authority = makeAuthority('own authority');
	const {cert, key} = makeCertificate(authority, {names: ['own.example']});
	await using server = await listen({cert, key, tls: 'implicit'});
	expect(server.ca).toBe('');
	const client = RawClient.tls(server.port, {ca: authority.cert, servername: 'own.example'});
	expect(await client.reply()).toMatch(/^220 /);
	client[Symbol.dispose]();
	await using made = await listen({tls: 'implicit'});
	const other = RawClient.tls(made.port, {ca: made.ca, servername: 'any.example'});
	expect(await other.reply()).toMatch(/^220 /);
	other[Symbol.dispose]();
});

test('versions of TLS', async () => {
	await using server = await listen({tls: 'implicit', minVersion: 'TLSv1.3'});
	const old = RawClient.tls(server.port, {rejectUnauthorized: false, maxVersion: 'TLSv1.2'});
	await expect(old.reply()).rejects.toThrow('the connection ended');
	await using older = await listen({tls: 'implicit', maxVersion: 'TLSv1.2'});
	const fresh = RawClient.tls(older.port, {rejectUnauthorized: false, minVersion: 'TLSv1.3'});
	await expect(fresh.reply()).rejects.toThrow('the connection ended');
});

test('sessions at one time', async () => {
	await using server = await listen({maxConnections: 1});
	const first = RawClient.clear(server.port);
	await first.reply();
	expect(await RawClient.clear(server.port).closed()).toMatch(/^421 4\.7\.0 Too many/);
	first[Symbol.dispose]();
});

test('who may come: this machine always', async () => {
	expect((await heard({allowFrom: ['192.0.2.0/24']}))[0]?.slice(0, 3)).toBe('220');
});

describe('passing on', () => {
	const secure = {keywords: ['STARTTLS'], inTls: ['AUTH PLAIN']};

	test('to a target as the library has them', async () => {
		await using behind = await reactiveServer({replies: {CONNECT: '220 behind.test'}});
		expect((await heard({to: targetOf(`smtp://127.0.0.1:${behind.port}`)}))[0]).toBe('220 behind.test|');
		await behind.gone();
	});

	test('over TLS that is verified, or not', async () => {
		const greeting = async (more: Partial<ListenOptions>): Promise<string | undefined> => {
			await using behind = await reactiveServer(secure);
			const [reply] = await heard({to: `starttls://127.0.0.1:${behind.port}`, ...more});
			await behind.gone();
			return reply?.slice(0, 3);
		};
		expect(await greeting({})).toBe('421');
		expect(await greeting({insecure: true})).toBe('220');
		expect(await greeting({toTls: {ca: [testCertificate().ca], servername: 'mail.example.test'}})).toBe(
			'220',
		);
	});

	test('to a server without STARTTLS, though it was promised', async () => {
		await using behind = await reactiveServer({replies: {STARTTLS: '502 no'}});
		expect((await heard({to: `starttls://127.0.0.1:${behind.port}`}))[0]?.slice(0, 3)).toBe('421');
		expect(behind.wire.filter(line => !line.startsWith('EHLO'))).toEqual(['‹connection›', 'STARTTLS']);
	});
});

describe('the sessions', () => {
	test('are given out once each, in the order of their ends, to all who ask', async () => {
		await using server = await listen();
		const [first, second] = [server.next(), server.next()];
		const one = RawClient.clear(server.port);
		await one.reply();
		const other = RawClient.clear(server.port);
		await other.reply();
		other[Symbol.dispose]();
		expect((await first)?.number).toBe(2);
		one[Symbol.dispose]();
		expect((await second)?.number).toBe(1);
	});

	test('are told of when they begin', async () => {
		const begun: number[] = [];
		await using server = await listen({onSession: ({number}) => begun.push(number)});
		const client = RawClient.clear(server.port);
		await client.reply();
		expect(begun).toEqual([1]);
		client[Symbol.dispose]();
		expect((await server.next())?.over).toBe(true);
	});

	test('are no more when it is closed: whoever waits is told', async () => {
		const server = await listen();
		const waiting = [server.next(), server.next()];
		const all: number[] = [];
		const listing = (async () => {
			for await (const {number} of server) {
				all.push(number);
			}
		})();
		await server.close();
		expect(await Promise.all(waiting)).toEqual([null, null]);
		await listing;
		expect(all).toEqual([]);
		expect(await server.next()).toBeNull();
	});
});
