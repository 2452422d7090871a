/** A recording in the split view: nothing is offered that cannot be done there, and nothing is told as a fact that it does not tell. */
import {describe, expect, it} from 'vitest';
import {commands} from '../../source/commands/commands.ts';
import {runLine} from '../../source/commands/run-line.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {recordedSession} from '../../source/recordings/session.ts';
import {commandContext} from '../../source/ui/command-context.ts';
import {oneFinding} from '../../source/ui/panes/decode.ts';
import {rowsOf} from '../../source/ui/rows.ts';
import {initialScreen} from '../../source/ui/screen-state.ts';
import {createStore} from '../../source/ui/store.ts';

const log = `220 mail.example.org ESMTP
EHLO foo_bar
250-mail.example.org
250-AUTH PLAIN
250 SIZE 1000
MAIL FROM:<alice@example.org>
250 2.1.0 Ok
RCPT TO:<bob@example.net>
554 5.7.1 <bob@example.net>: Relay access denied
QUIT
221 2.0.0 Bye
`;

function recorded(text: string) {
	const recording = readRecording(new Uint8Array(Buffer.from(text)));
	const [session] = recording.kind === 'sessions' ? recording.sessions : [];
	if (!session) {
		throw new Error('not read');
	}

	return recordedSession(session, 'session.log');
}

describe('a recording', () => {
	it('offers the commands that need no server, and tells of the others why not', async () => {
		const session = recorded(log);
		const screen = createStore(initialScreen(80, 24));
		const context = commandContext(session, screen, () => {});
		for (const name of ['connect', 'retry', 'fix', 'auth', 'raw']) {
			expect(await runLine(name, commands, context)).toEqual({
				problem: expect.stringMatching(new RegExp(`^This is a recording: /${name} .*smtpscope run HOST`)),
			});
		}

		expect(session.entries.filter(({type}) => type === 'note')).toEqual([]);
		expect(await runLine('hlep', commands, context)).toEqual({
			problem: expect.stringContaining('Did you mean /help?'),
		});
		expect(await runLine('conect', commands, context)).toEqual({
			problem: expect.not.stringContaining('/connect?'),
		});
		await runLine('help', commands, context);
		const {overlay} = screen.get();
		const help = overlay?.type === 'reading' ? JSON.stringify(overlay.lines(80)) : '';
		expect(help).toContain('/save');
		expect(help).not.toContain('/connect');
	});

	it('tells what helps, as advice', () => {
		const {entries} = recorded(log);
		const [finding] = diagnose(entries);
		const told = finding ? oneFinding(finding, 1, true) : [];
		const text = told.map(({pieces}) => pieces.map(part => part.text).join('')).join('\n');
		expect(text).toContain(
			'what helps: RSET → log in → MAIL FROM:<alice@example.org> → RCPT TO:<bob@example.net>',
		);
		expect(text).not.toMatch(/next:|\/fix|\/auth/);
	});

	it('does not say where one connected to when only the greeting names it', () => {
		const {entries} = recorded(log);
		expect(entries[0]).toMatchObject({type: 'connected', host: 'mail.example.org', hostFrom: 'greeting'});
		const text = (from: string) =>
			rowsOf({entries: recorded(from).entries, openId: null}, 0)
				.flatMap(({pieces}) => pieces.map(part => part.text))
				.join('');
		expect(text(log)).toBe('⇄ connected');
		expect(text(`Connected to mail.example.org.\n${log}`)).toBe('⇄ connected to mail.example.org');
		expect(text(log.replace('mail.example.org ESMTP', '192.0.2.25 ESMTP'))).toBe('⇄ connected');
	});
});
