/** Servers that do not keep to the end: what is said, and the exit code. */
import {expect, it} from 'vitest';
import {probeServer} from '../../../source/dialogs/probe/probe.ts';
import {inShort} from '../../../source/reports/probe-overview.ts';
import {parseTarget} from '../../../source/session/target.ts';
import {type Script, scriptedServer, testCertificate} from '../../support/scripted-server.ts';

async function probed(script: Script, scheme = 'smtp') {
	await using server = await scriptedServer(script);
	const target = parseTarget(`${scheme}://127.0.0.1:${server.port}`);
	if (!target.ok) {
		throw new Error(target.problem);
	}

	const transport = {tls: {ca: [testCertificate().ca], servername: 'mail.example.test'}};
	const result = await probeServer(target.target, {transport, timeout: 10_000, clientName: 'me.example'});
	return {starttls: result.starttls, exitCode: result.exitCode, short: inShort(result).value};
}

const begin = 'S: 220 hi\nC: EHLO me.example\n';
const offers = `${begin}S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\n`;

it.each<[string, Script, {starttls: string; exitCode: number; short: string | RegExp}]>([
	[
		'closes after the greeting',
		`${begin}END`,
		{starttls: 'not reached', exitCode: 6, short: 'The server closed the connection after EHLO.'},
	],
	[
		'refuses everybody',
		'S: 554 go away\nEND',
		{starttls: 'not reached', exitCode: 21, short: /refuses the connection and gives no reason/},
	],
	[
		'refuses the client’s name',
		`${begin}S: 550 who are you\nC: QUIT\nS: 221 bye\nEND`,
		{starttls: 'not reached', exitCode: 22, short: /refuses the greeting/},
	],
	['resets at STARTTLS', `${offers}DROP`, {starttls: 'failed', exitCode: 29, short: /reset the connection/}],
	[
		'refuses STARTTLS',
		`${offers}S: 454 4.7.0 TLS not available\nC: QUIT\nS: 221 bye\nEND`,
		{starttls: 'refused', exitCode: 29, short: /TLS/},
	],
	[
		'closes at STARTTLS',
		`${offers}S: 220 go\nEND`,
		{starttls: 'failed', exitCode: 29, short: /closed the connection in the middle of the TLS handshake/},
	],
	[
		'refuses EHLO in TLS',
		`${offers}S: 220 go\nTLS\nC: EHLO me.example\nS: 550 no\nC: QUIT\nS: 221 bye\nEND`,
		{starttls: 'done', exitCode: 32, short: /refuses the greeting/},
	],
	[
		'resets at QUIT, which is its right',
		`${begin}S: 250-x\nS: 250 SIZE\nC: QUIT\nDROP`,
		{starttls: 'not offered', exitCode: 0, short: 'No encryption: STARTTLS is not offered.'},
	],
])('a server that %s', async (_, script, {starttls, exitCode, short}) => {
	const result = await probed(script);
	expect(result).toMatchObject({starttls, exitCode});
	expect(result.short).toMatch(short);
});

it('misses STARTTLS only where starttls:// asks for it', async () => {
	const plain = `${begin}S: 250 x\nC: QUIT\nS: 221 bye\nEND`;
	expect(await probed(plain)).toMatchObject({starttls: 'not offered', exitCode: 0});
	expect(await probed(plain, 'starttls')).toEqual({
		starttls: 'not offered',
		exitCode: 29,
		short: 'STARTTLS is not offered, and starttls:// asks for it.',
	});
});

it('takes HELO where EHLO is not known, and does not blame the name that was given', async () => {
	const old =
		'S: 220 hi\nC: EHLO me.example\nS: 502 what?\nC: HELO me.example\nS: 250 x\nC: QUIT\nS: 221 bye\nEND';
	expect(await probed(old)).toMatchObject({exitCode: 0, short: 'No encryption: STARTTLS is not offered.'});
});
