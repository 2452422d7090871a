import {afterEach, expect, test, vi} from 'vitest';
import {editOutside} from '../../../source/ui/compose/edit-outside.ts';

afterEach(() => vi.unstubAllEnvs());

test.each([
	['one that writes', `sh -c 'printf new > "$1"' x`, 'new', null],
	['one that changes nothing', 'true', 'old', null],
	['one that ends the last line', `sh -c 'echo >> "$1"' x`, 'old', null],
	[
		'one that is not there',
		'no-such-editor-here',
		'old',
		/“no-such-editor-here” was not found\. .*EDITOR=nano.*unchanged/,
	],
	['one that fails', `sh -c 'exit 3' x`, 'old', /ended with exit code 3\. The text is unchanged/],
	[
		'one that saves and fails',
		`sh -c 'printf new > "$1"; exit 1' x`,
		'new',
		/exit code 1\. What it had saved is here/,
	],
	['one that is told who may read the file', `sh -c 'm=$(stat -c %a "$1"); printf $m > "$1"' x`, '600', null],
	['one that is not a program', '/', 'old', /“\/” cannot be run\. .*EDITOR=nano.*unchanged/],
	['one that is killed', `sh -c 'kill -TERM $$' x`, 'old', /ended with (SIGTERM|exit code 143)/],
	['one that removes the file', 'rm', 'old', /left no file/],
])('%s', async (_, editor, text, problem) => {
	vi.stubEnv('VISUAL', '');
	vi.stubEnv('EDITOR', editor);
	const edited = await editOutside('old');
	expect(edited.text).toBe(text);
	expect(edited.problem).toEqual(problem === null ? null : expect.stringMatching(problem));
});

test('no place for its file', async () => {
	vi.stubEnv('TMPDIR', '/no/such/folder');
	expect(await editOutside('old')).toEqual({
		text: 'old',
		problem: expect.stringContaining('No file for the editor'),
	});
});
