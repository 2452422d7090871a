/** The parts of a bounce for programs: RFC 3464, RFC 5965, and what Amazon sends. */
import {describe, expect, it} from 'vitest';
import {bounce, report, told} from './support.ts';

describe('a delivery status', () => {
	it.each([
		['Diagnostic-Code: smtp; 550 5.1.1 User unknown'],
		['Diagnostic-Code: SMTP;550 5.1.1 User unknown'],
		['Diagnostic-Code: 550 5.1.1 User unknown'],
		["Diagnostic-Code: smtp; 5.1.0 - Unknown address error 550-'5.1.1 User unknown'"],
	])('quotes the reply: %s', diagnosis => {
		const [first] = told(report(['Final-Recipient: <bob@example.com>', 'Action: failed', diagnosis]));
		expect(first?.title).toBe('to bob@example.com');
		expect(first?.words).toMatch(/: 550 '?(?:5\.1\.1 )?User unknown'?$/);
	});

	it.each([
		['delayed', '4.4.1', 'has not reached bob@example.com yet (4.4.1); the system keeps trying.'],
		['delivered', '2.1.5', 'was delivered to bob@example.com (2.1.5).'],
		['relayed', '2.1.9', 'was passed on to a system that does not send delivery reports (2.1.9).'],
		['expanded', '2.1.5', 'is a list; the message was passed on to its members (2.1.5).'],
		['deliverable', '2.1.5', 'was delivered to bob@example.com (2.1.5).'],
		['failed', '5.1.1', 'was not delivered to bob@example.com (5.1.1); the system has given up.'],
	])('of the action %s', (action, status, words) => {
		const group = ['Final-Recipient: rfc822; bob@example.com', `Action: ${action}`, `Status: ${status}`];
		expect(told(report(group))[0]?.words).toContain(words);
	});

	it('names the address that was written to beside the one that failed', () => {
		const group = [
			'Original-Recipient: rfc822; sales@example.com',
			'Final-Recipient: rfc822; bob@internal.example.net',
			'Action: failed',
		];
		const [first] = told(report(group));
		expect(first?.title).toBe('to bob@internal.example.net');
		expect(first?.words).toContain('bob@internal.example.net (written to sales@example.com)');
	});

	it('prefers an address of the outside to a name inside the receiving system', () => {
		const group = [
			'Original-Recipient: rfc822;bob@example.net',
			'Final-Recipient: rfc822;@mx.example.net:bob@server',
			'Action: failed',
		];
		expect(told(report(group))[0]?.title).toBe('to bob@example.net');
	});

	it('of groups without empty lines between them is read group by group', () => {
		const group = [
			'Final-Recipient: rfc822; bob@example.com',
			'Action: failed',
			'Diagnostic-Code: smtp; 550 no',
			'Final-Recipient: rfc822; carol@example.com',
			'Action: failed',
			'Diagnostic-Code: smtp; 552 full',
		];
		expect(told(report(group)).map(({title, words}) => `${title} ${words.slice(-3)}`)).toEqual([
			'to bob@example.com  no',
			'to carol@example.com ull',
		]);
	});

	it('that tells the same failure twice is told once', () => {
		const group = [
			'Final-Recipient: rfc822; bob@example.com',
			'Action: failed',
			'Diagnostic-Code: smtp; 550 no',
		];
		expect(told(report(group, group))).toHaveLength(1);
	});

	it('in several mails of an mbox is told for each', () => {
		const group = [
			'Final-Recipient: rfc822; bob@example.com',
			'Action: failed',
			'Diagnostic-Code: smtp; 550 no',
		];
		const mail = `From MAILER-DAEMON Mon Jul  6 10:00:00 2026\n${report(group)}\n`;
		expect(told(mail + mail).map(({title}) => title)).toEqual([
			'mail 1, to bob@example.com',
			'mail 2, to bob@example.com',
		]);
	});

	it('is found behind a byte order mark, an empty first line and a broken header line', () => {
		const plain = report(['Final-Recipient: rfc822; bob@example.com', 'Action: failed']);
		for (const mail of [`\uFEFF${plain}`, `\n${plain}`, plain.replace('\n', '\nthis is not a field\n')]) {
			expect(told(mail)[0]?.title).toBe('to bob@example.com');
		}
	});
});

