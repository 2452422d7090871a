/**
 * The words that users read, in the program and in its documents, are plain English. A tic is a word that is right
 * elsewhere and nearly always wrong here; each has the wording that is meant.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';

const root = join(import.meta.dirname, '..');
const source = join(root, 'source');
const folders = readdirSync(source, {withFileTypes: true})
	.filter(entry => entry.isDirectory())
	.map(({name}) => name);

/** The words of servers and of other programs, which are as they are. */
const ofOthers = /^(?:diagnosis\/(?:examples\.ts|refusal\/words\/)|recordings\/asides\.ts)/;

/** In these files a text of ours is a sentence; what begins with a small letter is looked for in a reply. */
const amongOthers = /^diagnosis\/refusal\//;

const documents = [
	'readme.md',
	'changelog.md',
	'contributing.md',
	'SECURITY.md',
	...readdirSync(join(root, 'docs'))
		.filter(name => name.endsWith('.md'))
		.map(name => `docs/${name}`),
];

const tics: readonly (readonly [pattern: RegExp, sentence: string])[] = [
	[
		/(?<!how long it )\b(?:takes|taken|took)\b(?! (?:too long|precedence|about|a (?:few|day|while)))/i,
		'A server accepts a message; an option must be a number.',
	],
	[/(?<!there )\b(?:is|are|was|were) no (?!longer|more than|one\b)[a-z]/i, '“is not a …”'],
	[/\bno more (?!than\b)[a-z]+ed\b/i, '“no longer”'],
	[/\bkeepers?\b/i, 'A server has an administrator.'],
	[/(?<![./@])\bletters?\b(?!\.|, digits)/i, 'What is sent is a message.'],
	[/(?<!no )\bone can\b/i, '“you can”'],
	[/\ball the same\b/i, '“anyway”'],
	[/\bbox (?:in )?between\b/i, '“a firewall or proxy in between”'],
	[/\bblanks?\b(?! lines?\b)/i, 'Between words there is a space.'],
	[/\bin (?:the )?place of\b/i, '“instead of”'],
	[/\bwants?\b/i, 'A server requires or expects.'],
	[/\bsome (?:minutes|hours|days)\b/i, '“a few minutes”'],
	[/\b(?:nobody|somebody|whoever)\b/i, '“no one”, “another system”, “the administrator”'],
	[/\btells?\b/i, 'A log says or shows.'],
	[/\bat once\b/i, '“immediately” or “at the same time”'],
	[/\bas (?:it is|they are)\b(?! \w+(?:ed|ent|t)\b)/i, '“unchanged”'],
	[/\bexclude each other\b/i, '“cannot be used together”'],
	[/\bone too many\b/i, '“is extra”'],
	[/\bholds\b/i, 'A file contains, a list includes, a limit applies.'],
	[/\b(?:besides?|apart)\b/i, '“next to”, “as well”, “separately”'],
	[/\b(?:hardly|many a)\b/i, '“rarely”, “many”'],
	[/\bhis\b/i, '“their”'],
	[/\bslips?\b/i, '“a mistake”, “a typo”'],
	[/\b(?:put|puts) off\b/i, 'A server defers mail.'],
	[/\bgo(?:es)? on\b(?! (?:a|the|its|your)\b)/i, '“continues”'],
	[/\bhangs? up\b|\bhung up\b/i, 'A server closes the connection.'],
	[/\btrusted authorit|\bthe authority\b|\ban authority\b/i, 'A certificate is issued by a CA.'],
	[/\bexists already\b/i, '“already exists”'],
];

test('there is something to read', () => {
	expect([folders.length > 10, documents.length > 6]).toEqual([true, true]);
});

test.each(folders)('what %s says is plain English', folder => {
	const files = readdirSync(join(source, folder), {recursive: true, encoding: 'utf8'})
		.map(name => join(folder, name).replaceAll('\\', '/'))
		.filter(name => /\.tsx?$/.test(name) && !ofOthers.test(name));
	const texts = files.flatMap(name =>
		textsOf(readFileSync(join(source, name), 'utf8'))
			.filter(text => !amongOthers.test(name) || /^[A-Z].*\.$/.test(text))
			.map(text => ({name, text})),
	);
	expect(texts.flatMap(({name, text}) => complaints(text).map(words => `${name}: ${words}`))).toEqual([]);
});

test.each(documents)('%s is plain English', name => {
	// Without what is typed and what is printed.
	const prose = readFileSync(join(root, name), 'utf8').replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '…');
	expect(prose.split('\n').flatMap(complaints)).toEqual([]);
});

test.each([
	'The server takes no mail.',
	'This is no parameter.',
	'One can log in.',
	'It stands apart at once.',
])('“%s” is a tic', text => {
	expect(complaints(text)).not.toEqual([]);
});

test.each([
	'There is no option “--x”.',
	'It is no longer offered.',
	'Send it to letter.eml.',
	'no more than 3 sent',
	'It consists of letters, digits and dots.',
])('“%s” is not', text => {
	expect(complaints(text)).toEqual([]);
});

test('strings are found, comments are not', () => {
	const code =
		// biome-ignore lint/suspicious/noTemplateCurlyInString: code in a string
		"// it 'takes a while here'\nconst x = 'two words here'; /* 'one of these two' */ y(`more ${z} words to see`);";
	expect(textsOf(code)).toEqual(['two words here', 'more … words to see']);
});

function complaints(text: string): string[] {
	return tics.flatMap(([pattern, sentence]) => (pattern.test(text) ? [`“${text}” (${sentence})`] : []));
}

/** String literals of one line and three words or more; what is put into a template is an ellipsis. */
function textsOf(code: string): string[] {
	const texts: string[] = [];
	const token =
		/\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?<plain>(?:[^'\\\n]|\\.)*)'|"(?:[^"\\\n]|\\.)*"|`(?<template>(?:[^`\\$\n]|\\.|\$(?!\{)|\$\{[^{}`\n]*\})*)`/g;
	for (const {groups} of code.matchAll(token)) {
		const text = (groups?.plain ?? groups?.template ?? '').replaceAll(/\$\{[^{}]*\}/g, '…');
		if (text.split(/\s+/).length > 2) {
			texts.push(text);
		}
	}

	return texts;
}
