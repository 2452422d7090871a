import {describe, expect, it} from 'vitest';
import {decodeSasl} from '../../source/sasl/decode.ts';
import {entriesOf} from '../support/play.ts';
import {base64, exchange} from './exchange.ts';

const titles = (...lines: string[]) => decodeSasl(exchange('LOGIN', ...lines)).map(step => step.title);

describe('LOGIN', () => {
	it('reads the prompts of the draft, with their NULs', () => {
		const steps = decodeSasl(
			exchange('LOGIN', 'S: VXNlciBOYW1lAA==', 'C: dGlt', 'S: UGFzc3dvcmQA', 'C: dGFuc3RhYWZ0YW5zdGFhZg=='),
		);
		expect(steps.map(step => step.fields[0])).toEqual([
			{label: 'prompt', value: 'User Name\0'},
			{label: 'user name', value: 'tim'},
			{label: 'prompt', value: 'Password\0'},
			{label: 'password', value: 'tanstaaftanstaaf', secret: true},
		]);
		expect(steps.flatMap(step => step.problems)).toEqual([]);
	});

	it('knows the user name on the AUTH line', () => {
		expect(titles('C: dGlt', 'S: UGFzc3dvcmQ6', 'C: eA==')).toEqual([
			'User name',
			'Asks for the password',
			'Password',
		]);
	});

	it('follows a server that ignores the name on the AUTH line', () => {
		expect(titles('C: dGlt', 'S: VXNlcm5hbWU6', 'C: dGlt', 'S: UGFzc3dvcmQ6', 'C: eA==')).toEqual([
			'User name',
			'Asks for the user name',
			'User name',
			'Asks for the password',
			'Password',
		]);
	});

	it('goes by the place where the prompt says nothing, and remarks on it', () => {
		const steps = decodeSasl(exchange('LOGIN', 'S:', 'C: dGlt', `S: ${base64('?')}`, 'C: eA=='));
		expect(steps.map(step => step.title)).toEqual(['A prompt', 'User name', 'A prompt', 'Password']);
		expect(steps[0]?.problems[0]).toContain('prompt is empty');
		expect(steps[2]?.problems[0]).toContain('unusual prompt');
	});

	it('sees the form of PLAIN in an answer', () => {
		const step = decodeSasl(exchange('LOGIN', 'S: VXNlcm5hbWU6', `C: ${base64('\0tim\0x')}`)).at(-1);
		expect(step?.problems.join()).toContain('form of PLAIN');
	});

	it.each([
		['334 ', 'al!ce', false],
		['334 ', 'YWxpY2U=', true],
		['334 VXNlcm5hbWU6', 'al!ce', true],
	])('after “%s”, “%s” is seen: %s', (prompt, answer, isSeen) => {
		const entries = entriesOf(`
			S: 220 mail.example.org ESMTP
			C: AUTH LOGIN
			S: ${prompt}
			C: ${answer}
		`);
		const lines = entries.flatMap(entry =>
			entry.type === 'sent' && entry.kind !== 'message' ? [entry.line] : [],
		);
		expect(lines.includes(answer)).toBe(isSeen);
	});
});
