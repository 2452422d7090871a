import {describe, expect, it} from 'vitest';
import {respondToCommand} from '../../../source/listen/engine/commands.ts';
import {
	type EngineConfig,
	type EngineState,
	freshState,
	inCommand,
	type Transaction,
} from '../../../source/listen/engine/state.ts';

const usual: EngineConfig = {
	...{name: 'listen.test', protocol: 'smtp', size: 1000, starttls: true, login: {kind: 'anything'}},
	...{tlsBeforeAuth: false, without: [], challenge: '<1.2@listen.test>'},
};

const transaction: Transaction = {sender: 'a@b', recipients: ['c@d'], octets: 0, chunked: false};
const fresh = freshState(false);
const greeted = inCommand(fresh, {greetedWith: 'EHLO'});
const begun = (changes: Partial<Transaction> = {}): EngineState =>
	inCommand(greeted, {transaction: {...transaction, ...changes}});

/** The reply, what is said of it, and what the server is once the client heard it. */
function heard(line: string, state: EngineState, config: Partial<EngineConfig> = {}, overlong = false) {
	const bytes = Buffer.from(line);
	const responded = respondToCommand(
		state,
		{type: 'line', bytes, ending: 'CRLF', overlong},
		{...usual, ...config},
	);
	const [proposal] = responded.proposals;
	const {code, texts} = proposal?.answer ?? {code: 0, texts: []};
	return {code, texts, after: proposal?.after, responded, next: proposal?.next(code) ?? responded.state};
}

describe('each command, and what it is answered with', () => {
	it.each<[string, EngineState, Partial<EngineConfig>, number, string]>([
		['EHLO me', fresh, {protocol: 'lmtp'}, 500, '5.5.1 This is LMTP: send LHLO'],
		['HELO me', fresh, {protocol: 'lmtp'}, 500, '5.5.1 This is LMTP: send LHLO'],
		['LHLO me', fresh, {}, 500, '5.5.1 This is SMTP: send EHLO'],
		['LHLO me', fresh, {protocol: 'lmtp'}, 250, 'listen.test'],
		['EHLO', fresh, {}, 501, '5.5.4 EHLO requires a domain or address literal'],
		['HELO', fresh, {}, 501, '5.5.4 HELO requires a domain or address literal'],
		['HELO me', fresh, {}, 250, 'listen.test'],
		['MAIL FROM:<a@b>', fresh, {}, 250, '2.1.0 Sender OK'],
		['MAIL FROM:<a@b>', fresh, {protocol: 'lmtp'}, 503, '5.5.1 Send LHLO first'],
		['MAIL FROM:<a@b>', greeted, {protocol: 'lmtp'}, 250, '2.1.0 Sender OK'],
		['MAIL FROM:<>', greeted, {}, 250, '2.1.0 Sender OK'],
		['MAIL FROM:<a@b>', begun(), {}, 503, '5.5.1 A mail transaction is already open'],
		['MAIL', greeted, {}, 501, '5.5.4 Syntax: MAIL FROM:<address>'],
		['MAIL FROM:<a@b> SIZE=1000', greeted, {}, 250, '2.1.0 Sender OK'],
		['MAIL FROM:<a@b> SIZE=1001', greeted, {}, 552, '5.3.4 The message is larger than 1000 octets'],
		['MAIL FROM:<a@b> RET=HDRS ENVID=x', greeted, {}, 250, '2.1.0 Sender OK'],
		['MAIL FROM:<a@b> NOTIFY=NEVER', greeted, {}, 555, '5.5.4 Unsupported parameter NOTIFY'],
		['RCPT TO:<c@d>', greeted, {}, 503, '5.5.1 Send MAIL first'],
		['RCPT TO:<>', begun(), {}, 501, '5.5.4 Syntax: RCPT TO:<address>'],
		['RCPT', begun(), {}, 501, '5.5.4 Syntax: RCPT TO:<address>'],
		['RCPT TO:<c@d> NOTIFY=NEVER', begun(), {}, 250, '2.1.5 Recipient OK'],
		['RCPT TO:<c@d> SIZE=1', begun(), {}, 555, '5.5.4 Unsupported parameter SIZE'],
		['RCPT TO:<c@d>', begun({recipients: Array(999).fill('c@d')}), {}, 250, '2.1.5 Recipient OK'],
		['RCPT TO:<c@d>', begun({recipients: Array(1000).fill('c@d')}), {}, 452, '4.5.3 Too many recipients'],
		['DATA', greeted, {}, 503, '5.5.1 Send MAIL first'],
		['DATA', begun({chunked: true}), {}, 503, '5.5.1 The message was begun with BDAT'],
		['DATA', begun({recipients: []}), {}, 554, '5.5.1 No valid recipients'],
		['DATA', begun(), {}, 354, 'End the message with a line that contains only a dot'],
		['BDAT', begun(), {}, 501, '5.5.4 Syntax: BDAT size [LAST]'],
		['BDAT 0 LAST', greeted, {}, 503, '5.5.1 MAIL and RCPT come first'],
		['BDAT 0', begun({recipients: []}), {}, 503, '5.5.1 MAIL and RCPT come first'],
		['BDAT 0', begun(), {}, 250, '2.0.0 0 octets so far'],
		['BDAT 0', begun({octets: 1000}), {}, 250, '2.0.0 1000 octets so far'],
		['BDAT 0', begun({octets: 1001}), {}, 552, '5.3.4 The message is larger than 1000 octets'],
		['BDAT 0 LAST', begun({octets: 1000}), {}, 250, '2.0.0 Kept by smtpscope; it is not delivered'],
		['BDAT 0 LAST', begun({octets: 1001}), {}, 552, '5.3.4 The message is larger than 1000 octets'],
		['BDAT 5', begun(), {without: ['CHUNKING']}, 500, '5.5.2 Command not recognized'],
		['STARTTLS', greeted, {}, 220, '2.0.0 Ready to start TLS'],
		['STARTTLS now', greeted, {}, 501, '5.5.4 STARTTLS has no arguments'],
		['STARTTLS', {...greeted, secure: true}, {}, 502, '5.5.1 TLS is already in use'],
		['STARTTLS', greeted, {starttls: false}, 502, '5.5.1 STARTTLS is not offered here'],
		['STARTTLS', greeted, {without: ['STARTTLS']}, 502, '5.5.1 STARTTLS is not offered here'],
		['XYZZY', greeted, {}, 500, '5.5.2 Command not recognized'],
		['QUIT', greeted, {}, 221, '2.0.0 listen.test closing connection'],
	])('%s: case %#', (line, state, config, code, text) => {
		const answer = heard(line, state, config);
		expect([answer.code, answer.texts[0]]).toEqual([code, text]);
		if (code >= 400 && !line.startsWith('BDAT')) {
			expect(answer.next.transaction?.recipients).toEqual(state.transaction?.recipients);
			expect(answer.after).toBeUndefined();
		}
	});
});

