import {describe, expect, it} from 'vitest';
import {type AuthRequest, authenticate} from '../../source/dialogs/authenticate.ts';
import {greet} from '../../source/dialogs/greet.ts';
import {createSession} from '../../source/session/live-session.ts';
import type {Session} from '../../source/session/session.ts';
import {parseTarget} from '../../source/session/target.ts';
import {scriptedServer} from '../support/scripted-server.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');

/** Plays the server's lines after EHLO, and logs in. */
async function logIn(
	offered: string,
	lines: readonly string[],
	request: AuthRequest,
	before?: (session: Session) => void,
) {
	await using server = await scriptedServer(
		['S: 220 mx', 'C: EHLO …', 'S: 250-mx', `S: 250 ${offered}`, ...lines].join('\n'),
	);
	const parsed = parseTarget(`smtp://127.0.0.1:${server.port}`);
	if (!parsed.ok) {
		throw new Error(parsed.problem);
	}

	const session = createSession({target: parsed.target});
	try {
		await session.connect();
		await greet(session, 'client.example.test');
		before?.(session);
		const result = await authenticate(session, request);
		return {result, session, written: server.written()};
	} finally {
		session.close();
	}
}

const tim = {user: 'tim', password: 'tanstaaftanstaaf'};
const plain = base64('\0tim\0tanstaaftanstaaf');

