/** What the client sent, explained: what the line does, what is in it, what is unusual, what comes next. */

import {type Command, parseCommand} from '../protocol/command.ts';
import type {Path} from '../protocol/path.ts';
import {gradeOf} from '../sasl/grades.ts';
import type {SentEntry, SentLineEntry, SentMessageEntry} from '../session/entry.ts';
import {octetsOf} from '../session/rope.ts';
import type {SharedList} from '../session/shared-list.ts';
import {explainAuthAnswer, explainAuthLine} from './auth.ts';
import {commandWords} from './commands.ts';
import {esmtpParameter, parameterWords} from './esmtp-parameters.ts';
import type {Explanation, ExplanationField} from './explanation.ts';
import {misplaced} from './order.ts';
import {counted, octetsInWords} from './quantities.ts';

const plain = {retry: 'none', connectionOver: false} as const;

export function explainSent(entry: SentEntry): Explanation {
	switch (entry.kind) {
		case 'message':
			return explainContent(entry);
		case 'message-line':
			return {
				...plain,
				title: 'End of the message',
				summary:
					'A line with only a dot: the server now accepts or refuses the message. The next line is a command.',
				fields: wireFields(entry),
				references: ['RFC 5321 §4.1.1.4'],
			};
		case 'auth-response':
			return explainAuthAnswer(entry);
		case 'command':
			return explainCommand(entry);
	}
}

function explainCommand(entry: SentLineEntry): Explanation {
	const command = parseCommand(entry.line);
	const words = commandWords(command.verb);
	const login = explainAuthLine(entry);
	const order = misplaced(command, entry.situation).map(remark => remark.message);
	const meaning = words?.meaning ?? 'Most servers answer a command that they do not know with 500 or 502.';
	const summary = [
		special(command) ?? meaning,
		...order,
		...(login?.problems ?? []),
		words ? `Expect: ${lowerFirst(words.next)}` : '',
	];
	return {
		...plain,
		title: words?.title ?? unknownTitle(command.verb),
		summary: summary.filter(Boolean).join(' '),
		fields: [
			...argumentFields(command),
			...(login?.fields ?? []),
			...remarkFields(entry),
			...wireFields(entry),
		],
		references: references(command, words?.reference, login?.reference),
	};
}

function unknownTitle(verb: string): string {
	return verb === '' ? 'An empty line' : 'Not a known command';
}

function special({verb, path, auth}: Command): string | null {
	if (verb === 'MAIL' && path?.bracketed && path.address === '') {
		return 'Opens a transaction with the empty sender: the message is a report, and no bounce is sent if it fails.';
	}

	if (auth && auth.mechanism !== '') {
		const {grade, reason} = gradeOf(auth.mechanism);
		return `Starts a login with ${auth.mechanism}: ${grade} (${reason}).`;
	}

	return null;
}

function argumentFields(command: Command): ExplanationField[] {
	const {path, parameters, chunk, auth, clientName} = command;
	return [
		...(path ? pathFields(path, command.verb) : []),
		...parameters.map(parameter => ({
			label: parameter.value === null ? parameter.name : `${parameter.name}=${parameter.value}`,
			value: parameterWords(parameter),
		})),
		...(clientName === null ? [] : [{label: 'name', value: clientName}]),
		...(auth && auth.mechanism !== '' ? [{label: 'mechanism', value: auth.mechanism}] : []),
		...(auth ? [{label: 'initial response', value: initialResponse(auth.initialResponse)}] : []),
		...(chunk?.size == null
			? []
			: [{label: 'octets', value: `${octetsInWords(chunk.size)}${chunk.last ? ', the last block' : ''}`}]),
		...(isPlain(command) ? [{label: 'argument', value: command.argument}] : []),
	];
}

function isPlain({path, auth, chunk, clientName, argument}: Command): boolean {
	return !path && !auth && !chunk && clientName === null && argument !== '';
}

function initialResponse(response: string | null): string {
	if (response === null) {
		return 'absent: the server asks with 334';
	}

	return response === '=' ? 'empty, written “=”' : 'present: saves one round trip';
}

