import {expect, it} from 'vitest';
import {timeoutFor} from '../../source/session/timeouts.ts';

// RFC 5321 §4.5.3.2.1 to §4.5.3.2.6; none is named for the others.
it.each([
	['CONNECT', 5],
	['MAIL', 5],
	['RCPT', 5],
	['DATA', 2],
	['DATA-END', 10],
	['EHLO', 5],
	['AUTH', 5],
])('the answer to %s may take %i minutes', (verb, minutes) => {
	expect(timeoutFor({id: 1, verb, command: null, sentAt: 0})).toBe(minutes * 60_000);
});
