/** Tab in the field for files. */

import {readdirSync, statSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {expandHome} from '../../message/home.ts';
import {currentLine, type Form, replaceCurrentLine, step} from './form.ts';

/** As far as the path is clear, then what there is; where that was told or the path is whole, the next field. */
export function completePath(form: Form, listed: boolean): Form {
	const typed = currentLine(form).trim();
	if (typed === '') {
		return step(form, 1);
	}

	const path = expandHome(typed);
	const folder = path.endsWith('/') ? path : dirname(path);
	const begun = path.endsWith('/') ? '' : basename(path);
	const names = namesIn(folder).filter(
		name => name.startsWith(begun) && (begun !== '' || !name.startsWith('.')),
	);
	const common = names.reduce((shared, name) => commonStart(shared, name), names[0] ?? begun);
	const whole = path.endsWith('/') || typed.includes('/') ? join(folder, common) : common;
	const completed = names.length === 1 && isFolder(whole) ? `${whole}/` : whole;
	if (completed !== path && names.length > 0) {
		return replaceCurrentLine(form, completed);
	}

	const isFile = names.includes(begun) && !isFolder(path);
	return listed || isFile ? step(form, 1) : {...form, notice: choiceOf(names, typed)};
}

const namesShown = 12;

function choiceOf(names: readonly string[], typed: string): string {
	if (names.length === 0) {
		return `No file name begins with ${typed}. Press Tab again to continue.`;
	}

	const more = names.length > namesShown ? `  and ${names.length - namesShown} more` : '';
	return `${names.slice(0, namesShown).join('  ')}${more}`;
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
