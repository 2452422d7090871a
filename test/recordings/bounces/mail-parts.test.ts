import {expect, test} from 'vitest';
import {readMail} from '../../../source/recordings/bounces/mail-parts.ts';

const nested = [
	'From: MAILER-DAEMON@relay.example.net',
	'Subject: Undelivered',
	'Content-Type: multipart/report; boundary=outer',
	'',
	'--outer',
	'Content-Type: multipart/alternative; boundary=inner',
	'',
	'--inner',
	'Content-Type: text/plain',
	'',
	'inside',
	'--outer',
	'Content-Type: message/delivery-status',
	'',
	'Reporting-MTA: dns; relay.example.net',
	'--inner',
	'Action: failed',
	'--outer',
	'Content-Type: text/plain',
	'',
	'after',
	'--outer--',
	'behind all parts',
];

test('a boundary of the outer part ends an inner one that was never closed', () => {
	const mail = readMail(nested.map((text, index) => ({number: index + 1, text, at: null})));
	const texts = (lines: readonly {text: string}[] = []) => lines.map(({text}) => text);
	// Within the status the inner boundary is a line like any other.
	expect(texts(mail?.status)).toEqual(['Reporting-MTA: dns; relay.example.net', '--inner', 'Action: failed']);
	expect(texts(mail?.text)).toEqual(['inside', 'after']);
});
