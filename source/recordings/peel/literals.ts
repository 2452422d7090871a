/** Lines as a programming language writes them: in quotation marks, with `\r\n` spelled out. */
import type {LogLine} from '../log-line.ts';
import {unquote} from '../python-string.ts';
import {isCommandLine, isReplyLine} from '../shapes.ts';
import {type Peel, share} from './peel.ts';

const WIDTH = 8000;

/** A literal: what stands before it, its mark, its text, and what stands behind it. */
const literal = /^(.{0,400}?)(?<![\w\\])b?(["'])((?:\\.|(?!\2)[^\\])*)\2([^"']{0,200})$/;

/** `-> "250 ok\r\n"`, `<< b'250 ok\r\n'`, `event="write" data="250 ok\r\n" size=8`: the text, its lines apart. */
export const quoted: Peel = lines => {
	if (share(lines, text => isSpeech(literal.exec(text)?.[3] ?? '')) < 0.4) {
		return null;
	}

	return lines.flatMap(line => {
		const [, before = '', mark = '', text = ''] = literal.exec(line.text.slice(0, WIDTH)) ?? [];
		return mark === '' || text === ''
			? [line]
			: linesIn(unquote(`${mark}${text}${mark}`)).map(part => ({...line, text: before + part}));
	});
};

function isSpeech(text: string): boolean {
	return isReplyLine(text.replace(/\\[rn].*$/, '')) || isCommandLine(text.replace(/(?:\\[rn]){1,4}$/, ''));
}

function linesIn(text: string): string[] {
	const lines = text.split(/\r?\n/);
	return lines.length > 1 && lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

const spelled = /\\r\\n|<cr><lf>|<CRLF>|<EOL>|\[CRLF\]|\\x0d\\x0a|\xe2\x90\x8d\xe2\x90\x8a/i;

/** `SERVER -> CLIENT: 250-a\r\n250 b\r\n`: each line of the reply on one of its own. */
export const spelledLineEnds: Peel = lines => {
	if (share(lines, text => spelled.test(text)) < 0.4) {
		return null;
	}

	return lines.flatMap(line => {
		const [first = '', ...rest] = line.text.split(spelled);
		// What stands behind the last of them is the log's own, unless it is a line of the same reply.
		const more = rest.filter((part, index) => index < rest.length - 1 || isReplyLine(part));
		return [first, ...more].map((text): LogLine => ({...line, text}));
	});
};
