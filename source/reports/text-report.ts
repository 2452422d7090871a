/** A whole report as text to read, and as JSON Lines. */

import {visible} from '../protocol/visible.ts';
import {timeOf} from '../session/moment.ts';
import {findingToJson, judgedToJson, stringify} from './json.ts';
import {findingsAt, type Report, titleOf, type WriteOptions} from './report.ts';
import {entryToText, findingToText, painter} from './text.ts';

export function writeText({sessions, source, unread}: Report, {color = false}: WriteOptions): string {
	const paint = painter(color);
	const lines: string[] = source === '' ? [] : [paint('dim', `Read as: ${visible(source)}`)];
	sessions.forEach((session, index) => {
		if (sessions.length > 1 || session.title !== null) {
			lines.push('', paint('cyan', `── ${visible(titleOf(session, index + 1, sessions.length))} ──`));
		}

		for (const entry of session.entries) {
			const findings = findingsAt(session, entry);
			lines.push(...entryToText(entry, {color}, findings));
			lines.push(...findings.flatMap(finding => findingToText(finding, {color})));
		}
	});
	if (unread.length > 0) {
		lines.push('', paint('yellow', 'Not read:'));
		lines.push(...unread.map(unreadLine));
	}

	return `${lines.join('\n')}\n`;
}

function unreadLine({line, text, why}: Report['unread'][number]): string {
	const place = line > 0 ? `line ${line}: ` : '';
	return `  ${place}${visible(why)}${text === '' ? '' : ` “${visible(text)}”`}`;
}

export function writeJson({sessions, source, unread}: Report): string {
	const lines = sessions.flatMap((session, index) => [
		{type: 'session', id: `session-${index + 1}`, at: 0, title: session.title, host: session.host, source},
		...session.entries.flatMap(entry => [
			judgedToJson(entry, findingsAt(session, entry)),
			...findingsAt(session, entry).map((finding, place) =>
				findingToJson(finding, timeOf(entry), `${entry.id}.${place + 1}`),
			),
		]),
	]);
	const left = unread.map((part, index) => ({type: 'unread', id: `unread-${index + 1}`, at: 0, ...part}));
	return [...lines, ...left].map(line => `${stringify(line)}\n`).join('');
}
