/** What is advised against each cause, wherever the session stands, and whether to try again: compared with files. */
import {expect, test} from 'vitest';
import {type Cause, causes} from '../../source/diagnosis/causes.ts';
import {retryFor} from '../../source/diagnosis/refusal/retry.ts';
import {isDeferred, remediesFor} from '../../source/diagnosis/remedies.ts';
import type {Remedy} from '../../source/diagnosis/remedy.ts';
import {MASK} from '../../source/protocol/stand-in.ts';
import type {ReplyEntry, Situation} from '../../source/session/entry.ts';
import {capabilities, reply, situation} from '../support/entries.ts';
import {page} from '../support/printed.ts';

const isCause = (name: string): name is Cause => name in causes;
const all: readonly (Cause | null)[] = [null, ...Object.keys(causes).filter(isCause)];

function brief(remedy: Remedy): string {
	const {kind, ...fields} = remedy;
	return `${kind} ${Object.values(fields)
		.map(field => JSON.stringify(field))
		.join(' ')}`;
}

/** Those of the same answer together: the answer, and whose it is. */
function grouped(answerTo: (cause: Cause | null) => string): readonly string[] {
	const groups = new Map<string, string[]>();
	for (const cause of all) {
		const answer = answerTo(cause);
		groups.set(answer, [...(groups.get(answer) ?? []), cause ?? 'not known']);
	}

	return [...groups].map(([answer, names]) => `  ${answer}: ${names.join(', ')}`);
}

const mail = 'MAIL FROM:<ann@example.org>';
const rcpt = 'RCPT TO:<bob@example.net>';
const offering = (...keywords: readonly string[]): Situation => ({
	...situation,
	greetedWith: 'EHLO',
	clientName: 'me.example',
	capabilities: {...capabilities(keywords), greeting: ''},
});
const inTransaction = {sender: 'ann@example.org'};
const answer = (
	answers: ReplyEntry['answers'],
	command: string | null,
	where: Situation,
	code = '550 no',
): ReplyEntry => reply(code, {answers, command, situation: where});

const states: Readonly<Record<string, ReplyEntry>> = {
	'a reply alone': answer(null, null, {...situation, phase: 'connecting'}),
	'MAIL before a greeting': answer('MAIL', mail, situation),
	'RCPT before a greeting': answer('RCPT', rcpt, situation),
	'EHLO itself': answer('EHLO', 'EHLO x', situation),
	'MAIL after HELO': answer('MAIL', mail, {...situation, greetedWith: 'HELO'}),
	'MAIL after LHLO': answer('MAIL', mail, {...offering(), greetedWith: 'LHLO', protocol: 'lmtp'}),
	'MAIL, and AUTH is offered': answer('MAIL', mail, offering('AUTH PLAIN')),
	'MAIL, and STARTTLS is offered': answer('MAIL', mail, offering('STARTTLS')),
	'MAIL, and STARTTLS is offered in TLS': answer('MAIL', mail, {...offering('STARTTLS'), secure: true}),
	'MAIL, logged in': answer('MAIL', mail, {...offering('AUTH PLAIN'), authenticatedAs: 'ann'}),
	'MAIL in a transaction': answer('MAIL', mail, {...offering(), ...inTransaction}),
	'MAIL with a hidden word, in a transaction': answer('MAIL', `${mail} ${MASK}`, {
		...offering('AUTH PLAIN'),
		...inTransaction,
	}),
	'RCPT, and AUTH is offered': answer('RCPT', rcpt, {...offering('AUTH PLAIN'), ...inTransaction}),
	'RCPT, and STARTTLS is offered': answer('RCPT', rcpt, {...offering('STARTTLS'), ...inTransaction}),
	'RCPT with a hidden word': answer('RCPT', `${rcpt} ${MASK}`, {...offering('STARTTLS'), ...inTransaction}),
	'RCPT whose line is not known': answer('RCPT', null, {...offering('AUTH PLAIN'), ...inTransaction}),
	'AUTH, and STARTTLS is offered': answer('AUTH', 'AUTH PLAIN', offering('STARTTLS', 'AUTH PLAIN')),
	'AUTH, logged in': answer('AUTH', 'AUTH PLAIN', {...offering('AUTH PLAIN'), authenticatedAs: 'ann'}),
	'DATA, and AUTH is offered': answer('DATA', 'DATA', {...offering('AUTH PLAIN'), ...inTransaction}),
	'the message': answer('DATA-END', '.', {...offering('AUTH PLAIN'), ...inTransaction}),
	'the message in blocks': answer('BDAT', 'BDAT 5 LAST', {...offering('AUTH PLAIN'), ...inTransaction}),
	'MAIL, and the server leaves': answer('MAIL', mail, offering('AUTH PLAIN'), '421 bye'),
};

