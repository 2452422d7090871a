/** Imports point one way along the road of contributing.md. */
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {dirname, join, posix, relative, sep} from 'node:path';
import {fileURLToPath} from 'node:url';
import {expect, test} from 'vitest';

const source = join(dirname(fileURLToPath(import.meta.url)), '..', 'source');

/** In the order of the road: a folder imports from those before it. */
const road = [
	'bytes',
	'protocol',
	'text',
	'sasl',
	'transport',
	'session',
	'decode',
	'diagnosis',
	'message',
	'dialogs',
	'listen',
	'recordings',
	'sessions',
	'reports',
	'practice',
	'commands',
	'ui',
	'cli',
];

/** These stand at the beginning of their own road and import nothing of ours, but for what is named here. */
const alone: Record<string, readonly string[]> = {
	bytes: [],
	protocol: [],
	text: ['protocol'],
	sasl: ['bytes', 'protocol'],
	transport: ['bytes'],
	practice: ['protocol', 'transport', 'listen'],
};

/** Packages, and the only folders that may import them. */
const confined: [name: RegExp, folders: readonly string[]][] = [
	[/^(node:)?(net|tls)$/, ['transport']],
	[/^smtp-server$/, ['practice']],
	[/^meow$/, ['cli']],
	[/^(ink|ink-.+|react|react\/.+)$/, ['ui', 'cli']],
];

test('no import in source/ points up the road', () => {
	const files = readdirSync(source, {recursive: true, encoding: 'utf8'}).filter(name => /\.tsx?$/.test(name));
	expect(files.length).toBeGreaterThan(0);
	const complaints = files.flatMap(name =>
		complain(relative('.', name).split(sep).join('/'), readFileSync(join(source, name), 'utf8')),
	);
	expect(complaints).toEqual([]);
});

test.each([
	['protocol/reply.ts', `import {x} from '../session/entry.ts';`],
	['transport/open.ts', `import type {x} from '../protocol/reply.ts';`],
	['sasl/exchange.ts', `import type {x} from '../session/entry.ts';`],
	['session/entry.ts', `export * from '../decode/explain.ts';`],
	['decode/explain.ts', `const x = await import('../ui/app.tsx');`],
	['commands/list.ts', `import '../ui/app.tsx';`],
	['ui/app.tsx', `import {\n\tx,\n} from '../cli/run.ts';`],
	['recordings/read.ts', `import {SMTPServer} from 'smtp-server';`],
	['session/live.ts', `import {connect} from 'node:net';`],
	['commands/save.ts', `import {Text} from 'ink';`],
	['dialogs/run.ts', `import {useState} from 'react';`],
	['practice/start.ts', `import type {Entry} from '../session/entry.ts';`],
	['ui/app.tsx', `import {main} from '../cli.tsx';`],
	['somewhere/new.ts', `export const x = 1;`],
])('complains about %s with %s', (file, text) => {
	expect(complain(file, text)).toHaveLength(1);
});

test.each([
	['session/entry.ts', `import type {TlsFacts} from '../transport/types.ts';`],
	['transport/open.ts', `import {connect} from 'node:net';\nimport type {x} from './types.ts';`],
	['sasl/mechanisms/plain.ts', `import {x} from '../text.ts';\nimport {y} from '../../protocol/span.ts';`],
	['cli.tsx', `import {run} from './cli/run.ts';\nimport {render} from 'ink';`],
	['cli/inspect.tsx', `const {main} = await import('../ui/app.tsx');`],
	['index.ts', `export {x} from './dialogs/run.ts';`],
	['practice/start.ts', `import {visible} from '../protocol/visible.ts';\nawait import('smtp-server');`],
])('is content with %s', (file, text) => {
	expect(complain(file, text)).toEqual([]);
});

/** One sentence for each import that a file may not have. */
function complain(file: string, text: string): string[] {
	const folder = folderOf(file);
	// The library stands above the road and beside the screen.
	const allowed =
		file === 'index.ts'
			? road.slice(0, road.indexOf('ui'))
			: (alone[folder] ?? road.slice(0, road.indexOf(folder)));
	if (file !== 'index.ts' && !road.includes(folder)) {
		return [`${file}: contributing.md names no folder ${folder}`];
	}

	return importsOf(text).flatMap(name => {
		if (!name.startsWith('.')) {
			const rule = confined.find(([pattern]) => pattern.test(name));
			return rule && !rule[1].includes(folder)
				? [`${file}: ${name} belongs to ${rule[1].join(' and ')}`]
				: [];
		}

		// The version lives in one place.
		if (file === 'cli/version.ts' && name.endsWith('/package.json')) {
			return [];
		}

		const target = folderOf(posix.join(posix.dirname(file), name));
		return target === folder || allowed.includes(target) ? [] : [`${file}: ${name} points up`];
	});
}