describe('authenticate', () => {
	it('picks PLAIN and sends it on the AUTH line', async () => {
		const {result, session} = await logIn(
			'AUTH LOGIN PLAIN',
			[`C: AUTH PLAIN ${plain}`, 'S: 235 2.7.0 ok'],
			tim,
		);
		expect(result).toMatchObject({
			outcome: 'succeeded',
			mechanism: 'PLAIN',
			alarm: null,
			message: 'Logged in with PLAIN.',
		});
		expect(result.reply?.code).toBe(235);
		expect(session.entries[(result.steps[0]?.entryId ?? 0) - 1]).toMatchObject({type: 'sent', verb: 'AUTH'});
		const closed = session.entries.findLast(entry => entry.type === 'closed');
		expect(closed?.situation.authenticatedAs).toBe('tim');
		expect(session.state.situation.authenticatedAs).toBeNull();
	});

	it('waits for the 334 when no initial response is wanted', async () => {
		const {result} = await logIn(
			'AUTH PLAIN',
			['C: AUTH PLAIN', 'S: 334 ', `C: ${plain}`, 'S: 535 5.7.8 no'],
			{...tim, initialResponse: false},
		);
		expect(result).toMatchObject({outcome: 'refused', message: 'AUTH PLAIN was refused: 535 5.7.8.'});
		expect(result.steps.map(step => step.computed.length > 0)).toEqual([false, true]);
	});

	it('waits for the 334 when the line would be too long (RFC 4954 §4)', async () => {
		const token = 'x'.repeat(600);
		const response = base64(`user=tim\u0001auth=Bearer ${token}\u0001\u0001`);
		const {result} = await logIn(
			'AUTH XOAUTH2',
			[
				'C: AUTH XOAUTH2',
				'S: 334 ',
				`C: ${response}`,
				`S: 334 ${base64('{"status":"401"}')}`,
				'C: ',
				'S: 535 5.7.8 no',
			],
			{user: 'tim', token},
		);
		expect(result).toMatchObject({outcome: 'refused', mechanism: 'XOAUTH2'});
	});

	it('sends an empty initial response as =', async () => {
		const {result} = await logIn('AUTH EXTERNAL', ['C: AUTH EXTERNAL =', 'S: 235 ok'], {
			user: '',
			mechanism: 'external',
		});
		expect(result.outcome).toBe('succeeded');
	});

	it('answers the prompts of LOGIN', async () => {
		const {result} = await logIn(
			'AUTH LOGIN',
			[
				'C: AUTH LOGIN',
				'S: 334 VXNlcm5hbWU6',
				'C: dGlt',
				'S: 334 UGFzc3dvcmQ6',
				`C: ${base64(tim.password)}`,
				'S: 235 ok',
			],
			tim,
		);
		expect(result).toMatchObject({outcome: 'succeeded', mechanism: 'LOGIN'});
		expect(result.steps).toHaveLength(3);
	});

	it('begins NTLM also where the server writes a remark instead of a challenge', async () => {
		const {result} = await logIn(
			'AUTH NTLM',
			[
				'C: AUTH NTLM',
				'S: 334 NTLM supported',
				'C: TlRMTVNTUAAB…',
				'S: 334 AAAA',
				'C: *',
				'S: 501 cancelled',
			],
			{...tim, initialResponse: false},
		);
		expect(result).toMatchObject({
			outcome: 'stopped',
			message: 'The challenge is not an NTLM message of type 2.',
		});
	});

	it('remarks on text where an empty challenge belongs, beside what it remarks on anyway', async () => {
		const {result} = await logIn(
			'AUTH PLAIN',
			['C: AUTH PLAIN', 'S: 334 go ahead', `C: ${base64('\0tim\0pa\u00dfwort')}`, 'S: 235 ok'],
			{user: 'tim', password: 'pa\u00dfwort', initialResponse: false},
		);
		expect(result.outcome).toBe('succeeded');
		expect(result.steps.flatMap(({remarks}) => remarks)).toEqual([
			expect.stringContaining('characters outside ASCII'),
			'The server sent text where an empty challenge belongs.',
		]);
	});

	it('names the host and the port in OAUTHBEARER', async () => {
		const {session, written} = await logIn('AUTH OAUTHBEARER', ['C: AUTH OAUTHBEARER …', 'S: 235 ok'], {
			user: 'tim',
			token: 'open-sesame',
		});
		const {endpoint} = session.target;
		const [, response = ''] = /AUTH OAUTHBEARER (\S+)/.exec(written) ?? [];
		expect(Buffer.from(response, 'base64').toString()).toBe(
			`n,a=tim,\u0001host=127.0.0.1\u0001port=${endpoint.kind === 'tcp' ? endpoint.port : ''}\u0001auth=Bearer open-sesame\u0001\u0001`,
		);
	});

	const scram = {
		mechanism: 'SCRAM-SHA-1',
		user: 'user',
		password: 'pencil',
		random: () => new Uint8Array(Buffer.from('fyko+d2lbbFgONRv9qkxdawL', 'base64')),
	};
	const opening = [
		`C: AUTH SCRAM-SHA-1 ${base64('n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL')}`,
		`S: 334 ${base64('r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096')}`,
		`C: ${base64('c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=')}`,
	];

	it('does SCRAM to the end and believes the server (RFC 5802 §5)', async () => {
		const steps: (number | null)[] = [];
		const {result} = await logIn(
			'AUTH SCRAM-SHA-1',
			[...opening, `S: 334 ${base64('v=rmF9pqV8S7suAoZWja4dJRkFsKQ=')}`, 'C: ', 'S: 235 ok'],
			{...scram, onStep: step => steps.push(step.entryId)},
		);
		expect(result).toMatchObject({outcome: 'succeeded', alarm: null});
		expect(result.message).toContain('the server proved');
		expect(result.steps[1]?.computed.map(({label, secret}) => [label, secret])).toEqual([
			['AuthMessage', false],
			['SaltedPassword', true],
			['ClientKey', true],
			['StoredKey', true],
			['ClientSignature', true],
			['ClientProof', true],
			['ServerKey', true],
			['ServerSignature expected', true],
		]);
		expect(steps).toEqual(result.steps.map(step => step.entryId));
	});

	it('raises the alarm over a false signature, and gives up', async () => {
		const {result, session} = await logIn(
			'AUTH SCRAM-SHA-1',
			[...opening, `S: 334 ${base64('v=AAAApqV8S7suAoZWja4dJRkFsKQ=')}`, 'C: *', 'S: 501 cancelled'],
			scram,
		);
		expect(result).toMatchObject({outcome: 'stopped'});
		expect(result.alarm).toContain('does not know the password');
		expect(session.entries.findLast(entry => entry.type === 'note')).toMatchObject({about: 'auth/alarm'});
	});

	it('raises the alarm when 235 comes too early', async () => {
		const {result} = await logIn('AUTH SCRAM-SHA-1', [...opening, 'S: 235 ok'], scram);
		expect(result).toMatchObject({outcome: 'succeeded'});
		expect(result.alarm).toContain('without proving');
	});

	it('does not compute what would take for ever', async () => {
		const {result} = await logIn(
			'AUTH SCRAM-SHA-1',
			[
				opening[0] ?? '',
				`S: 334 ${base64('r=fyko+d2lbbFgONRv9qkxdawLX,s=QSXC,i=4294967295')}`,
				'C: *',
				'S: 501 no',
			],
			scram,
		);
		expect(result).toMatchObject({outcome: 'stopped', alarm: null});
		expect(result.message).toContain('4,294,967,295 iterations');
	});

	it.each([
		['CRAM-MD5', 'S: 334 What do you want?', 'The challenge is not base64.'],
		['LOGIN', `S: 334 ${base64('x'.repeat(70_000))}`, 'longer than any mechanism needs'],
	])('gives up %s at %.30s', async (mechanism, challenge, message) => {
		const {result} = await logIn(
			`AUTH ${mechanism}`,
			[`C: AUTH ${mechanism}`, challenge, 'C: *', 'S: 501 no'],
			tim,
		);
		expect(result).toMatchObject({outcome: 'stopped'});
		expect(result.message).toContain(message);
	});

	it.each([
		['S: 334 Username:', 'S: 334 Password:'],
		['S: 334 Username', 'S: 334 Password'],
		['S: 334 Username, please!', 'S: 334 And your password?'],
		['S: 334', 'S: 334'],
	])('answers LOGIN also where the prompts are plain text: %s', async (first, second) => {
		const {result} = await logIn(
			'AUTH LOGIN',
			['C: AUTH LOGIN', first, `C: ${base64('tim')}`, second, `C: ${base64(tim.password)}`, 'S: 235 ok'],
			tim,
		);
		expect(result).toMatchObject({outcome: 'succeeded'});
	});

	it('cancels when asked to', async () => {
		const {result} = await logIn(
			'AUTH LOGIN',
			['C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'C: *', 'S: 501 cancelled'],
			{...tim, signal: AbortSignal.abort()},
		);
		expect(result).toMatchObject({outcome: 'cancelled'});
		expect(result.reply?.code).toBe(501);
	});

	it('sends nothing more once somebody typed a line in between', async () => {
		const {result, written} = await logIn(
			'AUTH LOGIN',
			['C: AUTH LOGIN', 'S: 334 VXNlcm5hbWU6', 'C: *', 'S: 501 cancelled', 'C: NOOP', 'S: 250 ok'],
			tim,
			session => {
				const unsubscribe = session.subscribe(() => {
					if (session.entries.at(-1)?.type === 'sent') {
						unsubscribe();
						void session.type('*');
					}
				});
			},
		);
		expect(result).toMatchObject({
			outcome: 'cancelled',
			message: expect.stringContaining('typed in the meantime'),
		});
		expect(written).not.toContain(base64('tim'));
	});

	it('says that the connection ended', async () => {
		const {result} = await logIn('AUTH PLAIN', [`C: AUTH PLAIN ${plain}`, 'END'], tim);
		expect(result).toMatchObject({outcome: 'lost', message: 'The connection ended during AUTH PLAIN.'});
	});

	it.each<[string, AuthRequest, string]>([
		['AUTH GSSAPI', tim, 'none of these can be used'],
		['SIZE 1000', tim, 'offers no AUTH here'],
		['AUTH PLAIN', {...tim, mechanism: 'GSSAPI'}, 'cannot log in with GSSAPI'],
		['AUTH PLAIN', {user: 'tim', mechanism: 'PLAIN'}, 'needs a password'],
		['AUTH PLAIN', {...tim, mechanism: 'XOAUTH2'}, 'needs an access token'],
		['AUTH PLAIN', {...tim, mechanism: 'SCRAM-SHA-1-PLUS'}, 'channel binding is not available'],
	])('with %s sends nothing where it cannot be done', async (offered, request, message) => {
		const {result, written} = await logIn(offered, [], request);
		expect(result.outcome).toBe('impossible');
		expect(result.message).toContain(message);
		expect(written).not.toContain('AUTH');
	});

	it('warns of a lock-out after three failures', async () => {
		const failing = [`C: AUTH PLAIN ${plain}`, 'S: 535 no'];
		await using server = await scriptedServer(
			['S: 220 mx', ...failing, ...failing, ...failing, ...failing].join('\n'),
		);
		const parsed = parseTarget(`smtp://127.0.0.1:${server.port}`);
		const session = createSession({target: parsed.ok ? parsed.target : expect.fail()});
		await session.connect();
		const warnings = [];
		for (let round = 0; round < 4; round++) {
			const {guard} = await authenticate(session, {...tim, mechanism: 'PLAIN'});
			warnings.push(guard?.verdict === 'go' && guard.warning !== null);
		}

		session.close();
		expect(warnings).toEqual([false, false, false, true]);
	});
});
