/** Roots near each other, in several languages: what they tell, and where they must not. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {gists} from '../../source/diagnosis/replies/gists.ts';
import {rules} from '../../source/diagnosis/rules.ts';
import {entriesOf} from '../support/play.ts';
import {listingOf} from './listing.ts';

function ruleFor(answers: string, reply: string): string | undefined {
	return diagnose(entriesOf(listingOf(answers, reply))).at(-1)?.rule;
}

test.each([
	['RCPT', '550 Indirizzo inesistente', 'recipient/unknown'],
	['RCPT', '550 Konto <bob@example.org> nie istnieje', 'recipient/unknown'],
	['RCPT', '550 Получатель не найден', 'recipient/unknown'],
	['RCPT', '550 收件人邮箱不存在', 'recipient/unknown'],
	['RCPT', '550 5.0.0 宛先が見つかりません', 'recipient/unknown'],
	['RCPT', '550 We looked in our directory and did not find any such user', 'recipient/unknown'],
	['RCPT', '550 Esta casilla ha expirado por falta de uso', 'recipient/disabled'],
	['RCPT', '550 Das Konto wurde stillgelegt', 'recipient/disabled'],
	['RCPT', '550 Ящик заблокирован', 'recipient/disabled'],
	['RCPT', '552 La casella di posta è piena', 'recipient/mailbox-full'],
	['RCPT', '550 邮箱容量不足', 'recipient/mailbox-full'],
	['RCPT', '452 4.2.0 bob has no more room in his storage', 'recipient/mailbox-full'],
	['CONNECT', '554 Hosts from your location are not allowed', 'reputation/country'],
	['CONNECT', '554 abusive network', 'reputation/ip-blocked'],
	['MAIL', '550 example.com has no usable MX', 'sender/domain-not-found'],
	['DATA-END', '554 odrzucona przez system antyspamowy', 'content/spam'],
	['DATA-END', '554 Score 12.1 is above our threshold', 'content/spam'],
	['RCPT', '550 Please collect your mail by POP before you send', 'access/login-required'],
	['RCPT', '550 Skrzynka nieznana lub zablokowana', 'recipient/unavailable'],
	['RCPT', '550 We could not do a callback for the sender', 'sender/verify-failed'],
	['RCPT', '550 The rDNS of 192.0.2.7 is wrong', 'reputation/no-reverse-dns'],
	['DATA-END', '554 A word that we forbid was found', 'content/policy'],
	['DATA-END', '451 Spool command died, signal 9', 'server/misconfigured'],
	['AUTH', '550 用户无权登陆', 'login/wrong-credentials'],
	['DATA-END', '550 Anhang nicht erlaubt: not accepted', 'content/attachment'],
])('%s %s: %s', (answers, reply, rule) => {
	expect(ruleFor(answers, reply)).toBe(rule);
});

test.each([
	['a sender is not the recipient', 'RCPT', '550 The sender was not found here', /^recipient\/unknown$/],
	['an unknown name in EHLO', 'RCPT', '550 EHLO name unknown to the user database', /^recipient\//],
	['a word in a link', 'RCPT', '550 No. See https://example.org/user-not-found/mailbox-full', /^recipient\//],
	['a limit of the hour is no full box', 'RCPT', '552 user exceeded the hourly limit', /mailbox-full$/],
	['a limit of the line', 'MAIL', '552 line exceeds limit', /mailbox-full$/],
	['“fully” is not “full”', 'RCPT', '550 User account must be fully trusted', /mailbox-full$/],
	['an IP address is no mailbox', 'RCPT', '550 IP address not recognized', /^recipient\/unknown$/],
	[
		'a blocked link is no blocked host',
		'DATA-END',
		'554 Your IP sent a message with a bad URL',
		/ip-blocked$/,
	],
	['a filter of a recipient', 'DATA-END', '550 Rejected for this recipient by your host', /ip-blocked$/],
	['a country in a name', 'CONNECT', '421 landing.example.org closing', /country$/],
	[
		'the client’s name is no mail domain',
		'RCPT',
		'550 Your host name is not known here',
		/domain-not-found$/,
	],
	[
		'“authentication” of a domain is no login',
		'DATA-END',
		'550 Does not comply with our domain authentication requirements',
		/login-required$/,
	],
	['“dead” of another thing', 'RCPT', '451 Dead letter office full', /domain-not-found$/],
])('%s', (_, answers, reply, rule) => {
	expect(ruleFor(answers, reply)).not.toMatch(rule);
});

test('what a row says plainly wins over the gist of another', () => {
	// By its roots also a disabled mailbox, and an unknown one.
	expect(ruleFor('RCPT', '450 4.2.0 Greylisted: user not known here yet')).toBe('policy/greylisted');
	expect(ruleFor('RCPT', '550 Mailbox not found in the closed list; relay access denied')).toBe(
		'envelope/relay-denied',
	);
	expect(ruleFor('RCPT', '554 5.7.1 User account suspended: blocked using zen.spamhaus.org')).toBe(
		'policy/block-list',
	);
});

test('every gist belongs to a row', () => {
	const known = new Set(rules.map(({id}) => id));
	expect(Object.keys(gists).filter(id => !known.has(id))).toEqual([]);
});

test('entities and quoted-printable that a relay left in a reply are read', () => {
	expect(ruleFor('RCPT', '550 &lt;bob@example.org&gt; doesn&#39;t=20exist')).toBe('recipient/unknown');
	expect(ruleFor('RCPT', '522 bob_mailbox_is_full')).toBe('recipient/mailbox-full');
});

test('any text is read in steps that do not explode', () => {
	const words = fc.constantFrom(
		'mailbox',
		'user',
		'not',
		'full',
		'your',
		'ip',
		'.',
		';',
		'blocked',
		'no',
		'over',
		'ж',
		'邮箱',
		' ',
	);
	fc.assert(
		fc.property(fc.array(words, {maxLength: 900}), said => {
			expect(ruleFor('RCPT', `550 ${said.join('')}`)).toBeDefined();
		}),
		{numRuns: 30},
	);
});
