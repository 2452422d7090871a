import {expect, it} from 'vitest';
import {greet, type Hello, startTls, upgradeAsPromised} from '../../source/dialogs/greet.ts';
import {createSession} from '../../source/session/live-session.ts';
import type {Session} from '../../source/session/session.ts';
import {parseTarget} from '../../source/session/target.ts';
import {scriptedServer, testCertificate} from '../support/scripted-server.ts';

/** What `act` gave, and the lines that the server was sent. */
async function during<T>(
	scheme: 'smtp' | 'lmtp' | 'starttls',
	lines: readonly string[],
	act: (session: Session) => Promise<T>,
): Promise<readonly [T, string]> {
	await using server = await scriptedServer(lines.join('\n'));
	const parsed = parseTarget(`${scheme}://127.0.0.1:${server.port}`);
	const session = createSession({
		target: parsed.ok ? parsed.target : expect.fail(parsed.problem),
		transport: {tls: {ca: [testCertificate().ca]}},
	});
	try {
		await session.connect();
		const result = await act(session);
		return [result, server.written().replaceAll('\r\n', '|')];
	} finally {
		session.close();
	}
}

const hello = ['S: 220 mx', 'C: EHLO …', 'S: 250-mx', 'S: 250 STARTTLS'];

it.each<['smtp' | 'lmtp', Hello | undefined, readonly string[], number | undefined, string]>([
	['smtp', undefined, ['C: EHLO …', 'S: 250 mx'], 250, 'EHLO me.test|'],
	['smtp', 'HELO', ['C: HELO …', 'S: 250 mx'], 250, 'HELO me.test|'],
	['smtp', 'HELO', ['C: HELO …', 'S: 502 no'], 502, 'HELO me.test|'],
	['lmtp', undefined, ['C: LHLO …', 'S: 500 no'], 500, 'LHLO me.test|'],
	...[500, 501, 502, 504].map(
		code =>
			[
				'smtp',
				'EHLO',
				['C: EHLO …', `S: ${code} no`, 'C: HELO …', 'S: 251 mx'],
				251,
				'EHLO me.test|HELO me.test|',
			] as ['smtp', Hello, string[], number, string],
	),
	...[421, 503, 550].map(
		code =>
			['smtp', 'EHLO', ['C: EHLO …', `S: ${code} no`], code, 'EHLO me.test|'] as [
				'smtp',
				Hello,
				string[],
				number,
				string,
			],
	),
	['smtp', undefined, ['C: EHLO …', 'END'], undefined, 'EHLO me.test|'],
])('greets: %s, %s, %j', async (scheme, how, lines, code, written) => {
	const [reply, sent] = await during(scheme, ['S: 220 mx', ...lines], async session =>
		greet(session, 'me.test', how),
	);
	expect([reply?.code, sent]).toEqual([code, written]);
});

it('greets with the name it was given before, else with one of its own', async () => {
	const again = ['C: EHLO …', 'S: 250 mx'];
	const [, sent] = await during('smtp', ['S: 220 mx', ...again, ...again, ...again], async session => {
		await greet(session);
		await greet(session, 'me.test');
		await greet(session);
	});
	const [own, given, kept] = sent.split('|');
	expect(own).toMatch(/^EHLO (?:\[127\.0\.0\.1\]|[\w-]+\.[\w.-]+)$/);
	expect([given, kept]).toEqual(['EHLO me.test', 'EHLO me.test']);
});

const secured = ['C: STARTTLS', 'S: 220 go', 'TLS', 'C: EHLO …', 'S: 250 mx'];

it.each<['smtp' | 'starttls', readonly string[], string | null, string]>([
	['smtp', ['S: 220 mx'], null, ''],
	['starttls', [...hello, ...secured], null, 'EHLO me.test|STARTTLS|EHLO me.test|'],
	[
		'starttls',
		[...hello, 'C: STARTTLS', 'S: 454 later'],
		'starttls:// requires TLS, and the server did not switch to it.',
		'EHLO me.test|STARTTLS|',
	],
	[
		'starttls',
		['S: 220 mx', 'C: EHLO …', 'S: 421 closing'],
		'starttls:// requires TLS, and the server did not switch to it.',
		'EHLO me.test|',
	],
	['starttls', ['S: 554 no'], null, ''],
])('keeps what %s:// promises with %j', async (scheme, lines, problem, written) => {
	expect(await during(scheme, lines, async session => upgradeAsPromised(session, 'me.test'))).toEqual([
		problem,
		written,
	]);
});

it('gives the refusal of STARTTLS, and greets with the same name behind it', async () => {
	const asked = async (lines: readonly string[], name?: string) =>
		during('smtp', [...hello, ...lines], async session => {
			await greet(session, 'me.test');
			return (await startTls(session, name))?.code;
		});
	expect(await asked(['C: STARTTLS', 'S: 454 later'])).toEqual([454, 'EHLO me.test|STARTTLS|']);
	expect(await asked(secured)).toEqual([undefined, 'EHLO me.test|STARTTLS|EHLO me.test|']);
	expect(await asked(secured, 'other.test')).toEqual([undefined, 'EHLO me.test|STARTTLS|EHLO other.test|']);
	expect(await asked(['C: STARTTLS', 'S: 220 go', 'END'])).toEqual([undefined, 'EHLO me.test|STARTTLS|']);
});
