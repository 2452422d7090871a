import {expect, it} from 'vitest';
import {askBlockLists} from '../../../source/dialogs/probe/block-lists.ts';
import {createResolver} from '../../../source/dialogs/probe/dns.ts';
import {dnsServer} from '../../support/dns-server.ts';

it('asks each list about the address turned round, and gives its words', async () => {
	await using dns = await dnsServer({
		'A 9.2.0.192.listed.test': ['127.0.0.2'],
		'TXT 9.2.0.192.listed.test': ['See https://listed.test/192.0.2.9'],
		'A 9.2.0.192.closed.test': ['127.255.255.254'],
		'A 9.2.0.192.parked.test': ['203.0.113.7'],
		'A 9.2.0.192.broken.test': 'SERVFAIL',
	});
	const lists = ['listed.test', 'clean.test', 'closed.test', 'parked.test', 'broken.test'];
	const answers = await askBlockLists('192.0.2.9', lists, createResolver([dns.address], 500));
	expect(answers.map(({list, verdict}) => [list, verdict])).toEqual([
		['listed.test', 'listed'],
		['clean.test', 'not listed'],
		['closed.test', 'unknown'],
		['parked.test', 'unknown'],
		['broken.test', 'unknown'],
	]);
	expect(answers[0]?.reason).toBe('See https://listed.test/192.0.2.9');
	expect(answers[2]?.reason).toContain('refuses to answer this resolver');
});

it('asks about IPv6 a digit a label', async () => {
	await using dns = await dnsServer({});
	await askBlockLists('2001:db8::1', ['list.test'], createResolver([dns.address], 500));
	expect(dns.questions[0]).toBe(`A 1${'.0'.repeat(23)}.8.b.d.0.1.0.0.2.list.test`);
});