/** `cli.tsx` counts as the folder of its name. */
function folderOf(file: string): string {
	return file.replace(/[/.].*$/, '');
}

function importsOf(text: string): string[] {
	const pattern = /\b(?:from|import)\s*\(?\s*(['"])(?<name>[^'"\n]+)\1/g;
	return [...text.matchAll(pattern)].flatMap(match => match.groups?.name ?? []);
}

test('no file in source/ leads back to itself, not even by its types', () => {
	const files = readdirSync(source, {recursive: true, encoding: 'utf8'})
		.filter(name => /\.tsx?$/.test(name))
		.map(name => name.split(sep).join('/'));
	const imports = new Map(
		files.map(file => [
			file,
			importsOf(readFileSync(join(source, file), 'utf8'))
				.filter(name => name.startsWith('.'))
				.map(name => posix.join(posix.dirname(file), name)),
		]),
	);
	expect(circlesIn(imports)).toEqual([]);
});

test('a circle is found, whatever its length', () => {
	const imports = {a: ['b'], b: ['c'], c: ['a', 'd'], d: [], e: ['e'], f: ['a']};
	expect(circlesIn(new Map(Object.entries(imports)))).toEqual(['a → b → c → a', 'e → e']);
});

/** Each circle once, written from where it was entered. */
function circlesIn(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
	const circles: string[] = [];
	const done = new Set<string>();
	const visit = (file: string, path: readonly string[]): void => {
		const begin = path.indexOf(file);
		if (begin !== -1) {
			circles.push([...path.slice(begin), file].join(' → '));
			return;
		}

		if (!done.has(file)) {
			for (const target of imports.get(file) ?? []) {
				visit(target, [...path, file]);
			}

			done.add(file);
		}
	};

	for (const file of imports.keys()) {
		visit(file, []);
	}

	return circles;
}

/** Below commands/ there is no command line and no prompt: remedies are data, which cli, ui and reports put into words. */
const ownLanguage = road.slice(0, road.indexOf('reports')).concat('practice');

test('no text below commands/ names an option or a local command', () => {
	const files = ownLanguage.flatMap(folder =>
		readdirSync(join(source, folder), {recursive: true, encoding: 'utf8'})
			.filter(name => name.endsWith('.ts'))
			.map(name => `${folder}/${name.split(sep).join('/')}`),
	);
	const complaints = files
		// Messages that are made up to make a rule speak are not texts.
		.filter(file => file !== 'message/lint/samples.ts')
		.flatMap(file =>
			foreignWords(readFileSync(join(source, file), 'utf8'), file.startsWith('dialogs/script/')).map(
				text => `${file}: “${text}” names an option or a local command; name the remedy as data`,
			),
		);
	expect(complaints).toEqual([]);
});

test.each(["x('Give it --ca FILE');", "x('Give `--ca`');", 'y(`Type /connect again.`);', "z('/auth');"])(
	'%s is foreign there',
	code => {
		expect(foreignWords(code)).toHaveLength(1);
	},
);

test.each([
	"x('a -- b');",
	"// 'see --ca'",
	"y('https://example.org/auth');",
	"z('tls/handshake');",
	"x('Type `curl smtp://host --mail-from …`.');",
])('%s is not', code => {
	expect(foreignWords(code)).toEqual([]);
});

test('scripts consist of local commands, and may name them, but not options', () => {
	expect(foreignWords("x('Write /expect 250');", true)).toEqual([]);
	expect(foreignWords("x('Give --ca FILE');", true)).toHaveLength(1);
});

/** Texts in the code that name an option or, unless it is of a script, a local command. */
function foreignWords(code: string, inScript = false): string[] {
	const token = /\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*|'((?:[^'\\\n]|\\.)*)'|`((?:[^`\\\n]|\\.)*)`/g;
	return [...code.matchAll(token)]
		.map(([, plain, template]) => plain ?? template ?? '')
		.filter(text => {
			// What curl is given is not ours.
			const ours = text.replace(/`curl [^`]*`/g, '');
			return /(?:^|[\s(“`'"])--[a-z]{2,}/.test(ours) || (!inScript && localCommand.test(ours));
		});
}

