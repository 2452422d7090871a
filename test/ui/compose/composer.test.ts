import {mkdtempSync, rmSync, statSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, test, vi} from 'vitest';
import {commands} from '../../../source/commands/commands.ts';
import {createSession} from '../../../source/session/live-session.ts';
import type {Session} from '../../../source/session/session.ts';
import {parseTarget} from '../../../source/session/target.ts';
import {commandContext} from '../../../source/ui/command-context.ts';
import type {ComposeTools} from '../../../source/ui/compose/composer.ts';
import {type Draft, emptyDraft} from '../../../source/ui/compose/draft.ts';
import {type DraftStore, draftFile, draftInMemory} from '../../../source/ui/compose/draft-file.ts';
import {draftOf, type Form} from '../../../source/ui/compose/form.ts';
import {createInspector} from '../../../source/ui/inspector.ts';
import {conversations} from '../../support/conversations.ts';
import {fakeSession} from '../../support/fake-session.ts';
import {type Script, scriptedServer, takeMessage} from '../../support/scripted-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-compose-'));
afterAll(() => rmSync(folder, {recursive: true}));

const letter: Draft = {
	...emptyDraft,
	from: 'Alice <alice@example.org>',
	to: 'bob@example.net',
	subject: 'Hello',
	text: 'Hello Bob',
};

function compose({
	drafts = draftInMemory(letter),
	session = fakeSession(conversations.ehlo ?? ''),
	editOutside = async text => ({text, problem: null}),
}: {
	drafts?: DraftStore;
	session?: Session;
	editOutside?: ComposeTools['editOutside'];
} = {}) {
	const inspector = createInspector({
		session,
		commands,
		columns: 100,
		rows: 30,
		context: (screen, asking, copy) =>
			commandContext({session, screen, asking, copy, quit() {}, writing: {drafts, editOutside}}),
		copy() {},
		quit() {},
		repaint() {},
		suspend() {},
	});
	const {controller, screen} = inspector;
	controller.run('compose');
	const form = (): Form => {
		const {overlay} = screen.get();
		if (overlay?.type !== 'compose') {
			throw new Error(`The form is not open: ${overlay?.type}`);
		}

		return overlay.form;
	};

	return {
		form,
		overlay: () => screen.get().overlay,
		notice: () => screen.get().notice,
		onChange: (listener: () => void) => screen.subscribe(listener),
		text: (text: string) => controller.press({type: 'text', text}),
		key: (...names: string[]) => {
			for (const name of names) {
				controller.press({type: 'key', name});
			}
		},
		paste: (text: string) => controller.paste(text),
	};
}

/** The form over a real session, after an EHLO, with a server that goes on like this. */
async function overSession(
	script: Exclude<Script, string>,
	drafts: DraftStore,
	what: (form: ReturnType<typeof compose>) => Promise<void>,
) {
	await using server = await scriptedServer(['S: 220 hi', 'C: EHLO …', 'S: 250 me', ...script]);
	const target = parseTarget(`${server.host}:${server.port}`);
	if (!target.ok) {
		throw new Error(target.problem);
	}

	const session = createSession({target: target.target});
	await session.connect();
	await session.type('EHLO mail.example.org');
	await what(compose({drafts, session}));
	session.close();
	return server.written();
}

const envelope = [
	'C: MAIL FROM:<alice@example.org>',
	'S: 250 ok',
	'C: RCPT TO:<bob@example.net>',
	'S: 250 ok',
];
const rest = ['C: DATA', 'S: 354 go', takeMessage(), 'S: 250 queued'];

test('a letter goes out over the session, and its draft is forgotten', async () => {
	const drafts = draftInMemory(letter);
	const written = await overSession([...envelope, ...rest], drafts, async ({key, notice}) => {
		key('ctrl+s');
		await vi.waitFor(() =>
			expect(notice()?.text).toBe('The server accepted the message for bob@example.net.'),
		);
	});
	expect(written).toContain('Subject: Hello\r\n');
	expect(written).toContain('\r\n\r\nHello Bob\r\n.\r\n');
	expect(drafts.load()).toEqual(emptyDraft);
});

