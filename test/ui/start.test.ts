/** How the inspector begins and ends, with everything that is given to it from outside. */
import {mkdtempSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, afterEach, describe, expect, test, vi} from 'vitest';
import type {Session} from '../../source/session/session.ts';
import type {Target} from '../../source/session/target.ts';
import {type DraftStore, draftInMemory} from '../../source/ui/compose/draft-file.ts';
import {draftOf} from '../../source/ui/compose/form.ts';
import type {Inspector} from '../../source/ui/inspector.ts';
import {historyFile} from '../../source/ui/prompt/history-file.ts';
import type {Shell} from '../../source/ui/shell.tsx';
import {openInspector, type StartOptions, startInspector} from '../../source/ui/start.tsx';
import {conversations} from '../support/conversations.ts';
import {fakeSession} from '../support/fake-session.ts';
import {fakeTerminal} from '../support/fake-terminal.ts';
import {recordedFrom} from '../support/recorded.ts';
import {relayRefused as recording} from '../support/refused-recording.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-start-'));
afterAll(() => rmSync(folder, {recursive: true}));
const opened: (() => void)[] = [];
afterEach(() => {
	vi.unstubAllEnvs();
	for (const close of opened.splice(0)) {
		close();
	}
});

/** Nothing is drawn; what the shell was asked for is written down. */
function shellOf(handOver: Shell['handOver'] = async what => what()) {
	const asked: string[] = [];
	const shell: Shell = {
		stdout: {columns: 90, rows: 21, write: () => true} as unknown as NodeJS.WriteStream,
		isSpoken: false,
		isDumb: false,
		async run() {},
		quit: () => asked.push('quit'),
		copy: text => asked.push(`copy ${text}`),
		repaint: () => asked.push('repaint'),
		suspend: () => asked.push('suspend'),
		handOver,
		onSuspend() {},
	};
	return {shell, asked};
}

function open(session: Session, options: Partial<StartOptions> = {}, shell = shellOf()) {
	const saved: string[] = [];
	const one = openInspector({session, colour: false, ...options}, shell.shell, path => saved.push(path));
	opened.push(one.close);
	return {...one, asked: shell.asked, saved};
}

const enter = async ({controller, screen}: Inspector, text: string): Promise<string> => {
	controller.press({type: 'text', text});
	const before = screen.get().notice;
	controller.press({type: 'key', name: 'enter'});
	await vi.waitFor(() => {
		if (screen.get().notice === before || screen.get().notice === null) {
			throw new Error('Nothing was said yet.');
		}
	});
	return screen.get().notice?.text ?? '';
};

describe('what is suggested', () => {
	const endpoint = {kind: 'tcp', host: 'mx.example', port: 25} as const;
	test.each<[Partial<Target>, string]>([
		[{security: 'clear', endpoint}, 'reconnects to smtp://mail.example.org:25'],
		[{security: 'starttls', endpoint}, 'reconnects to starttls://mail.example.org:25'],
		[{security: 'tls', endpoint}, 'reconnects to smtps://mail.example.org:25'],
		[{protocol: 'lmtp', security: 'clear', endpoint}, 'reconnects to lmtp://mail.example.org:25'],
		[{host: '2001:db8::1', endpoint: {...endpoint, port: 587}}, 'reconnects to smtp://[2001:db8::1]:587'],
		[{host: '/run/lmtp', endpoint: {kind: 'unix', path: '/run/lmtp'}}, 'reconnects to /run/lmtp'],
	])('%j', (target, words) => {
		const session = fakeSession('S: 220 mx\nclosed: server');
		const {inspector} = open({...session, target: {...session.target, ...target}});
		const said = inspector
			.lens()
			.lines.map(({pieces}) =>
				pieces.map(piece => (typeof piece === 'string' ? piece : piece.text)).join(''),
			);
		expect(inspector.lens().ghost).toBe('/connect');
		expect(said.join()).toContain(words);
	});

	test('on the practice server: its mailbox, and its user', () => {
		const session = fakeSession('S: 220 mx\nC: EHLO me\nS: 250 mx\nC: MAIL FROM:<a@b.example>\nS: 250 ok');
		const mailbox = (address: string) => ({address, messages: []}) as never;
		const practice = {
			user: 'demo',
			password: 'open-sesame',
			mailboxes: [mailbox('second@practice.test'), mailbox('first@practice.test')],
		};
		const {inspector} = open(session, {practice});
		expect(inspector.lens().ghost).toBe('RCPT TO:<first@practice.test>');
		void inspector.asking.ask({title: 'user name'}, () => {});
		expect(inspector.screen.get().overlay).toMatchObject({ghost: 'demo'});
	});

	test('the client’s name', () => {
		const {inspector} = open(fakeSession('S: 220 mx'), {clientName: 'laptop.example'});
		expect(inspector.lens().ghost).toBe('EHLO laptop.example');
	});
});

