/** The user's folders, without env-paths where it would say the same. */
import process from 'node:process';
import envPaths from 'env-paths';
import {expect, it} from 'vitest';
import {xdgFolder} from '../../source/cli/xdg-folder.ts';

it.each<[string, Readonly<Record<string, string>>, string | null]>([
	['of the home', {HOME: '/home/alice'}, '/home/alice/.config/smtpscope'],
	['named', {HOME: '/home/alice', XDG_CONFIG_HOME: '/etc/alice'}, '/etc/alice/smtpscope'],
	['of another kind', {HOME: '/home/alice', XDG_CACHE_HOME: '/c'}, '/home/alice/.config/smtpscope'],
	['named by nothing', {HOME: '/home/alice', XDG_CONFIG_HOME: ''}, '/home/alice/.config/smtpscope'],
	['of nobody', {}, null],
	['with a name that is not plain', {XDG_CONFIG_HOME: '/home/alice/../bob'}, null],
	['with a slash at its end', {XDG_CONFIG_HOME: '/home/alice/'}, null],
	['of the root', {HOME: '/'}, null],
	['not from the root', {XDG_CONFIG_HOME: 'settings'}, null],
])('%s', (_, env, expected) => {
	expect(xdgFolder('config', {env, platform: 'linux'})).toBe(expected);
	expect(xdgFolder('config', {env, platform: 'darwin'})).toBeNull();
});

it('is what env-paths says', () => {
	const {config, cache} = envPaths('smtpscope', {suffix: ''});
	expect([config, null]).toContain(xdgFolder('config', process));
	expect([cache, null]).toContain(xdgFolder('cache', process));
});