type Asked = Omit<Parameters<typeof remediesFor>[0], 'cause'>;

const usual: Asked = {
	reply: states['a reply alone'] ?? reply('550 no'),
	retry: 'never',
	minutes: null,
	mail,
	step: null,
};
const told = (asked: Asked, cause: Cause | null): readonly string[] =>
	remediesFor({...asked, cause}).map(brief);

/** In other states what is advised in words against the cause is only named. */
function advised(asked: Asked, cause: Cause | null): string {
	const own = told(usual, cause);
	return told(asked, cause)
		.map(remedy => (own.includes(remedy) ? 'the words' : remedy))
		.join('; ');
}

test('remedies against each cause, in each state of a session', async () => {
	const inRcpt = {...usual, reply: states['RCPT, and AUTH is offered'] ?? reply('550 no')};
	const others: Readonly<Record<string, Asked>> = {
		...Object.fromEntries(
			Object.entries(states).map(([name, refused]) => [name, {...usual, reply: refused}]),
		),
		later: {...usual, retry: 'later'},
		'later, in 7 minutes': {...usual, retry: 'later', minutes: 7},
		'later, RCPT': {...inRcpt, retry: 'later'},
		'later, RCPT, with a step of its own': {...inRcpt, retry: 'later', step: {kind: 'words', words: 'own'}},
		'RCPT, and the MAIL is not known': {...inRcpt, mail: null},
	};
	const rows = [
		'the words',
		...all.map(cause => `  ${cause ?? 'not known'}: ${told(usual, cause).join('; ')}`),
		...Object.entries(others).flatMap(([name, asked]) => [name, ...grouped(cause => advised(asked, cause))]),
	];
	await expect(page(rows)).toMatchFileSnapshot('./snapshots/remedies.txt');
});

const texts = [
	'no',
	'please try again later',
	'retry in 5 minutes',
	'deliver it after noon',
	'temporarily deferred',
	'for the next 10 min',
	'for today',
	'within the next hour',
	'in a few moments',
	'bitte plus tard',
	'请稍后',
	'permanently rejected; try later',
	'retrying will not succeed later',
	'do not retry later',
	'temporary lookup failure',
	'not at this time',
	'not at the moment',
];

test('whether to try again, by cause, code and words', async () => {
	const rows = texts.flatMap(text =>
		[450, 550].flatMap(code => [`${code} ${text}`, ...grouped(cause => retryFor(cause, code, text))]),
	);
	const deferred = (['450 x', '550 x'] as const).flatMap(code =>
		(['never', 'later', 'now'] as const).flatMap(retry => [
			`${code}, ${retry}, is deferred`,
			...grouped(cause => String(isDeferred(reply(code), cause, {level: 'error', retry}))),
		]),
	);
	await expect(page([...rows, ...deferred])).toMatchFileSnapshot('./snapshots/retry.txt');
	expect(isDeferred(reply('450 x'), null, {level: 'note', retry: 'never'})).toBe(false);
});
