/** `send` against Postfix: what it asks for, what it is refused, and what it says of it. */
import {generateKeyPairSync} from 'node:crypto';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {dkimVerify} from 'mailauth/lib/dkim/verify.js';
import {afterAll, describe, expect} from 'vitest';
import {type Ran, run} from '../cli/capture.ts';
import {greylist} from './greylist.ts';
import {interop, mailServers, type PortName} from './servers/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-mail-'));
afterAll(() => rmSync(folder, {recursive: true}));

function send(port: PortName, ...argv: readonly string[]): Promise<Ran> {
	return run('send', `127.0.0.1:${mailServers().ports[port]}`, '--from', 'alice@example.test', ...argv);
}

/** The last message in a mailbox with that subject, lines ended with LF. */
async function arrived(mailbox: string, subject: string): Promise<string> {
	const all = await mailServers().mail(mailbox);
	return all.findLast(text => text.includes(`\nSubject: ${subject}\n`)) ?? '';
}

const [bob, unknown, later] = ['bob@example.test', 'nobody@elsewhere.test', 'tempfail@example.test'];

describe('recipients', () => {
	interop('some refused: the others get it, and the exit code is 40', async () => {
		const {code, out} = await send('mx', '--to', bob, '--to', unknown, '--subject', 'some of them');
		expect(code).toBe(40);
		expect(out).toContain(`The server accepted the message for ${bob}, and refused ${unknown}.`);
		expect(out).toMatch(/✗ nobody@elsewhere\.test: 554 5\.7\.1 .*Relay access denied/);
		expect(await arrived('bob', 'some of them')).not.toBe('');
	});

	interop('all or nothing: nobody gets it', async () => {
		const {code, out} = await send(
			'mx',
			...['--to', `${bob}, ${unknown}`, '--subject', 'for all', '--all-or-nothing'],
		);
		expect(code).toBe(40);
		expect(out).toContain(`The server refused ${unknown}, so the message was not sent to anyone.`);
		expect(await arrived('bob', 'for all')).toBe('');
	});

	interop('every one refused', async () => {
		const {code, out} = await send('mx', '--to', unknown);
		expect(code).toBe(24);
		expect(out).not.toMatch(/ C DATA$/m);
	});

	interop('try again later has an exit code of its own', async () => {
		expect((await send('mx', '--to', later, '--exit-detail')).code).toBe(54);
		expect((await send('mx', '--to', `${bob},${later}`, '--exit-detail')).code).toBe(70);
	});

	interop('421 in the middle: told, and the refusal is the exit code', async () => {
		const {code, out} = await send('mx', '--to', 'drop@example.test');
		expect(code).toBe(24);
		expect(out).toContain('421 4.3.2');
	});
});

interop('greylisting: put off, said so, and taken on the next try', async () => {
	await using service = await greylist();
	const argv = ['--to', 'patient@example.test', '--subject', 'come back', '--exit-detail'];
	const first = await send('mx', ...argv);
	expect(first.code).toBe(54);
	expect(first.out).toMatch(/S 450 4\.7\.1 .*Greylisted, come back in 300 seconds/);
	expect(first.out).toContain('(try again later)');
	expect(first.out).toMatch(/greylist/i);
	const second = await send('mx', ...argv);
	expect(second.code).toBe(0);
	expect(service.asked).toBe(2);
	expect(await arrived('patient', 'come back')).not.toBe('');
});