test('an empty subject is said first, and a second Ctrl+S sends it all the same', async () => {
	await overSession(
		[...envelope, ...rest],
		draftInMemory({...letter, subject: ''}),
		async ({key, form, notice}) => {
			key('ctrl+s');
			await vi.waitFor(() =>
				expect(form().page).toMatchObject({name: 'findings', findings: [{rule: 'message/no-subject'}]}),
			);
			key('ctrl+s');
			await vi.waitFor(() => expect(notice()?.text).toContain('accepted the message'));
		},
	);
});

describe('what cannot be sent is said at its field, and nothing goes out', () => {
	test.each<[string, Partial<Draft>, string, string]>([
		['no sender', {from: ''}, 'from', 'no sender'],
		['no address', {to: 'Bob Doe'}, 'to', 'contains no address'],
		['nobody', {to: ''}, 'to', 'This message has no recipient'],
		['no such file', {files: '/none/there'}, 'files', 'The file /none/there does not exist.'],
	])('%s', async (_, change, focus, words) => {
		const session = fakeSession(conversations.ehlo ?? '');
		const {key, form} = compose({session, drafts: draftInMemory({...letter, ...change})});
		key('ctrl+s');
		await vi.waitFor(() => expect(form()).toMatchObject({focus, problem: expect.stringContaining(words)}));
		expect(session.lines).toEqual([]);
	});
});

test('the preview shows the bytes, with the envelope before them', async () => {
	const {key, form} = compose();
	key('ctrl+o');
	await vi.waitFor(() => expect(form().page.name).toBe('preview'));
	const {page} = form();
	const lines =
		page.name === 'preview' ? page.lines.map(({pieces}) => pieces.map(({text}) => text).join('')) : [];
	expect(lines.slice(0, 2)).toEqual(['MAIL FROM:<alice@example.org>', 'RCPT TO:<bob@example.net>']);
	expect(lines).toContain('Subject: Hello');
	expect(lines).toContain('Hello Bob');
});

describe('refusals', () => {
	test('some recipients: the user is asked, and the letter is kept when it is no', async () => {
		const drafts = draftInMemory({...letter, to: 'bob@example.net, eve@example.net'});
		const script = [
			...envelope,
			'C: RCPT TO:<eve@example.net>',
			'S: 550 5.1.1 nobody',
			'C: RSET',
			'S: 250 ok',
		];
		await overSession(script, drafts, async ({key, overlay, notice}) => {
			key('ctrl+s');
			await vi.waitFor(() =>
				expect(overlay()).toMatchObject({
					type: 'choice',
					question: expect.stringContaining('eve@example.net (550)'),
				}),
			);
			key('escape');
			await vi.waitFor(() =>
				expect(notice()).toMatchObject({
					isProblem: true,
					text: expect.stringContaining('not sent to anyone'),
				}),
			);
		});
		expect(drafts.load().to).toBe('bob@example.net, eve@example.net');
	});

	test('the sender: the letter is kept', async () => {
		const drafts = draftInMemory(letter);
		await overSession(
			['C: MAIL FROM:<alice@example.org>', 'S: 553 5.7.1 not yours'],
			drafts,
			async ({key, notice}) => {
				key('ctrl+s');
				await vi.waitFor(() => expect(notice()?.text).toContain('/compose brings it back'));
			},
		);
		expect(drafts.load()).toEqual(letter);
	});
});

test('Esc leaves and keeps what was written', async () => {
	const drafts = draftInMemory();
	const {text, key, overlay, notice} = compose({drafts});
	text('me@example.org');
	key('escape');
	expect(overlay()).toBeNull();
	await vi.waitFor(() => expect(notice()?.text).toContain('is kept'));
	expect(drafts.load().from).toBe('me@example.org');
});

test('the editor outside gets the text and gives it back', async () => {
	const {key, form} = compose({editOutside: async text => ({text: `${text}, and more`, problem: null})});
	key('ctrl+g');
	await vi.waitFor(() => expect(draftOf(form()).text).toBe('Hello Bob, and more'));
	const broken = compose({editOutside: async text => ({text, problem: 'EDITOR'})});
	broken.key('ctrl+g');
	await vi.waitFor(() => expect(broken.form().problem).toContain('EDITOR'));
});

