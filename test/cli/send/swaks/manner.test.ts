import {expect, test} from 'vitest';
import {fileBehind, mannerOfSend} from '../../../../source/cli/send/swaks/manner.ts';

test.each<[readonly string[], number, string | undefined]>([
	[['--swaks-config'], 0, undefined],
	[['--swaks-config', 'mail.example'], 0, 'mail.example'],
	[['--swaks-config', './settings'], 0, './settings'],
	[['--swaks-config', String.raw`C:\settings`], 0, String.raw`C:\settings`],
	[['--swaks-config', 'word'], 0, undefined],
	[['--swaks-config', '--to'], 0, undefined],
	[['--swaks-config', '-./x'], 0, undefined],
	[['--swaks-config=word'], 0, 'word'],
	[['--swaks-config=', './next'], 0, ''],
	[['--swaks-config=a=b'], 0, 'a=b'],
	[['--to', 'a', '--swaks-config', '/etc/x'], 2, '/etc/x'],
	[[], 0, undefined],
])('in %j, at %i, the file is %j', (words, at, file) => {
	expect(fileBehind(words, at)).toBe(file);
});

test.each<[readonly string[], boolean]>([
	[['mail.example.org'], false],
	[['--server', 'mail.example.org'], true],
	[['-s', 'mail.example.org'], true],
	[['--s=mail.example.org'], true],
	[['-server=x'], true],
	[['--socket', '/run/x'], true],
	[['--copy-routing', 'example.org'], true],
	[['--servername', 'x'], false],
	[['server'], false],
])('%j names the server by an option: %s', (argv, isNamed) => {
	const {withoutWords, changeable, shortened, insteadOf} = mannerOfSend(argv);
	expect(withoutWords).toBe(isNamed);
	expect([changeable?.has('server'), changeable?.has('attach'), shortened?.get('s')]).toEqual([
		true,
		false,
		'server',
	]);
	expect(insteadOf?.('--no-such-option')).toBeNull();
});
