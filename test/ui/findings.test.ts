import {afterEach, expect, test} from 'vitest';
import {startInspector} from '../../source/ui/start.tsx';
import {type FakeSession, fakeSession} from '../support/fake-session.ts';
import {type FakeTerminal, fakeTerminal} from '../support/fake-terminal.ts';

const running: (() => Promise<unknown>)[] = [];

afterEach(async () => {
	for (const stop of running.splice(0)) {
		await stop();
	}
});

const badName = `
	S: 220 mail.example.org ESMTP
	C: EHLO desk
	S: 250 mail.example.org
	C: MAIL FROM:<ann@example.com>
	S: 250 2.1.0 Ok
	C: RCPT TO:<bob@example.org>
	S: 504 5.5.2 <desk>: Helo command rejected: need fully-qualified hostname
`;

async function open(
	listing: string,
	answers: Record<string, readonly string[]> = {},
): Promise<{terminal: FakeTerminal; session: FakeSession}> {
	const terminal = fakeTerminal(150, 40);
	const session = fakeSession(listing, answers);
	const {stdin, stdout} = terminal;
	const ended = startInspector({session, colour: false, stdin, stdout});
	running.push(async () => {
		terminal.type('\u0003\u0003\u0003');
		await ended;
	});
	await terminal.until('1 finding');
	return {terminal, session};
}

test('a refusal and the earlier line it is about are both marked, and each tells why', async () => {
	const {terminal} = await open(badName);
	expect(terminal.text()).toMatch(/C EHLO desk +remark ① ◂cause/);
	expect(terminal.text()).toMatch(/504 5\.5\.2 .*① ↑above/);
	expect(terminal.text()).toMatch(/① ✗ error/);
	expect(terminal.text()).toMatch(/the cause is above: \d+\.\d+ EHLO desk/);
	expect(terminal.text()).toContain('something to correct on your side');
	for (let step = 0; step < 5; step++) {
		terminal.type('\u001B[1;3A');
	}

	await terminal.until('this line is the cause; refused:');
});

test('the empty prompt offers the advised line: Enter does not send it, → takes it', async () => {
	const {terminal, session} = await open(badName);
	await terminal.until(/❯ EHLO \[/);
	expect(terminal.text()).toContain('advised by a finding · /fix types all 3 that fix it');
	terminal.type('\r');
	terminal.type('\u001B[C');
	await terminal.until(shown => !shown.includes('→ accepts this line'));
	expect(session.lines).toEqual([]);
	terminal.type('\r');
	await terminal.until(() => session.lines.length > 0);
	expect(session.lines[0]).toMatch(/^EHLO \[/);
});

test('/fix types the advised lines up to the first refusal', async () => {
	const {terminal, session} = await open(badName, {
		EHLO: ['250 mail.example.org'],
		MAIL: ['250 2.1.0 Ok'],
		RCPT: ['550 5.1.1 User unknown'],
	});
	terminal.type('/fix\r');
	await terminal.until('Stopped: RCPT was refused with 550.');
	expect(session.lines.map(line => line.split(' ', 1)[0])).toEqual(['EHLO', 'MAIL', 'RCPT']);
});

test('/fix does what was done already only where its line is chosen', async () => {
	const {terminal, session} = await open(badName, {
		EHLO: ['250 mail.example.org'],
		MAIL: ['250 2.1.0 Ok'],
		RCPT: ['250 2.1.5 Ok'],
	});
	terminal.type('/fix\r');
	await terminal.until('Done as hello/bad-name advises.');
	terminal.type('/fix\r');
	await terminal.until('What the findings advise was done.');
	expect(session.lines).toHaveLength(3);
	terminal.type('\u001Bn');
	await terminal.until(/❯ +\d+\.\d+ +S +504/);
	// The line that was not followed still stands in the prompt.
	terminal.type('\r');
	await terminal.until(() => session.lines.length === 6);
});

test('/fix goes no further than the refusal', async () => {
	const {terminal, session} = await open(badName, {EHLO: ['550 no']});
	terminal.type('/fix\r');
	await terminal.until('Not done:');
	expect(session.lines).toHaveLength(1);
});

test('the Findings view names the lines, with their times', async () => {
	const {terminal} = await open(badName);
	terminal.type('\u001B8');
	await terminal.until(/seen at: \d+\.\d+ 504 5\.5\.2/);
	expect(terminal.text()).toMatch(/◂ cause: \d+\.\d+ EHLO desk/);
	expect(terminal.text()).toContain('hello/bad-name');
});
