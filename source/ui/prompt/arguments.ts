/** What Tab offers for the argument of a local command, and for an address: what is known of this session comes first. */
import {copyKinds} from '../../commands/copy.ts';
import {announcedMechanisms} from '../../protocol/ehlo.ts';
import {gradeOf} from '../../sasl/grades.ts';
import {mechanisms} from '../../sasl/mechanisms.ts';
import type {SessionState} from '../../session/state.ts';
import type {Candidate} from './editor.ts';

export type ArgumentFacts = {
	readonly state: SessionState;
	/** Lines sent before, oldest first. */
	readonly history: readonly string[];
	readonly recipient?: string | undefined;
};

/** Whole lines for what was typed behind `/NAME `; empty where nothing is known of such an argument. */
export function argumentsFor(name: string, typed: string, facts: ArgumentFacts): readonly Candidate[] {
	return wordsFor(name, facts)
		.filter(({text}) => text.toLowerCase().startsWith(typed.toLowerCase()))
		.map(({text, label}) => ({text: `/${name} ${text}`, label}));
}

/** Those that this program can log in with. */
const supported: readonly string[] = mechanisms.flatMap(({name, start}) => (start ? [name] : []));

/** Commands whose argument is a path. */
export const pathCommands: readonly string[] = ['file', 'save'];

function wordsFor(name: string, {state, history}: ArgumentFacts): readonly Candidate[] {
	switch (name) {
		case 'auth': {
			const announced = announcedMechanisms(state.situation.capabilities);
			const names = [...announced, ...supported.filter(known => !announced.includes(known))];
			return names.map(text => ({
				text,
				label: `${announced.includes(text) ? 'announced' : 'not announced'}: ${gradeOf(text).reason}`,
			}));
		}

		case 'charset':
			return charsets;
		case 'copy':
			return copyKinds.map(text => ({text, label: copied[text]}));
		case 'connect':
		case 'compare':
			return usedBehind(history, /^\/(?:connect|compare) +(\S+)/i).map(text => ({
				text,
				label: 'used before',
			}));
		case 'retry':
			return ['EHLO', 'STARTTLS', 'AUTH', 'MAIL', 'RCPT', 'DATA'].map(text => ({
				text,
				label: `repeat everything up to ${text}, which waits in the prompt`,
			}));
		default:
			return [];
	}
}

const copied: Readonly<Record<(typeof copyKinds)[number], string>> = {
	line: 'the selected line as on the wire',
	explanation: 'what it means',
	finding: 'the findings at it',
	exchange: 'the command and the replies to it',
	session: 'everything, as text',
	markdown: 'everything, for a ticket',
};

const charsets: readonly Candidate[] = [
	{text: 'utf-8', label: 'the usual choice'},
	{text: 'iso-8859-1', label: 'Western European'},
	{text: 'iso-8859-2', label: 'Central European'},
	{text: 'windows-1252', label: 'Western European, Windows'},
	{text: 'windows-1251', label: 'Cyrillic, Windows'},
	{text: 'koi8-r', label: 'Russian'},
	{text: 'shift_jis', label: 'Japanese'},
	{text: 'euc-kr', label: 'Korean'},
	{text: 'gb18030', label: 'Chinese, simplified'},
	{text: 'big5', label: 'Chinese, traditional'},
];

/** MAIL FROM:<… and RCPT TO:<… with addresses that were used before. */
export function addressesFor(text: string, {state, history, recipient}: ArgumentFacts): readonly Candidate[] {
	const [, start, typed = ''] = /^((?:MAIL +FROM|RCPT +TO): *<)([^<>\s]*)$/i.exec(text) ?? [];
	if (start === undefined) {
		return [];
	}

	const isRecipient = /^R/i.test(start);
	const user = state.situation.authenticatedAs ?? '';
	const known = [
		...(isRecipient ? [recipient ?? ''] : [user.includes('@') ? user : '']),
		...usedBehind(history, isRecipient ? /^RCPT +TO: *<([^<>\s]+)>/i : /^MAIL +FROM: *<([^<>\s]+)>/i),
		...usedBehind(history, /^(?:MAIL +FROM|RCPT +TO): *<([^<>\s]+)>/i),
	];
	return [...new Set(known)]
		.filter(address => address !== '' && address.toLowerCase().startsWith(typed.toLowerCase()))
		.map(address => ({text: `${start}${address}>`, label: 'used before'}));
}

/** The newest first, each once. */
function usedBehind(history: readonly string[], pattern: RegExp): readonly string[] {
	return [...new Set(history.toReversed().flatMap(line => pattern.exec(line)?.[1] ?? []))].slice(0, 20);
}