it('does not read a line that is too long', () => {
	expect(heard('QUIT', greeted, {}, true)).toMatchObject({code: 500, texts: ['5.5.2 The line is too long']});
	expect(heard('QUIT', greeted, {}, true).after).toBeUndefined();
});

describe('what is offered', () => {
	const keywords = (state: EngineState, config: Partial<EngineConfig> = {}) =>
		heard('EHLO me', state, config)
			.texts.slice(1)
			.map(text => text.replace(/ .*/, ''));

	it.each<[EngineState, Partial<EngineConfig>, boolean]>([
		[fresh, {}, true],
		[freshState(true), {}, false],
		[fresh, {starttls: false}, false],
		[fresh, {without: ['STARTTLS']}, false],
	])('STARTTLS: case %#', (state, config, offered) => {
		expect(keywords(state, config).includes('STARTTLS')).toBe(offered);
	});

	it.each<[EngineState, Partial<EngineConfig>, boolean]>([
		[fresh, {}, true],
		[fresh, {tlsBeforeAuth: true}, false],
		[freshState(true), {tlsBeforeAuth: true}, true],
		[fresh, {without: ['AUTH']}, false],
	])('AUTH: case %#', (state, config, offered) => {
		expect(keywords(state, config).includes('AUTH')).toBe(offered);
	});

	it('leaves out what has a value too', () => {
		expect(keywords(fresh, {without: ['SIZE', 'DSN']})).toEqual([
			...['PIPELINING', 'STARTTLS', 'AUTH', 'ENHANCEDSTATUSCODES', '8BITMIME', 'SMTPUTF8', 'CHUNKING'],
		]);
	});
});

describe('what follows', () => {
	it('EHLO and RSET end a transaction; NOOP and VRFY do not', () => {
		expect(heard('EHLO me', begun()).next).toMatchObject({transaction: null, greetedWith: 'EHLO'});
		expect(heard('HELO me', begun()).next).toMatchObject({transaction: null, greetedWith: 'HELO'});
		expect(heard('RSET', begun()).next).toMatchObject({transaction: null, greetedWith: 'EHLO'});
		expect(heard('NOOP', begun()).next.transaction).toEqual(transaction);
		expect(heard('VRFY a', begun()).next.transaction).toEqual(transaction);
	});

	it('TLS forgets who greeted', () => {
		expect(heard('STARTTLS', greeted)).toMatchObject({after: 'upgrade', next: freshState(true)});
		expect(heard('QUIT', greeted).after).toBe('close');
	});

	it('a chunk with octets is answered when they came, and thrown away where it is refused', () => {
		const {responded} = heard('BDAT 5 LAST', begun());
		expect(responded.proposals).toEqual([]);
		expect(responded.state).toMatchObject({
			phase: {name: 'chunk', left: 5, last: true, refused: false},
			transaction: {chunked: true},
		});
		expect(heard('BDAT 1', greeted).responded.state.phase).toEqual({
			...{name: 'chunk', left: 1, last: false, refused: true},
		});
		expect(heard('BDAT 1', begun({recipients: []})).responded.state.phase).toMatchObject({refused: true});
	});

	it('a chunk that is too large ends the transaction, one that fits does not', () => {
		expect(heard('BDAT 0', begun({octets: 1001})).next.transaction).toBeNull();
		expect(heard('BDAT 0', begun({octets: 1000})).next.transaction).toMatchObject({octets: 1000});
		expect(heard('BDAT 0 LAST', begun()).next.transaction).toBeNull();
	});

	it('an answer of someone else’s decides, where it is another one', () => {
		const [mail] = heard('MAIL FROM:<a@b>', greeted).responded.proposals;
		expect(mail?.next(250).transaction).toMatchObject({sender: 'a@b', recipients: []});
		expect(mail?.next(452).transaction).toBeNull();
		const [data] = heard('DATA', begun()).responded.proposals;
		expect(data?.next(354).phase).toEqual({name: 'message'});
		expect(data?.next(250).phase).toEqual({name: 'command'});
		expect(data?.next(452).phase).toEqual({name: 'command'});
	});
});
