/** The AUTH side of an entry: its message decoded, in both directions. */
import {isNegative} from '../protocol/reply-class.ts';
import {analyseBase64} from '../sasl/base64.ts';
import {decodeSasl, explainAuthMessage} from '../sasl/decode.ts';
import type {AuthExchange} from '../sasl/exchange.ts';
import {guessBase64} from '../sasl/guess.ts';
import type {DecodedStep} from '../sasl/mechanism.ts';
import type {ReplyEntry, SentLineEntry} from '../session/entry.ts';
import type {Explanation, ExplanationField} from './explanation.ts';

export type LoginWords = {
	/** Where it is better than the reply's own. */
	readonly title?: string;
	readonly said: readonly string[];
	readonly fields: readonly ExplanationField[];
	readonly reference: string | undefined;
};

/** What a reply inside an AUTH exchange says; null outside one. */
export function explainAuthReply(entry: ReplyEntry): LoginWords | null {
	if (!entry.auth) {
		return entry.code === 334 ? guessedChallenge(entry) : null;
	}

	const mechanism = mechanismField(entry.auth);
	if (entry.code === 334) {
		const step = explainAuthMessage(entry.auth);
		return step?.from === 'server'
			? {
					title: step.title,
					said: step.problems,
					fields: [...mechanism, ...step.fields],
					reference: step.reference,
				}
			: {said: [], fields: mechanism, reference: undefined};
	}

	const sent = decodeSasl(entry.auth).filter(step => step.from === 'client');
	return {
		said: isNegative(entry.code) ? problemsOf(sent) : [],
		fields: [...mechanism, ...sent.flatMap(step => step.fields)],
		reference: sent.at(-1)?.reference,
	};
}

/** Each once; of several messages, which of them have it. */
function problemsOf(sent: readonly DecodedStep[]): readonly string[] {
	if (sent.length < 2) {
		return sent.flatMap(({problems}) => problems);
	}

	const places = Map.groupBy(
		sent.flatMap(({problems, fields}) =>
			problems.map(problem => ({problem, place: fields[0]?.label ?? 'answer'})),
		),
		({problem}) => problem,
	);
	return [...places].map(([problem, found]) => {
		const named = [...new Set(found.map(({place}) => place))].join(' and ');
		return `${named.slice(0, 1).toUpperCase()}${named.slice(1)}: ${problem}`;
	});
}

/** Nothing where the word that stood there may be a secret itself. */
function mechanismField({mechanism}: AuthExchange): readonly ExplanationField[] {
	return mechanism === '' ? [] : [{label: 'mechanism', value: mechanism}];
}

/** “334 VXNlcm5hbWU6, what is this?”: a 334 without its exchange, read by its form. */
function guessedChallenge({lines}: ReplyEntry): LoginWords | null {
	const text = lines.at(-1)?.text.trim() ?? '';
	const {bytes} = analyseBase64(text);
	if (!bytes || bytes.length === 0) {
		return null;
	}

	const {reading, step} = guessBase64(text);
	return reading === null || step.from === 'client'
		? {said: [], fields: step.fields, reference: undefined}
		: {title: step.title, said: step.problems, fields: step.fields, reference: step.reference};
}

/** What the client sent in an AUTH exchange; null where the line carries no message of it. */
export function explainAuthLine(entry: SentLineEntry): DecodedStep | null {
	const step = entry.auth && explainAuthMessage(entry.auth);
	return step?.from === 'client' && step.entryId === entry.id ? step : null;
}

/** An answer to a 334. */
export function explainAuthAnswer(entry: SentLineEntry): Explanation {
	const step = explainAuthLine(entry);
	const said = step?.problems.join(' ') ?? '';
	return {
		title: step?.title ?? 'An answer to the server’s challenge',
		summary: said === '' ? 'The answer to the server’s 334, in base64.' : said,
		fields: [...(entry.auth ? mechanismField(entry.auth) : []), ...(step?.fields ?? [])],
		retry: 'none',
		connectionOver: false,
		references: ['RFC 4954 §4', ...(step && step.reference !== 'RFC 4954 §4' ? [step.reference] : [])],
	};
}
