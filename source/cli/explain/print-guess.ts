/** A text that is base64, decoded and printed with what is secret in it masked. */
import {joined, shown, visible} from '../../protocol/visible.ts';
import {stringify} from '../../reports/json.ts';
import {painter} from '../../reports/text.ts';
import type {Guess} from '../../sasl/guess.ts';
import {MASK} from '../../sasl/secrets.ts';
import type {Values} from '../arguments/option.ts';
import {print, wantsColor} from '../output/terminal.ts';

/** `name`: of the format. */
export function printGuess({reading, step}: Guess, name: string, values: Values): void {
	const fields = step.fields.map(field => (field.secret ? {...field, value: MASK} : field));
	if (name === 'json') {
		const {title, problems, reference} = step;
		print(
			shown`${stringify({type: 'base64', id: 'base64', at: 0, reading, title, fields, problems, reference})}\n`,
		);
		return;
	}

	const paint = painter(wantsColor(values));
	const lines = [
		paint('cyan', visible(reading === null ? 'Base64' : `Base64: ${reading}. ${step.title}`)),
		...fields.map(({label, value}) => shown`  ${paint('dim', shown`${visible(label)}:`)} ${visible(value)}`),
		...step.problems.map(problem => shown`  ! ${visible(problem)}`),
	];
	print(shown`${joined(lines, '\n')}\n`);
}
