/** What sentences of bounces come to, as pages in `snapshots/`; `text.test.ts` says why for whole ones. */
import {expect, it} from 'vitest';
import {
	isRole,
	plainMentions,
	sentenceMentions,
	weakMentions,
} from '../../../source/recordings/bounces/mentions.ts';
import {beforeOriginal} from '../../../source/recordings/bounces/original.ts';
import {saysUndelivered} from '../../../source/recordings/bounces/other-languages.ts';
import {ownWords} from '../../../source/recordings/bounces/own-words.ts';
import {paragraphsOf} from '../../../source/recordings/bounces/paragraphs.ts';
import {replyAtStart, replyWithin, statusWithin} from '../../../source/recordings/bounces/quoted.ts';
import {quotesServer, reasonIn, wholeReply} from '../../../source/recordings/bounces/reason.ts';
import {deliveriesInText} from '../../../source/recordings/bounces/text-report.ts';
import {wordsIn} from '../../../source/recordings/bounces/wordings.ts';
import type {LogLine} from '../../../source/recordings/log-line.ts';
import {fieldsOf, page, printed} from '../../support/printed.ts';
import {bounce, told} from './support.ts';
import {beginnings, explanations, languages, mentions, quotations, reasons, withReplies} from './words.ts';

const file = (name: string) => `./snapshots/${name}.txt`;
const linesOf = (texts: readonly string[]): LogLine[] =>
	texts.map((text, index) => ({text, at: null, number: index + 1}));

it('replies that are quoted', async () => {
	const rows = [
		...quotations.map(text => `${printed(text)} ${printed(wordsIn(text))}`),
		...withReplies.map(
			text =>
				`${printed(text)} at its start ${printed(replyAtStart(text))} within ${printed(replyWithin(text))} status ${printed(statusWithin(text))}`,
		),
	];
	await expect(page(rows)).toMatchFileSnapshot(file('quoted'));
});

it('reasons', async () => {
	const rows = [
		...reasons.map(
			texts =>
				`${printed(texts)} ${fieldsOf(reasonIn(linesOf(texts)))} quotes ${quotesServer(linesOf(texts))}`,
		),
		...explanations.map(texts => `${printed(texts)} ${printed(ownWords(texts))}`),
		...reasons.slice(0, 4).map(texts => printed(wholeReply(texts[1] ?? '', linesOf(texts)))),
		printed(wholeReply('550-5.1.1 one', linesOf(['  <<< 550-5.1.1 one', '<<< 550 5.1.1 two', 'x']))),
		printed(
			paragraphsOf(
				linesOf([
					'a',
					' b',
					'',
					'c was:',
					'',
					'd',
					'',
					'after 5 tries:',
					'',
					'e',
					'',
					'f:',
					'',
					'g',
					'550-x',
					'',
					'550 y',
					'',
					'551 z',
					'',
					'h after:',
					'',
					'i',
				]),
			),
		),
	];
	await expect(page(rows)).toMatchFileSnapshot(file('reasons'));
});

it('recipients', async () => {
	const rows = mentions.map(text => {
		const lines = linesOf([text]);
		return `${printed(text)} plain ${printed(plainMentions(lines))} sentence ${printed(sentenceMentions(paragraphsOf(lines), lines, new Set(['other@example.org'])))} weak ${printed(weakMentions(lines))} role ${isRole(text)}`;
	});
	await expect(page(rows)).toMatchFileSnapshot(file('recipients'));
});

it('deliveries', async () => {
	const texts: readonly (readonly string[])[] = [
		['<a@example.org>', '<b@example.org>', '', '550 5.1.1 both'],
		['<a@example.org>: 550 one', '<b@example.org>: 551 two', '<A@example.org>: 552 again'],
		['User not listed', 'a@example.org', '', 'Disk full', 'b@example.org', ''],
		['Reason follows:', 'a@example.org', '', '550 no'],
		['   <<< 550 one', '550 a@example.org... own', '   <<< 551 two', '551 b@example.org... own'],
		['It has been delayed for a@example.org'],
		['not yet been delivered: a@example.org'],
		['not been delivered to a@example.org'],
		['warning message only a@example.org failed'],
		['is delayed for a@example.org'],
		['delivery incomplete for a@example.org, error'],
		['temporary failure report a@example.org'],
		['temporary problem delivering a@example.org'],
		['will be retried: failed a@example.org'],
		['will retry failed a@example.org'],
		['will continue to fail a@example.org'],
		['will keep trying: error a@example.org'],
		['Delay reason: a@example.org full'],
		['still trying a@example.org: full'],
		['still trying, but failed permanently a@example.org'],
		['still trying: permanent error a@example.org'],
		['still trying: permanent failure a@example.org'],
		['successful delivery to a@example.org, no error'],
		['Your mail was successfully mail delivered: error a@example.org'],
		['delivered successfully a@example.org error'],
		['success delivering a@example.org failed'],
		['nothing'],
		['To: c@example.org'],
		['postmaster@example.org', '550 x'],
		['alice@example.net', '550 x'],
	];
	const known = {failed: [], others: new Set(['alice@example.net']), subject: ''};
	const rows = texts.flatMap(lines => [
		printed(lines),
		...deliveriesInText(linesOf(lines), known).map(each => `  ${fieldsOf(each)}`),
		...deliveriesInText(linesOf(lines), {
			...known,
			failed: ['Z@example.org', 'a@example.org'],
			subject: 'Warning: still trying',
		}).map(each => `  known ${fieldsOf(each)}`),
	]);
	await expect(page(rows)).toMatchFileSnapshot(file('deliveries'));
});

