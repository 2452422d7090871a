import {describe, expect, it} from 'vitest';
import {parseRules} from '../../../source/listen/answers/parse.ts';
import {type CommandContext, courseOfCommand} from '../../../source/listen/relay/decide.ts';

const context: CommandContext = {
	...{clientSecure: false, serverSecure: false, serverOffersTls: true, offersStartTls: true},
	...{passesAuth: true, rules: [], done: new Set()},
};

const answered = (line: string, changes: Partial<CommandContext> = {}) => {
	const course = courseOfCommand(line, {...context, ...changes});
	return course.type === 'answer'
		? `${course.by} ${course.answer.code} ${course.answer.texts[0]}`
		: course.type;
};

describe('without rules', () => {
	it.each<[string, Partial<CommandContext>, string]>([
		['MAIL FROM:<a@b>', {}, 'pass'],
		['XYZZY', {}, 'pass'],
		['STARTTLS', {}, 'tls-both'],
		['starttls', {serverSecure: true}, 'tls-here'],
		['STARTTLS', {serverOffersTls: false}, 'tls-here'],
		['STARTTLS', {serverSecure: true, serverOffersTls: false}, 'tls-here'],
		['STARTTLS', {offersStartTls: false}, 'smtpscope 502 5.5.1 STARTTLS is not offered here'],
		[
			'STARTTLS',
			{offersStartTls: false, clientSecure: true, serverSecure: true},
			'smtpscope 502 5.5.1 TLS is already in use',
		],
		['AUTH PLAIN', {}, 'pass'],
		['X-EXPS GSSAPI', {}, 'pass'],
		[
			'AUTH PLAIN',
			{passesAuth: false},
			'smtpscope 538 5.7.11 Encryption required: the connection from smtpscope to the server is in clear text',
		],
		['XCLIENT ADDR=192.0.2.1', {}, 'smtpscope 502 5.5.1 XCLIENT is not passed on by smtpscope'],
		['XFORWARD ADDR=192.0.2.1', {}, 'smtpscope 502 5.5.1 XFORWARD is not passed on by smtpscope'],
		['X-ANONYMOUSTLS', {}, 'smtpscope 502 5.5.1 X-ANONYMOUSTLS is not passed on by smtpscope'],
	])('%s, %j', (line, changes, course) => {
		expect(answered(line, changes)).toBe(course);
	});

	it('X-EXPS is a login like AUTH', () => {
		expect(answered('X-EXPS LOGIN', {passesAuth: false})).toMatch(/^smtpscope 538 /);
	});
});

describe('with rules', () => {
	it.each([
		['answer RCPT=452 full', 'RCPT TO:<a@b>', 'rule 452 full'],
		['answer RCPT=550 no', 'RCPT TO:<a@b>', 'rule 550 no'],
		// Said in the place of the server's answer, when that is there.
		['answer RCPT=250 fine', 'RCPT TO:<a@b>', 'pass'],
		['answer DATA=354 go', 'DATA', 'pass'],
		['answer RCPT=close', 'RCPT TO:<a@b>', 'close'],
		['answer RCPT=452 full', 'MAIL FROM:<a@b>', 'pass'],
		['delay RCPT=5s', 'RCPT TO:<a@b>', 'pass'],
		['answer STARTTLS=454 later', 'STARTTLS', 'rule 454 later'],
		// Judged when the verdict is due.
		['answer AUTH=535 no', 'AUTH PLAIN', 'pass'],
		['answer AUTH=close', 'AUTH PLAIN', 'pass'],
	])('%s: %s', (text, line, course) => {
		const parsed = parseRules(text);
		expect(answered(line, {rules: parsed.ok ? parsed.rules : []})).toBe(course);
	});
});
