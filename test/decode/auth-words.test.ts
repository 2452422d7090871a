import {expect, test} from 'vitest';
import {explain} from '../../source/decode/explain.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../support/play.ts';

const login = (user: string, password: string) =>
	entriesOf(`
	S: 220 mail.example.org ESMTP
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250 AUTH LOGIN
	C: AUTH LOGIN
	S: 334 VXNlcm5hbWU6
	C: ${Buffer.from(user).toString('base64')}
	S: 334 UGFzc3dvcmQ6
	C: ${Buffer.from(password).toString('base64')}
	S: 535 5.7.8 Authentication failed
`);

const summaryOf = (entries: ReturnType<typeof login>) =>
	entries.map(entry => explain(entry).summary).at(-1) ?? '';
const findingOf = (entries: ReturnType<typeof login>) =>
	diagnose(entries).find(({rule}) => rule === 'auth/base64-newline')?.message;

test('what is wrong with both answers of a login is said once, and of both', () => {
	const both = login('alice\n', 'secret12\n');
	expect(summaryOf(both).match(/ends in a newline byte/g)).toHaveLength(1);
	expect(summaryOf(both)).toContain('User name and password: The text ends in a newline byte (0A)');
	expect(findingOf(both)).toContain('user name and as password each ends in an encoded newline (0A)');
});

test('what is wrong with one of them, of that one', () => {
	const one = login('alice', 'secret12\n');
	expect(summaryOf(one)).toContain('Password: The text ends in a newline byte (0A)');
	expect(findingOf(one)).toContain('What was sent as password ends in an encoded newline (0A)');
});
