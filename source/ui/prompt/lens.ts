/**
 * The prompt in words: its label, the syntax at its right, and the lens below it, which shows what Enter will
 * put on the wire.
 */
import {isNamed} from '../../commands/command.ts';
import {hintFor} from '../../decode/hint.ts';
import {secretInCommand} from '../../sasl/secret-lines.ts';
import {type Line, line, piece} from '../screen/lines.ts';
import {answerLens, sends} from './answer-lens.ts';
import type {Lens, LensContext} from './lens-context.ts';

export type {Lens, LensContext} from './lens-context.ts';

import {addressesFor, argumentsFor, pathCommands} from './arguments.ts';
import {pathsFor} from './paths.ts';
import {isStrayAnswer, promptMode, readingOf} from './reading.ts';
import {type Suggestion, suggestionFor} from './suggestion.ts';

export function lensOf(text: string, context: LensContext): Lens {
	const lens = lensOfPhase(text, context);
	const offered = text === '' && context.burst === null && !context.recorded ? offeredLine(context) : null;
	if (offered === null) {
		return lens;
	}

	return offered.line === ''
		? {...lens, lines: [line(piece(offered.why, 'dim'))]}
		: {
				...lens,
				ghost: offered.line,
				lines: [line(piece('→ accepts this line: ', 'dim'), piece(offered.why, 'dim'))],
			};
}

/** The one line that is suggested: what a finding advises, or what usually comes next. */
function offeredLine(context: LensContext): Suggestion | null {
	const advised = fittingAdvice(context);
	if (advised === '') {
		return {line: '', why: 'next: an empty line · Enter sends it'};
	}

	if (advised !== null) {
		const {advisedSteps = 1} = context;
		const more = advisedSteps > 1 ? ` · /fix types all ${advisedSteps} that fix it` : '';
		return {line: advised, why: `advised by a finding${more}`};
	}

	const {state, history = [], recipient, address = null, clientName = 'client.example.net'} = context;
	const {delivered = false, turnedAway = false, place} = context;
	return suggestionFor({
		state,
		history,
		recipient,
		address,
		clientName,
		delivered,
		turnedAway,
		message: state.phase.name === 'message' ? (place?.() ?? null) : null,
	});
}

/** What can be typed in this phase: anything else would be read as an answer, or go nowhere. */
function fittingAdvice({state: {phase, awaiting}, advised = null}: LensContext): string | null {
	if (advised === null || awaiting.length > 0) {
		return null;
	}

	switch (phase.name) {
		case 'command':
			return advised === '' ? null : advised;
		case 'auth':
			return advised === '' || /^[a-z\d+/]+=*$/i.test(advised) ? advised : null;
		case 'closed':
			return advised.startsWith('/connect') ? advised : null;
		default:
			return null;
	}
}

function lensOfPhase(text: string, context: LensContext): Lens {
	const mode = promptMode(context.state);
	const plain: Lens = {mode, label: '', masked: false, syntax: '', lines: [], completions: []};
	switch (mode) {
		case 'auth':
			return {...plain, ...answerLens(text, context)};
		case 'message':
			return {
				...plain,
				label: 'message',
				lines: messageLens(text, context),
			};
		case 'chunk':
			return {...plain, label: 'chunk', syntax: 'exact content, no dot-stuffing'};
		default:
			return {...plain, ...commandLens(text, context)};
	}
}

function commandLens(text: string, context: LensContext): Partial<Lens> {
	const {state, burst, history = [], recipient} = context;
	const label = burst ? `burst ${burst.length}` : '';
	if (text.startsWith('//')) {
		return {label, lines: [sends([piece(text.slice(1))], 'a literal slash')]};
	}

	if (text.startsWith('/')) {
		return {label, ...localLens(text, context)};
	}

	if (text === '') {
		return {label};
	}

	if (isStrayAnswer(text, state)) {
		const words =
			'AUTH was refused, and the server is not asking for anything: this would be sent as a command.';
		return {label, masked: true, lines: [line(piece('! ', 'warn'), words)]};
	}

	const hint = hintFor(text, state.situation);
	const isSecret = secretInCommand(text) !== null;
	const remarks = hint.remarks.map(remark =>
		line(
			piece('! ', 'warn'),
			remark.message,
			...(remark.suggestion && !isSecret ? [piece(`  ${remark.suggestion}`, 'strong')] : []),
		),
	);
	return {
		label,
		syntax: hint.syntax,
		completions: [...addressesFor(text, {state, history, recipient}), ...hint.completions],
		lines: [...remarks, ...hint.lines.map(said => line(piece(said, 'dim')))],
	};
}

const noneHere = 'no such command here';
const none = 'no such local command · // sends a slash';

function localLens(text: string, context: LensContext): Partial<Lens> {
	const {commands, recorded = false, searchable = false} = context;
	const name = text.slice(1).split(' ', 1)[0] ?? '';
	const hasArgument = text.includes(' ');
	const exact = commands.find(command => command.name === name);
	const matching = commands.filter(command => command.name.startsWith(name));
	if (exact && (hasArgument || matching.length === 1)) {
		const typed = text.slice(name.length + 2);
		return {
			syntax: `/${exact.name} ${exact.argument}`.trim(),
			lines: [line(piece(exact.help, 'dim'))],
			completions: hasArgument ? argumentsFor(name, typed, {...context, history: context.history ?? []}) : [],
			...(hasArgument &&
				pathCommands.includes(name) && {
					lookFor: () => pathsFor(typed).map(path => ({text: `/${name} ${path}`, label: ''})),
				}),
		};
	}

	if (searchable && matching.length === 0) {
		return {
			syntax: 'search',
			lines: [line(piece('Enter searches; then n and N go to the next or previous match', 'dim'))],
		};
	}

	return {
		syntax: matching.length > 0 ? 'local command' : recorded ? noneHere : none,
		lines:
			matching.length === 0
				? []
				: [line(piece(matching.map(command => `/${command.name}`).join('  '), 'dim'))],
		completions: matching.map(command => ({
			text: `/${command.name}${command.argument ? ' ' : ''}`,
			label: command.help,
		})),
	};
}

function messageLens(text: string, {state, turned, judge, commands}: LensContext): Line[] {
	if (text === '.') {
		return [line(piece('ends the message', 'strong'), piece('   Enter sends the dot', 'dim'))];
	}

	const local = /^\/(\S+)/.exec(text)?.[1] ?? text;
	if (commands.some(command => isNamed(command, local)) || /^(?:quit|rset)$/i.test(text)) {
		return [
			line(
				piece('! ', 'warn'),
				'This is sent as text of the message. Ctrl+P has the commands; a line with only a dot ends the message.',
			),
		];
	}

	if (text.startsWith('.')) {
		const wire = readingOf(turned)(text, state);
		return [
			sends(
				[piece(wire)],
				turned ? 'as typed; the server removes the first dot' : 'dot doubled, RFC 5321 §4.5.2',
			),
		];
	}

	// A field that is not finished is not wrong yet: it is judged once there is a value.
	const finished = !/^[!-9;-~]{0,77}:?[ \t]*$/.test(text);
	const remarks = finished ? (judge?.(text) ?? []) : [];
	return remarks.map(({message, reference}) =>
		line(piece('! ', 'warn'), message, piece(reference === undefined ? '' : `  ${reference}`, 'dim')),
	);
}
