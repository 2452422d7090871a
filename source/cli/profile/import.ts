/** `smtpscope profile import FILE`: what another program’s settings say, as sections of the profile. */
import {constants} from 'node:fs';
import {mkdir, open} from 'node:fs/promises';
import {dirname} from 'node:path';
import {listed} from '../arguments/choice.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {parseProfile, readProfileText, sectionName} from '../connection/profile.ts';
import {creationProblem, readTextFile} from '../output/files.ts';
import type {Account} from './account.ts';
import {kindOf, readAccounts} from './readers.ts';

/** More than this is not a file of settings. */
const limit = 4 * 1024 * 1024;

/** Throws a UsageError that names the file and, where one is wrong, the line. */
export async function importFrom(path: string, name: string | undefined): Promise<readonly Account[]> {
	const text = await readTextFile(path);
	const kind = text.length > limit || text.includes('\0') ? null : kindOf(path, text);
	if (kind === null) {
		throw new UsageError(
			`“${path}” does not look like settings of msmtp, swaks, mutt or Thunderbird (prefs.js).`,
		);
	}

	const fail = (line: number, problem: string): never => {
		throw new UsageError(`Line ${line} of “${path}”: ${problem}`);
	};
	const found = readAccounts(kind, text, fail).map(withoutBreaks);
	const usable = found.filter(({settings}) => settings.length > 0);
	if (usable.length === 0) {
		throw new UsageError(`“${path}” contains nothing about sending mail that smtpscope can use.`);
	}

	return chosen(usable, name, path);
}

/** `name` renames the only account, or chooses one of several. */
function chosen(accounts: readonly Account[], name: string | undefined, path: string): readonly Account[] {
	if (name !== undefined && !sectionName.test(name)) {
		throw new UsageError(
			`--name can contain A–Z, a–z, 0–9, “_”, “.” and “-”, such as work.example; “${name}” was given.`,
		);
	}

	const [only, ...others] = accounts;
	if (name === undefined || only === undefined) {
		return accounts.map(account => ({...account, name: sectionFor(account.name)}));
	}

	if (others.length === 0) {
		return [{...only, name}];
	}

	const named = accounts.filter(account => sectionFor(account.name) === name);
	if (named.length === 0) {
		throw new UsageError(
			`“${path}” has several accounts, and --name chooses one of them: ${listed(accounts.map(account => sectionFor(account.name)))}.`,
		);
	}

	return named.map(account => ({...account, name}));
}

function sectionFor(name: string): string {
	const cleaned = name
		.replaceAll(/[^\w.-]/g, '-')
		.replace(/^[.-]+/, '')
		.slice(0, 64);
	return cleaned === '' ? 'imported' : cleaned;
}

/** A value with a line break would become two lines of the profile. */
function withoutBreaks(account: Account): Account {
	const isOneLine = (value: string): boolean => !/\p{Cc}/u.test(value);
	return {
		...account,
		settings: account.settings.filter(({value}) => isOneLine(value)),
		leftOut: [
			...account.leftOut,
			...account.settings
				.filter(({value}) => !isOneLine(value))
				.map(({name}) => ({line: 0, what: name, why: 'its value contains a control character'})),
		],
	};
}

/** The account as a section of the profile; its values are written as they are. */
export function sectionText({name, settings}: Account): string {
	return [`[${name}]`, ...settings.map(setting => `${setting.name} = ${setting.value}`), ''].join('\n');
}

/** Adds the sections behind what is there. Throws a UsageError, before anything is written, for a name that exists. */
export async function addSections(file: string, accounts: readonly Account[]): Promise<void> {
	const before = readProfileText(file, true) ?? '';
	const added = accounts.map(sectionText).join('\n');
	const taken = accounts.find(({name}) => parseProfile(before, file).sections.has(name));
	if (taken !== undefined) {
		throw new UsageError(
			`The profile “${file}” already has a section [${taken.name}], and nothing was written. Choose another name with --name, or remove that section.`,
		);
	}

	// Two accounts that would get the same name are refused here too.
	parseProfile(`${before}\n${added}`, file);
	const gap = before === '' ? '' : before.endsWith('\n') ? '\n' : '\n\n';
	try {
		await mkdir(dirname(file), {recursive: true, mode: 0o700});
		const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_APPEND, 0o600);
		try {
			await handle.chmod(0o600);
			await handle.writeFile(`${gap}${added}`);
		} finally {
			await handle.close();
		}
	} catch (error) {
		throw new UsageError(`The profile ${creationProblem(file, error)}`);
	}
}
