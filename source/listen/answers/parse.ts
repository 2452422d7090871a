/** Rules as people write them: options of the command line, and lines of a file. */
import type {AnswerRule} from './rule.ts';

export type ParsedRule =
	| {readonly ok: true; readonly rule: AnswerRule}
	| {readonly ok: false; readonly problem: string};

export type ParsedRules =
	| {readonly ok: true; readonly rules: readonly AnswerRule[]; readonly dropAfterTls: boolean}
	| {readonly ok: false; readonly problem: string};

/** `RCPT TO:<full@*>=452 4.2.2 Mailbox full`; `PATTERN=close` closes the connection instead. */
export function parseAnswer(text: string, once = false): ParsedRule {
	const {pattern, value} = split(text);
	if (pattern === '') {
		return wrong(
			`“${text}” does not name a command to answer. Write it as RCPT TO:<full@*>=452 4.2.2 Mailbox full.`,
		);
	}

	if (value === 'close') {
		return {ok: true, rule: {pattern, does: {kind: 'close'}}};
	}

	const answer = parseReply(value);
	return answer === null
		? wrong(
				`“${value}” is not a reply. A reply begins with a number from 200 to 599, such as 452 4.2.2 Mailbox full.`,
			)
		: {ok: true, rule: {pattern, does: {kind: 'answer', answer, once}}};
}

/** `DATA=5s`; a number alone is seconds. */
export function parseDelay(text: string): ParsedRule {
	const {pattern, value} = split(text);
	const [, amount, unit = 's'] = /^(\d{1,6})(ms|s|m)?$/.exec(value) ?? [];
	if (pattern === '' || amount === undefined) {
		return wrong(`“${text}” is not a delay. Write it as DATA=5s, in ms, s or m.`);
	}

	const milliseconds = Number(amount) * ({ms: 1, s: 1000, m: 60_000}[unit] ?? 1000);
	return milliseconds > 3_600_000
		? wrong(`“${text}” is longer than an hour.`)
		: {ok: true, rule: {pattern, does: {kind: 'delay', milliseconds}}};
}

/** `text`: a command as in the other rules, such as DATA. */
export function parseCloseAfter(text: string): ParsedRule {
	const pattern = text.trim();
	return pattern === ''
		? wrong('The command after which to close is missing, such as DATA.')
		: {ok: true, rule: {pattern, does: {kind: 'close-after'}}};
}

/** A reply as typed, `\n` between its lines; null where it is none. */
export function parseReply(text: string) {
	const [, code, rest = ''] = /^\s*([2-5]\d\d)(?:[ -]([\s\S]*))?$/.exec(text) ?? [];
	if (code === undefined) {
		return null;
	}

	// A reply is one: no line of it may end it early.
	const texts = rest.split(/\\n|\r?\n/).map(line => line.replace(/[\r\n]/g, ' '));
	return {code: Number(code), texts};
}

/** A file of rules, one a line; `#` begins a comment. Tells the number of the line that is wrong. */
export function parseRules(text: string): ParsedRules {
	const rules: AnswerRule[] = [];
	let dropAfterTls = false;
	for (const [index, whole] of text.split(/\r?\n/).entries()) {
		const line = whole.trim();
		if (line === '' || line.startsWith('#')) {
			continue;
		}

		if (line === 'drop-after-tls') {
			dropAfterTls = true;
			continue;
		}

		const parsed = parseLine(line);
		if (!parsed.ok) {
			return {ok: false, problem: `Line ${index + 1}: ${parsed.problem}`};
		}

		rules.push(parsed.rule);
	}

	return {ok: true, rules, dropAfterTls};
}

function parseLine(line: string): ParsedRule {
	const [, word = '', rest = ''] = /^(\S+)\s*(.*)$/.exec(line) ?? [];
	switch (word) {
		case 'answer':
			return parseAnswer(rest);
		case 'answer-once':
			return parseAnswer(rest, true);
		case 'delay':
			return parseDelay(rest);
		case 'close-after':
			return parseCloseAfter(rest);
		case 'hold':
			return rest === ''
				? wrong('hold does not name a command.')
				: {ok: true, rule: {pattern: rest, does: {kind: 'hold'}}};
		default:
			return wrong(
				`“${word}” is not a known rule. A line begins with answer, answer-once, delay, close-after, hold or drop-after-tls.`,
			);
	}
}

/**
 * At the equals sign behind the path, or at the first one: in `RCPT TO:<a=b@x>=550 No` it is the one that the
 * reply follows.
 */
function split(text: string): {readonly pattern: string; readonly value: string} {
	const path = text.indexOf('>=');
	const at = path === -1 ? text.indexOf('=') : path + 1;
	return at === -1
		? {pattern: '', value: text.trim()}
		: {pattern: text.slice(0, at).trim(), value: text.slice(at + 1).trim()};
}

function wrong(problem: string): {readonly ok: false; readonly problem: string} {
	return {ok: false, problem};
}
