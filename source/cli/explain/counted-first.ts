/** Whether what is to be explained is a log of many sessions, which is counted first. */
import {statSync} from 'node:fs';
import {open} from 'node:fs/promises';
import process from 'node:process';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {asksForMany} from './many/options.ts';
import {isLargeLog} from './standard-input.ts';

/** Files of this size are counted first where they hold many sessions; smaller ones are shown whole. */
const large = 1024 * 1024;

/** Resolves with the exit code; null where the input is explained as one recording. */
export async function explainCounted(names: readonly string[], values: Values): Promise<number | null> {
	const compared = values.get('compare');
	const asked = asksForMany(values) || (compared !== undefined && (await isSummary(compared)));
	if (!asked && (compared !== undefined || !(isLarge(names) || (await isPipedLog(names))))) {
		return null;
	}

	const {explainMany} = await import('./many/many.ts');
	const code = await explainMany(names.length === 0 ? ['-'] : names, values, asked);
	if (code === null && asked && !values.has('browse')) {
		throw new UsageError('This format does not contain many sessions, so there is nothing to count.');
	}

	return code;
}

/** Whether the file begins as a saved summary does. */
async function isSummary(file: string): Promise<boolean> {
	const handle = await open(file).catch(() => null);
	try {
		const read = await handle?.read(Buffer.alloc(18), 0, 18, 0);
		return read?.buffer.toString('latin1') === '{"type":"summary",';
	} finally {
		await handle?.close();
	}
}

/** Whether a large log of a mail server comes through a pipe. */
async function isPipedLog(names: readonly string[]): Promise<boolean> {
	const isInput = names.length === 0 || (names.length === 1 && names[0] === '-');
	return isInput && process.stdin.isTTY !== true && (await isLargeLog(large));
}

function isLarge(names: readonly string[]): boolean {
	return names.reduce((sum, name) => sum + sizeOf(name), 0) > large;
}

/** A folder holds any number of files. */
function sizeOf(name: string): number {
	try {
		const found = statSync(name);
		return found.isDirectory() ? Number.POSITIVE_INFINITY : found.size;
	} catch {
		return 0;
	}
}
