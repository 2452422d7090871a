import {describe, expect, it} from 'vitest';
import {parseTarget} from '../../source/session/target.ts';
import {shown} from '../support/shown.ts';

describe('a target', () => {
	it.each([
		[
			'mail.example.org',
			{protocol: 'smtp', security: 'clear', endpoint: {kind: 'tcp', host: 'mail.example.org', port: 25}},
		],
		['mail.example.org:587', {security: 'clear', endpoint: {port: 587}}],
		['mail.example.org:465', {security: 'tls', endpoint: {port: 465}, note: expect.stringContaining('465')}],
		['smtp://mail.example.org:465', {security: 'clear', endpoint: {port: 465}}],
		['starttls://mail.example.org', {security: 'starttls', endpoint: {port: 587}}],
		['smtps://mail.example.org', {security: 'tls', endpoint: {port: 465}}],
		['lmtp://127.0.0.1', {protocol: 'lmtp', endpoint: {port: 24}}],
		['lmtp:/run/lmtp', {protocol: 'lmtp', endpoint: {kind: 'unix', path: '/run/lmtp'}}],
		['unix:/run/smtp', {protocol: 'smtp', endpoint: {kind: 'unix', path: '/run/smtp'}}],
		['[::1]:2525', {endpoint: {host: '::1', port: 2525}}],
		['::1', {endpoint: {host: '::1', port: 25}}],
		['smtps://alice%40example.org@mail.example.org', {user: 'alice@example.org', host: 'mail.example.org'}],
	])('%s', (text, expected) => {
		expect(parseTarget(text)).toMatchObject({ok: true, target: expected});
	});

	it.each([
		['', 'empty'],
		['mail.example.org:99999', '99999'],
		['mail.example.org:0', '0'],
		['mail.example.org:smtp', 'smtp'],
		['http://x', 'http'],
		['a b', 'a b'],
		[':25', 'does not name a host'],
		['mail.example.org:', 'no port after the colon'],
		['[::1', 'bracket without its counterpart'],
		['::1]', 'bracket without its counterpart'],
		['a..b', 'a..b'],
		['.example', '.example'],
		['unix:', 'unix:/run/smtp.sock'],
		['smtps:mail.example.org', 'Write smtps://mail.example.org.'],
		['smtp:/mail.example.org', 'Write smtp://mail.example.org.'],
		['mailto:bob@example.net', 'mailto:'],
		['127.0.0.1:25:26', 'more than one colon'],
		['256.1.1.1', '256.1.1.1'],
		['a.example,b.example', 'a.example,b.example'],
		['unix:run/x', 'requires an absolute path'],
		['lmtp:run/x', 'lmtp:/run/smtp.sock'],
	])('%j is refused, and the message names it', (text, named) => {
		const result = parseTarget(text);
		expect(result.ok).toBe(false);
		expect(!result.ok && result.problem).toContain(named);
	});

	it('refuses a password without repeating it', () => {
		const result = parseTarget('smtp://alice:hunter2@mail.example.org');
		expect(!result.ok && result.problem).toContain('password');
		expect(!result.ok && result.problem).not.toContain('hunter2');
	});
});

it('every form of a target, and what is said of each that is none', async () => {
	const texts = [
		'',
		' ',
		'mx',
		' mx ',
		'MX.Example.ORG',
		'mx.',
		'mx:25',
		'mx:24',
		'mx:465',
		'mx:587',
		'mx:2525',
		'mx:0',
		'mx:65535',
		'mx:65536',
		'mx:',
		'mx:smtp',
		'mx:25:26',
		':25',
		'::1',
		'[::1]',
		'[::1]:25',
		'[::1',
		'::1]',
		'[mx]:25',
		'[]:25',
		'fe80::1%eth0',
		'[fe80::1%eth0]:25',
		'1.2.3.4',
		'1.2.3.4:25',
		'1.2.3',
		'1.2.3.400',
		'1.2.3.4.5',
		'2001:db8::1:25',
		'a..b',
		'.a',
		'a.',
		'a b',
		'a/b',
		'a?b',
		'a#b',
		'a;b',
		'ü.example',
		'smtp://mx',
		'SMTP://mx',
		'smtp://mx:465',
		'smtps://mx',
		'smtps://mx:587',
		'starttls://mx',
		'lmtp://mx',
		'lmtp:/run/x',
		'lmtp:mx',
		'unix:/run/x',
		'unix:run/x',
		'unix:',
		'unix://run/x',
		'pipe:',
		'pipe: openssl s_client ',
		'http://mx',
		'https://mx',
		'mailto:a@b',
		'ann@mx',
		'ann@mx:587',
		'smtp://ann@mx',
		'smtp://ann:secret@mx',
		'smtps://ann%40example.org@mx',
		'smtp://%zz@mx',
		'ann:secret@mx',
		'smtp:mx',
		'smtp:/mx',
		'smtps:mx',
		'smtp://',
		'smtp:///x',
		'smtp://mx/path',
		'smtp://mx?x',
		'smtp://mx:99999',
		'//mx',
		'<mx>',
		'"mx"',
		'mx,other',
		'unix:\\\\.\\pipe\\x',
		'\\\\.\\pipe\\x',
		'/run/x',
		'./x',
	];
	const told = texts.map(text => `${shown(text)}: ${shown(parseTarget(text))}`);
	await expect(`${told.join('\n')}\n`).toMatchFileSnapshot('snapshots/targets.txt');
});
