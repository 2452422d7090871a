/**
 * The profile file: options by their long names, for every session (at the top) or for those that ask for a section
 * (`smtpscope @work`). It lies where the system keeps settings (XDG), and never contains a password.
 */
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import process from 'node:process';
import {UsageError} from '../arguments/usage-error.ts';
import {fileProblem} from '../output/files.ts';
import {xdgFolder} from '../xdg-folder.ts';

/** One line, `name = value`. */
export type ProfileLine = {readonly name: string; readonly value: string; readonly line: number};

export type Profile = {
	readonly file: string;
	/** The lines before the first section. */
	readonly top: readonly ProfileLine[];
	readonly sections: ReadonlyMap<string, readonly ProfileLine[]>;
};

export const sectionName = /^[\w][\w.-]{0,63}$/;

/** Where the profile is, in the configuration folder of the system; it need not exist. */
export async function usualProfilePath(): Promise<string> {
	return join(xdgFolder('config', process) ?? (await configFolder()), 'profile');
}

async function configFolder(): Promise<string> {
	const {default: envPaths} = await import('env-paths');
	return envPaths('smtpscope', {suffix: ''}).config;
}

/** `named`: the file of `--config`, which must exist; the usual one may be missing. Throws a UsageError. */
export async function loadProfile(named: string | undefined): Promise<Profile> {
	const file = named ?? (await usualProfilePath());
	const text = readProfileText(file, named === undefined);
	return parseProfile(text ?? '', file);
}

/** Null where there is no such file and `optional` allows that. Throws a UsageError. */
export function readProfileText(file: string, optional: boolean): string | null {
	try {
		return readFileSync(file, 'utf8');
	} catch (error) {
		if (optional && error instanceof Error && 'code' in error && error.code === 'ENOENT') {
			return null;
		}

		throw new UsageError(`The profile ${fileProblem(file, error)}`);
	}
}

/** `[section]` and `name = value` lines; `#` begins a comment. Which names exist is checked where they are used. */
export function parseProfile(text: string, file: string): Profile {
	const top: ProfileLine[] = [];
	const sections = new Map<string, ProfileLine[]>();
	let current = top;
	text
		.replace(/^\ufeff/, '')
		.split(/\r?\n/)
		.forEach((written, index) => {
			const trimmed = written.trim();
			const place = lineOf(file, index + 1);
			if (trimmed === '' || trimmed.startsWith('#')) {
				return;
			}

			if (trimmed.startsWith('[')) {
				current = [];
				sections.set(newSection(trimmed, place, sections), current);
				return;
			}

			const equals = trimmed.indexOf('=');
			const name = trimmed.slice(0, Math.max(equals, 0)).trim();
			if (name === '') {
				throw new UsageError(
					`${place} is neither “name = value” nor “[section]”.${trimmed.startsWith('-') ? ` If the file belongs to swaks, import it: smtpscope profile import ${file}` : ''}`,
				);
			}

			current.push({name, value: trimmed.slice(equals + 1).trim(), line: index + 1});
		});
	return {file, top, sections};
}

function newSection(written: string, place: string, sections: ReadonlyMap<string, unknown>): string {
	const name = written.endsWith(']') ? written.slice(1, -1).trim() : '';
	if (!sectionName.test(name)) {
		throw new UsageError(
			`${place} is not a valid section: write it as [work]; its name can contain A–Z, a–z, 0–9, “_”, “.” and “-”.`,
		);
	}

	if (sections.has(name)) {
		throw new UsageError(`${place}: the section [${name}] already exists above. Rename one of the two.`);
	}

	return name;
}

/** The lines under `[section]`. Throws a UsageError where there is no such section. */
export function linesOfSection({file, sections}: Profile, section: string): readonly ProfileLine[] {
	const lines = sections.get(section);
	if (lines === undefined) {
		const known = [...sections.keys()].map(name => `@${name}`).join(', ');
		throw new UsageError(
			existsSync(file)
				? `The profile “${file}” has no section [${section}]. ${known === '' ? 'It has no sections.' : `It has ${known}.`}`
				: `There is no section [${section}], because there is no profile yet. It would be “${file}”; “smtpscope profile import” can write one.`,
		);
	}

	return lines;
}

/** Lines as settings, each with its place for a sentence about it. */
export function linesOf(
	{file}: Pick<Profile, 'file'>,
	lines: readonly ProfileLine[],
): readonly {readonly name: string; readonly value: string; readonly place: string}[] {
	return lines.map(({name, value, line}) => ({name, value, place: lineOf(file, line)}));
}

/** The beginning of a sentence about a line. */
export function lineOf(file: string, line: number): string {
	return `Line ${line} of the profile “${file}”`;
}
