/** What a finding would have one type, in words for who reads a report or a recording: there is no prompt to type it at. */
import type {Finding} from './finding.ts';
import {anyName} from './reading/next-lines.ts';

/** A line of SMTP as it stands, or a local command in words. */
export type Told = {readonly line: string} | {readonly words: string};

export function toldNext(next: string): Told {
	const [name = '', argument = '', user] = next.split(' ');
	switch (name) {
		case '':
			return {words: 'an empty line'};
		case '/auth':
			return {
				words: ['log in', argument && `with AUTH ${argument}`, user && `as ${user}`]
					.filter(Boolean)
					.join(' '),
			};
		case '/connect':
			return {words: argument === '' ? 'connect again' : `connect to ${argument}`};
		case '/tls':
		case '/starttls':
			return {line: 'STARTTLS'};
		case '/check':
			return {words: 'see whether the answer was made from the password'};
		default:
			// The address of this machine is no name for a client elsewhere.
			return next.includes(anyName) ? {words: `${name} with the client’s own name`} : {line: next};
	}
}

/** What helps besides, where it names local commands. */
export function toldStep(step: string): string {
	return step.replace(/\/auth\b/g, 'log in').replace(/\/connect\b/g, 'connect');
}

/** Advice that names a local command, for a recording, at which only `/check` has something to work on. */
export function toldAdvice(advice: string): string {
	return advice.replace(/`\/(?!check\b)[a-z][^`]*`/, '$& in a live session');
}

/** Several lines in order. */
export function toldFix({fix = []}: Finding): readonly string[] {
	return fix.length > 1 ? fix.map(line => wordsOf(toldNext(line))) : [];
}

export function wordsOf(told: Told): string {
	return 'line' in told ? told.line : told.words;
}
