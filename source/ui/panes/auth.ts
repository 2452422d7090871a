/** Auth: the exchange step by step, both sides decoded. */
import {announcedMechanisms} from '../../protocol/ehlo.ts';
import {decodeSasl} from '../../sasl/decode.ts';
import type {AuthExchange} from '../../sasl/exchange.ts';
import type {DecodedStep} from '../../sasl/mechanism.ts';
import {authPassage} from '../../session/auth-passage.ts';
import type {Situation} from '../../session/entry.ts';
import {timeOf} from '../../session/moment.ts';
import {placeOfId} from '../conversation/timeline.ts';
import {blank, type Line, line, type Piece, piece} from '../screen/lines.ts';
import {sinceStart} from '../screen/times.ts';
import {fieldLines, oneFinding} from './decode.ts';
import type {Pane, PaneContext} from './pane.ts';

export const auth: Pane = {
	name: 'auth',
	title: 'Auth',
	lines(context) {
		const passage = authPassage(context.entries, context.entry);
		if (!passage) {
			return nothing(context.state.situation);
		}

		const {from, to, notes} = passage;
		const last = context.entries.find(({id}) => id === to);
		// A server may repeat a secret in its challenge.
		const shown = last && !context.reveal ? context.clean(last) : last;
		const exchange = (shown && 'auth' in shown && shown.auth) || passage.exchange;
		const found = context.findings.flatMap((finding, index) =>
			finding.evidence.some(({entryId}) => entryId >= from && entryId <= to)
				? [blank, ...oneFinding(finding, index + 1, context.recorded ?? false)]
				: [],
		);
		return [
			line(piece(`AUTH ${exchange.mechanism}`.trimEnd(), 'strong'), '  ', outcome(exchange)),
			...notes.map(note => ({...line(piece('! ', 'bad'), piece(note, 'strong')), indent: 2})),
			...found,
			...decodeSasl(exchange, {now: Date.now()}).flatMap(step => stepLines(step, context)),
		];
	},
};

/** When the line was, as the conversation shows it; nothing where a recording has no times. */
function timeWords(entries: PaneContext['entries'], id: number): string {
	const entry = entries[placeOfId(entries, id)];
	const at = entry ? timeOf(entry) : null;
	return at === null ? '' : `  at ${sinceStart(at)}`;
}

function stepLines(step: DecodedStep, context: PaneContext): Line[] {
	const {reveal, authSteps} = context;
	const own = authSteps.get(step.entryId);
	const computed = own?.computed ?? [];
	return [
		blank,
		line(
			piece(step.from === 'client' ? 'C ' : 'S ', 'dim'),
			piece(step.title, 'strong'),
			piece(timeWords(context.entries, step.entryId), 'dim'),
		),
		...inset(fieldLines(step.fields, reveal)),
		...step.problems.map(problem => ({...line(piece('  ! ', 'warn'), problem), indent: 4})),
		...(computed.length > 0
			? [line(piece('  computed', 'accent')), ...inset(fieldLines(computed, reveal))]
			: []),
		...(own?.remarks ?? []).map(remark => ({...line(piece('  · ', 'dim'), remark), indent: 4})),
	];
}

function inset(lines: readonly Line[]): Line[] {
	return lines.map(field => ({
		...field,
		pieces: [piece('  '), ...field.pieces],
		indent: (field.indent ?? 0) + 2,
	}));
}

const outcomes: Readonly<Record<AuthExchange['outcome'], Piece>> = {
	open: piece('in progress', 'accent'),
	succeeded: piece('✓ logged in', 'good'),
	failed: piece('✗ refused', 'bad'),
	cancelled: piece('cancelled', 'warn'),
};

function outcome(exchange: AuthExchange): Piece {
	return outcomes[exchange.outcome];
}

function nothing({capabilities, secure}: Situation): Line[] {
	const offered = announcedMechanisms(capabilities);
	const how = capabilities
		? offered.length > 0
			? `The server offers ${offered.join(', ')}. Type AUTH and one of them.`
			: secure
				? 'The server offers no AUTH on this connection.'
				: 'The server offers no AUTH in clear text; many servers offer it after STARTTLS.'
		: 'EHLO shows which mechanisms the server offers; then type AUTH and one of them.';
	return [
		line(piece('A login appears here step by step, both sides decoded.', 'dim')),
		blank,
		line(piece(how, 'dim')),
	];
}
