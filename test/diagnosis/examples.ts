/** Cuts the examples of `explain --rule` from the recorded sessions: as few lines as still make the rule speak. */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {pathToFileURL} from 'node:url';
import {diagnose} from '../../source/diagnosis/diagnoser.ts';
import {rules} from '../../source/diagnosis/rules.ts';
import {entriesOf} from '../support/play.ts';

const sessions = join(import.meta.dirname, '..', 'sessions');
const target = join(import.meta.dirname, '..', '..', 'source', 'diagnosis', 'examples.ts');

/** The text of `source/diagnosis/examples.ts`. */
export function examplesText(): string {
	const rows = rules.flatMap(({id}) => {
		const file = join(sessions, `${id}.speaks.txt`);
		return existsSync(file) ? [`\t${quoted(id)}: ${quoted(exampleOf(id, readFileSync(file, 'utf8')))},`] : [];
	});
	return [
		'/** Cut from the recorded sessions of the tests by `npm run examples`; do not edit. */',
		'export const examples: Readonly<Record<string, string>> = {',
		...rows,
		'};',
		'',
	].join('\n');
}

/** Whole exchanges are left out from the front, so that what stays is a conversation that leads to the finding. */
export function exampleOf(id: string, session: string): string {
	const lines = session.split('\n').filter(line => line !== '' && !line.startsWith('#'));
	let exchanges = exchangesIn(lines);
	for (let at = 0; at < exchanges.length - 1; ) {
		const without = exchanges.toSpliced(at, 1);
		if (speaks(id, without.flat())) {
			exchanges = without;
		} else {
			at++;
		}
	}

	return exchanges.flat().map(told).filter(Boolean).join('\n');
}

/** A line of the client with the replies to it; what happens to the connection stands for itself. */
function exchangesIn(lines: readonly string[]): readonly (readonly string[])[] {
	const exchanges: string[][] = [];
	for (const line of lines) {
		const last = exchanges.at(-1);
		const continues = /^S(raw)?:/.test(line) && last !== undefined && /^[CS]/.test(last[0] ?? '');
		if (continues) {
			last.push(line);
		} else {
			exchanges.push([line]);
		}
	}

	return exchanges;
}

/** What is neither said by the client nor by the server, in brackets; empty where it need not be said. */
function told(line: string): string {
	const [, word = '', rest = ''] = /^(\w+|\+)[ :]*(.*)$/.exec(line) ?? [];
	switch (word) {
		case '+':
			return `(${Math.round(Number(rest) / 1000)} seconds pass)`;
		case 'closed':
			return `(the ${rest} closes the connection)`;
		case 'failed':
			return `(the connection fails: ${rest.split(' ', 1)[0]})`;
		case 'attempt':
			return `(${rest})`;
		case 'TLS':
		case 'tls':
			return '(TLS begins)';
		case 'host':
			return `(connected to ${rest})`;
		case 'note':
			return `(${rest.replace(/^\S+ /, '')})`;
		case 'Craw':
			return `C: ${rest}`;
		case 'Sraw':
			return `S: ${rest}`;
		case 'C':
		case 'S':
			return line;
		default:
			return '';
	}
}

export function speaks(id: string, lines: readonly string[]): boolean {
	try {
		return diagnose(entriesOf(lines.join('\n')), {now: Date.UTC(2026, 10, 22)}).some(({rule}) => rule === id);
	} catch {
		return false;
	}
}

function quoted(text: string): string {
	const escaped = text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
	return escaped.includes("'") && !escaped.includes('"')
		? `"${escaped}"`
		: `'${escaped.replaceAll("'", "\\'")}'`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	writeFileSync(target, examplesText());
}
