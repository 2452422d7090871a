/**
 * A new mechanism is one file and one line. Here both are a test's: what every part of the program does with a
 * mechanism, it then does with this one.
 */
import {describe, expect, it, vi} from 'vitest';
import {explain} from '../../source/decode/explain.ts';
import {lineGuard} from '../../source/dialogs/auth-guard.ts';
import {planTries} from '../../source/dialogs/auth-matrix.ts';
import {authenticate} from '../../source/dialogs/authenticate.ts';
import {initialWord} from '../../source/dialogs/login-words.ts';
import {createRedactor} from '../../source/reports/redactor.ts';
import {readAnswer} from '../../source/sasl/answer.ts';
import {checkBelief} from '../../source/sasl/check.ts';
import {decodeSasl} from '../../source/sasl/decode.ts';
import {gradeOf} from '../../source/sasl/grades.ts';
import type {Mechanism} from '../../source/sasl/mechanism.ts';
import {pickMechanism} from '../../source/sasl/pick.ts';
import {secretInCommand} from '../../source/sasl/secret-lines.ts';
import {fakeSession} from '../support/fake-session.ts';
import {entriesOf, play} from '../support/play.ts';

vi.mock('../../source/sasl/mechanisms.ts', async original => {
	const {mechanisms} = await original<{mechanisms: readonly Mechanism[]}>();
	return {mechanisms: [...mechanisms, toy]};
});

/** ROT13: the server asks with a word, the client answers `name:password` with its letters moved by thirteen. */
const toy: Mechanism = vi.hoisted((): Mechanism => {
	const rot13 = (text: string) =>
		text.replace(/[a-z]/g, letter => String.fromCharCode(((letter.charCodeAt(0) - 84) % 26) + 97));
	const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString();
	return {
		name: 'ROT13',
		grade: 'in TLS only',
		reason: 'the password is moved by thirteen letters',
		reference: 'RFC 9999',
		speaksFirst: 'server',
		needs: 'password',
		reveals: 'password',
		isSecret: answer => answer.number > 0 || !textOf(answer.bytes).startsWith('hello'),
		identity: messages =>
			rot13(textOf(messages.findLast(({from}) => from === 'client')?.bytes ?? new Uint8Array())).split(
				':',
			)[0] ?? '',
		read: message => ({
			title: message.from === 'server' ? 'A word' : 'Name and password, moved',
			fields: [{label: 'moved back', value: rot13(textOf(message.bytes)), secret: message.from === 'client'}],
			problems:
				textOf(message.bytes).includes(':') || message.from === 'server' ? [] : ['There is no colon.'],
		}),
		asks: () => ({prompt: 'anzr:cnffjbeq', secret: true, read: rot13}),
		start: ({user, password = ''}) => ({
			type: 'send',
			bytes: null,
			computed: [],
			remarks: [],
			proof: 'cannot',
			next: () => ({
				type: 'send',
				bytes: new Uint8Array(Buffer.from(rot13(`${user}:${password}`))),
				computed: [{label: 'moved by', value: '13', secret: false}],
				remarks: [],
				proof: 'cannot',
				next: () => ({type: 'stop', reason: 'out-of-step', message: 'No more.', computed: []}),
			}),
		}),
		prove(messages) {
			const [user = '', password = ''] = rot13(
				textOf(messages.find(({from}) => from === 'client')?.bytes ?? new Uint8Array()),
			).split(':');
			return {user, cost: 1, test: async ({text}) => (text === password ? '' : null)};
		},
	};
});

const answer = Buffer.from('nyvpr:jbaqreynaq').toString('base64');
const conversation = `
	S: 220 mail.example.org
	C: EHLO client.example.net
	S: 250-mail.example.org
	S: 250 AUTH ROT13
	C: AUTH ROT13
	S: 334 ${Buffer.from('word').toString('base64')}
	C: ${answer}
	S: 235 2.7.0 ok
`;

describe('a mechanism that is one file and one line', () => {
	const entries = entriesOf(conversation);
	const sent = entries.find(entry => entry.type === 'sent' && entry.kind === 'auth-response');
	const exchange = sent && 'auth' in sent ? sent.auth : null;

	it('is named in the list of the server', () => {
		expect(gradeOf('rot13')).toMatchObject({grade: 'in TLS only', reason: /thirteen/});
		expect(secretInCommand('auth rot13')).toBeNull();
	});

	it('is masked, and its secret is taken out of what a server says', () => {
		expect(sent).toMatchObject({line: '••••••••'});
		const redactor = createRedactor();
		entries.forEach(redactor.learn);
		expect(redactor.redact('alice:wonderland is wrong')).toMatch(/^\[secret-\d\] is wrong$/);
	});

	it('is decoded, both sides', () => {
		expect(exchange && decodeSasl(exchange).map(({title}) => title)).toEqual([
			'A word',
			'Name and password, moved',
		]);
		expect(sent && explain(sent)).toMatchObject({
			title: 'Name and password, moved',
			references: ['RFC 4954 §4', 'RFC 9999'],
		});
	});

	it('is asked for at the prompt, in its own words', () => {
		const open = play(conversation.split('\n').slice(0, 7).join('\n')).state.auth;
		expect(open && readAnswer('alice:wonderland', open)).toMatchObject({
			line: answer,
			masked: true,
			promptText: 'anzr:cnffjbeq',
		});
	});

	it('tells who logged in', () => {
		expect(play(conversation).state.situation.authenticatedAs).toBe('alice');
	});

	it('is answered', async () => {
		const session = fakeSession('S: 220 hi\nC: EHLO me\nS: 250-hi\nS: 250 AUTH ROT13', {
			AUTH: ['334 d29yZA=='],
			[answer.toUpperCase()]: ['235 2.7.0 ok'],
		});
		const result = await authenticate(session, {
			user: 'alice',
			password: 'wonderland',
			allowed: {clearText: true},
		});
		expect(result).toMatchObject({outcome: 'succeeded', mechanism: 'ROT13'});
		expect(session.lines).toEqual(['AUTH ROT13', answer]);
	});

	it('is proved', async () => {
		expect(exchange && (await checkBelief(exchange, {password: 'wonderland'}))).toMatchObject({
			verdict: 'right',
		});
		expect(exchange && (await checkBelief(exchange, {password: 'Wonderland'}))).toMatchObject({
			verdict: 'slip',
		});
	});

	it('is picked, tried and guarded by what it says of itself', () => {
		const have = {password: true, token: false, secure: true, channelBinding: false};
		expect(pickMechanism(['ROT13'], have)).toMatchObject({name: 'ROT13', reason: /as it is, inside TLS/});
		expect(planTries(['ROT13'], ['alice'])).toEqual([
			{mechanism: 'ROT13', initialResponse: false, user: 'alice'},
		]);
		expect(initialWord('ROT13', false)).toBe('');
		const {state} = play('S: 220 hi');
		expect(lineGuard({state, entries: []}, 'ROT13')).toMatchObject({sentence: /read the password/});
	});
});