test('Tab completes a path, and goes on where it is whole', async () => {
	await mkdir(join(folder, 'reports'));
	await writeFile(join(folder, 'reports', 'report-2023.pdf'), '');
	await writeFile(join(folder, 'reports', 'report-2024.pdf'), '');
	const {text, key, form} = compose({
		drafts: draftInMemory({
			...letter,
			cc: 'x@y.org',
			bcc: 'x@y.org',
			replyTo: 'x@y.org',
			mailFrom: 'x@y.org',
			rcptTo: 'x@y.org',
			charset: 'utf-8',
		}),
	});
	expect(form().focus).toBe('files');
	text(join(folder, 'rep'));
	key('tab');
	expect(draftOf(form()).files).toBe(join(folder, 'reports/'));
	key('tab');
	expect(draftOf(form()).files).toBe(join(folder, 'reports/report-202'));
	key('tab');
	expect(form()).toMatchObject({focus: 'files', notice: 'report-2023.pdf  report-2024.pdf'});
	text('4');
	key('tab');
	expect(draftOf(form()).files).toBe(join(folder, 'reports/report-2024.pdf'));
	key('tab');
	expect(form().focus).toBe('text');
});

describe('the draft on the disk', () => {
	test('comes back, readable by its owner alone', () => {
		const path = join(folder, 'data', 'draft.json');
		const drafts = draftFile(path, 'me@example.org');
		expect(drafts.load()).toEqual({...emptyDraft, from: 'me@example.org'});
		drafts.save(letter);
		expect(draftFile(path).load()).toEqual(letter);
		expect(statSync(path).mode & 0o777).toBe(0o600);
		drafts.forget();
		expect(draftFile(path).load()).toEqual(emptyDraft);
	});

	test('what is no draft is none', async () => {
		const path = join(folder, 'broken.json');
		for (const text of ['', 'null', '[1]', '{"from": 5, "to": "x@example.org", "other": {}}']) {
			await writeFile(path, text);
			expect(Object.values(draftFile(path).load()).every(field => typeof field === 'string')).toBe(true);
		}

		expect(draftFile(path).load().to).toBe('x@example.org');
	});
});

test('a letter goes in the charset asked for; one that lacks a character names the field', async () => {
	const polish = {...letter, subject: 'Zażółć', text: 'gęślą jaźń', charset: 'ISO-8859-2'};
	const written = await overSession([...envelope, ...rest], draftInMemory(polish), async ({key, notice}) => {
		key('ctrl+s');
		await vi.waitFor(() => expect(notice()?.text).toContain('accepted the message'));
	});
	expect(written).toContain('Subject: =?iso-8859-2?');
	expect(written).toMatch(/charset=iso-8859-2\r\n[\s\S]*g=EA=B6l=B1/);

	const {key, form} = compose({drafts: draftInMemory({...polish, text: 'Привет'})});
	key('ctrl+s');
	await vi.waitFor(() => expect(form().problem).toMatch(/“П” does not exist in iso-8859-2/));
	expect(form().focus).toBe('text');
});

test('what is being written is kept at once, for a program may be killed', async () => {
	const drafts = draftInMemory(letter);
	const {text} = compose({drafts});
	text('x@example.net');
	await vi.waitFor(() => expect(Object.values(drafts.load())).toContain('x@example.net'));
});

test('some are refused: told with the number of the others, and the user decides', async () => {
	const two = draftInMemory({...letter, to: 'bob@example.net, nobody@example.net'});
	const script: Exclude<Script, string> = [
		...envelope,
		'C: RCPT TO:<nobody@example.net>',
		'S: 550 5.1.1 unknown',
		...rest,
	];
	await overSession(script, two, async ({key, overlay, notice, text}) => {
		key('ctrl+s');
		await vi.waitFor(() =>
			expect(overlay()).toMatchObject({
				type: 'choice',
				question: 'Send it to bob@example.net? Refused: nobody@example.net (550)',
			}),
		);
		text('y');
		await vi.waitFor(() => expect(notice()?.text).toContain('nobody@example.net'));
	});
	expect(two.load()).toMatchObject({to: 'bob@example.net, nobody@example.net', rcptTo: 'nobody@example.net'});
});