describe('what leaves the screen', () => {
	test('the size, what is copied, drawn anew and left', async () => {
		const {inspector, asked} = open(fakeSession(conversations.greeting ?? ''));
		expect(inspector.screen.get()).toMatchObject({columns: 90, rows: 21});
		await enter(inspector, '/copy');
		for (const name of ['ctrl+l', 'ctrl+z']) {
			inspector.controller.press({type: 'key', name});
		}

		expect(asked).toEqual(['copy 220 mail.example.org ESMTP Postfix (Debian)', 'repaint', 'suspend']);
		inspector.controller.press({type: 'text', text: '/quit'});
		inspector.controller.press({type: 'key', name: 'enter'});
		await vi.waitFor(() => expect(asked.at(-1)).toBe('quit'));
	});

	test('the address in a text that grows', () => {
		const {inspector, asked} = open(fakeSession(conversations.greeting ?? ''));
		inspector.asking.follow('Token').show(['Open this page.'], 'https://example.org/x');
		inspector.controller.press({type: 'key', name: 'ctrl+g'});
		expect(asked).toEqual(['copy https://example.org/x']);
	});

	test('a report that was saved', async () => {
		const {inspector, saved} = open(fakeSession(conversations.greeting ?? ''));
		const path = join(folder, 'report.md');
		expect(await enter(inspector, `/save ${path}`)).toContain(path);
		expect(saved).toEqual([path]);
	});

	test('Esc on an empty prompt, where there is a list to go back to', () => {
		let back = 0;
		const {inspector} = open(fakeSession(conversations.greeting ?? ''), {back: () => back++});
		inspector.controller.press({type: 'key', name: 'escape'});
		expect(back).toBe(1);
	});

	test('the next finding, in another session', () => {
		const steps: number[] = [];
		const {inspector} = open(fakeSession(conversations.greeting ?? ''), {
			beyond(step) {
				steps.push(step);
				return true;
			},
		});
		inspector.controller.press({type: 'key', name: 'ctrl+n'});
		expect(steps).toEqual([1]);
	});
});

describe('consent', () => {
	const inClear = 'S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 AUTH PLAIN';
	const line = 'AUTH PLAIN AGFubgBwZW5jaWw=';
	test('is asked for', () => {
		const session = fakeSession(inClear);
		const {inspector} = open(session);
		inspector.controller.press({type: 'text', text: line});
		inspector.controller.press({type: 'key', name: 'enter'});
		expect(inspector.screen.get().overlay?.type).toBe('choice');
		expect(session.lines).toEqual([]);
	});

	test('is not asked for where an option gave it', () => {
		const session = fakeSession(inClear);
		const {inspector} = open(session, {allowed: {clearText: true}});
		inspector.controller.press({type: 'text', text: line});
		inspector.controller.press({type: 'key', name: 'enter'});
		expect(session.lines).toEqual([line]);
	});
});

