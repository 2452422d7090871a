import {expect, test} from 'vitest';
import {meaningOf} from '../../../source/diagnosis/refusal/meaning-of.ts';
import {entriesFor} from '../listing.ts';

function told(command: string, reply: string) {
	const entry = entriesFor(command, reply).findLast(({type}) => type === 'reply');
	if (entry?.type !== 'reply') {
		throw new Error('There is no reply.');
	}

	const {cause, confidence, basis} = meaningOf(entry);
	return {cause, confidence, basis};
}

test('where the words only say whom, the code says why', () => {
	expect(told('RCPT', '550 5.1.1 <bob@example.org>: Recipient address rejected')).toEqual({
		cause: 'recipient-unknown',
		confidence: 'likely',
		basis: '5.1.1',
	});
	expect(told('RCPT', '552 5.2.2 Recipient rejected').cause).toBe('recipient-full');
	expect(told('RCPT', '550 5.7.1 <bob@example.org>: Recipient address rejected').cause).toBe(
		'recipient-refuses',
	);
});

test('what only a login is answered with means the same without its command', () => {
	expect(told('', '534 5.7.9 Application-specific password required').cause).toBe('login-app-password');
});
