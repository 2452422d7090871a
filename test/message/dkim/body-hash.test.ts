/** Against the signer of mailauth: what it signed fits, and what was done to it afterwards is told. */
import {generateKeyPairSync} from 'node:crypto';
import fc from 'fast-check';
import dkim from 'mailauth/lib/dkim/sign.js';
import {describe, expect, it, test} from 'vitest';
import {
	type BodySignature,
	checkBodyHash,
	readBodySignature,
} from '../../../source/message/dkim/body-hash.ts';

const {privateKey} = generateKeyPairSync('ed25519', {
	privateKeyEncoding: {type: 'pkcs8', format: 'pem'},
	publicKeyEncoding: {type: 'spki', format: 'pem'},
});

async function signed(body: string, form: 'simple' | 'relaxed', length?: number): Promise<BodySignature> {
	const message = Buffer.from(`From: a@example.org\r\nSubject: x\r\n\r\n${body}`, 'latin1');
	const signature = {
		signingDomain: 'example.org',
		selector: 's1',
		privateKey,
		algorithm: 'ed25519-sha256',
		canonicalization: `relaxed/${form}`,
		...(length !== undefined && {maxBodyLength: length}),
	};
	const {signatures} = await dkim.dkimSign(message, {...signature, signatureData: [signature]});
	const read = readBodySignature(signatures.replace(/^[^:]*:/, '').replaceAll(/\r\n[ \t]*/g, ''));
	if (!read) {
		throw new Error(signatures);
	}

	return read;
}

const bytes = (text: string): Buffer => Buffer.from(text, 'latin1');
const judged = (signature: BodySignature, body: string, encoding = '7bit') =>
	checkBodyHash(signature, bytes(body), encoding);

const line = fc.stringMatching(/^[ -~\t]{0,40}$/);
const body = fc.array(line, {maxLength: 12}).map(lines => lines.map(text => `${text}\r\n`).join(''));
const form = fc.constantFrom('simple' as const, 'relaxed' as const);

it('what was signed fits, in both forms, whatever it is', async () => {
	await fc.assert(
		fc.asyncProperty(body, form, async (text, kind) => {
			const signature = await signed(text, kind);
			expect(signature).toMatchObject({
				domain: 'example.org',
				selector: 's1',
				form: kind,
				algorithm: 'sha256',
			});
			expect(judged(signature, text)).toEqual({fits: true, unsigned: 0});
			// Empty lines at the end do not count, nor do line ends that a file has in another form.
			expect(judged(signature, `${text}\r\n\r\n`).fits).toBe(true);
			expect(judged(signature, text.replaceAll('\r\n', '\n')).fits).toBe(true);
		}),
	);
});

it('a banner and a footer are found, and nothing is said of what was changed within', async () => {
	const word = fc.stringMatching(/^[a-z]{3,20}$/);
	const extra = fc.array(word, {maxLength: 4});
	await fc.assert(
		fc.asyncProperty(
			fc.array(word, {minLength: 2, maxLength: 12}),
			extra,
			extra,
			form,
			async (lines, banner, footer, kind) => {
				fc.pre(banner.length + footer.length > 0);
				const text = (all: readonly string[]) => all.map(each => `${each}\r\n`).join('');
				const signature = await signed(text(lines), kind);
				const verdict = judged(signature, text([...banner, ...lines, ...footer]));
				expect(verdict).toMatchObject({fits: false, change: {kind: 'added'}});
				const changed = judged(signature, text([...lines.slice(0, 1), 'changed!', ...lines.slice(1)]));
				expect(changed).toEqual({fits: false, change: {kind: 'unknown'}});
			},
		),
	);
});

describe('what was done', () => {
	const text = 'Hello\r\nFrom here on\r\n.dot\r\nend\r\n';
	test.each([
		['an mbox', text.replace('From here', '>From here'), '7bit', 'mbox file'],
		['dots that are still doubled', text.replace('.dot', '..dot'), '7bit', 'dot-stuffing was not undone'],
		['spaces at line ends', text.replace('Hello', 'Hello  '), '7bit', 'spaces at the ends'],
		['quoted-printable', text.replace('.dot', '=2Edot'), 'quoted-printable', 'quoted-printable'],
		['base64', `${bytes(text).toString('base64')}\r\n`, 'base64', 'base64'],
	])('%s is recognised', async (_name, changed, encoding, words) => {
		const verdict = judged(await signed(text, 'simple'), changed, encoding);
		expect(verdict).toEqual({
			fits: false,
			change: {kind: 'rewritten', how: expect.stringContaining(words)},
		});
	});

	it('a long line that a server broke is joined', async () => {
		const long = `${'x'.repeat(1500)}\r\nend\r\n`;
		const broken = `${'x'.repeat(990)}!\r\n ${'x'.repeat(510)}\r\nend\r\n`;
		expect(judged(await signed(long, 'simple'), broken)).toMatchObject({change: {kind: 'rewritten'}});
	});

	it('the first and last lines are named', async () => {
		const signature = await signed(text, 'relaxed');
		expect(judged(signature, `[EXTERNAL]\r\n\r\n${text}-- \r\nlist\r\n`)).toEqual({
			fits: false,
			change: {kind: 'added', before: 2, behind: 2, lines: ['[EXTERNAL]', '-- ', 'list']},
		});
	});

	it('what is behind the signed octets is counted', async () => {
		const signature = await signed(text, 'simple', 7);
		expect(signature.length).toBe(7);
		expect(judged(signature, text)).toEqual({fits: true, unsigned: text.length - 7});
	});
});

test.each(['', 'v=1', 'a=rsa-md5; bh=xx', 'a=rsa-sha256'])('%j is no signature to judge by', field => {
	expect(readBodySignature(field)).toBeNull();
});

it('is quick with a body that fits nothing', async () => {
	const signature = await signed('x\r\n', 'relaxed');
	const huge = 'a line of some length, over and over again\r\n'.repeat(40_000);
	expect(judged(signature, huge)).toEqual({fits: false, change: {kind: 'unknown'}});
});
