/** `--netrc`: users and passwords by machine, from ~/.netrc or the file that the variable NETRC names. */
import {readFile, stat} from 'node:fs/promises';
import {homedir} from 'node:os';
import {join} from 'node:path';
import process from 'node:process';
import {warn} from '../output/terminal.ts';

export type NetrcEntry = {
	/** In small letters; null for `default`, which is any. */
	readonly machine: string | null;
	readonly login: string | null;
	readonly password: string | null;
};

/** Null where nothing is known of this host, or of this user there. A file that others can read is not used. */
export async function lookUpNetrc(host: string, login: string | undefined): Promise<NetrcEntry | null> {
	const file = process.env.NETRC || join(homedir(), '.netrc');
	const found = await stat(file).catch(() => null);
	if (!found?.isFile() || found.size > limit) {
		return null;
	}

	if (process.platform !== 'win32' && ((found.mode & 0o077) !== 0 || found.uid !== process.getuid?.())) {
		warn(
			`${file} is not used, because it belongs to another user, or others can read it (chmod 600 ${file}).`,
		);
		return null;
	}

	return findEntry(readNetrc(await readFile(file, 'utf8').catch(() => '')), host, login);
}

/** Octets of a file that is read. */
const limit = 1024 * 1024;

/** The entry of the host (of that user, if one is given), or else the default one. */
export function findEntry(
	entries: readonly NetrcEntry[],
	host: string,
	login: string | undefined,
): NetrcEntry | null {
	const fits = (entry: NetrcEntry): boolean => login === undefined || entry.login === login;
	const own = entries.filter(({machine}) => machine === host.toLowerCase());
	// A machine that is listed does not get the password of all others.
	const candidates = own.length > 0 ? own : entries.filter(({machine}) => machine === null);
	return candidates.find(fits) ?? null;
}

/** What is not understood is passed over. */
export function readNetrc(text: string): readonly NetrcEntry[] {
	const entries: NetrcEntry[] = [];
	const words = wordsOf(text);
	for (let at = 0; at < words.length; at++) {
		const [word, value] = [words[at], words[at + 1]];
		const last = entries.at(-1);
		if (word === 'default') {
			entries.push({machine: null, login: null, password: null});
		} else if (value === undefined) {
			break;
		} else if (word === 'machine') {
			entries.push({machine: value.toLowerCase(), login: null, password: null});
			at++;
		} else if (last && (word === 'login' || word === 'password')) {
			entries[entries.length - 1] = {...last, [word]: value};
			at++;
		} else if (word === 'account') {
			at++;
		}
	}

	return entries;
}

/** Without comments and macros (`macdef`, up to an empty line). */
function wordsOf(text: string): readonly string[] {
	const words: string[] = [];
	let inMacro = false;
	for (const line of text.split(/\r?\n/)) {
		inMacro &&= line.trim() !== '';
		if (inMacro || line.startsWith('#')) {
			continue;
		}

		const own = [...line.matchAll(/"((?:[^"\\]|\\.)*)"|(\S+)/g)].map(
			([, quoted, plain = '']) => quoted?.replace(/\\(.)/g, '$1') ?? plain,
		);
		const macro = own.indexOf('macdef');
		inMacro = macro >= 0;
		words.push(...(macro < 0 ? own : own.slice(0, macro)));
	}

	return words;
}
