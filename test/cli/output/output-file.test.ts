import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, describe, expect, it} from 'vitest';
import {UsageError} from '../../../source/cli/arguments/usage-error.ts';
import {exitCodeWith, openOutput} from '../../../source/cli/output/output-file.ts';
import {EXIT} from '../../../source/dialogs/outcome.ts';

const folder = mkdtempSync(join(tmpdir(), 'smtpscope-output-'));
afterAll(() => rmSync(folder, {recursive: true}));

const opened = (path: string, way: 'new' | 'append' | 'keys', told: string[] = []) =>
	openOutput(path, {option: 'log', way, onProblem: sentence => told.push(sentence)});

describe('a file that is written', () => {
	it.each(['new', 'append', 'keys'] as const)('is for its user alone (%s)', way => {
		const path = join(folder, `private-${way}`);
		const file = opened(path, way);
		file.write('text\n');
		file.write(Uint8Array.of(0x41));
		file.close();
		expect(readFileSync(path, 'latin1')).toBe('text\nA');
		expect(statSync(path).mode & 0o777).toBe(0o600);
		expect(file.problem()).toBeNull();
	});

	it('is not written over, and a log can be added to', () => {
		const path = join(folder, 'kept');
		writeFileSync(path, 'before\n');
		expect(() => opened(path, 'new')).toThrow(`--log: “${path}” already exists.`);
		const file = opened(path, 'append');
		file.write('after\n');
		file.close();
		expect(readFileSync(path, 'utf8')).toBe('before\nafter\n');
	});

	it('keeps secret keys from others, and never follows a link with them', () => {
		const path = join(folder, 'shared');
		writeFileSync(path, '', {mode: 0o666});
		opened(path, 'keys').close();
		expect(statSync(path).mode & 0o777).toBe(0o600);

		for (const goal of [path, join(folder, 'nowhere')]) {
			const link = join(folder, `link-to-${goal === path ? 'file' : 'nothing'}`);
			symlinkSync(goal, link);
			expect(() => opened(link, 'keys')).toThrow('is a symbolic link');
		}

		expect(existsSync(join(folder, 'nowhere'))).toBe(false);
	});

	it.each([
		['none/x.log', 'the folder'],
		['.', 'is a folder'],
		['kept-file/x', 'a part of its path is not a folder'],
	])('is refused at %s: %s', (name, words) => {
		writeFileSync(join(folder, 'kept-file'), '');
		for (const way of ['new', 'append', 'keys'] as const) {
			expect(() => opened(join(folder, name), way)).toThrow(UsageError);
			expect(() => opened(join(folder, name), way)).toThrow(words);
		}
	});

	it('on a full disk says so once, and the session goes on', () => {
		const told: string[] = [];
		const file = opened('/dev/full', 'append', told);
		file.write('one\n');
		file.write('two\n');
		file.close();
		expect(told).toEqual([
			'--log: “/dev/full” is incomplete: the disk is full. The session continues without it.',
		]);
		expect(exitCodeWith(EXIT.done, [null, file])).toBe(EXIT.file);
		expect(exitCodeWith(EXIT.mail, [file])).toBe(EXIT.mail);
	});
});
