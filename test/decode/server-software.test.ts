import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {describe, expect, test} from 'vitest';
import {orders, signs} from '../../source/decode/server-signs.ts';
import {recogniseInEntries, recogniseServer} from '../../source/decode/server-software.ts';
import {readCapabilities} from '../../source/protocol/ehlo.ts';
import {entriesOf} from '../support/play.ts';

type Row = {
	/** Null: not told, or a program that is in no list. */
	readonly software: string | null;
	readonly service: string | null;
	readonly greeting: string | null;
	readonly ehlo: readonly string[];
};

/** What servers in the wild said; host names are replaced where they tell nothing. */
const rows: readonly Row[] = JSON.parse(readFileSync(new URL('servers.json', import.meta.url), 'utf8'));

function recognise({greeting, ehlo}: Row, withGreeting: boolean) {
	return recogniseServer({greeting: withGreeting ? greeting : null, capabilities: readCapabilities(ehlo)});
}

function tally(withGreeting: boolean) {
	const counts = {
		software: 0,
		right: 0,
		wrong: 0,
		silent: 0,
		services: 0,
		servicesRight: 0,
		servicesWrong: 0,
	};
	for (const row of rows) {
		const {software, service} = recognise(row, withGreeting);
		if (row.software !== null) {
			counts.software++;
			counts.right += software?.name === row.software ? 1 : 0;
			counts.wrong += software && software.name !== row.software ? 1 : 0;
			counts.silent += software ? 0 : 1;
		}

		counts.services += row.service === null ? 0 : 1;
		counts.servicesRight += row.service !== null && service?.name === row.service ? 1 : 0;
		counts.servicesWrong += service && service.name !== row.service ? 1 : 0;
	}

	return counts;
}

// The signs were written with these servers in view: among others they will do less well.
describe('how often the guess is right', () => {
	test('with greeting and extensions', () => {
		expect(tally(true)).toMatchInlineSnapshot(`
			{
			  "right": 75,
			  "services": 25,
			  "servicesRight": 25,
			  "servicesWrong": 1,
			  "silent": 5,
			  "software": 80,
			  "wrong": 0,
			}
		`);
	});

	test('with the extensions alone, as behind a changed greeting', () => {
		expect(tally(false)).toMatchInlineSnapshot(`
			{
			  "right": 70,
			  "services": 25,
			  "servicesRight": 23,
			  "servicesWrong": 1,
			  "silent": 10,
			  "software": 80,
			  "wrong": 0,
			}
		`);
	});

	test('a wrong name is never called certain', () => {
		for (const row of rows) {
			const {software} = recognise(row, true);
			if (software?.confidence === 'certain' && row.software !== null) {
				expect(software.name).toBe(row.software);
			}
		}
	});
});

describe('what a server says of itself', () => {
	test.each([
		['mail.example.org ESMTP Postfix (3.1.4)', 'Postfix', '3.1.4'],
		['mail.example.org ESMTP Postfix (Debian/GNU)', 'Postfix', null],
		['mail.example.org ESMTP Exim 4.94.2 Mon, 27 Mar 2023 17:17:37 +0200', 'Exim', '4.94.2'],
		['mail.example.org ESMTP Sendmail 8.15.2/8.15.2; Thu, 30 Nov 2017 10:55:50 +0200', 'Sendmail', '8.15.2'],
		['mail.example.org ESMTP OpenSMTPD', 'OpenSMTPD', null],
		['mail.example.org ESMTP MDaemon 7.1.2; Tue, 10 Aug 2004 16:59:55 +0800', 'MDaemon', '7.1.2'],
		['mail.example.org ESMTP CommuniGate Pro 6.1.16', 'CommuniGate Pro', '6.1.16'],
		['mail.example.org ESMTP Service (Lotus Domino Build 166.1) ready', 'Domino', null],
		['mail.example.org ESMTP MailEnable Service, Version: 10.34', 'MailEnable', '10.34'],
		['mail.example.org SMTP Server (JAMES SMTP Server 2.3.2) ready', 'James', '2.3.2'],
		[
			'mail.example.org Microsoft ESMTP MAIL Service, Version: 6.0.3790.4675 ready at Wed',
			'Microsoft SMTP (IIS, Exchange 2000/2003)',
			'6.0.3790.4675',
		],
	])('%s', (greeting, name, version) => {
		const {software} = recogniseServer({greeting, capabilities: null});
		expect(software).toMatchObject({name, version, confidence: 'certain'});
	});

	test('Exchange without a version is likely only', () => {
		const greeting = 'mail.example.org Microsoft ESMTP MAIL Service ready at Thu, 5 Dec 2024 08:52:31 +0000';
		expect(recogniseServer({greeting, capabilities: null}).software).toMatchObject({
			name: 'Exchange',
			confidence: 'likely',
		});
	});

	test.each([['mail.example.org ESMTP'], ['mail.example.org ESMTP ready'], ['']])(
		'%j tells nothing',
		greeting => {
			expect(recogniseServer({greeting, capabilities: null})).toEqual({
				software: null,
				service: null,
				middlebox: null,
			});
		},
	);
});

