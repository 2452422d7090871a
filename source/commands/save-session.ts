/** The session so far as a file. Apart from `/save` itself, because it needs every format and every rule. */

import {writeFile} from 'node:fs/promises';
import {expandHome} from '../message/home.ts';
import {diagnoseSession} from '../message/session-findings.ts';
import {formatForFile, reportFormats} from '../reports/formats.ts';
import {writeRedacted} from '../reports/redacted.ts';
import {createRedactor} from '../reports/redactor.ts';
import type {Session} from '../session/session.ts';
import type {CommandResult} from './command.ts';

const endings = reportFormats.flatMap(({extension}) => (extension === undefined ? [] : [`.${extension}`]));

/** `argument`: the file; its ending decides the format. */
export async function saveSession(argument: string, session: Session): Promise<CommandResult> {
	const path = expandHome(argument);
	if (path === '') {
		return {problem: '/save needs the name of a file: /save session.html'};
	}

	const format = formatForFile(path);
	if (!format) {
		return {
			problem: `The ending of the name says what to write: ${endings.join(', ')}. For example /save session.html`,
		};
	}

	// A copy: the session goes on while the file is written.
	const entries = [...session.entries];
	const {host} = session.target;
	const content = writeRedacted(
		format,
		{
			title: host,
			source: 'session',
			sessions: [
				{
					...{title: null, host, entries, findings: diagnoseSession(entries, {now: Date.now()})},
					...(session.startedAt !== undefined && {startedAt: session.startedAt}),
				},
			],
			unread: [],
		},
		createRedactor(),
	);
	return typeof content === 'object' && 'problem' in content
		? {problem: content.problem}
		: writeNew(path, content, said(format.name, path, session));
}

async function writeNew(path: string, content: string | Uint8Array, done: string): Promise<CommandResult> {
	try {
		// What a session says may be private, masked or not.
		await writeFile(path, content, {flag: 'wx', mode: 0o600});
		return {said: `Saved ${path}${done}`, savedAs: path};
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? String(error.code) : '';
		return {problem: problems[code]?.(path) ?? `${path} cannot be written (${code}).`};
	}
}

const problems: Readonly<Record<string, (path: string) => string>> = {
	EEXIST: path => `${path} already exists and is not overwritten. Choose another name.`,
	ENOENT: path => `${path} cannot be written: its folder does not exist.`,
	ENOTDIR: path => `${path} cannot be written: a part of the path is not a folder.`,
	EISDIR: path => `${path} is a folder.`,
	EACCES: path => `${path} cannot be written: no permission.`,
};

function said(format: string, path: string, {target}: Session): string {
	return format === 'script'
		? `. It plays again with: smtpscope run ${target.host} ${path}`
		: '; passwords are masked.';
}
