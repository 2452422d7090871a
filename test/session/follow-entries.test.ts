import {expect, test} from 'vitest';
import {followEntries} from '../../source/session/follow-entries.ts';
import {fakeSession} from '../support/fake-session.ts';

const bytes = new Uint8Array(Buffer.from('Subject: x\r\n'));
const content = {type: 'content', at: 100, bytes, octets: bytes.length, lines: 1} as const;
const dot = {type: 'sent', at: 110, bytes: new Uint8Array([0x2e]), ending: 'CRLF'} as const;

function followed() {
	const session = fakeSession('S: 220 hi\nC: NOOP\nS: 250 ok\nC: DATA\nS: 354 go');
	const given: string[] = [];
	const follower = followEntries(session, ({id, type}) => given.push(`${id} ${type}`));
	return {session, follower, given: () => given.splice(0)};
}

test('each entry comes once, first those that are there', () => {
	const {session, given} = followed();
	expect(given()).toEqual(['1 connected', '2 reply', '3 sent', '4 reply', '5 sent', '6 reply']);
	session.note('keep-alive', 'x');
	expect(given()).toEqual(['7 note']);
	session.happen(content);
	session.note('keep-alive', 'behind the message');
	expect(given()).toEqual([]);
	session.happen(dot);
	session.answer('250 queued');
	expect(given()).toEqual(['8 sent', '9 note', '10 sent', '11 reply']);
});

test('a message that the connection broke off holds nothing back', () => {
	const {session, given} = followed();
	given();
	session.happen(content);
	session.happen({type: 'closed', at: 120, by: 'server'});
	expect(given()).toEqual(['7 sent', '8 closed']);
});

test('at the end everything is given out, complete or not, and nothing after it', () => {
	const {session, follower, given} = followed();
	given();
	session.happen(content);
	expect(given()).toEqual([]);
	follower.finish();
	expect(given()).toEqual(['7 sent']);
	session.note('keep-alive', 'too late');
	expect(given()).toEqual([]);
});
