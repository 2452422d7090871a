/** What is read aloud is only ever added, and a key that writes adds nothing but its letter. */
import {expect, test} from 'vitest';
import {commands} from '../../../source/commands/commands.ts';
import {commandContext} from '../../../source/ui/command-context.ts';
import {createInspector} from '../../../source/ui/inspector.ts';
import {changeOf, createSpeaker} from '../../../source/ui/spoken/speaker.ts';
import {fakeSession} from '../../support/fake-session.ts';

test.each([
	['command: NO', 'command: NOO', 'O'],
	['command: NOOP', 'command: NOO', '\b \b'],
	['command: NOOP', 'command: ', '\r\ncommand: '],
	['command: ab', 'command: b', '\r\u001b[Kcommand: b'],
	['', 'command: ', 'command: '],
	// What is wide, or of several code units, cannot be rubbed out by one step back.
	['command: 日', 'command: ', '\r\u001b[Kcommand: '],
	['command: é', 'command: ', '\r\u001b[Kcommand: '],
	['command: a~', 'command: a', '\b \b'],
	['command: a ', 'command: a', '\b \b'],
])('from %j to %j only %j is written', (before, after, written) => {
	expect(changeOf(before, after, false)).toBe(written);
});

test('a dumb terminal gets the line anew on a row of its own', () => {
	expect(changeOf('command: ab', 'command: b', true)).toBe('\r\ncommand: b');
	expect(changeOf('command: 日', 'command: ', true)).toBe('\r\ncommand: ');
	expect(changeOf('command: ab', 'command: a', true)).toBe('\b \b');
	expect(changeOf('', 'command: ', true)).toBe('command: ');
});

function speaking(listing: string) {
	const session = fakeSession(listing, {NOOP: ['250 2.0.0 Ok']});
	const inspector = createInspector({
		session,
		commands,
		columns: 80,
		rows: 24,
		spoken: true,
		context: (screen, asking, copy) => commandContext({session, screen, asking, copy, quit() {}}),
		copy() {},
		quit() {},
		repaint() {},
		suspend() {},
	});
	let written = '';
	const stdout = {
		write(chunk: string) {
			written += chunk;
			return true;
		},
	} as unknown as NodeJS.WriteStream;
	const speaker = createSpeaker(inspector, stdout, false);
	return {
		inspector,
		session,
		speaker,
		since(): string {
			const all = written;
			written = '';
			return all;
		},
	};
}

test('a letter is all that is written for a letter; a reply is read once, with its meaning', async () => {
	const {inspector, since, speaker} = speaking('S: 220 mx\nC: EHLO me.example\nS: 250 mx');
	expect(since()).toMatch(/Server: 220 mx.*\r\n[\s\S]*Meaning: [\s\S]*command: $/);
	for (const letter of 'NOOP') {
		inspector.controller.press({type: 'text', text: letter});
		expect(since()).toBe(letter);
	}

	inspector.controller.press({type: 'key', name: 'enter'});
	const before = inspector.frames.version();
	await new Promise<void>(resolve => {
		const look = () => (inspector.frames.version() > before ? resolve() : undefined);
		inspector.frames.subscribe(look);
	});
	const heard = since();
	expect(heard.match(/Server: 250 2\.0\.0 Ok/g)).toHaveLength(1);
	expect(heard).toContain('You: NOOP');
	speaker.stop();
	inspector.stop();
});

test('a password is never written', () => {
	const {inspector, since} = speaking('S: 220 mx\nC: EHLO me.example\nS: 250 mx');
	inspector.asking.ask({title: 'password', secret: true}, () => {});
	since();
	inspector.controller.press({type: 'text', text: 's3cret'});
	expect(since()).toBe('******');
});

test('a question is read with the keys that answer it', () => {
	const {inspector, since} = speaking('S: 220 mx');
	since();
	inspector.asking.choose('Send it?', [{key: 'y', label: 'yes'}], () => {});
	expect(since()).toContain('Send it? y: yes, Escape cancels.');
	// Another one that takes its place is read too.
	inspector.asking.choose('Really?', [{key: 'y', label: 'yes'}], () => {});
	expect(since()).toContain('Really? y: yes, Escape cancels.');
});

test('a long text is read on where the last part ended', () => {
	const {inspector, since} = speaking('S: 220 mx');
	inspector.controller.press({type: 'text', text: '?'});
	const first = since();
	expect(first).toMatch(/\d+ more lines; press PgDn/);
	inspector.controller.press({type: 'key', name: 'pagedown'});
	const second = since();
	expect(second).toMatch(/more lines?; press PgDn|command: /);
	const opening = first.split(/\r?\n/).find(line => /Enter/.test(line)) ?? '';
	expect(opening).not.toBe('');
	expect(second).not.toContain(opening);
});
