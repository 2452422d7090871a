/** A recording in the split view: nothing is offered that cannot be done there, and nothing is told as a fact that it does not tell. */
import fc from 'fast-check';
import {describe, expect, it} from 'vitest';
import {offeredOn} from '../../source/commands/command.ts';
import {commands} from '../../source/commands/commands.ts';
import {runLine} from '../../source/commands/run-line.ts';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {contentOf, sentMessageAt} from '../../source/message/sent-message.ts';
import {diagnoseSession} from '../../source/message/session-findings.ts';
import {messageSession} from '../../source/recordings/message-file.ts';
import {readRecording} from '../../source/recordings/read.ts';
import {recordedTls} from '../../source/recordings/recorded-tls.ts';
import {recordedSession} from '../../source/recordings/session.ts';
import {rowsOf} from '../../source/ui/conversation/rows.ts';
import {shownView, viewsOf} from '../../source/ui/navigation.ts';
import {readingLines} from '../../source/ui/overlays/reading.ts';
import {oneFinding} from '../../source/ui/panes/decode.ts';
import {verdicts} from '../../source/ui/screen/tls-words.ts';
import {initialScreen} from '../../source/ui/screen-state.ts';
import {startInspector} from '../../source/ui/start.tsx';
import {fakeTerminal} from '../support/fake-terminal.ts';
import {relayRefused as log} from '../support/refused-recording.ts';
import {screenOn} from '../support/screen.ts';

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
		const {screen, context} = screenOn(session);
		for (const name of ['connect', 'retry', 'fix', 'auth', 'raw']) {
			expect(await runLine(name, commands, context)).toEqual({
				problem: 'No server here: /save x.smtp, then smtpscope run HOST x.smtp plays it.',
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
		const offered = offeredOn(session, commands);
		const help =
			overlay?.type === 'reading'
				? JSON.stringify(readingLines(overlay.content, {commands: offered, recorded: true}, 80))
				: '';
		expect(help).toContain('/save');
		expect(help).not.toContain('/connect');
	});

	it('tells what helps, as advice', () => {
		const {entries} = recorded(log);
		const [finding] = diagnose(entries);
		const told = finding ? oneFinding(finding, 1, true) : [];
		const text = told.map(({pieces}) => pieces.map(part => part.text).join('')).join('\n');
		expect(text).toContain(
			'next would be: RSET → log in → MAIL FROM:<alice@example.org> → RCPT TO:<bob@example.net>',
		);
		expect(text).not.toMatch(/next:|\/fix|\/auth/);
	});

	it('holds nothing against a message that it leaves out', () => {
		const {entries} = recorded(
			'C: MAIL FROM:<a@example.org>\nS: 250 ok\nC: RCPT TO:<b@example.org>\nS: 250 ok\nC: DATA\nS: 354 go\nS: 250 queued\n',
		);
		expect(entries.some(entry => entry.type === 'sent' && entry.kind === 'message')).toBe(true);
		expect(diagnoseSession(entries)).toEqual([]);
	});

	it('tells nothing of certificates that it does not tell', () => {
		expect(verdicts(recordedTls())).toEqual([]);
		expect(verdicts(recordedTls({verified: 'self-signed certificate'})).map(({text}) => text)).toEqual([
			'chain ✗',
		]);
		expect(verdicts(recordedTls({verified: true})).map(({text}) => text)).toEqual(['chain ✓']);
	});

	it('calls its first reply no unasked one', () => {
		const notes = (listing: string) => {
			const {entries} = recorded(listing);
			return entries.flatMap((_, index) =>
				rowsOf({entries, openId: null}, index).flatMap(({note}) => note.map(({text}) => text)),
			);
		};
		expect(notes('S: 250 2.1.5 ok\nC: NOOP\nS: 250 ok\n')).toEqual([]);
		expect(notes('S: 220 hi\nC: NOOP\nS: 250 ok\nS: 250 again\n')).toEqual(['unasked']);
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

describe('a message in a file', () => {
	const eml = 'From: =?utf-8?q?Gr=C3=BCn?= <alice@example.org>\nTo: bob@example.net\nSubject: hi\n\n.text\n';
	const session = messageSession(new Uint8Array(Buffer.from(eml)), 'letter.eml');

	it('is one entry, as on the wire, no dot doubled', () => {
		const sent = sentMessageAt(session.entries, null);
		expect(sent && Buffer.from(contentOf(sent).bytes).toString()).toBe(eml.replaceAll('\n', '\r\n'));
		expect(sent).toMatchObject({octets: eml.length, lines: 5, complete: true});
		expect(session.state.phase.name).toBe('closed');
	});

	it('offers what reads a message, and sends none', async () => {
		const {screen, context} = screenOn(session, initialScreen(80, 24, ['message']));
		expect(await runLine('save x.txt', commands, context)).toEqual({
			problem: 'No server here; smtpscope send HOST --data @FILE sends it.',
		});
		expect(await runLine('attachment', commands, context)).toEqual({
			problem: expect.stringContaining('attachment'),
		});
		expect(offeredOn(session, commands).map(({name}) => name)).toEqual([
			'part',
			'attachment',
			'sender',
			'copy',
			'help',
			'quit',
		]);
		expect(viewsOf(screen.get(), false)).toEqual(['conversation', 'message']);
		expect(shownView(screen.get())).toBe('message');
	});
});

it('lines of a file are counted, and those of Unix made CRLF', () => {
	fc.assert(
		fc.property(fc.array(fc.stringMatching(/^[a-c.]{0,3}$/)), fc.constantFrom('\n', '\r\n'), (lines, end) => {
			const bytes = new Uint8Array(Buffer.from(lines.map(line => line + end).join('')));
			const sent = sentMessageAt(messageSession(bytes, 'x').entries, null);
			expect(sent?.lines).toBe(lines.length);
			expect(sent && Buffer.from(contentOf(sent).bytes).toString()).toBe(
				lines.map(line => `${line}\r\n`).join(''),
			);
		}),
	);
});

describe('reading a recording', () => {
	const keysOn = (text: string) => {
		const terminal = fakeTerminal(120, 30);
		const {stdin, stdout} = terminal;
		const ended = startInspector({session: recorded(text), colour: false, stdin, stdout});
		return {
			terminal,
			async [Symbol.asyncDispose]() {
				terminal.type('\u001B');
				terminal.type('qq');
				await ended;
			},
		};
	};

	it('says what a slash does', async () => {
		await using screen = keysOn(log);
		await screen.terminal.until('a recording');
		screen.terminal.type('/relay');
		await screen.terminal.until('Enter searches; then n and N');
		expect(screen.terminal.text()).not.toContain('no such command');
		screen.terminal.type('\r');
		await screen.terminal.until(/❯ +S +554 5\.7\.1/);
	});

	it('searches the pane in use, and marks what it finds', async () => {
		const lines = Array.from({length: 80}, (_, index) => `550-5.7.1 rule ${index} says no`).join('\n');
		await using screen = keysOn(
			`220 mx\nEHLO a.example\n250 mx\nNOOP\n${lines}\n550 5.7.1 the end\nQUIT\n221 Bye\n`,
		);
		const {terminal} = screen;
		await terminal.until(/❯ +S +550/);
		terminal.type('\u000F');
		terminal.type('/rule 55');
		await terminal.until('Enter searches');
		terminal.type('\r');
		await terminal.until(/││ +550-5\.7\.1 rule 55 says no/);
		terminal.type('/no such words\r');
		await terminal.until('No line contains “no such words”');
	});

	it('says that a filter lets nothing through, and Esc takes it away', async () => {
		await using screen = keysOn(log);
		const {terminal} = screen;
		await terminal.until(/❯ +S +554 5\.7\.1/);
		terminal.type('f');
		await terminal.until('filter ❯');
		terminal.type('nothing of this');
		await terminal.until('No line matches the filter “nothing of this”.');
		terminal.type('\r');
		await terminal.until('No line matches the filter: nothing is selected.');
		expect(terminal.text()).not.toContain('Type EHLO');
		terminal.type('\u001B');
		await terminal.until(/❯ +S +554 5\.7\.1/);
		expect(terminal.text()).toContain('C EHLO foo_bar');
		terminal.type('f');
		await terminal.until('filter ❯');
		terminal.type('RCPT\r');
		await terminal.until('that match “RCPT”');
		terminal.type('g');
		await terminal.until(/❯ +C RCPT/);
		terminal.type('\u001B');
		await terminal.until('C EHLO foo_bar');
		expect(terminal.text()).toMatch(/❯ +C RCPT/);
	});
});
