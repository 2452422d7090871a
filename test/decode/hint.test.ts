import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {hintFor} from '../../source/decode/hint.ts';
import {legalNext} from '../../source/decode/legal-next.ts';
import type {Situation} from '../../source/session/entry.ts';
import {play} from '../support/play.ts';

function standing(listing: string): Situation {
	return play(listing).state.situation;
}

const fresh = standing('S: 220 mail.example.org ESMTP');
const greetedListing = `
	S: 220 mail.example.org ESMTP
	C: EHLO client.example.net
	S: 250-mail.example.org
	S: 250-SIZE 35882577
	S: 250-8BITMIME
	S: 250-DSN
	S: 250-AUTH PLAIN SCRAM-SHA-256
	S: 250-STARTTLS
	S: 250-CHUNKING
	S: 250 LIMITS RCPTMAX=100
`;
const greeted = standing(greetedListing);
const bare = standing('S: 220 x ESMTP\nC: EHLO client.example.net\nS: 250 x');
const helo = standing('S: 220 x ESMTP\nC: HELO client.example.net\nS: 250 x');
const openListing = `${greetedListing}\nC: MAIL FROM:<ann@example.net>\nS: 250 ok`;
const open = standing(openListing);
const readyListing = `${openListing}\nC: RCPT TO:<bob@example.org>\nS: 250 ok`;
const ready = standing(readyListing);
const secure = standing(`${greetedListing}\nC: STARTTLS\nS: 220 go\nTLS`);
const loggedIn = standing(`${greetedListing}\nC: AUTH PLAIN AGFubkBleGFtcGxlLm5ldAB4\nS: 235 ok`);
const lmtp = standing('protocol: lmtp\nS: 220 x LMTP');

function texts(line: string, situation: Situation): string[] {
	return hintFor(line, situation).completions.map(completion => completion.text);
}

function ids(line: string, situation: Situation): string[] {
	return hintFor(line, situation).remarks.map(remark => remark.id);
}

describe('what is legal next', () => {
	test.each([
		['before the greeting', standing(''), []],
		['after the greeting', fresh, ['EHLO', 'HELO', 'NOOP', 'QUIT']],
		['in LMTP', lmtp, ['LHLO', 'NOOP', 'QUIT']],
		['after EHLO', greeted, ['STARTTLS', 'AUTH', 'MAIL', 'RSET', 'NOOP', 'QUIT']],
		['after EHLO without extensions', bare, ['MAIL', 'RSET', 'NOOP', 'QUIT']],
		['after TLS began', secure, ['EHLO', 'HELO', 'NOOP', 'QUIT']],
		['after the login', loggedIn, ['STARTTLS', 'MAIL', 'RSET', 'NOOP', 'QUIT']],
		['after MAIL', open, ['RCPT', 'RSET', 'NOOP', 'QUIT']],
		['after RCPT', ready, ['DATA', 'BDAT', 'RCPT', 'RSET', 'NOOP', 'QUIT']],
		['in a message', standing(`${readyListing}\nC: DATA\nS: 354 go`), ['.']],
		['in a login', standing(`${greetedListing}\nC: AUTH PLAIN\nS: 334 `), ['*']],
		['after the end', standing(`${greetedListing}\nclosed: server`), []],
	] as const)('%s', (_, situation, next) => {
		expect(legalNext(situation)).toEqual(next);
	});
});

describe('the syntax, with what this server announced', () => {
	test.each([
		['', ''],
		['EH', ''],
		['EHLO', 'EHLO host-name|[address]'],
		['mail', 'MAIL FROM:<address> [SIZE=octets] [BODY=8BITMIME] [RET=FULL|HDRS] [ENVID=id] [AUTH=mailbox]'],
		['RCPT TO:<', 'RCPT TO:<address> [NOTIFY=list] [ORCPT=type;address]'],
		['AUTH ', 'AUTH PLAIN|SCRAM-SHA-256 [initial-response]'],
		['QUIT', 'QUIT'],
		['FOO', ''],
	])('%j', (line, syntax) => {
		expect(hintFor(line, greeted).syntax).toBe(syntax);
	});

	test('without extensions it is the plain one', () => {
		expect(hintFor('MAIL', bare).syntax).toBe('MAIL FROM:<address>');
		expect(hintFor('AUTH', bare).syntax).toBe('AUTH mechanism [initial-response]');
	});
});

