import {expect, test} from 'vitest';
import {lost} from '../../../source/dialogs/deliver/lost.ts';
import {fakeSession} from '../../support/fake-session.ts';

test('the 421 of a server that hangs up is told', () => {
	const session = fakeSession('S: 220 hi\nC: EHLO me\nS: 250 me\nC: NOOP\nS: 421 4.3.2 going down');
	session.happen({type: 'closed', at: 9, by: 'server'});
	expect(lost(session, 'data')).toMatchObject({
		outcome: 'lost',
		reply: {code: 421},
		summary:
			'The server closed the connection (421 4.3.2 going down). The message was not sent completely, so the server must not deliver it.',
	});
});
