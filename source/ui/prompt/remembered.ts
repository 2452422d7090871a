/**
 * What the history keeps of a line. Nothing that may be a secret, wherever it stands in the line: the file outlives
 * the session, and ↑ shows it to whoever sits there next.
 */
import {nearest} from '../../protocol/nearest.ts';
import {readRawText} from '../../protocol/raw-text.ts';
import {opensLogin, verbs} from '../../protocol/verb.ts';
import {isMechanismName} from '../../sasl/grades.ts';
import {type LateAnswer, secretInCommand} from '../../sasl/secret-lines.ts';
import {secretInUrl} from '../../sasl/secret-parameters.ts';

/** The part of a typed line that may be kept, empty where there is none. `burst`: lines collected before it. */
export function remembered(text: string, burst: readonly string[] = []): string {
	if (text.startsWith('/') && !text.startsWith('//')) {
		return rememberedCommand(text);
	}

	const secret = secretInCommand(text, lateAnswerIn(burst));
	return secret ? text.slice(0, secret.start) : text;
}

/** Lines of one write: what stands behind an AUTH among them is its answer, up to the next verb. */
function lateAnswerIn(burst: readonly string[]): LateAnswer {
	const verb = burst.map(verbOf).findLast(word => verbs.includes(word));
	return verb !== undefined && opensLogin(verb) ? 'line' : 'none';
}

function verbOf(line: string): string {
	return (line.trim().split(/[ \t]/, 1)[0] ?? '').toUpperCase();
}

/** Whoever types a password where it does not belong may also have mistyped the name, or put a space before it. */
function rememberedCommand(text: string): string {
	const [, name = '', argument = ''] = /^\/\s*(\S*)(?:\s+(.*))?$/s.exec(text) ?? [];
	const lower = name.toLowerCase();
	const login = loginCommands.includes(lower) ? lower : nearest(lower, loginCommands);
	if (login !== null) {
		return text.startsWith(`/${login} `) || argument === '' ? rememberedLogin(text, login) : '';
	}

	if (withSecrets.includes(lower)) {
		return `/${lower}`;
	}

	const lines = lower === 'raw' ? rawLines(argument) : [argument, text.replace(/^\/\s*/, '')];
	const mayBeSecret = secretInUrl(argument) !== null || lines.some(line => secretInCommand(line) !== null);
	return mayBeSecret ? '' : text;
}

const loginCommands: readonly string[] = ['auth', 'auth-matrix', 'check'];

/** Commands of scripts, whose argument may be a password. */
const withSecrets: readonly string[] = ['base64', 'password', 'set'];

/** The mechanism and the user name; a word too many may be the password. */
function rememberedLogin(line: string, login: string): string {
	const words = line.trimEnd().split(/\s+/);
	const hasMechanism = login === 'auth' && isMechanismName(words[1] ?? '');
	const kept = words.slice(0, hasMechanism ? 3 : 2);
	return [...kept, ...words.slice(kept.length).filter(word => /^initial=(?:yes|no)$/.test(word))].join(' ');
}

/** What cannot be read is not kept either: it may be half of a secret. */
function rawLines(argument: string): readonly string[] {
	const raw = readRawText(argument);
	const lines = raw.ok
		? Buffer.from(raw.bytes)
				.toString()
				.split(/[\r\n]+/)
		: [argument.replace(/^"/, '')];
	return lines.filter(line => line !== '');
}
