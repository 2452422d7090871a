/** What a server may say at a 334 that no mechanism foresees: given up or answered, shown for what it is, never a hang. */
import {describe, expect, test} from 'vitest';
import {explain} from '../../source/decode/explain.ts';
import {authenticate} from '../../source/dialogs/authenticate.ts';
import {greet} from '../../source/dialogs/greet.ts';
import {createSession} from '../../source/session/live-session.ts';
import {parseTarget} from '../../source/session/target.ts';
import {scriptedServer, send} from '../support/scripted-server.ts';

const base64 = (bytes: string | Uint8Array) => Buffer.from(bytes).toString('base64');

/** The challenge comes where the mechanism waits for its first one with something in it. */
async function meet(mechanism: string, challenge: string) {
	await using server = await scriptedServer([
		...['S: 220 mx', 'C: EHLO …', 'S: 250-mx', `S: 250 AUTH ${mechanism}`, 'C: AUTH …'],
		send(`334 ${challenge}\r\n`),
		...['C: …', 'S: 501 5.5.2 no'],
	]);
	const parsed = parseTarget(`smtp://127.0.0.1:${server.port}`);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	const session = createSession({target: parsed.target});
	try {
		await session.connect();
		await greet(session, 'me.example');
		const credentials = {user: 'tim', password: 'open-sesame', token: 'ya29.x'};
		const {outcome, message, alarm} = await authenticate(session, {...credentials, mechanism});
		const reply = session.entries.find(entry => entry.type === 'reply' && entry.code === 334);
		const explained = reply ? JSON.stringify(explain(reply)) : '';
		return {outcome, message, alarm, explained, last: server.written().trimEnd().split('\r\n').at(-1)};
	} finally {
		session.close();
	}
}

const challenges = {
	'not base64': '!!! not base64 !!!',
	'nothing at all': '',
	'control bytes': base64('\u001b[2J\u0007\u0000\r\nMAIL'),
	'bytes that are no UTF-8': base64(Uint8Array.of(0xff, 0xfe, 0xc0, 0x80)),
	'the last message of SCRAM': base64('v=rmF9pqV8S7suAoZWja4dJRkFsKQ='),
	'the first message of DIGEST-MD5': base64('realm="x",nonce="abc",qop="auth-int",algorithm=md5-sess'),
	'the third message of NTLM': base64(
		Buffer.concat([Buffer.from('NTLMSSP\0\u0003\0\0\0'), Buffer.alloc(52)]),
	),
	'a count beyond reason': base64('r=x,s=QSXC,i=4294967295'),
	'1 MiB': base64(Buffer.alloc(786_432, 'x')),
};

const notBase64 = 'The challenge is not base64.';
const tooLong = 'longer than any mechanism needs';

/** What each says when it gives up at a challenge that can be read. Null: it answers, and the server has the last word. */
const words: Readonly<Record<string, string | null>> = {
	'SCRAM-SHA-256': 'nonce',
	'CRAM-MD5': null,
	'DIGEST-MD5': 'DIGEST-MD5 cannot be computed',
	NTLM: 'not an NTLM message of type 2',
	LOGIN: null,
	XOAUTH2: null,
};

/** Mechanisms whose challenges are understood in plain text too. */
const inPlainText: readonly string[] = ['LOGIN', 'NTLM'];

describe.each(Object.entries(words))('%s', (mechanism, reason) => {
	test.each(Object.entries(challenges))('at %s', async (name, challenge) => {
		const {outcome, message, alarm, last, explained} = await meet(mechanism, challenge);
		const expected =
			name === 'not base64' && !inPlainText.includes(mechanism)
				? notBase64
				: name === '1 MiB'
					? tooLong
					: mechanism === 'DIGEST-MD5' && name === 'the first message of DIGEST-MD5'
						? 'only qop auth-int'
						: reason;
		expect(outcome).toBe(expected === null ? 'refused' : 'stopped');
		expect(message).toContain(expected ?? 'was refused: 501 5.5.2');
		expect(alarm).toBeNull();
		expect(last === '*').toBe(expected !== null);
		expect(explained).toContain('The server waits for an answer in base64');
	});
});

test.each([
	['SCRAM-SHA-256', 'nothing at all', 'The challenge has no nonce'],
	['SCRAM-SHA-256', 'a count beyond reason', 'does not continue ours'],
] as const)('%s at %s says: %s', async (mechanism, name, said) => {
	expect((await meet(mechanism, challenges[name])).message).toContain(said);
});

test.each([
	['LOGIN', 'not base64', 'The prompt is in plain text'],
	['CRAM-MD5', 'not base64', 'Text instead of base64'],
	['CRAM-MD5', 'nothing at all', 'could be replayed'],
	['CRAM-MD5', 'bytes that are no UTF-8', 'bytes that are not text'],
	['SCRAM-SHA-256', 'a count beyond reason', 'More iterations than any server needs'],
	['SCRAM-SHA-256', '1 MiB', 'Only the beginning is shown'],
	['XOAUTH2', 'control bytes', 'The challenge is not JSON'],
] as const)('what %s got is shown for what it is: %s', async (mechanism, name, said) => {
	expect((await meet(mechanism, challenges[name])).explained).toContain(said);
});
