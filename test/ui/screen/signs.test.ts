import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {cells} from '../../../source/text/graphemes.ts';
import {isPlainTerminal, plainSigns} from '../../../source/ui/screen/signs.ts';

test('every sign becomes ASCII of the same width', () => {
	const row = '│ ❯ 19.31 ▪ S 250-mx … ① ✓ ✗ “x” ╰──━━╯ é Ω';
	expect(plainSigns(row)).toBe('| > 19.31 # S 250-mx ~ 1 + x "x" +----+ ? ?');
	expect(cells(plainSigns(row))).toBe(cells(row));
	expect(plainSigns('\u001b[1m❯\u001b[m')).toBe('\u001b[1m>\u001b[m');
});

test.each(['ui', 'decode', 'commands', 'dialogs', 'diagnosis/rules'])(
	'there is one for all that %s says',
	folder => {
		const root = join(import.meta.dirname, '../../../source', folder);
		const said = readdirSync(root, {recursive: true, encoding: 'utf8'})
			.filter(name => /\.tsx?$/.test(name))
			.flatMap(name => readFileSync(join(root, name), 'utf8').split('\n'))
			.filter(text => !/^\s*(?:\/?\*|\/\/)/.test(text))
			.join('');
		expect(
			[...new Set(said)].filter(sign => plainSigns(sign) === '?' && sign !== '?' && sign !== '\t'),
		).toEqual([]);
	},
);

test.each([
	[{LANG: 'C'}, true],
	[{LANG: 'POSIX', LC_ALL: ''}, true],
	[{LANG: 'de_DE.ISO-8859-1'}, true],
	[{LANG: 'en_US.UTF-8'}, false],
	[{LANG: 'C', LC_ALL: 'C.utf8'}, false],
	[{}, false],
	[{LANG: 'en_US.UTF-8', TERM: 'linux'}, true],
])('%j: %j', (environment, plain) => {
	expect(isPlainTerminal(environment)).toBe(plain);
});
