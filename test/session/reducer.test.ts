import {describe, expect, it} from 'vitest';
import {explain} from '../../source/decode/explain.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {createRedactor} from '../../source/reports/redactor.ts';
import type {Entry, ReplyEntry} from '../../source/session/entry.ts';
import {reduce} from '../../source/session/reducer.ts';
import {flatten, octetsOf} from '../../source/session/rope.ts';
import {SharedList} from '../../source/session/shared-list.ts';
import {entriesOf, play} from '../support/play.ts';
import {expectNowhere} from '../support/secret-forms.ts';

/** One word or two an entry: `C EHLO`, `S 250<EHLO`, `message 3 lines`. */
function brief(entries: readonly Entry[]): string[] {
	return entries.map(entry => {
		switch (entry.type) {
			case 'sent':
				return entry.kind === 'message'
					? `message ${entry.lines}${entry.complete ? '.' : '…'}`
					: `C ${entry.line}`;
			case 'reply':
				return `S ${entry.code}<${entry.answers ?? 'nothing'}`;
			case 'capabilities':
				return `caps ${entry.keywords.map(({keyword}) => keyword).join(' ')}`;
			default:
				return entry.type;
		}
	});
}

const replies = (entries: readonly Entry[]): ReplyEntry[] => entries.filter(entry => entry.type === 'reply');

