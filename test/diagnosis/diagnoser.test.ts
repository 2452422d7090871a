import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {createDiagnoser, diagnose} from '../../source/diagnosis/diagnoser.ts';
import {ruleIds, storyOf} from '../../source/diagnosis/stories.ts';
import type {Entry} from '../../source/session/entry.ts';
import {entriesOf} from '../support/play.ts';

const refused = `
	S: 220 mail.example.org ESMTP
	C: EHLO client.example.net
	S: 250 mail.example.org
	C: MAIL FROM:<ann@example.com>
	S: 250 2.1.0 Ok
	C: RCPT TO:<nobody@example.org>
	S: 550 5.1.1 <nobody@example.org>: Recipient address rejected: User unknown
`;

test('a finding names its rule, its entry, whose fault it is and what comes next', () => {
	expect(diagnose(entriesOf(refused))).toEqual([
		{
			rule: 'refused/recipient-unknown',
			about: 'recipient',
			cause: 'recipient-unknown',
			acts: 'you',
			remedies: [{kind: 'words', words: expect.stringContaining('send to the right one')}],
			level: 'error',
			message: 'There is no such recipient on this server.',
			advice: expect.stringContaining('Check the spelling'),
			retry: 'never',
			confidence: 'certain',
			basis: 'User unknown',
			reference: expect.stringContaining('RFC 5321'),
			evidence: [{entryId: 9}],
		},
	]);
});

describe('a temporary code for a cause that lasts', () => {
	const rcpt = 'RCPT TO:<bob@example.net>';
	test.each([
		[
			'MAIL FROM:<a@example.org>',
			'450 4.1.8 <a@example.org>: Sender address rejected: Domain not found',
			true,
		],
		[rcpt, '454 4.7.1 <bob@example.net>: Relay access denied', true],
		[rcpt, '450 4.2.1 <bob@example.net>: Recipient address rejected: Mailbox disabled', true],
		[rcpt, '550 5.7.1 <bob@example.net>: Relay access denied', undefined],
		[rcpt, '451 4.7.1 Greylisting in action, please come back later', undefined],
		[rcpt, '451 4.3.0 Temporary lookup failure', undefined],
		[rcpt, '421 4.3.2 Shutting down', undefined],
	])('%s %s', (command, reply, deferred) => {
		const session = `
			S: 220 mail.example.org ESMTP
			C: EHLO client.example.net
			S: 250 mail.example.org
			C: ${command}
			S: ${reply}
		`;
		const finding = diagnose(entriesOf(session)).at(-1);
		expect(finding?.deferred).toBe(deferred);
		expect(finding?.remedies.some(({kind}) => kind === 'wait')).toBe(
			deferred !== true && finding?.retry === 'later',
		);
	});
});

test('of rules that explain one refusal only the most specific speaks', () => {
	const entries = entriesOf(`
		S: 554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org; Error: open resolver
	`);
	expect(diagnose(entries).map(({rule}) => rule)).toEqual(['policy/open-resolver']);
});

test('a handshake that did not come is told once, however much follows in clear text', () => {
	const entries = entriesOf(`
		S: 220 mail.example.org ESMTP
		C: EHLO client.example.net
		S: 250-mail.example.org
		S: 250 STARTTLS
		C: STARTTLS
		S: 220 2.0.0 Ready to start TLS
		C: NOOP
		S: 250 2.0.0 Ok
		C: NOOP
		S: 250 2.0.0 Ok
	`);
	expect(diagnose(entries).map(({rule}) => rule)).toEqual(['tls/no-handshake']);
});

test('feeding an entry again replaces what was found', () => {
	const diagnoser = createDiagnoser();
	const entries = entriesOf(refused);
	const [last] = entries.slice(-1);
	const findings = entries.map(entry => diagnoser.feed(entry)).at(-1);
	expect(findings).toHaveLength(1);
	expect(last && diagnoser.feed(last)).toEqual(findings);
	expect(diagnose([...entries, ...entries.slice(-1)])).toHaveLength(1);
});

test('any reply is survived, and no address in it is taken for a word', () => {
	fc.assert(
		fc.property(fc.integer({min: 400, max: 599}), fc.string({maxLength: 300}), (code, text) => {
			const line = text.replace(/[\r\n]/g, ' ');
			expect(diagnose(entriesOf(`S: ${code} ${line}`)).length).toBeGreaterThan(0);
		}),
	);
	const [finding] = diagnose(entriesOf('S: 550 <spam@virus.example>: no'));
	expect(finding?.rule).toBe('session/refused');
});

test('a reply that is neither short nor kind costs no more than its beginning', () => {
	const nasty = `${'client host rejected mailbox '.repeat(4000)} <`;
	const entries: readonly Entry[] = entriesOf(`S: 550 ${nasty}`);
	expect(diagnose(entries).length).toBeLessThan(2);
});

test('every rule has a story', () => {
	expect(storyOf('refused/recipient-unknown')).toMatchObject({
		id: 'refused/recipient-unknown',
		example: expect.stringContaining('S: 550'),
	});
	expect(storyOf('no/such-rule')).toBeNull();
	for (const id of ruleIds) {
		const story = storyOf(id);
		expect(story?.what, id).toMatch(/\S/);
		expect(story?.why, id).toMatch(/\S/);
		expect(story?.example, id).toMatch(/^([CS]: |\()/m);
	}
});