describe('the history', () => {
	test('is read, and kept without a line that repeats a secret', async () => {
		const historyPath = join(folder, 'history');
		historyFile(historyPath).add('NOOP before');
		await vi.waitFor(() => expect(readFileSync(historyPath, 'utf8')).toContain('NOOP before'));
		const session = fakeSession(`${conversations.tls}\nC: AUTH PLAIN AGFubgBwZW5jaWwtc2hhcnA=\nS: 535 no`);
		const {inspector} = open(session, {historyPath});
		await vi.waitFor(() => expect(inspector.screen.get().history).toEqual(['NOOP before']));
		for (const text of ['NOOP one', 'NOOP pencil-sharp', 'NOOP two']) {
			inspector.controller.press({type: 'text', text});
			inspector.controller.press({type: 'key', name: 'enter'});
		}

		expect(inspector.screen.get().history).toEqual([
			'NOOP before',
			'NOOP one',
			'NOOP pencil-sharp',
			'NOOP two',
		]);
		await vi.waitFor(() => expect(readFileSync(historyPath, 'utf8')).toContain('NOOP two'));
		expect(readFileSync(historyPath, 'utf8')).toContain('NOOP one');
		expect(readFileSync(historyPath, 'utf8')).not.toContain('pencil');
	});

	test('is not kept where there is no place for it', () => {
		const {inspector} = open(fakeSession(conversations.greeting ?? ''));
		inspector.controller.press({type: 'text', text: 'NOOP'});
		inspector.controller.press({type: 'key', name: 'enter'});
		expect(inspector.screen.get().history).toEqual(['NOOP']);
	});
});

describe('keeping the connection open', () => {
	test('on request', async () => {
		const {inspector} = open(fakeSession(conversations.greeting ?? ''));
		expect(await enter(inspector, '/keep-alive off')).toBe('NOOP is not sent automatically.');
	});

	test('not on a recording, nor in another program’s session', () => {
		const watched = Object.assign(fakeSession(conversations.greeting ?? ''), {watching: {}}) as never;
		for (const session of [recordedFrom(recording), watched]) {
			expect(open(session, {keepAlive: true}).inspector.keptAlive).toBeNull();
		}
	});

	test.each([
		['between commands', conversations.ehlo ?? '', '/keep-alive sends NOOP in time.'],
		[
			'inside a message',
			`${conversations.ehlo}\nC: DATA\nS: 354 go`,
			'Inside a message or a login no NOOP can be sent: only your next line keeps it open.',
		],
	])('a warning comes in time, %s', (_, listing, advice) => {
		vi.useFakeTimers({toFake: ['setTimeout', 'clearTimeout', 'performance']});
		try {
			const {inspector} = open(fakeSession(listing));
			vi.advanceTimersByTime(239_000);
			expect(inspector.screen.get().notice).toBeNull();
			vi.advanceTimersByTime(2000);
			expect(inspector.screen.get().notice?.text).toBe(
				`The server may close this connection in 1:00: servers should wait at least 5 minutes, and many wait no longer (RFC 5321 §4.5.3.2.7). ${advice}`,
			);
		} finally {
			vi.useRealTimers();
		}
	});

	test('from the beginning, where an option says so', () => {
		const off = open(fakeSession(conversations.greeting ?? ''));
		expect(off.inspector.keptAlive?.isOn()).toBe(false);
		const on = open(fakeSession(conversations.greeting ?? ''), {keepAlive: true});
		expect(on.inspector.keptAlive?.isOn()).toBe(true);
	});
});

describe('the user’s editor', () => {
	/** The text of the form after it, and what is said. */
	async function edited(handOver?: Shell['handOver']) {
		vi.stubEnv('VISUAL', `sh -c 'printf written > "$1"' x`);
		const drafts = draftInMemory();
		const {inspector} = open(fakeSession(conversations.tls ?? ''), {drafts}, shellOf(handOver));
		inspector.controller.press({type: 'text', text: '/compose'});
		inspector.controller.press({type: 'key', name: 'enter'});
		const form = () => {
			const {overlay} = inspector.screen.get();
			return overlay?.type === 'compose' ? overlay.form : null;
		};
		await vi.waitFor(() => expect(form()).not.toBeNull());
		inspector.controller.press({type: 'key', name: 'ctrl+g'});
		await vi.waitFor(() => expect(form()?.working).toBe(false));
		const {overlay} = inspector.screen.get();
		return overlay?.type === 'compose'
			? {text: draftOf(overlay.form).text, problem: overlay.form.problem}
			: null;
	}

	test('gets the terminal, and its text comes back', async () => {
		expect(await edited()).toEqual({text: 'written', problem: null});
	});

	test('is told of where the terminal cannot be handed over', async () => {
		expect(await edited(async () => {})).toEqual({
			text: '',
			problem: 'The terminal could not be handed over to the editor; the text is unchanged.',
		});
	});
});

