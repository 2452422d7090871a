/** Tab in the field for files. */
import {readdirSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {currentLine, type Form, replaceCurrentLine, step} from './form.ts';

/** As far as the path is clear; where nothing can be added, the next field. */
export function completePath(form: Form): Form {
	const typed = currentLine(form).trim();
	if (typed === '') {
		return step(form, 1);
	}

	const path = typed.replace(/^~(?=\/)/, process.env.HOME ?? '~');
	const folder = path.endsWith('/') ? path : dirname(path);
	const begun = path.endsWith('/') ? '' : basename(path);
	const names = namesIn(folder).filter(name => name.startsWith(begun));
	const common = names.reduce((shared, name) => commonStart(shared, name), names[0] ?? begun);
	const whole = path.endsWith('/') || typed.includes('/') ? join(folder, common) : common;
	const completed = names.length === 1 && isFolder(whole) ? `${whole}/` : whole;
	return completed === path || names.length === 0 ? step(form, 1) : replaceCurrentLine(form, completed);
}

function namesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch {
		return [];
	}
}

function isFolder(path: string): boolean {
	return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
}

function commonStart(a: string, b: string): string {
	let end = 0;
	while (end < a.length && a[end] === b[end]) {
		end++;
	}

	return a.slice(0, end);
}
