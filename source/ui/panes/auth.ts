/** Auth: the exchange step by step, both sides decoded. */
import {decodeSasl} from '../../decode/sasl/decode.ts';
import type {AuthExchange} from '../../session/auth-exchange.ts';
import type {Situation} from '../../session/entry.ts';
import {blank, type Line, line, type Piece, piece} from '../lines.ts';
import {fieldLines} from './decode.ts';
import type {Pane} from './pane.ts';

export const auth: Pane = {
	name: 'auth',
	title: 'Auth',
	lines({entry, state, reveal}) {
		const chosen = entry && 'auth' in entry ? entry.auth : null;
		const exchange = chosen ?? state.auth;
		if (!exchange) {
			return nothing(state.situation);
		}

		return [
			line(piece(`AUTH ${exchange.mechanism}`, 'strong'), '  ', outcome(exchange)),
			...decodeSasl(exchange, {now: Date.now()}).flatMap(step => [
				blank,
				line(
					piece(step.from === 'client' ? 'C ' : 'S ', 'dim'),
					piece(step.title, 'strong'),
					piece(`  line ${step.entryId}`, 'dim'),
				),
				...fieldLines(step.fields, reveal).map(field => ({
					...field,
					pieces: [piece('  '), ...field.pieces],
					indent: (field.indent ?? 0) + 2,
				})),
				...step.problems.map(problem => ({...line(piece('  ! ', 'warn'), problem), indent: 4})),
			]),
		];
	},
};

const outcomes: Readonly<Record<AuthExchange['outcome'], Piece>> = {
	open: piece('going on', 'accent'),
	succeeded: piece('✓ logged in', 'good'),
	failed: piece('✗ refused', 'bad'),
	cancelled: piece('cancelled', 'warn'),
};

function outcome(exchange: AuthExchange): Piece {
	return outcomes[exchange.outcome];
}

function nothing({capabilities, secure}: Situation): Line[] {
	const offered = capabilities?.keywords.find(({keyword}) => keyword === 'AUTH')?.parameters ?? [];
	const how = capabilities
		? offered.length > 0
			? `The server offers ${offered.join(', ')}. Type AUTH and one of them.`
			: secure
				? 'The server offers no AUTH on this connection.'
				: 'The server offers no AUTH in clear text; many do after STARTTLS.'
		: 'EHLO shows which mechanisms the server offers; then type AUTH and one of them.';
	return [
		line(piece('A login appears here step by step, both sides decoded.', 'dim')),
		blank,
		line(piece(how, 'dim')),
	];
}