test('a large letter is judged, too', async () => {
	const path = join(folder, 'huge.bin');
	await writeFile(path, Buffer.alloc(20 * 1024 * 1024));
	const {key, form} = compose({drafts: draftInMemory({...letter, subject: '', files: path})});
	key('ctrl+s');
	await vi.waitFor(() => expect(form().page.name).toBe('findings'), {timeout: 20_000});
	const {page} = form();
	const rules = page.name === 'findings' ? page.findings.map(({rule}) => rule) : [];
	expect(rules).toContain('message/no-subject');
	expect(rules).not.toContain('message/not-closed');
});

test('bytes and rate are told while a large letter goes out', async () => {
	const path = join(folder, 'large.bin');
	await writeFile(path, Buffer.alloc(3 * 1024 * 1024, 7));
	const seen: string[] = [];
	await overSession(
		[...envelope, ...rest],
		draftInMemory({...letter, files: path}),
		async ({key, notice, onChange}) => {
			onChange(() => seen.push(notice()?.text ?? ''));
			key('ctrl+s');
			await vi.waitFor(() => expect(notice()?.text).toContain('accepted the message'), {timeout: 20_000});
		},
	);
	expect(seen.join('\n')).toMatch(/\d\.\d of 4\.\d MiB sent, \d+\.\d MiB\/s/);
});

describe('while the letter is put together', () => {
	/** Resolves when the test says so. */
	function slowEditor() {
		const {promise, resolve} = Promise.withResolvers<{text: string; problem: null}>();
		return {editOutside: () => promise, resolve};
	}

	test('what is typed meanwhile stays', async () => {
		const {key, text, form} = compose();
		key('ctrl+o');
		text('!');
		await vi.waitFor(() => expect(form().working).toBe(false));
		expect(draftOf(form()).cc).toBe('!');
		expect(form().page.name).toBe('fields');
	});

	test('a letter that was changed meanwhile is not sent as it was before', async () => {
		const session = fakeSession(conversations.ehlo ?? '');
		const {key, text, form} = compose({session});
		key('ctrl+s', 'end');
		text('x@example.org');
		await vi.waitFor(() => expect(form().problem).toContain('changed while it was being checked'));
		expect(draftOf(form()).cc).toBe('x@example.org');
		expect(session.lines).toEqual([]);
	});

	test('Esc leaves, and nothing comes back', async () => {
		const editor = slowEditor();
		const {key, overlay} = compose({editOutside: editor.editOutside});
		key('ctrl+g', 'escape');
		editor.resolve({text: 'late', problem: null});
		await editor.editOutside();
		expect(overlay()).toBeNull();
	});
});

test('Enter on the subject goes on to the text', () => {
	const {key, form} = compose({
		drafts: draftInMemory({...letter, cc: 'x@y.org', bcc: 'x@y.org', replyTo: 'x@y.org', subject: ''}),
	});
	expect(form().focus).toBe('subject');
	key('enter');
	expect(form().focus).toBe('text');
});

test('a path that nothing begins with is told, and Tab goes on', () => {
	const rest = {cc: 'x@y.org', bcc: 'x@y.org', replyTo: 'x@y.org', mailFrom: 'x@y.org', rcptTo: 'x@y.org'};
	const {key, text, form} = compose({drafts: draftInMemory({...letter, ...rest, charset: 'utf-8'})});
	text('/none/there');
	key('tab');
	expect(form()).toMatchObject({focus: 'files', notice: expect.stringContaining('No file name')});
	key('tab');
	expect(form().focus).toBe('text');
});

test('a disk that takes no draft keeps it as long as the program runs', async () => {
	const path = join(folder, 'a-file');
	await writeFile(path, '');
	const drafts = draftFile(join(path, 'draft.json'));
	drafts.save(letter);
	expect(drafts.load()).toEqual(letter);
	drafts.forget();
	expect(drafts.load()).toEqual(emptyDraft);
});
