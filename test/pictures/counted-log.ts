/** A Postfix log of a working day, counted as `explain --browse` counts it. */
import {createBrowser} from '../../source/cli/explain/many/screen.ts';
import {createLogCounter} from '../../source/sessions/count-log.ts';
import type {SessionStore} from '../../source/ui/sessions/session-store.ts';

type Refusal = {
	readonly host: string;
	readonly status: 'bounced' | 'deferred';
	readonly code: string;
	readonly said: string;
};

const refusals: readonly (Refusal & {readonly times: number})[] = [
	{
		...{times: 9, host: 'gmail-smtp-in.l.google.com[142.250.110.27]:25', status: 'bounced', code: '5.7.26'},
		said: '550-5.7.26 Your email has been blocked because the sender is unauthenticated. 550 5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.',
	},
	{
		...{times: 6, host: 'mx.example.net[198.51.100.25]:25', status: 'bounced', code: '5.1.1'},
		said: '550 5.1.1 User unknown',
	},
	{
		...{times: 4, host: 'mx.example.com[203.0.113.25]:25', status: 'deferred', code: '4.2.0'},
		said: '450 4.2.0 Greylisted, please try again in 300 seconds',
	},
	{
		...{times: 2, host: 'mx.example.net[198.51.100.25]:25', status: 'bounced', code: '5.2.2'},
		said: '552 5.2.2 Mailbox full',
	},
];

/** The list that `explain /var/log/mail.log --browse` shows. */
export function countedLog(): SessionStore {
	const browser = createBrowser('/var/log/mail.log');
	const counter = createLogCounter({
		received() {},
		row: counted => browser.add(counted),
		suspects: texts => browser.suspects(texts),
	});
	counter.write(Buffer.from(`${logLines().join('\n')}\n`));
	counter.end();
	browser.tell(`${counter.format()}, ${counter.lines()} lines`);
	return browser.store;
}

function logLines(): string[] {
	const all = refusals.flatMap(refusal => Array.from({length: refusal.times}, () => refusal));
	return all.flatMap((refusal, index) => message(index, refusal));
}

function message(index: number, {host, status, code, said}: Refusal): string[] {
	const time = `2026-11-28T09:${String(index).padStart(2, '0')}:04.1+00:00 mail`;
	const id = `4Xz${(0x9a1c0 + index * 37).toString(16).toUpperCase()}`;
	const domain = host
		.replace(/\[.*/, '')
		.replace(/^mx\./, '')
		.replace(/^gmail.*/, 'gmail.com');
	return [
		`${time} postfix/smtpd[811]: ${id}: client=app.example.org[192.0.2.31]`,
		`${time} postfix/cleanup[812]: ${id}: message-id=<${index}@example.org>`,
		`${time} postfix/qmgr[800]: ${id}: from=<shop@example.org>, size=4120, nrcpt=1 (queue active)`,
		`${time} postfix/smtp[813]: ${id}: to=<customer${index}@${domain}>, relay=${host}, delay=1.2, delays=0.1/0/0.6/0.5, dsn=${code}, status=${status} (host ${host.replace(/\]:25$/, ']')} said: ${said} (in reply to RCPT TO command))`,
		`${time} postfix/qmgr[800]: ${id}: removed`,
	];
}
