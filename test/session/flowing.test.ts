/** A live session, event by event: what is done, and what changed; whole, in a file. */
import {expect, test} from 'vitest';
import {createReplyParser} from '../../source/protocol/reply-parser.ts';
import {type Flow, type FlowEvent, isSettled, newFlow, overdueFor, step} from '../../source/session/flow.ts';
import {differences, shown} from '../support/shown.ts';

const opened: FlowEvent = {type: 'opened', protocol: 'smtp', host: 'mail.example.org', at: 0};
const connected: FlowEvent = {
	type: 'happened',
	event: {
		type: 'connected',
		at: 1,
		host: 'mail.example.org',
		address: '192.0.2.1',
		port: 25,
		elapsed: 1,
		tls: null,
	},
};
const read: FlowEvent = {type: 'read', at: 5};
const typed = (text: string, more: object = {}): FlowEvent => ({type: 'typed', text, ...more});
const said = (...lines: readonly string[]): FlowEvent[] => {
	const parser = createReplyParser();
	parser.feed(Buffer.from(lines.map(line => `${line}\r\n`).join('')));
	const events: FlowEvent[] = [];
	for (let item = parser.next(); item; item = parser.next()) {
		events.push({type: 'happened', event: {type: 'received', at: 4, item}});
	}

	return [...events, read];
};
const begun = [opened, connected, ...said('220 mx')];
const hello = [...begun, typed('EHLO me'), ...said('250-mx', '250-AUTH LOGIN PLAIN', '250 STARTTLS')];
const ended: FlowEvent = {type: 'ended', event: {type: 'closed', at: 9, by: 'server'}};

const stories: Readonly<Record<string, readonly FlowEvent[]>> = {
	'typed before the connection': [
		typed('NOOP'),
		opened,
		typed('EHLO me'),
		connected,
		typed('QUIT'),
		...said('220 mx'),
		...said('250 mx'),
		...said('221 bye'),
		ended,
	],
	'one at a time': [
		...hello,
		typed('MAIL FROM:<a@b>'),
		typed('RCPT TO:<c@d>'),
		typed('DATA'),
		...said('250 ok'),
		...said('250 ok'),
		...said('354 go'),
		typed('Subject: x'),
		typed(''),
		typed('.'),
		...said('250 ok'),
	],
	'a refusal drops what waits': [
		...hello,
		typed('MAIL FROM:<a@b>'),
		typed('RCPT TO:<c@d>'),
		typed('DATA'),
		typed('x'),
		typed('.'),
		...said('550 no'),
		read,
	],
	'a refused DATA': [
		...hello,
		typed('MAIL FROM:<a@b>'),
		...said('250 ok'),
		typed('RCPT TO:<c@d>'),
		...said('250 ok'),
		typed('DATA'),
		typed('text'),
		typed('.'),
		typed('NOOP'),
		...said('554 no'),
	],
	'a login that is refused': [
		...hello,
		typed('AUTH LOGIN'),
		typed('YW5u'),
		typed('cGVuY2ls'),
		...said('504 no'),
	],
	'a login': [
		...hello,
		typed('AUTH LOGIN'),
		typed('ann', {read: (text: string) => Buffer.from(text).toString('base64')}),
		typed('cGVuY2ls'),
		...said('334 VXNlcm5hbWU6'),
		...said('334 UGFzc3dvcmQ6'),
		...said('235 ok'),
	],
	'STARTTLS and what waits behind it': [
		...hello,
		typed('STARTTLS'),
		typed('EHLO me'),
		...said('220 go'),
		read,
	],
	'STARTTLS refused': [...hello, typed('STARTTLS'), typed('EHLO me'), ...said('454 no')],
	'421': [...hello, typed('NOOP'), typed('NOOP'), ...said('421 down'), typed('NOOP'), ended],
	'sent at once': [
		...hello,
		{type: 'sent', text: 'NOOP\r\nRSET', at: 6},
		{type: 'sent', text: 'NOOP', at: 7},
		...said('250 ok'),
	],
	'kept back': [...hello, {type: 'kept-back', why: 'It would show the password.', at: 6}, typed('NOOP')],
	'taken back': [
		...hello,
		typed('NOOP'),
		typed('RSET'),
		typed('QUIT'),
		{type: 'taken-back', at: 6},
		...said('250 ok'),
	],
	'another encoding': [
		...hello,
		{type: 'encoding', encode: text => Buffer.from(text, 'latin1')},
		typed('NOOP ä'),
	],
	'it ends with lines that wait': [...hello, typed('NOOP'), typed('RSET'), ended, typed('NOOP'), opened],
	'it fails': [
		opened,
		{type: 'ended', event: {type: 'failed', at: 2, error: {code: 'refused', message: 'no'}}},
		typed('NOOP'),
	],
	'a greeting that refuses': [opened, connected, typed('EHLO me'), ...said('554 no'), typed('QUIT')],
};

function told(name: string, events: readonly FlowEvent[], start: Flow): string {
	let flow = start;
	const lines = [`===== ${name}`];
	for (const event of events) {
		const {flow: next, acts} = step(flow, event);
		lines.push(
			`----- ${shown(event)}`,
			...acts.map(act => (act.do === 'record' ? `record ${act.entry.type} ${act.entry.id}` : shown(act))),
			...differences({...flow, state: null}, {...next, state: null}),
			...differences(flow.state, next.state).filter(line => /^(?:phase|nextId)/.test(line)),
			`settled ${isSettled(next)}, overdue ${shown(overdueFor(next))}`,
		);
		flow = next;
	}

	return `${lines.join('\n')}\n`;
}

test('what follows from what happens', async () => {
	const texts = Object.entries(stories).flatMap(([name, events]) => [
		told(name, events, newFlow('smtp', 'mail.example.org')),
	]);
	const guarded = ['a login', 'sent at once'].map(name =>
		told(
			`${name}, with a door`,
			[
				...(stories[name] ?? []),
				typed('AUTH PLAIN AGFubgBwZW5jaWw=', {consent: 'given'}),
				typed('AUTH PLAIN AGFubgBwZW5jaWw='),
			],
			newFlow('smtp', 'mail.example.org', mechanism => `No ${mechanism} here.`),
		),
	);
	await expect([...texts, ...guarded].join('\n')).toMatchFileSnapshot('snapshots/flow.txt');
});
