/** Chains made by mailauth's sealer; what is done to them afterwards is told. */
import {generateKeyPairSync} from 'node:crypto';
import fc from 'fast-check';
import {authenticate} from 'mailauth';
import {expect, it, test} from 'vitest';
import {readArc} from '../../../source/message/dkim/arc.ts';
import {arcLines} from '../../../source/message/dkim/arc-lines.ts';
import {checkSender} from '../../../source/message/lint/sender.ts';
import {readMessage} from '../../../source/message/read.ts';

const {privateKey, publicKey} = generateKeyPairSync('rsa', {
	modulusLength: 2048,
	privateKeyEncoding: {type: 'pkcs8', format: 'pem'},
	publicKeyEncoding: {type: 'spki', format: 'der'},
});

const resolver = async (name: string, type: string): Promise<string[][]> => {
	if (type === 'TXT' && /^s1\._domainkey\.(?:list|mx)\.example$/.test(name)) {
		return [[`v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`]];
	}

	throw Object.assign(new Error(`query ENOTFOUND ${name}`), {code: 'ENOTFOUND'});
};

/** The message with another set of ARC in front. */
async function sealed(message: Buffer, domain: string): Promise<Buffer> {
	const result = await authenticate(message, {
		ip: '192.0.2.1',
		helo: 'mail.example',
		mta: domain,
		sender: 'alice@example.org',
		resolver,
		seal: {signingDomain: domain, selector: 's1', privateKey},
	});
	return Buffer.concat([Buffer.from(result.headers), message]);
}

const letter = Buffer.from(
	'From: alice@example.org\r\nTo: bob@example.net\r\nSubject: x\r\nDate: Sat, 28 Nov 2026 12:00:00 +0000\r\nMessage-ID: <1@example.org>\r\n\r\nHello\r\n',
);

async function chainOf(message: Buffer) {
	const {root} = await readMessage(message);
	return readArc(root.fields, {bytes: root.body, encoding: root.encoding});
}

async function verdictOf(message: Buffer) {
	const {arc} = await checkSender({
		bytes: message,
		envelopeFrom: 'alice@example.org',
		clientName: 'mail.example',
		clientAddress: null,
		resolver,
		now: new Date(),
	});
	return arc;
}

it('a message that nobody sealed has no chain', async () => {
	expect(await chainOf(letter)).toBeNull();
	expect(await verdictOf(letter)).toBeNull();
});

it('reads who sealed it, and what each found out', async () => {
	const message = await sealed(await sealed(letter, 'list.example'), 'mx.example');
	const chain = await chainOf(message);
	expect(chain).toMatchObject({
		sets: [
			{instance: 1, sealer: {domain: 'list.example', selector: 's1'}, chain: 'none'},
			{instance: 2, sealer: {domain: 'mx.example', selector: 's1'}, chain: 'pass'},
		],
		problems: [],
		bodyFits: true,
	});
	expect(chain && arcLines(chain).join('\n')).toMatch(
		/^1 {2}sealed by list\.example \(selector s1\), cv=none, it found .*spf=\w+.*\n2 .*\nThe chain is complete/,
	);
	expect(await verdictOf(message)).toMatchObject({result: 'pass', domain: 'mx.example'});
});

it('does not blame a chain for a name server that does not answer', async () => {
	const message = await sealed(letter, 'list.example');
	const {arc, findings} = await checkSender({
		bytes: message,
		envelopeFrom: 'alice@example.org',
		clientName: 'mail.example',
		clientAddress: null,
		async resolver(name) {
			throw Object.assign(new Error(`query ESERVFAIL ${name}`), {code: 'ESERVFAIL'});
		},
		now: new Date(),
	});
	expect(arc?.result).toBe('temperror');
	expect(findings.map(({rule}) => rule)).not.toContain('sender/arc-fail');
});

it('says what makes a chain worthless', async () => {
	const message = await sealed(await sealed(letter, 'list.example'), 'mx.example');
	const text = message.toString('latin1');
	const problems = async (changed: string) =>
		(await chainOf(Buffer.from(changed, 'latin1')))?.problems.join(' ');
	expect(await problems(text.replace('Hello', 'Hallo'))).toContain('The body is not the one');
	expect(await problems(text.replace(/^ARC-Seal: i=1;.*\r\n(?:[ \t].*\r\n)*/m, ''))).toContain(
		'Set 1 has no ARC-Seal.',
	);
	expect(await problems(text.replace('cv=pass', 'cv=fail'))).toContain('Set 2 says cv=fail');
	expect(await problems(text.replace('cv=none', 'cv=pass'))).toContain('where only cv=none is valid');
	const torn = Buffer.from(text.replace(/^ARC-Seal: i=1;.*\r\n(?:[ \t].*\r\n)*/m, ''), 'latin1');
	expect((await verdictOf(torn))?.result).toBe('fail');
	const changed = Buffer.from(text.replace('Hello', 'Hallo'), 'latin1');
	expect((await verdictOf(changed))?.result).toBe('fail');
});

test('whatever stands in the fields', () => {
	const name = fc.constantFrom('ARC-Seal', 'ARC-Message-Signature', 'ARC-Authentication-Results', 'Subject');
	const raw = fc.oneof(
		fc.string(),
		fc.integer({min: -5, max: 1200}).map(i => `i=${i}; a=rsa-sha256; cv=none; d=x`),
	);
	fc.assert(
		fc.property(fc.array(fc.record({name, raw}), {maxLength: 20}), fields => {
			const chain = readArc(fields, null);
			expect(chain?.sets.length ?? 0).toBeLessThanOrEqual(50);
			expect(chain === null || arcLines(chain).length > 0).toBe(true);
		}),
	);
});
