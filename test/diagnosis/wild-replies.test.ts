/** How many refusals from the wild get a specific finding, and the right one: figures by theme. */
import {expect, test} from 'vitest';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {entriesOf} from '../support/play.ts';
import {wildReplies} from './wild-replies.ts';

const envelope = ['C: MAIL FROM:<ann@example.com>', 'S: 250 2.1.0 Ok'];
const recipient = ['C: RCPT TO:<bob@example.org>', 'S: 250 2.1.5 Ok'];
const data = ['C: DATA', 'S: 354 Go ahead', 'C: From: Ann <ann@example.com>', 'C: ', 'C: Hello'];

/** What stands before the refused line, and that line. */
const before: Record<string, readonly string[]> = {
	CONNECT: [],
	MAIL: ['C: MAIL FROM:<ann@example.com>'],
	RCPT: [...envelope, 'C: RCPT TO:<bob@example.org>'],
	DATA: [...envelope, 'C: DATA'],
	'DATA-END': [...envelope, ...recipient, ...data, 'C: .'],
	AUTH: ['C: AUTH PLAIN AGFubkBleGFtcGxlLm9yZwBwZW5jaWw='],
	EHLO: ['C: EHLO client.example.net'],
	STARTTLS: ['C: STARTTLS'],
	VRFY: ['C: VRFY bob'],
};

const found = wildReplies.map(([theme, answers, reply, rules]) => {
	const hello =
		answers === 'CONNECT'
			? []
			: [
					'S: 220 mail.example.org ESMTP',
					'C: EHLO client.example.net',
					'S: 250-mail.example.org',
					'S: 250-STARTTLS',
					'S: 250 AUTH PLAIN',
				];
	const lines = [
		...hello,
		...(before[answers] ?? [`C: ${answers}`]),
		`S: ${reply.replace(/^(\d{3})-/, '$1 ')}`,
	];
	const rule = diagnose(entriesOf(lines.join('\n'))).at(-1)?.rule ?? 'none';
	return {theme, reply, rule, right: rules.test(rule)};
});

test('at least nineteen of twenty are told rightly, in every theme nine of ten', () => {
	const themes = [...new Set(found.map(({theme}) => theme))];
	const figures = themes.map(theme => {
		const all = found.filter(one => one.theme === theme);
		return {theme, all: all.length, right: all.filter(({right}) => right).length};
	});
	console.log(figures.map(({theme, all, right}) => `${theme}: ${right} of ${all}`).join('\n'));
	const wrong = found.filter(({right}) => !right).map(({reply, rule}) => `${rule} for ${reply}`);
	expect(wrong.length / found.length, wrong.join('\n')).toBeLessThanOrEqual(0.05);
	for (const {theme, all, right} of figures) {
		expect(right / all, theme).toBeGreaterThanOrEqual(0.9);
	}
});