describe('the reducer', () => {
	it('follows a whole session', () => {
		const {entries, state} = play(`
			S: 220 mail.example.org ESMTP
			C: EHLO me.example
			S: 250-mail.example.org
			S: 250 SIZE 100
			C: MAIL FROM:<a@example.org>
			S: 250 2.1.0 Ok
			C: RCPT TO:<b@example.org>
			S: 550 5.1.1 no
			C: RCPT TO:<c@example.org>
			S: 250 ok
			C: DATA
			S: 354 go
			C: Subject: x
			C:
			C: ..dot
			C: .
			S: 250 queued
			C: QUIT
			S: 221 bye
			closed: server
		`);
		expect(brief(entries)).toEqual([
			'connected',
			'S 220<CONNECT',
			'C EHLO me.example',
			'S 250<EHLO',
			'caps SIZE',
			'C MAIL FROM:<a@example.org>',
			'S 250<MAIL',
			'C RCPT TO:<b@example.org>',
			'S 550<RCPT',
			'C RCPT TO:<c@example.org>',
			'S 250<RCPT',
			'C DATA',
			'S 354<DATA',
			'message 3.',
			'C .',
			'S 250<DATA-END',
			'C QUIT',
			'S 221<QUIT',
			'closed',
		]);
		expect(entries.map(entry => entry.id)).toEqual(entries.map((_, index) => index + 1));
		expect(state).toMatchObject({phase: {name: 'closed'}, closing: true, awaiting: []});
		const data = replies(entries).find(reply => reply.answers === 'DATA-END');
		expect(data?.situation).toMatchObject({
			sender: 'a@example.org',
			recipients: SharedList.of('c@example.org'),
			greetedWith: 'EHLO',
		});
		const message = entries.find(entry => entry.type === 'sent' && entry.kind === 'message');
		expect(
			message?.type === 'sent' &&
				message.kind === 'message' &&
				Buffer.from(flatten(message.content)).toString(),
		).toBe('Subject: x\r\n\r\n..dot\r\n');
	});

	it('gives pipelined replies to the head of the queue', () => {
		const entries = entriesOf(`
			S: 220 hi
			C: MAIL FROM:<a@b>
			C: RCPT TO:<c@d>
			C: DATA
			S: 250 one
			S: 450 two
			S: 354 three
			C: .
		`);
		expect(replies(entries).map(reply => [reply.answers, reply.command])).toEqual([
			['CONNECT', null],
			['MAIL', 'MAIL FROM:<a@b>'],
			['RCPT', 'RCPT TO:<c@d>'],
			['DATA', 'DATA'],
		]);
		expect(brief(entries).at(-1)).toBe('C .');
	});

	it('calls a reply that nobody awaited by its name', () => {
		expect(brief(entriesOf('S: 220 hi\nS: 421 4.4.2 idle')).at(-1)).toBe('S 421<nothing');
	});

	it('keeps 8 MiB of a message and counts the rest', () => {
		let {state} = play('S: 220 hi\nC: DATA\nS: 354 go');
		const send = (octets: number) => {
			const content = {type: 'content', at: 0, bytes: Buffer.alloc(octets, 'x'), octets, lines: 0} as const;
			const reduced = reduce(state, content);
			state = reduced.state;
			const [entry] = reduced.entries;
			return entry?.type === 'sent' && entry.kind === 'message'
				? {kept: octetsOf(entry.content), octets: entry.octets, truncated: entry.truncated}
				: entry;
		};

		const limit = 8 * 1024 * 1024;
		expect(send(limit - 1)).toEqual({kept: limit - 1, octets: limit - 1, truncated: false});
		expect(send(1)).toEqual({kept: limit, octets: limit, truncated: false});
		expect(send(2)).toEqual({kept: limit, octets: limit + 2, truncated: true});
	});

	it('takes a verdict before the dot as the end of the message', () => {
		const {entries, state} = play('S: 220 hi\nC: DATA\nS: 354 go\nC: x\nS: 552 too big');
		expect(brief(entries).at(-1)).toBe('S 552<DATA-END');
		expect(state.phase.name).toBe('command');
	});

	it('does not take a dot after a bare LF for the end', () => {
		const {state} = play('S: 220 hi\nC: DATA\nS: 354 go\nCraw: "x\\n.\\r\\n"');
		expect(state.phase.name).toBe('message');
	});

	it('forgets what was said before TLS, and compares the two lists', () => {
		const {entries, state} = play(`
			S: 220 hi
			C: EHLO me
			S: 250-x
			S: 250-SIZE 1
			S: 250 STARTTLS
			C: STARTTLS
			Sraw: "220 go\\r\\n250 injected\\r\\n"
			TLS
			C: EHLO me
			S: 250-x
			S: 250-SIZE 2
			S: 250 AUTH PLAIN
		`);
		const secured = entries.find(entry => entry.type === 'secured');
		expect(secured?.secure).toBe(true);
		const second = entries.findLast(entry => entry.type === 'capabilities');
		expect(second).toMatchObject({
			since: 'starttls',
			changes: {appeared: ['AUTH'], vanished: ['STARTTLS'], changed: ['SIZE']},
			secure: true,
		});
		expect(state.situation.secure).toBe(true);
	});

	it('masks what is secret, and only that', () => {
		const entries = entriesOf(`
			S: 220 hi
			C: AUTH LOGIN
			S: 334 VXNlcm5hbWU6
			C: YWxpY2U=
			S: 334 UGFzc3dvcmQ6
			C: c2VjcmV0
			S: 535 no
			C: AUTH PLAIN AGEAYg==
			S: 235 ok
		`);
		const lines = entries.flatMap(entry =>
			entry.type === 'sent' && entry.kind !== 'message' ? [entry.line] : [],
		);
		expect(lines).toEqual(['AUTH LOGIN', 'YWxpY2U=', '••••••••', 'AUTH PLAIN ••••••••']);
		expect(replies(entries).at(-1)?.auth?.outcome).toBe('succeeded');
	});

	it('masks an odd AUTH line from the mechanism on', () => {
		const [, , sent] = entriesOf('S: 220 hi\nC:  auth  plain  a b c');
		expect(sent).toMatchObject({line: ' auth  plain  ••••••••'});
	});

	it.each(['AGFsaWNlAHNlY3JldA==', 'secret'])('masks the answer %s to an AUTH that was refused', answer => {
		const entries = entriesOf(`
			S: 220 hi
			C: AUTH PLAIN
			S: 500 what
			C: ${answer}
			S: 500 no such command: ${answer}
			C: HELLO
			S: 500 no
			C: NOOP
			S: 250 OK
			C: HELLO
			S: 500 no
		`);
		const [, , , , line, echo, next, , , , unknown] = entries;
		expect(line).toMatchObject({line: '••••••••', verb: '••••••••'});
		expect(echo).toMatchObject({answers: '••••••••', command: '••••••••'});
		expect(next).toMatchObject({line: '••••••••'});
		expect(unknown).toMatchObject({line: 'HELLO'});
		const redactor = createRedactor();
		expectNowhere(answer, [
			...(line ? [JSON.stringify(explain(line))] : []),
			JSON.stringify(diagnose(entries.slice(0, 5))),
		]);
		entries.forEach(redactor.learn);
		expect(redactor.redact(`no such command: ${answer}`)).not.toContain(answer);
	});

	it.each([
		['AUTHPLAIN AGFsaWNlAHNlY3JldA==', 'AUTHPLAIN ••••••••'],
		['auth=plain secret secret', 'auth=plain ••••••••'],
		['PASS secret', 'PASS ••••••••'],
		['LOGIN alice secret', 'LOGIN ••••••••'],
	])('masks what follows a misspelt login: %s', (line, masked) => {
		const [, , sent] = entriesOf(`S: 220 hi\nC: ${line}`);
		expect(sent).toMatchObject({line: masked});
		expectNowhere('secret', sent ? [JSON.stringify(explain(sent))] : []);
	});

	it.each(['QUIT', 'NOOP', '*', 'MAIL FROM:<a@example.org>', 'XSTATUS all'])(
		'shows %s after an AUTH that was refused',
		line => {
			const entries = entriesOf(`S: 220 hi\nC: AUTH PLAIN\nS: 500 what\nC: ${line}`);
			expect(entries.at(-1)).toMatchObject({line, secret: null});
		},
	);

	it('knows who logged in', () => {
		const {state} = play('S: 220 hi\nC: AUTH PLAIN AGFsaWNlAHB3\nS: 235 ok');
		expect(state.situation.authenticatedAs).toBe('alice');
	});

	it('counts the octets of a chunk', () => {
		const {entries, state} = play('S: 220 hi\nC: BDAT 7 LAST\nCraw: "hello\\r\\n"\nS: 250 ok\nC: NOOP');
		expect(brief(entries).slice(2)).toEqual(['C BDAT 7 LAST', 'message 1.', 'S 250<BDAT', 'C NOOP']);
		expect(state.awaiting.map(({verb}) => verb)).toEqual(['NOOP']);
	});

	it('owes one reply for each recipient with LMTP', () => {
		const entries = entriesOf(`
			protocol: lmtp
			S: 220 hi
			C: LHLO me
			S: 250 x
			C: MAIL FROM:<a@b>
			S: 250 ok
			C: RCPT TO:<c@d>
			S: 250 ok
			C: RCPT TO:<e@f>
			S: 250 ok
			C: DATA
			S: 354 go
			C: .
			S: 250 kept
			S: 452 full
		`);
		expect(
			replies(entries)
				.slice(-2)
				.map(({recipient, code, answers}) => [recipient, code, answers]),
		).toEqual([
			['c@d', 250, 'DATA-END'],
			['e@f', 452, 'DATA-END'],
		]);
	});

	it('starts over after XCLIENT', () => {
		const {state} = play('S: 220 hi\nC: EHLO me\nS: 250 x\nC: XCLIENT ADDR=192.0.2.1\nS: 220 again');
		expect(state.situation).toMatchObject({greetedWith: null, capabilities: null});
	});

	it('joins a line that was sent in pieces', () => {
		const {entries, state} = play('S: 220 hi\nCraw: "NO"\nCraw: "OP\\r\\n"');
		expect(entries.at(-1)).toMatchObject({verb: 'NOOP'});
		expect(state.awaiting.map(({verb}) => verb)).toEqual(['NOOP']);
	});

	it('reads lines sent ahead of the answer to DATA as content', () => {
		const entries = entriesOf('S: 220 hi\nC: DATA\nC: Subject: x\nC: .\nS: 354 go\nS: 250 ok');
		expect(brief(entries).slice(2)).toEqual(['C DATA', 'message 1.', 'C .', 'S 354<DATA', 'S 250<DATA-END']);
	});

	it('reads the line after a dot that went ahead of every answer as a command', () => {
		const entries = entriesOf(
			'S: 220 hi\nC: DATA\nC: Subject: x\nC: .\nC: QUIT\nS: 354 go\nS: 250 ok\nS: 221 bye',
		);
		expect(brief(entries).slice(-4)).toEqual(['C QUIT', 'S 354<DATA', 'S 250<DATA-END', 'S 221<QUIT']);
	});

	it('gives a reply to the next line where a recording lacks one', () => {
		const {state} = play('S: 220 hi\nC: MAIL FROM:<a@b>\nC: DATA');
		const {state: after, entries} = reduce(state, {type: 'unanswered', at: 9});
		expect(entries).toMatchObject([{type: 'note', about: 'recording/no-reply'}]);
		expect(after.awaiting.map(({verb}) => verb)).toEqual(['DATA']);
	});
});

