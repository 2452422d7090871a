/** Findings in words for those who read a report or a recording: there is no prompt to type a remedy at. */
import type {Retry} from '../decode/explanation.ts';
import type {Acts} from '../diagnosis/causes.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {anyName} from '../diagnosis/reading/next-lines.ts';
import {isTyped, type Remedy, type Setting} from '../diagnosis/remedy.ts';

/** A line of SMTP as it stands, or what else to do in words; neither is escaped. */
export type RemedyWords = {readonly line: string} | {readonly words: string};

/** Without a name of an option or of a local command: who reads this has no prompt. */
export function remedyWords(remedy: Remedy): RemedyWords {
	switch (remedy.kind) {
		case 'line':
			return lineWords(remedy.line);
		case 'login':
			return {
				words: [
					'log in',
					remedy.mechanism === null ? '' : `with AUTH ${remedy.mechanism}`,
					remedy.user === null ? '' : `as ${remedy.user}`,
				]
					.filter(Boolean)
					.join(' '),
			};
		case 'connect':
			return {words: remedy.target === null ? 'connect again' : `connect to ${remedy.target}`};
		case 'check-login':
			return {words: 'check whether the answer was made from the password'};
		case 'wait':
			return {words: waitWords(remedy.minutes, remedy.stated)};
		case 'setting':
			return {
				words: [settingWords[remedy.setting], remedy.value === null ? '' : `(${remedy.value})`]
					.filter(Boolean)
					.join(' '),
			};
		case 'words':
			return {words: remedy.words};
	}
}

function lineWords(line: string): RemedyWords {
	if (line === '') {
		return {words: 'an empty line'};
	}

	// The address of this machine is no name for a client elsewhere.
	const [verb = ''] = line.split(' ');
	return line.includes(anyName) ? {words: `${verb} with the client’s own name`} : {line};
}

/** `stated`: the reply itself names the time, which is then not rounded: it does not say 2 hours of 90 minutes. */
export function waitWords(minutes: number, stated: boolean): string {
	const fits = (length: number) => !stated || minutes % length === 0;
	const [count, unit] =
		minutes >= 2160 && fits(1440)
			? [Math.round(minutes / 1440), 'day']
			: minutes >= 90 && fits(60)
				? [Math.round(minutes / 60), 'hour']
				: [minutes, 'minute'];
	const time = count === 1 ? `${unit === 'hour' ? 'an' : 'a'} ${unit}` : `${count} ${unit}s`;
	return stated ? `try again in ${time}, as the reply says` : `try again in about ${time}`;
}

const settingWords: Readonly<Record<Setting, string>> = {
	'client-certificate': 'connect with a client certificate',
	'certificate-authority': 'trust the certificate authority that issued the certificate',
	'server-name': 'check the certificate against another name',
	'tls-version': 'allow other TLS versions',
	ciphers: 'allow other ciphers',
	'ipv4-only': 'connect over IPv4',
	timeout: 'wait longer for replies',
};

/** What to do, in order: lines to send joined by arrows, then the rest; empty where the advice says it all. */
export function nextWords(finding: Finding): string {
	const remedies = unsaid(finding);
	const typed = remedies.filter(isTyped).map(remedy => wordsOf(remedyWords(remedy)));
	const others = remedies.filter(remedy => !isTyped(remedy)).map(remedy => wordsOf(remedyWords(remedy)));
	return [typed.join(' → '), ...others].filter(Boolean).join('; ');
}

/** The remedies that the advice does not already say, in these words or in others that begin alike. */
export function unsaid({remedies, advice}: Pick<Finding, 'remedies' | 'advice'>): readonly Remedy[] {
	const said = new Set(stemsOf(advice));
	return remedies.filter(remedy => {
		const stems = remedy.kind === 'words' ? stemsOf(remedy.words.replace(anew, '')) : [];
		return stems.length === 0 || stems.some(stem => !said.has(stem));
	});
}

// What follows from every correction.
const anew = /, then (?:send|try|log in)\b[^,;]*again$/;

/** How the words begin that carry a sentence: “removed” and “removal” are one. */
function stemsOf(text: string): readonly string[] {
	const found = text.toLowerCase().match(/[\p{L}\d@]{4,}/gu) ?? [];
	return found.filter(word => !carryingLittle.has(word)).map(word => word.slice(0, 5));
}

const carryingLittle: ReadonlySet<string> = new Set([
	'before',
	'each',
	'from',
	'that',
	'then',
	'this',
	'which',
	'whose',
	'with',
	'your',
]);

/** A line stands for itself. Not escaped. */
export function wordsOf(said: RemedyWords): string {
	return 'line' in said ? said.line : said.words;
}

export const retryWords: Readonly<Record<Retry, string>> = {
	none: '',
	now: 'correct it, then try again immediately',
	later: 'temporary: try again later',
	never: 'permanent: the same will be refused again',
};

/** Who can fix it, whether to try again, and what it rests on; empty for a note, which asks for nothing. */
export function findingWords({level, acts, retry, basis, deferred}: Finding): string {
	if (level === 'note') {
		return '';
	}

	const verdict =
		acts === 'you' && retry === 'now'
			? ['something to correct on your side; then try again immediately']
			: [acts === null ? '' : actsWords[acts], deferred === true ? inVain : briefly[retry]];
	return [...verdict, basis === undefined ? '' : basisWords(basis)].filter(Boolean).join(' · ');
}

function basisWords(basis: string): string {
	return /^[\d.]+$/.test(basis.trim()) ? `from the code ${basis.trim()}` : `from the words “${basis}”`;
}

const actsWords: Readonly<Record<Acts, string>> = {
	you: 'something to change on your side',
	server: 'a problem on the server',
	recipient: 'only the recipient’s side can change this',
	network: 'the network or DNS in between',
	nobody: '',
};

const inVain =
	'temporary by its code: mail servers try again by themselves, which helps only once the cause is removed';

/** The next step that stands next to it says the rest. */
const briefly: Readonly<Record<Retry, string>> = {
	none: '',
	now: 'try again immediately',
	later: 'temporary',
	never: 'permanent: the same will be refused again',
};
