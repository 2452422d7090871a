import {describe, expect, it} from 'vitest';
import {offeredMechanisms, respondToAnswer, respondToAuth} from '../../../source/listen/engine/auth.ts';
import {type EngineConfig, type EngineState, freshState} from '../../../source/listen/engine/state.ts';
import {parseCommand} from '../../../source/protocol/command.ts';

const check = {kind: 'check', user: 'alice', password: 'secret'} as const;
const usual: EngineConfig = {
	...{name: 'listen.test', protocol: 'smtp', size: 1000, starttls: true, login: check},
	...{tlsBeforeAuth: false, without: [], challenge: '<1.2@listen.test>'},
};
const fresh = freshState(false);
const b64 = (text: string) => Buffer.from(text).toString('base64');

/** The codes and texts of a whole login, and who is logged in then. */
function login(
	[first = '', ...answers]: readonly string[],
	config: Partial<EngineConfig> = {},
	from: EngineState = fresh,
) {
	const whole = {...usual, ...config};
	let proposal = respondToAuth(from, first, parseCommand(first), whole);
	const said = [`${proposal.answer.code} ${proposal.answer.texts[0]}`];
	let state = proposal.next(proposal.answer.code);
	for (const answer of answers) {
		if (state.phase.name === 'auth') {
			const line = {
				type: 'line' as const,
				bytes: Buffer.from(answer),
				ending: 'CRLF' as const,
				overlong: false,
			};
			proposal = respondToAnswer(state, state.phase.login, line, whole);
			said.push(`${proposal.answer.code} ${proposal.answer.texts[0]}`);
			state = proposal.next(proposal.answer.code);
		}
	}

	return {last: said.at(-1) ?? '', said, user: state.user, phase: state.phase.name};
}

describe('AUTH is refused', () => {
	const open = {sender: '', recipients: [], octets: 0, chunked: false};
	it.each<[string, Partial<EngineConfig>, EngineState, string]>([
		[
			'AUTH PLAIN',
			{tlsBeforeAuth: true},
			fresh,
			'538 5.7.11 Encryption required for the requested authentication mechanism',
		],
		['AUTH PLAIN', {tlsBeforeAuth: true, login: {kind: 'none'}}, fresh, '502 5.5.1 AUTH is not offered here'],
		['AUTH PLAIN', {login: {kind: 'none'}}, fresh, '502 5.5.1 AUTH is not offered here'],
		['AUTH PLAIN', {without: ['AUTH']}, fresh, '502 5.5.1 AUTH is not offered here'],
		['AUTH PLAIN', {}, {...fresh, user: ''}, '503 5.5.1 Already authenticated'],
		[
			'AUTH PLAIN',
			{},
			{...fresh, transaction: open},
			'503 5.5.1 AUTH is not allowed during a mail transaction',
		],
		['AUTH NTLM', {}, fresh, '504 5.5.4 Unrecognized authentication mechanism'],
		['AUTH', {}, fresh, '504 5.5.4 Unrecognized authentication mechanism'],
	])('%s: case %#', (line, config, state, answer) => {
		expect(login([line], config, state)).toMatchObject({last: answer, phase: 'command', user: state.user});
	});

	it('before TLS only', () => {
		const config = {...usual, tlsBeforeAuth: true};
		expect(offeredMechanisms(fresh, config)).toEqual([]);
		expect(offeredMechanisms(freshState(true), config)).not.toEqual([]);
		expect(login(['AUTH PLAIN'], {tlsBeforeAuth: true}, freshState(true)).last).toBe('334 ');
	});
});

describe('a login', () => {
	const yes = '235 2.7.0 Authentication successful';
	const no = '535 5.7.8 Authentication credentials invalid';
	const bad = '501 5.5.2 The answer is not base64 in the form of this mechanism';
	it.each<[readonly string[], string]>([
		[[`AUTH PLAIN ${b64('\0alice\0secret')}`], yes],
		[[`AUTH PLAIN ${b64('bob\0Alice\0secret')}`], yes],
		[['AUTH PLAIN', b64('\0alice\0secret')], yes],
		[[`AUTH PLAIN ${b64('\0alice\0Secret')}`], no],
		[[`AUTH PLAIN ${b64('\0alice\0secret1')}`], no],
		[[`AUTH PLAIN ${b64('\0alice\0')}`], no],
		[[`AUTH PLAIN ${b64('\0bob\0secret')}`], no],
		[[`AUTH PLAIN ${b64('alice')}`], bad],
		[[`AUTH PLAIN ${b64('\0alice')}`], bad],
		[['AUTH PLAIN', '*'], '501 5.7.0 Authentication cancelled'],
		[['AUTH LOGIN', b64('alice'), b64('secret')], yes],
		[[`AUTH LOGIN ${b64('alice')}`, b64('secret')], yes],
		[['AUTH LOGIN', b64('alice'), b64('other')], no],
		[['AUTH LOGIN', b64('alice'), '*'], '501 5.7.0 Authentication cancelled'],
		[['AUTH CRAM-MD5', b64('alice')], bad],
		[['AUTH CRAM-MD5', b64('alice 00')], no],
		[[`AUTH XOAUTH2 ${b64('user=alice\u0001auth=Bearer secret\u0001\u0001')}`], yes],
		[[`AUTH XOAUTH2 ${b64('user=alice\u0001auth=Bearer other\u0001\u0001')}`], no],
		[[`AUTH XOAUTH2 ${b64('user=alice\u0001\u0001')}`], bad],
		[[`AUTH OAUTHBEARER ${b64('n,a=alice,\u0001auth=Bearer secret\u0001\u0001')}`], yes],
		[[`AUTH OAUTHBEARER ${b64('n,,\u0001auth=Bearer secret\u0001\u0001')}`], no],
	])('%j: %s', (lines, answer) => {
		const {last, phase, user} = login(lines);
		expect({last, phase}).toEqual({last: answer, phase: 'command'});
		expect(user?.toLowerCase() ?? null).toBe(answer === yes ? 'alice' : null);
	});

	it('with LOGIN asks for the user first', () => {
		expect(login(['AUTH LOGIN', b64('alice')]).said).toEqual([
			`334 ${b64('Username:')}`,
			`334 ${b64('Password:')}`,
		]);
		expect(login(['AUTH CRAM-MD5']).said).toEqual([`334 ${b64('<1.2@listen.test>')}`]);
	});

	it('with an answer that is too long is malformed', () => {
		const begun = {mechanism: 'PLAIN', said: []} as const;
		const bytes = Buffer.from(b64('\0alice\0secret'));
		const line = {type: 'line', bytes, ending: 'CRLF', overlong: true} as const;
		expect(respondToAnswer(fresh, begun, line, usual).answer.code).toBe(501);
	});

	it('counts as the answer that the client hears', () => {
		const line = `AUTH PLAIN ${b64('\0alice\0wrong')}`;
		const proposal = respondToAuth(fresh, line, parseCommand(line), usual);
		expect(proposal.next(235).user).toBe('alice');
		expect(proposal.next(535).user).toBeNull();
		const asking = respondToAuth(fresh, 'AUTH LOGIN', parseCommand('AUTH LOGIN'), usual);
		expect(asking.next(334).phase.name).toBe('auth');
		expect(asking.next(235)).toMatchObject({user: '', phase: {name: 'command'}});
		expect(asking.next(454)).toMatchObject({user: null, phase: {name: 'command'}});
	});
});