function pathFields(path: Path, verb: string): ExplanationField[] {
	const fields: ExplanationField[] = [
		{label: verb === 'RCPT' ? 'recipient' : 'sender', value: path.address || 'empty'},
	];
	if (path.displayName !== null) {
		fields.push({label: 'ignored', value: `the display name “${path.displayName}”`});
	}

	if (path.sourceRoute !== null) {
		fields.push({label: 'ignored', value: `the route ${path.sourceRoute}`});
	}

	if (path.localPart.includes('+') && path.domain !== null) {
		const detail = path.localPart.slice(path.localPart.indexOf('+') + 1);
		fields.push({label: 'after +', value: `${detail}, which many servers drop to find the mailbox`});
	}

	return fields;
}

function remarkFields({remarks}: SentLineEntry): ExplanationField[] {
	const better = new Set(
		remarks.map(remark => remark.suggestion).filter(suggestion => suggestion !== undefined),
	);
	return [
		...remarks.map(remark => ({label: 'unusual', value: remark.message})),
		...[...better].map(value => ({label: 'better', value})),
	];
}

function wireFields(entry: SentLineEntry): ExplanationField[] {
	switch (entry.ending) {
		case 'CRLF':
			return [];
		case 'none':
			return [{label: 'line end', value: 'none yet: the server is waiting for the rest of the line'}];
		default:
			return [
				{
					label: 'line end',
					value: `${entry.ending} alone, where CR LF is required; servers differ in how they treat it`,
				},
			];
	}
}

function explainContent(entry: SentMessageEntry): Explanation {
	if (entry.octets === 0) {
		return {
			...plain,
			title: 'The message',
			summary: 'The recording does not contain it.',
			fields: [],
			references: ['RFC 5321 §4.5.2'],
		};
	}

	const stuffed =
		entry.verb === 'DATA'
			? 'A line that begins with a dot has a second dot on the wire.'
			: 'The octets are counted: no dot ends the message, and none is doubled.';
	return {
		...plain,
		title: entry.complete ? 'The message' : entry.brokenOff ? 'Part of a message' : 'The message so far',
		summary: `${stuffed} ${entry.complete ? '' : howItGoesOn(entry)}`.trim(),
		fields: [
			{label: 'size', value: `${octetsInWords(entry.octets)} in ${counted(entry.lines, 'line')}`},
			...(entry.truncated
				? [
						{
							label: 'kept',
							value: `the first ${octetsInWords(octetsOf(entry.content))}; the rest was sent and only counted`,
						},
					]
				: []),
			{label: 'from', value: entry.situation.sender === '' ? '<>' : (entry.situation.sender ?? 'no sender')},
			{label: 'to', value: recipientWords(entry.situation.recipients)},
			...entry.remarks.map(remark => ({label: 'unusual', value: remark.message})),
		],
		references: [entry.verb === 'DATA' ? 'RFC 5321 §4.5.2' : 'RFC 3030 §2', 'RFC 5322'],
	};
}

function howItGoesOn({verb, brokenOff}: SentMessageEntry): string {
	switch (brokenOff) {
		case 'verdict':
			return 'The server answered before its end, so the rest was not sent.';
		case 'end':
			return 'The connection ended before its end, so the server must not deliver it.';
		default:
			return verb === 'DATA' ? 'A line with only a dot will end it.' : 'There is more to come.';
	}
}

function recipientWords(recipients: SharedList<string>): string {
	const shown = recipients.slice(0, 10).join(', ');
	const more = recipients.length > 10 ? ` and ${recipients.length - 10} more` : '';
	return shown === '' ? 'no one' : shown + more;
}

function references(command: Command, ...own: readonly (string | undefined)[]): string[] {
	const parameters = command.parameters.map(parameter => esmtpParameter(parameter.name)?.reference);
	return [...new Set([...own, ...parameters].filter(reference => reference !== undefined))];
}

function lowerFirst(text: string): string {
	return text.charAt(0).toLowerCase() + text.slice(1);
}
