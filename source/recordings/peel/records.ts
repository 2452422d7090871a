/** Logs in which a line is a record with fields, or a record takes two lines. */
import {type LogLine, toView} from '../log-line.ts';
import {readJavaTime, readTime} from '../times.ts';
import {NEARLY_ALL, type Peel, share} from './peel.ts';

const head =
	/^\w{3} \d{1,2}, \d{4},? \d{1,2}:\d\d:\d\d[ \xe2\x80\xaf]{1,3}[AP]M [\w.$<>]{1,200} [\w<>$]{1,120}$/;

/** java.util.logging: a line with the time and the method, then `INFO: ` and the words. */
export const twoLines: Peel = lines => {
	if (share(lines, text => head.test(text)) < 0.25) {
		return null;
	}

	let at: number | null = null;
	return lines.flatMap(line => {
		if (head.test(line.text)) {
			at = readJavaTime(line.text);
			return [];
		}

		return [{...line, at: line.at ?? at}];
	});
};

/** The fields in which Docker, journald and logging libraries keep the line. */
const fieldNames = ['log', 'MESSAGE', 'message', 'msg', 'text', 'line'];
const timeNames = ['time', '@timestamp', 'timestamp', 'ts'];

/** A JSON object a line. nodemailer's own, which tells who speaks, is left to its reader. */
export const jsonLines: Peel = lines => {
	if (share(lines, text => wordsOf(text) !== null) < NEARLY_ALL) {
		return null;
	}

	return lines.flatMap(line => {
		const words = wordsOf(line.text);
		return words === null
			? [line]
			: words.text.split(/\r?\n/).map((text): LogLine => ({...line, text, at: line.at ?? words.at}));
	});
};

function wordsOf(text: string): {text: string; at: number | null} | null {
	if (!text.startsWith('{') || text.includes('"tnx"')) {
		return null;
	}

	try {
		const value: unknown = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'));
		const fields = new Map<string, unknown>(Object.entries(value ?? {}));
		const string = (names: readonly string[]): string | undefined =>
			names.map(name => fields.get(name)).find(found => typeof found === 'string');
		const words = string(fieldNames);
		return words === undefined
			? null
			: {text: toView(words.replace(/\r?\n$/, '')), at: readTime(string(timeNames) ?? '')?.at ?? null};
	} catch {
		return null;
	}
}

const logfmt = /(?:^|[ ])(?:msg|message)=(?:"((?:[^"\\]|\\.){0,4000})"|(\S{0,4000}))/;

function unescapeMark(_: string, mark: string): string {
	return mark === 't' ? '\t' : mark;
}

/** `time=… level=debug msg="< 250 ok"`. */
export const fields: Peel = lines =>
	share(lines, text => logfmt.test(text)) < NEARLY_ALL
		? null
		: lines.map(line => {
				const match = logfmt.exec(line.text);
				return match
					? {...line, text: (match[1] ?? match[2] ?? '').replaceAll(/\\(["\\t])/g, unescapeMark)}
					: line;
			});

const mailLogger =
	/^.{0,120}\[(?:com\.sun|org\.eclipse\.angus)\.mail\.(smtp|smtp\.protocol|util\.socket)\] (?:\([^)]{0,80}\) )?(.*)$/;

/** Jakarta Mail through java.util.logging (Keycloak, WildFly): the name of the logger tells a line from a remark. */
export const mailLoggers: Peel = lines =>
	share(lines, text => mailLogger.test(text)) < 0.5
		? null
		: lines.flatMap(line => {
				const [, name, words = ''] = mailLogger.exec(line.text) ?? [];
				const at = line.at ?? readTime(line.text)?.at ?? null;
				switch (name) {
					case 'smtp':
						return [{...line, at, text: `DEBUG SMTP: ${words}`}];
					case 'smtp.protocol':
						return [{...line, at, text: words}];
					case undefined:
						return [line];
					default:
						return [];
				}
			});
