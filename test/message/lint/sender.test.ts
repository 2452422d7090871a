import {generateKeyPairSync} from 'node:crypto';
import {buffer} from 'node:stream/consumers';
import {expect, test} from 'vitest';
import {buildMessage} from '../../../source/message/build.ts';
import {checkSender, type Resolver} from '../../../source/message/lint/sender.ts';

const {privateKey, publicKey} = generateKeyPairSync('ed25519');
const key = publicKey.export({type: 'spki', format: 'der'}).subarray(-32).toString('base64');
const dkim = {
	domain: 'example.org',
	selector: 's1',
	privateKey: privateKey.export({type: 'pkcs8', format: 'pem'}).toString(),
};

const zone: Readonly<Record<string, unknown[]>> = {
	'MX example.org': [
		{exchange: 'mx2.example.org', priority: 20},
		{exchange: 'mx1.example.org', priority: 10},
	],
	'TXT example.org': [['v=spf1 ip4:192.0.2.1 -all']],
	'TXT s1._domainkey.example.org': [[`v=DKIM1; k=ed25519; p=${key}`]],
	'TXT _dmarc.example.org': [['v=DMARC1; p=reject']],
};

function resolverOf(records: Readonly<Record<string, unknown[]>>): Resolver {
	return async (name, type) => {
		const found = records[`${type} ${name}`];
		if (!found) {
			throw Object.assign(new Error(`queryTxt ENOTFOUND ${name}`), {code: 'ENOTFOUND'});
		}

		return found;
	};
}

async function check(change: {
	clientAddress?: string | null;
	records?: Readonly<Record<string, unknown[]>>;
	signed?: boolean;
	tampered?: boolean;
}) {
	const {clientAddress = '192.0.2.1', records = zone, signed = true, tampered = false} = change;
	const letter = {from: 'alice@example.org', to: 'bob@example.net', subject: 'x', text: 'Hello\n'};
	const bytes = await buffer((await buildMessage(signed ? {...letter, dkim} : letter)).open());
	return checkSender({
		bytes: tampered ? Buffer.from(bytes.toString().replace('Hello', 'Hallo')) : bytes,
		envelopeFrom: 'alice@example.org',
		clientName: 'mail.example.org',
		clientAddress,
		resolver: resolverOf(records),
		now: new Date(),
	});
}

test('all is well', async () => {
	expect(await check({})).toMatchObject({
		mx: ['mx1.example.org', 'mx2.example.org'],
		spf: {result: 'pass', domain: 'example.org'},
		dkim: [{result: 'pass', domain: 'example.org', selector: 's1'}],
		dmarc: {result: 'pass', policy: 'reject'},
		findings: [],
	});
});

test('a signature is enough for DMARC where SPF fails', async () => {
	const {dmarc, findings} = await check({clientAddress: '192.0.2.99'});
	expect(dmarc?.result).toBe('pass');
	expect(findings.map(({rule}) => rule)).toEqual(['sender/spf-fail']);
});

test.each([
	[
		'changed after signing',
		{tampered: true, clientAddress: null},
		['sender/dkim-neutral', 'sender/dmarc-fail'],
	],
	[
		'not signed, wrong host',
		{signed: false, clientAddress: '192.0.2.99'},
		['sender/spf-fail', 'sender/no-dkim', 'sender/dmarc-fail'],
	],
	[
		'nothing published',
		{records: {}, signed: false},
		['sender/no-mx', 'sender/spf-none', 'sender/no-dkim', 'sender/no-dmarc'],
	],
	[
		'does not receive mail',
		{records: {...zone, 'MX example.org': [{exchange: '', priority: 0}]}},
		['sender/no-mx'],
	],
	['only an address', {records: {...zone, 'MX example.org': [], 'A example.org': ['192.0.2.5']}}, []],
])('%s', async (_, change, rules) => {
	expect((await check(change)).findings.map(({rule}) => rule)).toEqual(rules);
});

test('a name server that fails has not said that there is nothing', async () => {
	const failing: Resolver = async name => {
		throw Object.assign(new Error(`query ESERVFAIL ${name}`), {code: 'ESERVFAIL'});
	};
	const bytes = await buffer(
		(
			await buildMessage({
				from: 'alice@example.org',
				to: 'bob@example.net',
				subject: 'x',
				text: 'Hello\n',
				dkim,
			})
		).open(),
	);
	const {mx, findings} = await checkSender({
		bytes,
		envelopeFrom: 'alice@example.org',
		clientName: 'mail.example.org',
		clientAddress: '192.0.2.1',
		resolver: failing,
		now: new Date(),
	});
	expect(mx).toBeNull();
	const rules = findings.map(({rule}) => rule);
	expect(rules).toContain('sender/no-answer');
	expect(
		rules.filter(rule => /no-mx|spf-(?:none|fail)|no-dmarc|dmarc-fail|dkim-(?:fail|permerror)/.test(rule)),
	).toEqual([]);
});
