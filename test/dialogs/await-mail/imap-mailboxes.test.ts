/** Mailboxes of IMAP in which the message is, or is not; and servers that do not let anyone look. */
import {describe, expect, it} from 'vitest';
import type {Waited} from '../../../source/dialogs/await-mail/arrival.ts';
import {type ImapAccount, openImap} from '../../../source/dialogs/await-mail/imap.ts';
import {makeAuthority, makeCertificate} from '../../../source/transport/make-certificate.ts';
import {type ImapSettings, imapServer} from '../../support/imap-server.ts';
import {testCertificate} from '../../support/scripted-server.ts';

const bob = {host: '127.0.0.1', tls: false, user: 'bob', password: 'wonderland', allowClear: true};
const mail = 'Subject: hello\r\nMessage-ID: <x@example.org>\r\n\r\ntext\r\n';
const junk = {flags: String.raw`\Junk`, uidNext: 3};

/** What the look came to, and what the server was asked for it. */
async function looked(
	settings: ImapSettings,
	{
		account = {},
		timeout = 0,
		signal,
	}: {account?: Partial<ImapAccount>; timeout?: number; signal?: AbortSignal} = {},
): Promise<{readonly waited: Waited; readonly asked: readonly string[]}> {
	await using server = await imapServer(settings);
	const opened = await openImap({...bob, port: server.port, ...account}, {limit: 5000});
	if (!opened.ok) {
		return {
			waited: {...opened, problem: opened.problem.replace(`:${server.port}`, ':PORT')},
			asked: server.asked,
		};
	}

	const before = server.asked.length;
	const since = performance.now();
	const waited = await opened.watch.wait({
		messageId: '<x@example.org>',
		timeout,
		since,
		...(signal && {signal}),
	});
	opened.watch.close();
	return {waited, asked: server.asked.slice(before)};
}

const arrived = (place: string, isJunk: boolean) => ({
	ok: true,
	arrived: {
		place,
		junk: isJunk,
		fields: [
			{name: 'Subject', value: 'hello'},
			{name: 'Message-ID', value: '<x@example.org>'},
		],
		elapsed: expect.any(Number),
		source: Buffer.from(mail),
	},
});

describe('the message', () => {
	it('is found in the inbox', async () => {
		const {waited, asked} = await looked({mailboxes: {INBOX: {uidNext: 7, found: [7], messages: {7: mail}}}});
		expect(waited).toEqual(arrived('INBOX', false));
		expect(asked).toEqual([
			'EXAMINE INBOX',
			'NOOP',
			'UID SEARCH UID 7:* HEADER MESSAGE-ID <x@example.org>',
			expect.stringMatching(/^UID FETCH 7 \(BODY\.PEEK\[\]<0\.\d+> UID\)$/),
		]);
	});

	it('is found in the folder for spam, and the last of several counts', async () => {
		const {waited, asked} = await looked({
			mailboxes: {
				INBOX: {uidNext: 7},
				Spam: {...junk, found: [3, 4], messages: {4: mail}},
				Sent: {uidNext: 1},
			},
		});
		expect(waited).toEqual(arrived('Spam', true));
		expect(asked.filter(line => line.startsWith('EXAMINE'))).toEqual(['EXAMINE INBOX', 'EXAMINE Spam']);
	});

	it('is looked for in the mailbox that is named, which may be the folder for spam itself', async () => {
		const mailboxes = {INBOX: {uidNext: 7}, Spam: {...junk, found: [3], messages: {3: mail}}};
		expect((await looked({mailboxes}, {account: {mailbox: 'Spam'}})).waited).toEqual(arrived('Spam', false));
	});

	it('is not one that was there before', async () => {
		const {waited} = await looked({
			mailboxes: {INBOX: {uidNext: 7, found: [6], messages: {6: mail}}, Spam: junk},
		});
		expect(waited).toEqual({
			ok: false,
			problem:
				'The message did not arrive in “INBOX” or “Spam” of bob at 127.0.0.1 within 0 seconds. It may still come: the server accepted it.',
		});
	});

	it('is found at a later look', async () => {
		const found: number[] = [];
		let looks = 0;
		const {waited} = await looked(
			{
				mailboxes: {INBOX: {uidNext: 7, found, messages: {7: mail}}},
				onCommand: command => {
					looks += command === 'UID SEARCH' ? 1 : 0;
					found.splice(0, 1, ...(looks > 1 ? [7] : []));
				},
			},
			{timeout: 20_000},
		);
		expect(waited).toEqual(arrived('INBOX', false));
		expect(looks).toBe(2);
	});

	it('is empty where the server has no more to give', async () => {
		const {waited} = await looked({
			mailboxes: {INBOX: {uidNext: 7, found: [7]}},
			answers: {'UID FETCH': 'TAG OK nothing'},
		});
		expect(waited).toMatchObject({ok: false, problem: expect.stringContaining('did not arrive')});
	});

	it('is no longer waited for when the user stops', async () => {
		const stop = new AbortController();
		const {waited} = await looked(
			{onCommand: command => command === 'UID SEARCH' && stop.abort()},
			{timeout: 20_000, signal: stop.signal},
		);
		expect(waited).toEqual({ok: false, problem: 'You stopped waiting for the message.'});
	});

	it('cannot be found where the connection ends', async () => {
		const {waited} = await looked({answers: {'UID SEARCH': 'close'}}, {timeout: 20_000});
		expect(waited).toMatchObject({
			ok: false,
			problem: expect.stringMatching(/^The IMAP server 127\.0\.0\.1:\d+ could not be queried: .+\.$/),
		});
	});
});

