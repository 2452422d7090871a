/**
 * The profile file: own domain, server, sender, AUTH user. Every subcommand reads it; the command line wins.
 * It lies where the system keeps settings (XDG), and never holds a password.
 */
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';

export type Profile = {
	/** Name for EHLO. */
	readonly ehlo?: string;
	/** Target when none is given. */
	readonly server?: string;
	/** MAIL FROM and From. */
	readonly from?: string;
	readonly authUser?: string;
};

const keys = {ehlo: 'ehlo', server: 'server', from: 'from', 'auth-user': 'authUser'} as const;

async function profilePath(): Promise<string> {
	const {default: envPaths} = await import('env-paths');
	return join(envPaths('smtpscope', {suffix: ''}).config, 'profile');
}

/** The profile, empty when there is no file. */
export async function loadProfile(path?: string): Promise<Profile> {
	const file = path ?? (await profilePath());
	let text: string;
	try {
		text = await readFile(file, 'utf8');
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
			return {};
		}

		throw new UsageError(`The profile ${fileProblem(file, error)}`);
	}

	return parseProfile(text, file);
}

/** `name = value` lines; `#` begins a comment. */
export function parseProfile(text: string, file: string): Profile {
	const profile: {-readonly [Key in keyof Profile]: Profile[Key]} = {};
	text.split(/\r?\n/).forEach((line, index) => {
		const trimmed = line.trim();
		if (trimmed === '' || trimmed.startsWith('#')) {
			return;
		}

		const [name = '', ...value] = trimmed.split('=');
		const key = keyOf(name.trim());
		if (!key || value.length === 0) {
			const known = Object.keys(keys).join(', ');
			throw new UsageError(
				`Line ${index + 1} of the profile “${file}” is not understood: write “name = value” with one of ${known}.`,
			);
		}

		profile[key] = value.join('=').trim();
	});
	return profile;
}

function keyOf(name: string): (typeof keys)[keyof typeof keys] | undefined {
	return Object.entries(keys).find(([known]) => known === name)?.[1];
}