describe('a line that is being written is not scolded', () => {
	test.each([
		...[
			'',
			'E',
			'EHL',
			'EHLO ',
			'EHLO client',
			'EHLO client.',
			'EHLO [192.0',
			'MA',
			'MAIL',
			'MAIL ',
			'MAIL F',
		],
		...[
			'MAIL FROM',
			'MAIL FROM:',
			'MAIL FROM:<',
			'MAIL FROM:<ann',
			'MAIL FROM:<ann@',
			'MAIL FROM:<ann@example.',
		],
		...[
			'MAIL FROM:<"a b',
			'MAIL FROM:<a@example.org> SIZ',
			'MAIL FROM:<a@example.org> SIZE=',
			'AUTH ',
			'AUTH PLAIN AH',
		],
	])('%j', line => {
		expect(ids(line, greeted)).toEqual([]);
	});
});

describe('what is wrong is said before Enter', () => {
	test.each([
		['MAIL FROM: <a@example.org>', greeted, 'path/space-after-colon'],
		['MAIL FROM:a@example.org', greeted, 'path/no-brackets'],
		['EHLO', fresh, 'client-name/empty'],
		['EHLO x', standing(''), 'order/before-greeting'],
		['FOO', greeted, 'command/unknown'],
		['MAIL FROM:<a@example.org>', fresh, 'order/no-greeting'],
		['MAIL FROM:<a@example.org>', secure, 'order/no-greeting'],
		['MAIL FROM:<a@example.org>', open, 'order/nested'],
		['RCPT TO:<b@example.org>', greeted, 'order/no-sender'],
		['DATA', greeted, 'order/no-sender'],
		['DATA', open, 'order/no-recipient'],
		['AUTH PLAIN', open, 'order/in-transaction'],
		['STARTTLS', open, 'order/in-transaction'],
		['STARTTLS', secure, 'order/tls-twice'],
		['AUTH PLAIN', loggedIn, 'order/auth-twice'],
		['AUTH LOGIN', greeted, 'order/mechanism'],
		['AUTH PLAIN', bare, 'order/not-announced'],
		['STARTTLS', bare, 'order/not-announced'],
		['BDAT 5 LAST', bare, 'order/not-announced'],
		['AUTH PLAIN', helo, 'order/helo'],
		['MAIL FROM:<a@example.org> SIZE=5', helo, 'order/helo'],
		['MAIL FROM:<a@example.org> SMTPUTF8', greeted, 'order/parameter'],
		['MAIL FROM:<a@example.org> BODY=BINARYMIME', greeted, 'order/parameter'],
		['MAIL FROM:<a@example.org> SIZE=35882578', greeted, 'order/size'],
		['EHLO client.example.net', lmtp, 'order/greeting'],
		['LHLO client.example.net', fresh, 'order/greeting'],
	] as const)('%s', (line, situation, id) => {
		expect(ids(line, situation)).toContain(id);
	});

	test.each([
		['EHLO client.example.net', fresh],
		['EHLO client.example.net', secure],
		['STARTTLS', greeted],
		['AUTH PLAIN', greeted],
		['MAIL FROM:<a@example.org> SIZE=35882577 BODY=8BITMIME', greeted],
		['MAIL FROM:<a@example.org>', helo],
		['RCPT TO:<b@example.org> NOTIFY=NEVER', open],
		['DATA', ready],
		['BDAT 5 LAST', ready],
		['LHLO client.example.net', lmtp],
	] as const)('%s is right there', (line, situation) => {
		expect(ids(line, situation)).toEqual([]);
	});
});

