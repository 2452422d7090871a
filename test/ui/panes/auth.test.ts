import {expect, test} from 'vitest';
import {explain} from '../../../source/decode/explain.ts';
import {diagnose} from '../../../source/diagnosis/diagnoser.ts';
import type {AuthStep} from '../../../source/dialogs/authenticate.ts';
import type {Entry} from '../../../source/session/entry.ts';
import {auth} from '../../../source/ui/panes/auth.ts';
import {fakeSession} from '../../support/fake-session.ts';

const refused = `
	S: 220 mail.example.org
	C: EHLO me.example
	S: 250-mail.example.org
	S: 250 AUTH LOGIN
	C: AUTH LOGIN
	S: 334 VXNlcm5hbWU6
	C: YWxpY2VAZXhhbXBsZS5vcmc=
	S: 334 UGFzc3dvcmQ6
	C: aHVudGVyLTctc2VjcmV0Cg==
	S: 535 5.7.8 authentication failed
`;

function shown({reveal = false, steps = []}: {reveal?: boolean; steps?: readonly AuthStep[]} = {}): string {
	const session = fakeSession(refused);
	session.note('auth/alarm', 'The server does not know the password.');
	const {entries, state} = session;
	const lines = auth.lines({
		...{
			entries,
			entry: null,
			explain,
			clean: (entry: Entry) => entry,
			state,
			findings: diagnose(entries),
			reveal,
			width: 80,
		},
		message: null,
		messagePart: {path: null, source: false},
		authSteps: new Map(steps.map(step => [step.entryId ?? 0, step])),
	});
	return lines.map(({pieces}) => pieces.map(({text}) => text).join('')).join('\n');
}

test('both sides of a failed login, and what the findings say of it', () => {
	const text = shown();
	expect(text).toContain('AUTH LOGIN  ✗ refused');
	expect(text).toContain('alice@example.org');
	expect(text).toContain('auth/base64-newline');
	expect(text).not.toContain('hunter-7-secret');
	expect(shown({reveal: true})).toContain('hunter-7-secret');
});

test('an alarm stands above everything', () => {
	expect(shown().split('\n')[1]).toBe('! The server does not know the password.');
});

test('computed values stand below their line, the secret ones masked', () => {
	const entryId = fakeSession(refused).entries.at(-2)?.id ?? 0;
	const computed = [
		{label: 'iterations', value: '4096', secret: false},
		{label: 'SaltedPassword', value: '1d96ee3a529b5a5f', secret: true},
	];
	const steps = [{entryId, computed, remarks: ['A remark.']}];
	const text = shown({steps});
	expect(text).toMatch(/at [\d.]+\n[\s\S]*computed\n +iterations +4096\n/);
	expect(text).toContain('A remark.');
	expect(text).not.toContain('1d96ee3a');
	expect(shown({steps, reveal: true})).toContain('1d96ee3a529b5a5f');
});
