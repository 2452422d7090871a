/** One wire of a session, read as it goes on. */
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {type FollowedEntry, followWire} from '../../../source/cli/listen/follow-wire.ts';
import {emptySummary} from '../../../source/sessions/summary.ts';
import {fakeSession} from '../../support/fake-session.ts';

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

const untilData = `
	S: 220 mail.example.org
	C: EHLO client.example
	S: 250 mail.example.org
	C: MAIL FROM:<ann@example.org>
	S: 250 ok
	C: RCPT TO:<bob@example.net>
	S: 550 5.1.1 no such user
	C: RCPT TO:<eve@example.net>
	S: 250 ok
	C: DATA
	S: 354 go
`;

function followed(session: ReturnType<typeof fakeSession>) {
	const steps: string[] = [];
	const told: FollowedEntry[] = [];
	const wire = followWire(
		session,
		emptySummary(7, 1000),
		({id}) => steps.push(`learn ${id}`),
		one => {
			steps.push(`tell ${one.entry.id}`);
			told.push(one);
		},
	);
	return {wire, told, steps: () => steps.splice(0)};
}

test('entries are told a little later, in order, each after its secrets were learnt', () => {
	const session = fakeSession('S: 220 mail.example.org\nC: EHLO client.example');
	const {steps} = followed(session);
	vi.advanceTimersByTime(19);
	expect(steps()).toEqual([]);
	session.answer('250 mail.example.org');
	vi.advanceTimersByTime(1);
	expect(steps()).toEqual([1, 2, 3, 4, 5].flatMap(id => [`learn ${id}`, `tell ${id}`]));
	session.answer('421 bye');
	expect(steps()).toEqual([]);
	vi.advanceTimersByTime(20);
	expect(steps()).toEqual(['learn 6', 'tell 6']);
});

test('each comes with its findings and with what the session was up to it', () => {
	const {wire, told} = followed(fakeSession(untilData));
	expect(wire.summary).toEqual(emptySummary(7, 1000));
	wire.finish();
	expect(told.flatMap(({entry, findings}) => findings.map(({rule}) => [entry.id, rule]))).toEqual([
		[9, 'refused/recipient-unknown'],
		[13, 'envelope/some-refused'],
	]);
	expect(told.map(({entry, summary}) => entry.id - summary.entries)).toEqual(Array(13).fill(0));
	expect(wire.summary).toMatchObject({
		...{number: 7, startedAt: 1000, sender: 'ann@example.org', recipientCount: 2, outcome: 'open'},
		refusal: {code: 550, text: '5.1.1 no such user'},
	});
});

test('at the end the rest is told at once: also a message that has no end, and later entries only when asked for', () => {
	const session = fakeSession(untilData);
	const {wire, steps} = followed(session);
	vi.runAllTimers();
	steps();
	session.happen({type: 'content', at: 5, bytes: Buffer.from('half'), octets: 4, lines: 1});
	vi.runAllTimers();
	expect(steps()).toEqual([]);
	wire.finish();
	expect(steps()).toEqual(['learn 14', 'tell 14']);
	session.answer('421 too late');
	vi.runAllTimers();
	expect(steps()).toEqual([]);
	wire.finish();
	expect(steps()).toEqual(['learn 15', 'tell 15']);
});