describe('from a conversation', () => {
	test('replies are heard too, and evidence names its entry', () => {
		const entries = entriesOf(`
			S: 220 mail.example.org ESMTP
			C: HELO client.example.net
			S: 250 mail.example.org
			C: MAIL FROM:<a@example.net>
			S: 250 ok
			C: RCPT TO:<b@example.org>
			S: 250 ok
			C: DATA
			S: 354 go ahead
			C: .
			S: 250 ok 1184401929 qp 26211`);
		const {software} = recogniseInEntries(entries);
		expect(software).toMatchObject({name: 'qmail', confidence: 'certain'});
		expect(software?.evidence).toEqual([
			{words: 'A reply says “ok 1184401929 qp 26211”, which names it.', entryId: entries.at(-1)?.id},
		]);
	});

	test('a masking device is told apart from the server behind it', () => {
		const entries = entriesOf(`
			S: 220 ************************************
			C: EHLO client.example.net
			S: 250-mail.example.org
			S: 250-PIPELINING
			S: 250-SIZE 10240000
			S: 250-XXXXXXXA
			S: 250-ENHANCEDSTATUSCODES
			S: 250-8BITMIME
			S: 250 DSN
			C: STARTTLS
			S: 500 5.5.1 Command unrecognized: "XXXXXXXX"`);
		const {software, middlebox} = recogniseInEntries(entries);
		expect(middlebox).toMatchObject({confidence: 'certain'});
		expect(middlebox?.evidence).toHaveLength(3);
		expect(software).toMatchObject({name: 'Postfix', confidence: 'likely'});
	});

	test.each(['Postfix.example.org ESMTP', 'james.example.org ESMTP ready', 'qmail.example.org ESMTP'])(
		'the name of a host is none of its software: %s',
		greeting => {
			expect(recogniseServer({greeting, capabilities: null}).software).toBeNull();
		},
	);

	test('what is written over in the list of extensions is no echo of a command', () => {
		const entries = entriesOf('S: 220 hi\nC: EHLO a.example\nS: 250-b.example\nS: 250 XXXXXXXA');
		expect(recogniseInEntries(entries).middlebox?.evidence.map(({words}) => words)).toEqual([
			'Extensions have been overwritten: XXXXXXXA.',
		]);
	});
});

test('the signs name no one twice in one place, and every order can be followed', () => {
	const keys = signs.map(sign => `${sign.who} ${sign.where} ${sign.pattern}`);
	expect(new Set(keys).size).toBe(keys.length);
	for (const order of orders) {
		const texts = ['x', ...order.sequence.replace(/[[\]]/g, '').split(' ')];
		const {software} = recogniseServer({greeting: null, capabilities: readCapabilities(texts)});
		// A habit that others have too is no guess by itself.
		expect(software?.name).toBe(order.weight === 'form' ? order.who : undefined);
	}
});

test('any greeting and list is judged', () => {
	fc.assert(
		fc.property(
			fc.string({unit: 'binary'}),
			fc.array(fc.string({unit: 'binary'}), {maxLength: 12}),
			(greeting, texts) => {
				const found = recogniseServer({greeting, capabilities: readCapabilities(texts)});
				for (const guess of [found.software, found.service, found.middlebox]) {
					expect(guess === null || guess.evidence.length > 0).toBe(true);
				}
			},
		),
		{numRuns: 1000},
	);
});
