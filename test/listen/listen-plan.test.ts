/** What the options of `listen` come to for the listener: each one, and each that is absent. */
import {hostname} from 'node:os';
import {beforeEach, describe, expect, test, vi} from 'vitest';
import {type ListenOptions, listen} from '../../source/listen/listen.ts';
import type {ListenerOptions} from '../../source/listen/options.ts';
import {targetOf} from '../support/target-of.ts';

const started: ListenerOptions[] = [];
vi.mock('../../source/listen/listener.ts', () => ({
	startListener: async (options: ListenerOptions) => {
		started.push(options);
		return {ports: [], open: 0, refused: 0, addRules() {}, dropHold: () => false, close: async () => {}};
	},
}));
beforeEach(() => {
	started.length = 0;
});

async function planned(options?: ListenOptions): Promise<ListenerOptions> {
	await listen(options);
	return started[0] ?? expect.fail('nothing was started');
}

const functions = {
	identityFor: expect.any(Function),
	onSession: expect.any(Function),
	onMessage: expect.any(Function),
	busy: expect.any(Function),
	allows: expect.any(Function),
};
const usual = {
	...functions,
	address: '127.0.0.1',
	ports: [{port: 0, implicitTls: false}],
	name: hostname(),
	protocol: 'smtp',
	starttls: true,
	to: null,
	login: {kind: 'anything'},
	tlsBeforeAuth: false,
	size: 67_108_864,
	without: [],
	rules: [],
	dropAfterTls: false,
	keeper: null,
	maxConnections: 250,
	timeout: 300_000,
	memory: 268_435_456,
};

test('nothing', async () => {
	const plan = await planned();
	expect(plan).toEqual(usual);
	expect(plan.allows('192.0.2.1')).toBe(true);
	expect(plan.busy()).toBeNull();
});

const behind = targetOf('smtp://192.0.2.9');
test.each<[ListenOptions, Partial<ListenerOptions>]>([
	[{port: 2525}, {ports: [{port: 2525, implicitTls: false}]}],
	[{tls: 'implicit'}, {ports: [{port: 0, implicitTls: true}], starttls: false}],
	[{tls: 'none'}, {starttls: false}],
	[{port: 1, ports: [{port: 2, implicitTls: true}]}, {ports: [{port: 2, implicitTls: true}]}],
	[{address: '::1'}, {address: '::1'}],
	[{lmtp: true}, {protocol: 'lmtp'}],
	[
		{minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3'},
		{minVersion: 'TLSv1.2', maxVersion: 'TLSv1.3'},
	],
	[{name: 'mx.example'}, {name: 'mx.example'}],
	[{auth: 'none'}, {login: {kind: 'none'}}],
	[{auth: {user: 'ann', password: 'x'}}, {login: {kind: 'check', user: 'ann', password: 'x'}}],
	[{tlsBeforeAuth: true}, {tlsBeforeAuth: true}],
	[{size: 10}, {size: 10}],
	[{without: ['size', 'Chunking']}, {without: ['SIZE', 'CHUNKING']}],
	[{maxConnections: 3}, {maxConnections: 3}],
	[{timeout: 4}, {timeout: 4}],
	[{to: behind}, {to: {target: behind, transport: {}, insecure: false, allowClearAuth: false}}],
	[
		{to: 'smtp://192.0.2.9', insecure: true, toTls: {servername: 'mx.example'}},
		{
			to: {
				...{target: behind, insecure: true, allowClearAuth: false},
				transport: {tls: {servername: 'mx.example'}},
			},
		},
	],
	[
		{to: behind, allowClearAuth: true},
		{to: {target: behind, transport: {}, insecure: false, allowClearAuth: true}},
	],
])('%j', async (options, plan) => {
	expect(await planned(options)).toEqual({...usual, ...plan});
});

test('networks that may connect', async () => {
	const {allows} = await planned({allowFrom: ['192.0.2.0/24']});
	expect(['192.0.2.7', '198.51.100.7'].map(allows)).toEqual([true, false]);
});

describe('a certificate', () => {
	test('of one’s own is shown to everyone', async () => {
		const {identityFor} = await planned({cert: 'CERT', key: 'KEY'});
		expect(identityFor(null)).toEqual({cert: 'CERT', key: 'KEY'});
		expect(identityFor('mx.example')).toEqual({cert: 'CERT', key: 'KEY'});
	});

	test('may have its key in the same file', async () => {
		const {identityFor} = await planned({cert: 'BOTH'});
		expect(identityFor(null)).toEqual({cert: 'BOTH', key: ''});
	});
});

test.each<[ListenOptions, string]>([
	[{allowFrom: ['192.0.2.0/24', 'here']}, '“here” is not a network such as 192.0.2.0/24.'],
	[
		{to: behind, address: '0.0.0.0'},
		'0.0.0.0 can be reached from other machines: list those that may connect in allowFrom.',
	],
	[
		{to: behind, address: '192.0.2.1', allowFrom: []},
		'192.0.2.1 can be reached from other machines: list those that may connect in allowFrom.',
	],
])('%j is refused', async (options, words) => {
	await expect(listen(options)).rejects.toThrow(new TypeError(words));
	expect(started).toEqual([]);
});