const localCommand =
	/(?:^|[\s(“`])\/(?:connect|auth|tls|starttls|check|fix|save|retry|quit|compose|hold|help|expect|password)\b/;

test('what the first digit of a reply says is decided in protocol/reply-class.ts alone', () => {
	const complaints = readdirSync(source, {recursive: true, encoding: 'utf8'})
		.filter(name => /\.tsx?$/.test(name) && name.split(sep).join('/') !== 'protocol/reply-class.ts')
		.flatMap(name => digitsDecided(readFileSync(join(source, name), 'utf8')).map(text => `${name}: ${text}`));
	expect(complaints).toEqual([]);
});

test.each([
	'reply.code < 300',
	'code >= 400 ? 1 : 2',
	'(reply?.code ?? 0) < 500',
	'code > 399',
	'Math.floor(entry.code / 100)',
	'Math.trunc(code/100)',
])('%s decides it elsewhere', code => {
	expect(digitsDecided(code)).toHaveLength(1);
});

test.each([
	'reply.code === 421',
	'statusCode < 300',
	'octets < 500',
	'isNegative(reply.code)',
	'code < 0x80',
])('%s does not', code => {
	expect(digitsDecided(code)).toEqual([]);
});

function digitsDecided(code: string): string[] {
	return code.match(/\bcode\b(?: \?\? \d+)?\)? ?(?:[<>]=? ?[1-6](?:00|99)\b|\/ ?100\b)/g) ?? [];
}

/** Exported functions whose signature alone has to say everything. It may only fall. */
const mostWithoutWords = 165;

test('exported functions without a docstring do not become more', () => {
	const without = readdirSync(source, {recursive: true, encoding: 'utf8'})
		.filter(name => /\.tsx?$/.test(name))
		.flatMap(name =>
			undocumented(readFileSync(join(source, name), 'utf8')).map(found => `${name}: ${found}`),
		);
	expect(
		without.length,
		`Say the units, nulls, shapes and errors of what is new. Without words: ${without.join(', ')}`,
	).toBeLessThanOrEqual(mostWithoutWords);
});

test('a docstring stands right above its function', () => {
	const words = '/** Words. */\nexport function a() {}\n// Words.\nexport async function b() {}\n';
	expect(undocumented(`${words}\nexport function c() {}\n/** Far. */\n\nexport function* d() {}`)).toEqual([
		'c',
		'd',
	]);
});

function undocumented(code: string): string[] {
	const found = code.matchAll(/^(.*)\nexport (?:async )?function\*? (\w+)/gm);
	return [...found].flatMap(([, before = '', name = '']) => (/\*\/$|^\/\//.test(before) ? [] : [name]));
}

test('nothing is concluded from a pattern over the name of a rule or of a note', () => {
	const complaints = readdirSync(source, {recursive: true, encoding: 'utf8'})
		.filter(name => /\.tsx?$/.test(name))
		.flatMap(name =>
			patternsOverNames(readFileSync(join(source, name), 'utf8')).map(text => `${name}: ${text}`),
		);
	expect(complaints).toEqual([]);
});

test.each([
	"finding.rule.startsWith('auth/')",
	'/^tls/.test(entry.about)',
	'isTls.exec(rule)',
	"rule.replace('/', '-')",
	'entry.about.match(x)',
])('%s is one', code => {
	expect(patternsOverNames(code)).toHaveLength(1);
});

test.each(["rule === 'auth/x'", 'ofLogin.has(entry.about)', 'rule.value.test(value)', "about.split('\\n')"])(
	'%s is none',
	code => {
		expect(patternsOverNames(code)).toEqual([]);
	},
);

/** `about` alone is also the help of an option. */
function patternsOverNames(code: string): string[] {
	const methods = 'startsWith|endsWith|includes|match|search|replace|replaceAll|split|slice|indexOf';
	const pattern = new RegExp(
		String.raw`(?:\brule|\b(?:entry|note|event)\.about|\bruleId)\.(?:${methods})\(|\.(?:test|exec)\((?:[\w.]+\.)?(?:rule|about|ruleId)\)`,
		'g',
	);
	return code.match(pattern) ?? [];
}

test('every folder of source/ is in the table of contributing.md, and every file that it names is there', () => {
	const root = join(source, '..');
	const text = readFileSync(join(root, 'contributing.md'), 'utf8');
	const folders = [...text.matchAll(/^\| `(\w+)\/`/gm)].map(([, name]) => name);
	expect(folders).toEqual(road);
	const files = [...text.matchAll(/`([\w./-]+\/[\w.-]+\.(?:tsx?|js|mjs|md))`/g)].flatMap(
		([, name]) => name ?? [],
	);
	expect(files.length).toBeGreaterThan(15);
	const missing = files.filter(
		name => !['', 'source', 'test'].some(folder => existsSync(join(root, folder, name))),
	);
	expect(missing).toEqual([]);
});
