/** No finding holds a password or token, in any of the forms it travels in. */
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../support/play.ts';

// Long enough not to stand in a finding's words by chance, with what shells and encoders stumble over.
const password = fc
	.tuple(
		fc.constantFrom('', "'", '"', '\\$', '%40', 'ü', '='),
		fc.stringMatching(/^[A-Za-z0-9+/]{12,80}$/),
		fc.constantFrom('', "'", '\n', '!', '=='),
	)
	.map(parts => parts.join(''));

const verdicts = [
	'535 5.7.8 Error: authentication failed',
	'501 5.5.2 Invalid base64 data',
	'504 5.7.4 Unrecognized',
	'454 4.7.0 Later',
];

test.each(['plain', 'colon', 'login', 'bearer', 'typed', 'piece'])('%s', form => {
	fc.assert(
		fc.property(password, fc.constantFrom(...verdicts), (secret, verdict) => {
			const session = [
				'S: 220 mail.example.org ESMTP',
				'C: EHLO client.example.net',
				'S: 250-mail.example.org',
				'S: 250 AUTH PLAIN LOGIN XOAUTH2',
				...exchange(form, secret),
				`S: ${verdict}`,
			];
			const said = JSON.stringify(diagnose(entriesOf(session.join('\n')), {now: 0}));
			for (const shape of [
				secret.trim(),
				base64(secret),
				base64(`\0ann\0${secret}`),
				Buffer.from(secret).toString('hex'),
			]) {
				expect(said).not.toContain(JSON.stringify(shape).slice(1, -1));
			}
		}),
		{numRuns: 60},
	);
});

function exchange(form: string, secret: string): string[] {
	switch (form) {
		case 'plain':
			return [`C: AUTH PLAIN ${base64(`\0ann\0${secret}`)}`];
		case 'colon':
			return [`C: AUTH PLAIN ${base64(`ann:${secret}`)}`];
		case 'login':
			return [
				'C: AUTH LOGIN',
				'S: 334 VXNlcm5hbWU6',
				'C: YW5u',
				'S: 334 UGFzc3dvcmQ6',
				`C: ${base64(secret)}`,
			];
		case 'bearer':
			return [`C: AUTH XOAUTH2 ${base64(`user=ann\u0001auth=Bearer ${secret}\u0001\u0001`)}`];
		case 'typed':
			return [
				'C: AUTH LOGIN',
				'S: 334 VXNlcm5hbWU6',
				'C: YW5u',
				'S: 334 UGFzc3dvcmQ6',
				`C: ${secret.replaceAll('\n', '')}`,
			];
		default:
			return [
				`C: AUTH PLAIN ${base64(`\0ann\0${secret}`).slice(0, 8)}`,
				'S: 501 5.5.2 Invalid base64 data',
				`C: ${base64(secret)}`,
			];
	}
}

function base64(text: string): string {
	return Buffer.from(text).toString('base64');
}