describe('a server that lets no one look', () => {
	const ca = [testCertificate().ca];
	const authority = makeAuthority('another authority');
	it.each<[string, ImapSettings, Partial<ImapAccount>, object]>([
		[
			'refuses the login',
			{answers: {LOGIN: 'TAG NO [AUTHENTICATIONFAILED] Wrong password.'}},
			{},
			{problem: 'The login as bob at the IMAP server 127.0.0.1:PORT was refused: Wrong password.'},
		],
		[
			'does not say where the mailbox ends',
			{answers: {STATUS: '* STATUS INBOX (MESSAGES 3)\r\nTAG OK done'}},
			{},
			{
				problem:
					'The IMAP server 127.0.0.1:PORT could not be queried: it did not say where the mailbox “INBOX” ends.',
			},
		],
		[
			'does not have the mailbox',
			{answers: {STATUS: 'TAG NO Mailbox does not exist.'}},
			{mailbox: 'None'},
			{problem: expect.stringContaining('could not be queried: ')},
		],
		[
			'does not offer STARTTLS',
			{},
			{allowClear: false},
			{
				about: 'starttls',
				problem: expect.stringMatching(
					/^TLS could not be started with the IMAP server 127\.0\.0\.1:PORT: .+\.$/,
				),
			},
		],
		[
			'has a certificate that is not verified',
			{tls: true},
			{tls: true},
			{
				about: 'certificate',
				problem:
					'The certificate of the IMAP server 127.0.0.1:PORT was not accepted: the chain ends in a CA that is not trusted here (verify error 19), SELF_SIGNED_CERT_IN_CHAIN.',
			},
		],
		[
			'has a certificate for another name',
			{tls: makeCertificate(authority, {names: ['other.example']})},
			{tls: true, ca: [authority.cert], host: 'localhost'},
			{
				about: 'certificate',
				problem: expect.stringMatching(/ localhost:PORT was not accepted: .+ DNS:other\.example\.$/),
			},
		],
	])('%s', async (_name, settings, account, outcome) => {
		expect((await looked(settings, {account})).waited).toEqual(
			expect.objectContaining({ok: false, ...outcome}),
		);
	});

	it.each<[string, Partial<ImapAccount>]>([
		['its authority is trusted', {ca}],
		['it is accepted as it is', {insecure: true}],
	])('lets one look in TLS where %s', async (_name, account) => {
		const settings = {tls: true, mailboxes: {INBOX: {uidNext: 7, found: [7], messages: {7: mail}}}} as const;
		expect((await looked(settings, {account: {tls: true, ...account}})).waited).toEqual(
			arrived('INBOX', false),
		);
	});
});
