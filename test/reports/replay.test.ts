// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the scripts' own variables look like this.
import fc from 'fast-check';
import {expect, it} from 'vitest';
import {findScriptCommand} from '../../source/commands/script-commands.ts';
import {createReplyTracker} from '../../source/dialogs/reply-tracker.ts';
import {playScript} from '../../source/dialogs/script/player.ts';
import {reportFormats} from '../../source/reports/formats.ts';
import {writeRedacted} from '../../source/reports/redacted.ts';
import {createRedactor} from '../../source/reports/redactor.ts';
import {secretInCommand} from '../../source/sasl/secret-lines.ts';
import type {Entry} from '../../source/session/entry.ts';
import {type FakeSession, fakeSession} from '../support/fake-session.ts';
import {entriesOf} from '../support/play.ts';

const script = reportFormats.find(({name}) => name === 'script');

const base64 = (text: string): string => Buffer.from(text).toString('base64');

function scriptOf(entries: readonly Entry[]): string[] {
	const report = {
		title: 'x',
		source: 'x',
		sessions: [{title: null, host: null, entries, findings: []}],
		unread: [],
	};
	const written = script ? writeRedacted(script, report, createRedactor()) : '';
	return typeof written === 'string' ? written.replace(/\n$/, '').split('\n') : [];
}

/** Answers every line that wants an answer, and nothing in a message. */
function server(): FakeSession {
	const known: Readonly<Record<string, string>> = {
		DATA: '354 go',
		'.': '250 taken',
		NOOP: '250 ok',
		EHLO: '250 hi',
	};
	const answers = new Proxy<Record<string, readonly string[]>>(
		{},
		{
			get: (_target, word) =>
				session.state.awaiting.length > 0 ? [known[String(word)] ?? '500 what'] : undefined,
		},
	);
	const session = fakeSession('S: 220 hi', answers);
	return session;
}

async function played(lines: readonly string[]) {
	const session = server();
	await playScript(lines, {
		session,
		tracker: createReplyTracker(),
		find: findScriptCommand,
		variables: new Map(),
		environment: {},
		now: () => 0,
		wait: async () => {},
		openFile: async () => ({problem: 'no'}),
		password: async () => ({problem: 'no password'}),
		authenticate: async () => undefined,
		keepAlive: () => {},
		trust: () => null,
		expected: () => {},
	});
	return session;
}

it('a saved session plays again, line for line', async () => {
	const line = fc.oneof(
		fc.string({unit: 'grapheme', maxLength: 30}),
		fc.constantFrom(
			'EHLO me.example',
			'NOOP',
			'/expect 250',
			'//x',
			'#x',
			'/raw x',
			'..',
			'.x',
			'/file',
			'',
			' ',
			'${A}',
			'$${A}',
		),
	);
	const content = fc.array(
		line.filter(text => text !== '.' && !/[\r\n]/.test(text)),
		{maxLength: 6},
	);
	const item = fc.oneof(
		line.filter(
			text => !/^\s*(?:AUTH|DATA|BDAT|STARTTLS|QUIT)\b|[\r\n]/i.test(text) && secretInCommand(text) === null,
		),
		content,
	);
	await fc.assert(
		fc.asyncProperty(fc.array(item, {maxLength: 6}), async items => {
			const first = server();
			for (const part of items) {
				for (const text of typeof part === 'string' ? [part] : ['DATA', ...part, '.']) {
					await first.type(text, typed => typed);
				}
			}

			const lines = scriptOf(first.entries);
			const again = await played(lines);
			const wire = (session: typeof first): string =>
				[
					...session.lines.map(text => `${text}\r\n`),
					...session.written.map(bytes => Buffer.from(bytes).toString()),
				]
					.join('')
					.split('\r\n')
					.sort()
					.join('\n');
			expect(wire(again)).toBe(wire(first));
		}),
	);
});

it.each([
	['PLAIN', ` ${base64('bob\0alice\0secret')}`, [], '/auth PLAIN alice as=bob'],
	['PLAIN', ` ${base64('\0alice\0secret')}`, [], '/auth PLAIN alice'],
	['PLAIN', ` ${base64('bob\ninitial=no\0alice\0secret')}`, [], '/auth PLAIN alice'],
	['EXTERNAL', ` ${base64('bob@example.test')}`, [], '/auth EXTERNAL bob@example.test as=bob@example.test'],
	['SCRAM-SHA-256', ` ${base64('n,a=b=2Cob,n=alice,r=nonce')}`, [], '/auth SCRAM-SHA-256 alice as=b,ob'],
	[
		'DIGEST-MD5',
		'',
		[`S: 334 ${base64('realm="x",nonce="n"')}`, `C: ${base64('username="alice",authzid="bob"')}`],
		'/auth DIGEST-MD5 alice as=bob',
	],
])('a login as another identity by %s%s is repeated as that', (name, initial, more, line) => {
	const listing = ['S: 220 x', `C: AUTH ${name}${initial}`, ...more, 'S: 235 ok'];
	expect(scriptOf(entriesOf(listing.join('\n')))).toContain(line);
});

it('a secret that was sent as a command stands in no script, however plain a word it is', () => {
	const entries = entriesOf(
		'S: 220 hi\nC: PASS wonderland\nS: 500 no\nC: MAIL FROM:<a@example.org> AUTH=wonderland\nS: 250 ok\nC: QUIT',
	);
	expect(scriptOf(entries).slice(1)).toEqual([
		'# Not sent again, because a secret stands in it: PASS ••••••••',
		'# Not sent again, because a secret stands in it: MAIL FROM:<a@example.org> AUTH=••••••••',
		'QUIT',
	]);
});
