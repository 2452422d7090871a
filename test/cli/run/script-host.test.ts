import {expect, it} from 'vitest';
import {Values} from '../../../source/cli/arguments/option.ts';
import {scriptHost} from '../../../source/cli/run/script-host.ts';
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
