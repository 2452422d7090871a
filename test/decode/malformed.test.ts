import {describe, expect, it} from 'vitest';
import {explain} from '../../source/decode/explain.ts';
import type {MalformedProblem} from '../../source/protocol/reply.ts';
import type {MalformedEntry} from '../../source/session/entry.ts';
import {situation} from '../support/entries.ts';
import {page, printed} from '../support/printed.ts';

const malformed = (
	bytes: string | Uint8Array,
	problem: MalformedProblem = 'no-code',
	more: Partial<MalformedEntry> = {},
): MalformedEntry => ({
	...{type: 'malformed', id: 1, at: 0, secure: false, situation, problem, ending: 'CRLF'},
	bytes: Buffer.from(bytes),
	...more,
});

const told = (entry: MalformedEntry): string[] => {
	const {title, summary, fields} = explain(entry);
	return [`${title} | ${summary}`, ...fields.map(({label, value}) => `  ${label}: ${printed(value)}`)];
};

describe('what is not a reply', () => {
	it('has a sentence for each problem', async () => {
		const problems = ['no-code', 'bad-separator', 'line-too-long', 'reply-too-long', 'cut-off'] as const;
		const endings = ['CRLF', 'LF', 'CR', 'none'] as const;
		await expect(
			page([
				...problems.flatMap(problem => told(malformed('* OK hello', problem))),
				...endings.flatMap(ending => told(malformed('hello', 'no-code', {ending}))),
				...told(malformed('hello', 'no-code', {times: 1})),
				...told(malformed('hello', 'no-code', {times: 1200})),
				...told(malformed('x'.repeat(5000))),
			]),
		).toMatchFileSnapshot('snapshots/malformed.txt');
	});

	it.each<[string | Uint8Array, string | null]>([
		['+OK POP3 ready', 'POP3'],
		['-ERR no', 'POP3'],
		['+OKAY', null],
		['* OK IMAP4rev1', 'IMAP'],
		['* BYE', 'IMAP'],
		['* PREAUTH x', 'IMAP'],
		['* BAD x', 'IMAP'],
		['* NO x', null],
		['HTTP/1.1 400 Bad Request', 'HTTP'],
		['http/1.0', 'HTTP'],
		['HTTP/x', null],
		['<!DOCTYPE html>', 'HTTP'],
		['<HTML>', 'HTTP'],
		['<head>', null],
		['SSH-2.0-OpenSSH', 'SSH'],
		['ssh', null],
		['OK ready', 'ManageSieve'],
		['NO x', 'ManageSieve'],
		['BYE', 'ManageSieve'],
		['"IMPLEMENTATION" "x"', 'ManageSieve'],
		['NOBODY', null],
		['', null],
		[Uint8Array.of(0x14, 3, 1), 'TLS'],
		[Uint8Array.of(0x15, 3, 3, 0, 2), 'TLS'],
		[Uint8Array.of(0x16, 3), 'TLS'],
		[Uint8Array.of(0x17, 3), 'TLS'],
		[Uint8Array.of(0x13, 3), null],
		[Uint8Array.of(0x18, 3), null],
		[Uint8Array.of(0x16, 2), null],
		[Uint8Array.of(0x16), null],
	])('%j is of %s', (bytes, name) => {
		const {summary} = explain(malformed(bytes));
		const guess = /This (?:looks like|is) (\S+): /.exec(summary)?.[1] ?? null;
		expect(guess).toBe(name);
		expect(summary.includes('Something other than SMTP may be listening')).toBe(name === null);
	});
});
