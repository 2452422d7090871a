/**
 * The real mail servers, as the interop tests use them.
 *
 *     interop('sends a message', async () => {
 *         const {ports, mail} = mailServers();
 *         …
 *         expect(await mail('bob')).toHaveLength(1);
 *     });
 */
import {readdir, readFile, rm} from 'node:fs/promises';
import {join} from 'node:path';
import process from 'node:process';
import {inject, test} from 'vitest';
import {imapAvailable} from './available.ts';
import type {} from './set-up.ts';
import {type StartedServers, until} from './start.ts';
import {makeToken} from './tokens.ts';

export {type Account, accounts, serverName} from './accounts.ts';
export type {PortName} from './ports.ts';

export type MailServers = StartedServers & {
	/** Resolves when everything accepted lies in its mailbox. */
	flush(): Promise<void>;
	/** The messages in a mailbox (`alice`, `catchall` …), each as text with LF line ends; the oldest first. */
	mail(mailbox: string): Promise<string[]>;
	/** The same for what came by LMTP; by full address. */
	lmtpMail(address: string): Promise<string[]>;
	/** Forgets the messages in a mailbox. */
	empty(mailbox: string): Promise<void>;
	/** An access token for XOAUTH2 and OAUTHBEARER; with a negative lifetime one that has expired. */
	token(login: string, seconds?: number): string;
};

const provided = inject('mailServers');

/** Like `test`; skipped where the servers are not installed. */
export const interop = 'missing' in provided ? test.skip : test;

/** The same for tests that need Dovecot's IMAP. */
export const interopImap = imapAvailable() || process.env.CI ? interop : test.skip;

export function mailServers(): MailServers {
	if ('missing' in provided) {
		throw new Error(provided.missing);
	}

	const {folders, secret} = provided;
	const flush = async () => until(() => isEmpty(folders.queue), 'the queue to become empty');
	return {
		...provided,
		flush,
		async mail(mailbox) {
			await flush();
			return messagesIn(join(folders.mail, mailbox, 'new'));
		},
		lmtpMail: address => messagesIn(join(folders.lmtpMail, address.toLowerCase(), 'new')),
		async empty(mailbox) {
			await flush();
			await rm(join(folders.mail, mailbox, 'new'), {recursive: true, force: true});
		},
		token: (login, seconds) => makeToken(secret, login, seconds),
	};
}

/** Messages that wait to be delivered lie in these. */
async function isEmpty(queue: string): Promise<boolean> {
	const files = await Promise.all(
		['maildrop', 'incoming', 'active'].map(name =>
			readdir(join(queue, name), {recursive: true, withFileTypes: true}),
		),
	);
	return !files.flat().some(entry => entry.isFile());
}

async function messagesIn(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch(() => []);
	// A name begins with the second, and after ".V…I…M" comes the microsecond.
	names.sort((a, b) => arrival(a) - arrival(b));
	return Promise.all(names.map(name => readFile(join(folder, name), 'utf8')));
}

function arrival(name: string): number {
	const [, second = '0', microsecond = '0'] = /^(\d+)\.(?:.*M(\d+))?/.exec(name) ?? [];
	return Number(second) * 1_000_000 + Number(microsecond);
}
