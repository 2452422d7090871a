/**
 * The words that users read, in the folders that are already plain English. A tic is a word that is right elsewhere and
 * nearly always wrong here; each has the wording that is meant. A folder is added when it has none left.
 */
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';

const source = join(import.meta.dirname, '../source');

const folders = [
	'cli',
	'commands',
	'decode',
	'diagnosis/rules',
	'dialogs',
	'listen',
	'message',
	'practice',
	'protocol',
	'recordings',
	'reports',
	'sasl',
	'session',
	'transport',
	'ui',
];

const tics: readonly (readonly [pattern: RegExp, sentence: string])[] = [
	[/\b(?:takes|taken|took)\b(?! too long)/i, 'A server accepts a message; an option must be a number.'],
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
	[/\bexists already\b/i, '“already exists”'],
];

test.each(folders)('what %s says is plain English', folder => {
	const files = readdirSync(join(source, folder), {recursive: true, encoding: 'utf8'}).filter(name =>
		/\.tsx?$/.test(name),
	);
	const texts = files.flatMap(name =>
		textsOf(readFileSync(join(source, folder, name), 'utf8')).map(text => ({name, text})),
	);
	expect(texts.length).toBeGreaterThan(10);
	expect(texts.flatMap(({name, text}) => complaints(text).map(words => `${name}: ${words}`))).toEqual([]);
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