describe('a flood of the same', () => {
	it('stands in the history twenty times and then grows', () => {
		const {entries} = play(`S: 220 hi\n${'S: 450 busy\n'.repeat(1000)}S: 250 other\nS: 450 busy`);
		const busy = entries.filter(entry => entry.type === 'reply' && entry.code === 450);
		expect(busy.map(entry => entry.type === 'reply' && entry.times).filter(Boolean)).toEqual([981]);
		expect(entries).toHaveLength(1 + 1 + 20 + 2);
	});

	it('also of lines that are not replies', () => {
		const {entries} = play(`S: 220 hi\n${'S: junk\n'.repeat(500)}`);
		expect(entries).toHaveLength(2 + 20);
		expect(entries.at(-1)).toMatchObject({type: 'malformed', times: 481});
	});

	it('keeps what was asked for apart', () => {
		const {entries} = play(`S: 220 hi\n${'C: NOOP\nS: 250 ok\n'.repeat(50)}`);
		expect(entries).toHaveLength(2 + 100);
	});
});

describe('when a connection ends', () => {
	const standing = `
		S: 220 mail.example.org ESMTP
		C: EHLO me.example
		S: 250-mail.example.org
		S: 250 STARTTLS
		C: STARTTLS
		S: 220 go
		TLS
		C: EHLO me.example
		S: 250-mail.example.org
		S: 250 AUTH PLAIN
		C: AUTH PLAIN AGFubgBvcGVuLXNlc2FtZQ==
		S: 235 welcome
		C: MAIL FROM:<a@example.org>
		S: 250 ok
		C: RCPT TO:<b@example.org>
		S: 250 ok
	`;

	it.each(['closed: server', 'closed: client', 'failed: reset'])('nothing holds any longer: %s', ending => {
		const before = play(standing).state;
		expect(before.situation).toMatchObject({secure: true, authenticatedAs: 'ann', sender: 'a@example.org'});
		expect(before.situation.recipients).toHaveLength(1);
		const {state} = play(`${standing}\n${ending}`);
		expect(state.situation).toMatchObject({secure: false, authenticatedAs: null, sender: null});
		expect(state.situation.recipients).toHaveLength(0);
		expect(state).toMatchObject({tls: null, message: null, awaiting: [], phase: {name: 'closed'}});
	});

	it('what it was, and what waited for an answer, stands with the end', () => {
		const end = play(`${standing}\nC: DATA\nclosed: server`).entries.at(-1);
		expect(end).toMatchObject({type: 'closed', by: 'server', unanswered: 'DATA', secure: true});
	});

	it('a message that was on its way is marked as broken off', () => {
		const {entries} = play(`${standing}\nC: DATA\nS: 354 go\nC: one\nclosed: server`);
		const message = entries.find(entry => entry.type === 'sent' && entry.kind === 'message');
		expect(message).toMatchObject({complete: false, brokenOff: 'end'});
	});
});
