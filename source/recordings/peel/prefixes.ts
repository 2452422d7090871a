/** What containers, syslog and logging libraries write before each line. */
import {isCommandLine} from '../shapes.ts';
import {readTime} from '../times.ts';
import {NEARLY_ALL, type Peel, prefix, sampleOf, share} from './peel.ts';

export const times: Peel = lines => {
	if (share(lines, text => readTime(text) !== null) < 0.6) {
		return null;
	}

	return lines.map(line => {
		const time = readTime(line.text);
		return time ? {...line, text: line.text.slice(time.end), at: line.at ?? time.at} : line;
	});
};

/** `web_1  | `, `app-web-1  | `, and the pods that stern and kubetail name. */
export const container: Peel = prefix(/^[\w./-]{1,80}[ ]{0,30}\|[ ]?/);

/** `stderr F `: the log of a container as Kubernetes keeps it. */
export const stream: Peel = prefix(/^(?:stdout|stderr)[ ][FP][ ]/);

/** `host app[pid]: `, `app[pid]: `, `host app: `. */
export const syslog: Peel = prefix(
	/^(?:<\d{1,3}>\d?[ ]?)?(?:[\w.-]{1,80}[ ])?[\w./@-]{1,80}(?:\[\d{1,10}\])?:[ ](?![ ]?[<>])/,
);

const level =
	'(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|SEVERE|CONFIG|FINE|FINER|FINEST|VERBOSE|[DIWEV])';

/** `DEBUG `, `[debug] `, `INFO: `, `level=debug `, `local.DEBUG: `. */
export const levels: Peel = prefix(
	new RegExp(
		`^[ \\t]{0,4}(?:level=|"?level"?:[ ]?)?[\\[("]?(?:[\\w-]{1,40}\\.)?${level}[\\])"]?(?:[ ]{0,6}(?:[:|,]|--?(?=[ ]))[ ]{0,4}|[ \\t]{1,8})(?:---[ ])?`,
		'i',
	),
);

/** A thread, a process, a session: one word or a few in brackets. */
export const bracketed: Peel = prefix(
	/^[ ]{0,4}(?:\[[^\][]{1,120}\]|\([^()]{1,120}\)|\{[^{}]{1,120}\})(?:[ ]?[:|][ ]?|[ ]{1,4}(?:--?[ ])?|(?=[[({]))/,
);

/** `mail.backend: `, `c.e.Mailer - `, `com.sun.mail.smtp.protocol `, `lettre::transport::smtp: `. */
export const logger: Peel = prefix(
	new RegExp(
		[
			String.raw`^(?:[\w$-]{1,60}(?:\.|::|/)){1,12}[\w$-]{1,60}(?::\d{1,6})?(?:[ ]{0,30}:[ ]{1,4}`,
			'|[ ]{1,30}-{1,2}[ ]{1,4}|[ ]{1,30})',
		].join(''),
	),
);

/** A first word that is the same on every line but for its numbers, whatever it means. */
export const sameWord: Peel = lines => {
	const sample = sampleOf(lines);
	const [first = ''] = sample.map(shapeOfFirst);
	if (sample.length < 4 || first === '') {
		return null;
	}

	const same = sample.filter(text => shapeOfFirst(text) === first).length;
	return same < sample.length * NEARLY_ALL
		? null
		: lines.map(line => ({
				...line,
				text: shapeOfFirst(line.text) === first ? line.text.replace(/^[ \t]*\S+[ \t]?/, '') : line.text,
			}));
};

/** Empty where there is none, or where it may be part of what was said. */
function shapeOfFirst(text: string): string {
	const word = /^[ \t]*(\S{1,120})[ \t]/.exec(text.slice(0, 200))?.[1] ?? '';
	const isSpeech = /^["'`]?[2-5]\d\d(?:-|$)/.test(word) || isCommandLine(text.trimStart());
	return isSpeech ? '' : word.replace(/[\da-f]*\d[\da-f]*/gi, '0');
}
