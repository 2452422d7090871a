/** A whole report as text to read, and as JSON Lines. */

import {joined, type Shown, shown, visible} from '../protocol/visible.ts';
import {timeOf} from '../session/moment.ts';
import {findingToJson, judgedToJson, stringify} from './json.ts';
import {timeField} from './moments.ts';
import {findingsAt, type Report, titleOf, type WriteOptions} from './report.ts';
import {entryToText, findingToText, painter} from './text.ts';

export function writeText({sessions, source, unread}: Report, {color = false}: WriteOptions): Shown {
	const paint = painter(color);
	const lines: Shown[] = source === '' ? [] : [paint('dim', shown`Read as: ${visible(source)}`)];
	sessions.forEach((session, index) => {
		if (sessions.length > 1 || session.title !== null) {
			lines.push('', paint('cyan', shown`── ${visible(titleOf(session, index + 1, sessions.length))} ──`));
		}

		for (const entry of session.entries) {
			const findings = findingsAt(session, entry);
			const began = session.startedAt === undefined ? {} : {startedAt: session.startedAt};
			lines.push(...entryToText(entry, {color, ...began}, findings));
			lines.push(...findings.flatMap(finding => findingToText(finding, {color})));
		}
	});
	if (unread.length > 0) {
		lines.push('', paint('yellow', shown`Not read:`));
		lines.push(...unread.map(unreadLine));
	}

	return shown`${joined(lines, '\n')}\n`;
}

function unreadLine({line, text, why}: Report['unread'][number]): Shown {
	const place = line > 0 ? shown`line ${line}: ` : '';
	return shown`  ${place}${visible(why)}${text === '' ? '' : shown` “${visible(text)}”`}`;
}

export function writeJson({sessions, source, unread}: Report): Shown {
	const lines = sessions.flatMap((session, index) => [
		{
			type: 'session',
			id: shown`session-${index + 1}`,
			at: 0,
			title: session.title,
			host: session.host,
			source,
		},
		...session.entries.flatMap(entry => [
			{...judgedToJson(entry, findingsAt(session, entry)), ...timeField(entry, session.startedAt)},
			...findingsAt(session, entry).map((finding, place) =>
				findingToJson(finding, timeOf(entry), shown`${entry.id}.${place + 1}`),
			),
		]),
	]);
	const left = unread.map((part, index) => ({
		type: 'unread',
		id: shown`unread-${index + 1}`,
		at: 0,
		...part,
	}));
	return joined([...lines, ...left].map(line => shown`${stringify(line)}\n`));
}