describe('what the server offers', () => {
	interop('DSN: asked for, taken, and the notice comes with what was given', async () => {
		await mailServers().empty('alice');
		const {code, out} = await send(
			'relay',
			...['--to', bob, '--subject', 'tell me', '--ret', 'HDRS', '--envid', 'id+1=x'],
			...['--notify', 'success,failure', '--orcpt'],
		);
		expect(code).toBe(0);
		expect(out).toMatch(/C MAIL FROM:<alice@example\.test> SIZE=\d+ RET=HDRS ENVID=id\+2B1\+3Dx$/m);
		expect(out).toMatch(
			/C RCPT TO:<bob@example\.test> NOTIFY=SUCCESS,FAILURE ORCPT=rfc822;bob@example\.test$/m,
		);
		const [notice = ''] = await mailServers().mail('alice');
		expect(notice).toContain('Original-Envelope-Id: id+1=x');
		expect(notice).toContain('Original-Recipient: rfc822;bob@example.test');
		expect(notice).toContain('Action: delivered');
	});

	interop('DSN where it is not offered is left out, and that is said before MAIL', async () => {
		const {code, out} = await send('strict', '--to', bob, '--notify', 'NEVER', '--ret', 'FULL');
		expect(code).toBe(0);
		expect(out).toMatch(
			/NOTIFY .*does not offer DSN, so it is left out[\s\S]*C MAIL FROM:<alice@example\.test> SIZE=\d+$/m,
		);
	});

	interop('a message over the announced SIZE is told before MAIL, and never sent', async () => {
		const {code, out} = await send('strict', '--to', bob, '--body', 'word '.repeat(4000));
		expect(code).toBe(23);
		expect(out).toMatch(
			/octets; the server accepts 10240\. It will be refused[\s\S]*C MAIL FROM[\s\S]*S 552 5\.3\.4 /,
		);
		expect(out).not.toMatch(/ C DATA$/m);
	});

	interop('SMTPUTF8: an address in letters arrives', async () => {
		const {code, out} = await send(
			'relay',
			...['--to', 'почта@bücher.test', '--subject', 'in letters', '--reply-to', 'zoë@example.test'],
		);
		expect(code).toBe(0);
		expect(out).toMatch(/C MAIL FROM:<alice@example\.test> SIZE=\d+.* SMTPUTF8$/m);
		expect(await arrived('idn', 'in letters')).toContain('\nTo: почта@bücher.test\n');
	});

	interop('SMTPUTF8 where it is not offered: nothing is sent, and that is said', async () => {
		const {code, out} = await send('strict', '--to', 'zoë@example.test');
		expect(code).toBe(23);
		expect(out).toContain('SMTPUTF8 is needed (an address is not ASCII)');
		expect(out).not.toContain('C MAIL');
	});

	interop.each([1, 100, 1_000_000])('CHUNKING: BDAT in chunks of %i arrives the same', async size => {
		const subject = `in chunks of ${size}`;
		const path = join(folder, 'chunks.eml');
		writeFileSync(path, `From: alice@example.test\r\nSubject: ${subject}\r\n\r\n.\r\n..\r\nfrom`);
		const {code, out} = await send(
			'relay',
			'--to',
			bob,
			'--data',
			`@${path}`,
			'--chunk-size',
			`${size}`,
			'--no-lint',
		);
		expect(code).toBe(0);
		expect(out).not.toMatch(/ C DATA$/m);
		expect(out).toMatch(/C BDAT \d+ LAST$/m);
		expect(await arrived('bob', subject)).toMatch(/\n\n\.\n\.\.\nfrom\n?$/);
	});
});

describe('TLS and a login', () => {
	const login = ['--tls', '--auth-user', 'alice@example.test', '--to', bob, '--subject', 'logged in'];
	const password = join(folder, 'password');

	interop('on the submission port', async () => {
		writeFileSync(password, 'wonderland\n', {mode: 0o600});
		const {code, out} = await send(
			'submission',
			...[...login, '--ca', mailServers().certificates.ca, '--auth-password-file', password],
		);
		expect(code).toBe(0);
		expect(out).not.toContain('wonderland');
		expect(await arrived('bob', 'logged in')).toMatch(/Authenticated sender: alice@example\.test/);
	});

	interop(
		'a wrong password is 28, a certificate that is not verified 29, and no message goes out',
		async () => {
			writeFileSync(password, 'looking-glass\n', {mode: 0o600});
			const given = [...login, '--auth-password-file', password];
			const refused = await send('submission', ...given, '--ca', mailServers().certificates.ca);
			const unverified = await send('submission', ...given);
			expect([refused.code, unverified.code]).toEqual([28, 29]);
			expect(unverified.out).toContain('--insecure to continue anyway');
			expect(refused.out + unverified.out).not.toMatch(/C MAIL FROM|looking-glass/);
		},
	);
});

interop('a refusal after the dot', async () => {
	const {code, out} = await send('mx', '--to', bob, '--subject', 'REJECTME');
	expect(code).toBe(26);
	expect(out).toMatch(/The server read the message and refused it: 550 5\.7\.1 .*Content refused on demand/);
});

interop('a signature with a given key verifies after the way through Postfix', async () => {
	const {privateKey, publicKey} = generateKeyPairSync('rsa', {modulusLength: 2048});
	const key = join(folder, 'dkim.pem');
	writeFileSync(key, privateKey.export({type: 'pkcs8', format: 'pem'}));
	const {code} = await send(
		'relay',
		...[
			'--to',
			bob,
			'--subject',
			'signed',
			'--text',
			'é\n.\nblanks  \n\n',
			'--dkim-key',
			key,
			'--dkim-selector',
			'sel',
		],
	);
	expect(code).toBe(0);
	const p = publicKey.export({type: 'spki', format: 'der'}).toString('base64');
	const asked: string[] = [];
	const {results} = await dkimVerify(Buffer.from((await arrived('bob', 'signed')).replaceAll('\n', '\r\n')), {
		resolver: async name => {
			asked.push(name);
			return [[`v=DKIM1; k=rsa; p=${p}`]];
		},
	});
	expect(asked).toEqual(['sel._domainkey.example.test']);
	expect(results.map(({status}) => status.result)).toEqual(['pass']);
});