it('where the message that came back begins, and other languages', async () => {
	const rows = [
		...beginnings.map(text => {
			const {text: said, returned} = beforeOriginal(
				linesOf(['words', `  ${text}`, text, 'From: a@b', 'Subject: y']),
			);
			return `${printed(text)} before it ${said.length} ${printed(returned)}`;
		}),
		...languages.map(text => `${text} ${saysUndelivered(Buffer.from(text).toString('latin1'))}`),
	];
	await expect(page(rows)).toMatchFileSnapshot(file('beginnings'));
});

it('which mails are bounces', async () => {
	const subjects = [
		'Undeliverable: x',
		'Non-delivery',
		'nondelivery report',
		'Not be delivered',
		'not delivered',
		'Returned mail: x',
		'mail returned',
		'returning to sender',
		'Delivery Status Notification',
		'delivery failure',
		'Delivery has failed',
		'delivery problem',
		'delivery notification',
		'Delivery error',
		'Delivery report',
		'Delivery delayed',
		'failure notice',
		'Failed delivery',
		'Message status - x',
		'message delivery',
		'Error sending your mail',
		'loop alert',
		'mail delivery failed',
		'Mail failure',
		'Mail System Error',
		'mail error',
		'mail could not x',
		'mail failed',
		'Warning: could not send',
		'warning: message x',
		'rejected: x',
		'hello',
		'=?utf-8?Q?nicht_zugestellt?=',
	];
	const senders = [
		'MAILER-DAEMON@x.example',
		'postmaster@x.example',
		'post_master@x.example',
		'Mail Delivery System <x@y.example>',
		'mail.deliver <x@y>',
		'System Administrator <x@y.example>',
		'NDR Administrator <x@y>',
		'<>',
		'bob@example.org',
	];
	const texts = [
		'could not be delivered',
		'was not sent',
		"can't reach",
		"can't be delivered",
		'cannot be delivered',
		'has not been yet delivered',
		'did not receive',
		'unable to deliver',
		'not yet been delivered',
		'undeliverable',
		'delivery to the following',
		'delivery failed',
		'delivery has failed',
		'the following address',
		'the following recipient',
		'the following user',
		'had permanent',
		'had delivery',
		'delivery error',
		'delivery problem',
		'mailbox is full',
		'mail-box is full',
		'transcript of session',
		'error delivering your mail',
		'text was generated during',
		'final delivery userid',
		'failure reasons',
		'failed recipients',
		'failed addresses',
		'm-FILTER',
		'recipients returned',
		'rejected your message',
		'trouble delivering',
		'duplicated message-id',
		'error message below',
		'550 no such user',
		'550 mailbox x',
		'450 recipient no',
		'550 address no',
		'550 relaying no',
		'550 rejected',
		'550 refused',
		'550 denied',
		'550 else',
		'<<< 550 user',
		'received >>> 550 user',
		'hello there',
	];
	const mail = (from: string, subject: string, text: string, more: readonly string[] = []) =>
		[
			`From: ${from}`,
			'To: alice@example.net',
			`Subject: ${subject}`,
			...more,
			'',
			text,
			'',
			'bob@example.org',
			'',
		].join('\n');
	const titles = (text: string) =>
		told(text)
			.map(({title}) => title)
			.join(', ');
	const rows = [
		...subjects.map(
			subject =>
				`${subject}: ${titles(mail('postmaster@x.example', subject, 'hello'))} | ${titles(mail('x@y.example', subject, 'could not be delivered'))}`,
		),
		...senders.map(
			from =>
				`${from}: ${titles(mail(from, 'hello', 'could not be delivered'))} | ${titles(mail(from, 'failure notice', 'hello'))} | ${titles(mail(from, 'hello', 'hello'))}`,
		),
		...texts.map(
			text =>
				`${text}: ${titles(mail('x@y.example', 'failure notice', text))} | ${titles(mail('postmaster@x.example', 'hello', text))}`,
		),
		...[
			'Return-Path: <>',
			'Return-Path: MAILER-DAEMON',
			'Return-Path: <a@b>',
			'X-Failed-Recipients: a@example.org, b@example.org',
			'Content-Type: multipart/report; report-type=delivery-status; boundary=x',
			'Content-Type: multipart/report; report-type="disposition-notification"; boundary=x',
		].map(
			field =>
				`${field}: ${titles(mail('x@y.example', 'hello', 'could not be delivered', [field]))} | ${titles(mail('x@y.example', 'failure notice', 'could not be delivered', [field]))}`,
		),
		...['In: EHLO x', 'Out: EHLO x', '>>> HELO x', '<<< LHLO x', 'C: EHLO x', 'S: HELO x', 'X: EHLO x'].map(
			line => `${line}: ${titles(bounce('failure', `${line}\n550 no`))}`,
		),
	];
	await expect(page(rows)).toMatchFileSnapshot(file('which-are-bounces'));
});
