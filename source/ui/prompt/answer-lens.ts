/** The lens at a 334: how the answer is read, what Enter sends, and what the server will find wrong with it. */
import {type AnswerReading, readAnswer} from '../../sasl/answer.ts';
import {encodeBase64, readableText} from '../../sasl/base64.ts';
import {octets} from '../../sasl/bytes.ts';
import {answerProblem} from '../../sasl/decode.ts';
import {MASK} from '../../sasl/secrets.ts';
import {type Line, line, type Piece, piece} from '../screen/lines.ts';
import type {Lens, LensContext} from './lens-context.ts';
import {answerReading} from './reading.ts';

export function answerLens(text: string, context: LensContext): Partial<Lens> {
	const {state, turned, reveal} = context;
	const {auth} = state;
	if (!auth || state.phase.name !== 'auth') {
		return {
			label: 'answer',
			masked: true,
			syntax: 'typed ahead of the challenge',
			lines: [
				line(piece('waits for the server’s challenge and is then read as an answer; * cancels', 'dim')),
			],
		};
	}

	const answer = readAnswer(text, auth, answerReading(text, state, turned));
	const other = answer.reading === 'plain' ? 'send as typed' : 'read as plain text';
	const masked = answer.masked && !answer.cancels && !reveal;
	const shown = masked ? MASK : answer.line;
	const wire = [sends([piece(shown)], [answer.why, decoded(answer, masked)].filter(Boolean).join(' '))];
	const remarks = answerRemarks(text, answer, context);
	return {
		label: answer.promptText,
		masked: answer.masked && !reveal,
		syntax:
			answer.reading === 'plain'
				? `plain text → base64 (Ctrl+T: ${other})`
				: `sent as typed (Ctrl+T: ${other})`,
		// Where one row is all there is: who turned the reading round knows what is odd about it.
		lines:
			text === ''
				? [line(piece(answer.why + computedBy(answer), 'dim'))]
				: turned
					? [...wire, ...remarks]
					: [...remarks, ...wire],
	};
}

/** What the local command does instead of the person who types. */
function computedBy({computed}: AnswerReading): string {
	switch (computed) {
		case null:
			return '';
		case 'this answer':
			return ' /auth computes it.';
		case 'the whole exchange':
			return ' /auth does the whole exchange.';
	}
}

/** What goes out as it is, in plain text; of a secret only how long it is. */
function decoded({reading, line: sent, bytes}: AnswerReading, masked: boolean): string {
	if (reading === 'plain' || bytes === null || bytes.length === 0 || encodeBase64(bytes) !== sent) {
		return '';
	}

	const text = masked ? null : readableText(bytes);
	return text === null ? `It is ${octets(bytes.length)} long.` : `It says “${text}”.`;
}

/** What the server will find wrong with it, and what is no answer at all. */
function answerRemarks(text: string, answer: AnswerReading, {state, commands}: LensContext): Line[] {
	const name = /^\/(\S+)/.exec(text)?.[1];
	if (commands.some(command => command.name === name)) {
		return [line(piece('! ', 'warn'), 'Here every line is an answer: press Ctrl+P for the local commands.')];
	}

	const problem = state.auth && !answer.cancels ? answerProblem(state.auth, answer.line) : null;
	return problem === null ? [] : [line(piece('! ', 'warn'), problem)];
}

export function sends(wire: readonly Piece[], why: string): Line {
	return line(piece('sends ', 'dim'), ...wire, piece(`   ${why}`, 'dim'));
}
