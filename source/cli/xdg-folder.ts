/**
 * On Linux, the folder of this program among those of a kind that the user has (XDG Base Directory Specification), as
 * env-paths finds it, which takes longer to load than this takes; null elsewhere, and where only env-paths knows it.
 */
export function xdgFolder(
	kind: 'config' | 'cache',
	{env, platform}: Pick<NodeJS.Process, 'env' | 'platform'>,
): string | null {
	const home = env.HOME && `${env.HOME}/.${kind}`;
	const folder = env[`XDG_${kind.toUpperCase()}_HOME`] || home;
	// The rest is to be made plain: path.join does that, and is loaded for it.
	const isPlain = folder?.startsWith('/') && !/\/\.{0,2}(?:\/|$)/.test(folder);
	return platform === 'linux' && folder && isPlain ? `${folder}/smtpscope` : null;
}
