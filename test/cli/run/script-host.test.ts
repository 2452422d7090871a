import {expect, it, vi} from 'vitest';
import {Values} from '../../../source/cli/arguments/option.ts';
import {scriptHost} from '../../../source/cli/run/script-host.ts';
import {noopLimit} from '../../../source/dialogs/idle/idle-limit.ts';
import {EXIT} from '../../../source/dialogs/outcome.ts';
import {createReplyTracker} from '../../../source/dialogs/reply-tracker.ts';
import {ScriptStop} from '../../../source/dialogs/script/command.ts';
import {fakeSession} from '../../support/fake-session.ts';

const hello = 'S: 220 mx\nC: EHLO me.example\nS: 250-mx\nS: 250 AUTH PLAIN';

it('a login that must not go over clear text ends the script, and is a failed one', async () => {
	const session = fakeSession(hello);
	const tracker = createReplyTracker();
	const report = {entry() {}, expectation() {}, result() {}};
	const access = {password: async () => 'pencil', user: undefined, token: false};
	const wish = {mechanism: 'PLAIN', user: 'ann', initialResponse: undefined, authzid: undefined};
	const host = scriptHost(session, tracker, report, new Values(new Map()), access);
	await expect(host.authenticate(wish)).rejects.toThrow(ScriptStop);
	expect(session.lines).toEqual([]);
	expect(tracker.firstProblem()).toMatchObject({exitCode: EXIT.auth, stage: 'auth'});
});

it('--keep-alive sends NOOP without a line of the script, and the session says when it stops', () => {
	vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'performance']});
	try {
		const session = fakeSession('S: 220 mx\nC: EHLO me.example\nS: 250 mx', {NOOP: ['250 ok']});
		const report = {expectation() {}};
		const access = {password: async () => null, user: undefined, token: false};
		const keepAlive = new Values(new Map([['keep-alive', []]]));
		scriptHost(session, createReplyTracker(), report, keepAlive, access);
		vi.advanceTimersByTime(20 * 300_000);
		expect(session.lines).toEqual(Array(noopLimit).fill('NOOP'));
		expect(session.entries.filter(entry => entry.type === 'note')).toMatchObject([
			{
				about: 'session/keep-alive',
				text: '8 NOOPs were sent without another command between them. No more are sent, because servers count them.',
			},
		]);
	} finally {
		vi.useRealTimers();
	}
});
