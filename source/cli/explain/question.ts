/** `explain 5.7.1`, `explain SMTPUTF8`, `explain 'AUTH PLAIN'`: a word that is not the name of a file. */
import {existsSync} from 'node:fs';
import {type Answer, answerQuestion} from '../../decode/question.ts';
import {joined, shown, visible} from '../../protocol/visible.ts';
import {stringify} from '../../reports/json.ts';
import {painter} from '../../reports/text.ts';
import type {Values} from '../arguments/option.ts';
import {print, wantsColor} from '../output/terminal.ts';

/** Null where it is a file, or no word of the protocol. */
export function questionIn(words: readonly string[]): Answer | null {
	const text = words.join(' ');
	const answer = text === '' || text === '-' ? null : answerQuestion(text, Date.now());
	return answer && existsSync(text) ? null : answer;
}

/** `format`: JSON, or text for any other. */
export function printAnswer(
	{title, fields, problems, reference}: Answer,
	format: string,
	values: Values,
): void {
	if (format === 'json') {
		print(shown`${stringify({type: 'answer', id: 'answer', at: 0, title, fields, problems, reference})}\n`);
		return;
	}

	const paint = painter(wantsColor(values));
	const lines = [
		paint('cyan', visible(`${title}.`)),
		...fields.map(({label, value}) => shown`  ${paint('dim', shown`${visible(label)}:`)} ${visible(value)}`),
		...problems.map(problem => shown`  ! ${visible(problem)}`),
		shown`  ${paint('dim', shown`reference:`)} ${visible(reference)}`,
	];
	print(shown`${joined(lines, '\n')}\n`);
}
