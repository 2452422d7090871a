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

const texts = (lines: readonly {text: string}[] = []) => lines.map(({text}) => text);
const read = (lines: readonly string[]) =>
	readMail(lines.map((text, index) => ({number: index + 1, text, at: null})));

test('a boundary of the outer part ends an inner one that was never closed', () => {
	const mail = read(nested);
	// Within the status the inner boundary is a line like any other.
	expect(texts(mail?.status)).toEqual(['Reporting-MTA: dns; relay.example.net', '--inner', 'Action: failed']);
	expect(texts(mail?.text)).toEqual(['inside', 'after']);
});

test('where the boundary that the header names never comes, all of it is text', () => {
	const mail = read([
		'From: MAILER-DAEMON@relay.example.net',
		'Subject: Undelivered',
		'Content-Type: multipart/report; boundary=lost',
		'',
		'550 5.1.1 no such user',
	]);
	expect(texts(mail?.text)).toEqual(['550 5.1.1 no such user']);
});

test('a boundary that no header names counts where it comes again before a part', () => {
	const mail = read([
		'From: MAILER-DAEMON@relay.example.net',
		'Subject: Undelivered',
		'',
		'--unnamed',
		'Content-Type: text/plain',
		'',
		'550 5.1.1 no such user',
		'--unnamed',
		'Content-Type: message/delivery-status',
		'',
		'Action: failed',
		'--unnamed--',
	]);
	expect(texts(mail?.text)).toEqual(['550 5.1.1 no such user']);
	expect(texts(mail?.status)).toEqual(['Action: failed']);
});