describe('how a line may go on', () => {
	test.each([
		['E', fresh, ['EHLO ', 'EXPN ', 'ETRN ']],
		['e', greeted, ['ehlo client.example.net', 'expn ', 'etrn ']],
		['M', greeted, ['MAIL FROM:<']],
		['m', greeted, ['mail from:<']],
		['S', greeted, ['STARTTLS']],
		['AUTH', greeted, ['AUTH ', 'AUTH PLAIN', 'AUTH SCRAM-SHA-256']],
		['AUTH S', greeted, ['AUTH SCRAM-SHA-256']],
		['AUTH PLAIN A', greeted, []],
		['MAIL ', greeted, ['MAIL FROM:<']],
		['MAIL FR', greeted, ['MAIL FROM:<']],
		['RCPT ', open, ['RCPT TO:<']],
		['MAIL FROM:<', loggedIn, ['MAIL FROM:<ann@example.net>', 'MAIL FROM:<>']],
		['MAIL FROM:<a@example.org', greeted, ['MAIL FROM:<a@example.org>']],
		['MAIL FROM:<a@example.org>', greeted, []],
		[
			'MAIL FROM:<a@example.org> ',
			greeted,
			['SIZE=', 'BODY=7BIT', 'BODY=8BITMIME', 'AUTH=', 'RET=FULL', 'RET=HDRS', 'ENVID='].map(
				text => `MAIL FROM:<a@example.org> ${text}`,
			),
		],
		[
			'MAIL FROM:<a@example.org> SIZE=5 bod',
			greeted,
			['MAIL FROM:<a@example.org> SIZE=5 BODY=7BIT', 'MAIL FROM:<a@example.org> SIZE=5 BODY=8BITMIME'],
		],
		[
			'RCPT TO:<b@example.org> N',
			open,
			['RCPT TO:<b@example.org> NOTIFY=NEVER', 'RCPT TO:<b@example.org> NOTIFY=SUCCESS,FAILURE,DELAY'],
		],
		['MAIL FROM:<a@example.org> S', bare, []],
		['EHLO ', greeted, ['EHLO client.example.net']],
		['BDAT 5 ', ready, ['BDAT 5 LAST']],
		['HELP MA', greeted, ['HELP MAIL']],
		['QUIT', greeted, []],
		['FOO bar', greeted, []],
	] as const)('%j', (line, situation, completions) => {
		expect(texts(line, situation)).toEqual(completions);
	});

	test('on an empty line, what is legal next', () => {
		expect(texts('', ready)).toEqual(['DATA', 'BDAT ', 'RCPT TO:<', 'RSET', 'NOOP', 'QUIT']);
	});
});

test.each([
	['MAIL', greeted, ['This server accepts messages up to 34.2 MiB (SIZE=35882577).']],
	['RCPT', ready, ['1 recipient accepted so far.', 'This server accepts 100 for each message.']],
	['DATA', ready, ['Goes to 1 recipient.']],
	['QUIT', open, ['The open transaction will be reset.']],
	[
		'AUTH PLAIN',
		greeted,
		['PLAIN: in TLS only (the password itself is sent). The connection is in clear text.'],
	],
	['NOOP', greeted, []],
] as const)('what else is worth knowing: %s', (line, situation, lines) => {
	expect(hintFor(line, situation).lines).toEqual(lines);
});

test('any line in any place has a hint, and completions begin as the line does', () => {
	const places = fc.constantFrom(fresh, greeted, bare, helo, open, ready, secure, loggedIn, lmtp);
	const pieces = fc.constantFrom(
		'MAIL',
		'RCPT',
		' ',
		'FROM:',
		'<',
		'>',
		'a@b',
		'AUTH',
		'EHLO',
		'BDAT',
		'x',
		'5',
		'SIZE=',
	);
	const lines = fc.oneof(
		fc.string({maxLength: 30}),
		fc.array(pieces, {maxLength: 8}).map(parts => parts.join('')),
	);
	fc.assert(
		fc.property(lines, places, (line, situation) => {
			for (const {text} of hintFor(line, situation).completions) {
				expect(text.toUpperCase().startsWith(line.toUpperCase())).toBe(true);
			}
		}),
		{numRuns: 2000},
	);
});