describe('a feedback report', () => {
	const mail = (fields: readonly string[]) =>
		[
			'From: fbl@example.net',
			'To: abuse@example.org',
			'Subject: Abuse report',
			'Content-Type: multipart/report; report-type=feedback-report; boundary=b',
			'',
			'--b',
			'Content-Type: message/feedback-report',
			'',
			...fields,
			'',
			'--b',
			'Content-Type: message/rfc822',
			'',
			'From: news@example.org',
			'To: carol@example.net',
			'Subject: News in July',
			'',
			'hello',
			'--b--',
			'',
		].join('\n');

	it('tells type, source, sender and recipient', () => {
		const fields = [
			'Feedback-Type: abuse',
			'Source-IP: 192.0.2.7',
			'Original-Mail-From: <news@example.org>',
			'Original-Rcpt-To: <bob@example.net>',
		];
		expect(told(mail(fields))).toEqual([
			{
				title: 'to bob@example.net',
				words:
					'bob@example.net marked the message as spam (feedback report, type abuse). It came from 192.0.2.7. Its sender was news@example.org. Its subject: News in July.',
			},
		]);
	});

	it.each([
		['abuse', 'A recipient marked the message as spam'],
		['fraud', 'A recipient reported the message as fraud'],
		['virus', 'A recipient reported a virus in the message'],
		['opt-out', 'A recipient asks to receive no more mail of this kind'],
		['opt-out-list', 'A recipient asks to receive no more mail of this kind'],
		['not-spam', 'A recipient says that the message is not spam'],
		['auth-failure', 'The receiver reports that the message failed authentication'],
		['other', 'A recipient reported the message'],
	])('of the type %s that names no recipient', (type, words) => {
		const anonymous = mail([`Feedback-Type: ${type}`, 'Source-IP: 192.0.2.7']).replace(/^To: carol.*\n/m, '');
		expect(told(anonymous)).toEqual([
			{
				title: 'feedback report',
				words: `${words} (feedback report, type ${type}). It came from 192.0.2.7. Its subject: News in July.`,
			},
		]);
	});

	it('tells every recipient it names, and takes the one of the original where it names none', () => {
		const two = [
			'Feedback-Type: fraud',
			'Original-Rcpt-To: bob@example.net',
			'Original-Rcpt-To: dan@example.net',
		];
		expect(told(mail(two)).map(({title}) => title)).toEqual(['to bob@example.net', 'to dan@example.net']);
		expect(told(mail(['Feedback-Type: auth-failure']))[0]?.words).toMatch(
			/^The receiver reports that the message to carol@example\.net failed authentication/,
		);
	});
});

describe('a notification of Amazon SES', () => {
	const json = JSON.stringify({
		notificationType: 'Bounce',
		bounce: {
			bounceType: 'Permanent',
			bouncedRecipients: [
				{
					emailAddress: 'bob@example.com',
					action: 'failed',
					status: '5.1.1',
					diagnosticCode: 'smtp; 550 5.1.1 user unknown',
				},
			],
		},
	});

	it('is read in a mail, folded or not, and alone', () => {
		const mail = bounce(
			'AWS Notification Message',
			`${json.slice(0, 60)}\n${json.slice(60)}\n\n--\nunsubscribe`,
		);
		const wrapped = JSON.stringify({Type: 'Notification', Message: json});
		for (const text of [mail, json, wrapped]) {
			expect(told(text)[0]).toMatchObject({
				title: 'to bob@example.com',
				words: expect.stringMatching(/550 5\.1\.1 user unknown$/),
			});
		}
	});

	it('of a delivery or a complaint says so', () => {
		const delivery = {
			notificationType: 'Delivery',
			delivery: {recipients: ['bob@example.com'], smtpResponse: '250 ok'},
		};
		const complaint = {
			notificationType: 'Complaint',
			complaint: {complainedRecipients: [{emailAddress: 'bob@example.com'}]},
		};
		expect(told(JSON.stringify(delivery))[0]?.words).toMatch(
			/^The message was delivered to bob@example\.com\./,
		);
		expect(told(JSON.stringify(complaint))[0]?.words).toMatch(/^bob@example\.com marked the message as spam/);
	});
});