describe('on a terminal', () => {
	/** Until it is left, with what then stands on the normal screen. */
	async function run(session: Session, options: Partial<StartOptions>, keys: readonly string[]) {
		const terminal = fakeTerminal(160, 24);
		const {stdin, stdout} = terminal;
		const over = startInspector({session, colour: false, stdin, stdout, ...options});
		await terminal.until('❯');
		for (const key of keys) {
			terminal.type(key);
		}

		const code = await over;
		await terminal.until(shown => !shown.includes('❯'));
		return {code, left: terminal.text().trim(), session};
	}

	const leave = '\u0003\u0003\u0003';

	test('a session: exit code 0, and one line about it', async () => {
		const {code, left} = await run(fakeSession(conversations.ehlo ?? ''), {}, [leave]);
		expect(code).toBe(0);
		expect(left).toBe(
			'smtpscope: mail.example.org · 1 line sent · last reply: 250 CHUNKING · not saved (/save FILE or --log FILE keeps a session)',
		);
	});

	test('never connected: exit code 2', async () => {
		const {code, left} = await run(fakeSession('unconnected\nfailed: refused'), {log: '/x/session.log'}, [
			leave,
		]);
		expect(code).toBe(2);
		expect(left).toBe(
			'smtpscope: mail.example.org · nothing was sent · Failed: refused. · saved in /x/session.log',
		);
	});

	test('a recording leaves no line', async () => {
		const {left} = await run(recordedFrom(recording), {}, ['q']);
		expect(left).toBe('');
	});

	test('the practice server welcomes', async () => {
		const session = fakeSession('unconnected');
		const practice = {
			user: 'demo',
			password: 'open-sesame',
			mailboxes: [{address: 'bob@practice.test', messages: []}] as never,
		};
		await run(session, {practice}, [leave]);
		expect(
			session.entries.flatMap(entry => (entry.type === 'note' ? `${entry.about}: ${entry.text}` : [])),
		).toEqual([
			'practice/welcome: Practice: nothing leaves this machine.',
			'practice/login: User demo, password open-sesame.',
			'practice/mail: Mail to bob@practice.test stays here.',
			'practice/inbox: /inbox shows it.',
		]);
	});

	test('a target that was read with a remark says so', async () => {
		const session = fakeSession('S: 220 mx');
		const noted = Object.assign(session, {target: {...session.target, note: 'Port 465 means TLS.'}});
		await run(noted, {}, [leave]);
		expect(session.entries.at(-2)).toMatchObject({
			type: 'note',
			about: 'target/read',
			text: 'Port 465 means TLS.',
		});
	});

	test('a form that is open is kept as a draft', async () => {
		const drafts = draftInMemory();
		const kept: string[] = [];
		const store: DraftStore = {
			...drafts,
			save(draft) {
				kept.push(draft.to);
				drafts.save(draft);
			},
		};
		const session = fakeSession(conversations.tls ?? '');
		const terminal = fakeTerminal(100, 24);
		const {stdin, stdout} = terminal;
		const over = startInspector({session, colour: false, stdin, stdout, drafts: store});
		await terminal.until('❯');
		terminal.type('/compose\r');
		await terminal.until('RCPT TO');
		terminal.type('\tbob');
		await terminal.until('bob');
		terminal.type(leave);
		await over;
		expect(drafts.load().to).toBe('bob');
		expect(kept.at(-1)).toBe('bob');
	});
});
