/** Decode: the selected line in words. Words before codes, codes before bytes. */
import {typedLine, typedLines} from '../../commands/typed-remedies.ts';
import type {Explanation, ExplanationField} from '../../decode/explanation.ts';
import type {Finding} from '../../diagnosis/finding.ts';
import {
	findingWords,
	nextWords,
	remedyWords,
	retryWords,
	unsaid,
	wordsOf,
} from '../../reports/remedy-words.ts';
import {MASK} from '../../sasl/secrets.ts';
import type {Entry} from '../../session/entry.ts';
import {clip} from '../../text/graphemes.ts';
import {blank, circled, heading, type Line, line, type Piece, piece, table} from '../screen/lines.ts';
import {styleOfCode} from '../screen/theme.ts';
import type {Pane, PaneContext} from './pane.ts';
import {placeOf} from './place.ts';

export const decode: Pane = {
	name: 'decode',
	title: 'Decode',
	lines(context) {
		const {entry} = context;
		if (!entry && context.entries.length > 0) {
			return [line(piece('No line matches the filter: nothing is selected.', 'dim'))];
		}

		if (!entry) {
			return [
				line(piece('Each line of the conversation is explained here as it is sent or received.', 'dim')),
				blank,
				line(piece('Type EHLO and a name to begin.', 'dim')),
			];
		}

		const explanation = context.explain(entry);
		const fields = fieldLines(beyondHead(entry, explanation.fields), context.reveal);
		const asSent = asSentLines(entry, context);
		return [
			...head(entry, explanation, context),
			blank,
			...(explanation.summary === '' ? [] : [line(explanation.summary)]),
			...section(findingLines(entry, context)),
			...section(remarkLines(entry)),
			...(isExplainedLineByLine(entry) ? [fields, asSent] : [asSent, fields]).flatMap(section),
			...section(
				[line(piece(explanation.references.join(' · '), 'dim'))].filter(
					() => explanation.references.length > 0,
				),
			),
		];
	},
};

function section(lines: readonly Line[]): Line[] {
	return lines.length === 0 ? [] : [blank, ...lines];
}

function head(entry: Entry, explanation: Explanation, {findings, state}: PaneContext): Line[] {
	// A finding below says itself whether to try again.
	const isTold = findings.some(
		found => found.evidence[0]?.entryId === entry.id && findingWords(found) !== '',
	);
	const about = [
		whatItAnswers(entry),
		isTold ? '' : retryWords[explanation.retry],
		isOver(explanation, state.phase.name === 'closed'),
	].filter(part => part !== '');
	const verdict =
		entry.type === 'reply'
			? [piece(`${[entry.code, entry.enhanced].filter(Boolean).join(' ')} `, styleOfCode(entry.code))]
			: [];
	return [
		line(...verdict, piece(explanation.title, 'strong')),
		...(about.length > 0 ? [line(piece(about.join(' · '), 'dim'))] : []),
	];
}

function whatItAnswers(entry: Entry): string {
	if (entry.type !== 'reply') {
		return '';
	}

	const took = entry.elapsed === null ? '' : ` after ${Math.round(entry.elapsed)} ms`;
	switch (entry.answers) {
		case null:
			return entry.situation.phase === 'connecting'
				? 'the recording does not show which command it answers'
				: 'it does not answer a command';
		case 'CONNECT':
			return `the greeting${took}`;
		case 'DATA-END':
			return `the verdict on the message${took}`;
		default: {
			const isAnswer = entry.auth?.messages.some(
				message => message.entryId === entry.answersId && message.from === 'client',
			);
			return `answers ${isAnswer && entry.auth ? `the AUTH ${entry.auth.mechanism} exchange` : clip(entry.command ?? entry.answers, 60)}${took}`;
		}
	}
}

function isOver({connectionOver}: Explanation, closed: boolean): string {
	return !connectionOver ? '' : closed ? 'the connection is over' : 'only QUIT is of any use now';
}

const linesShown = 500;

/** The list of extensions: there the meaning comes first. */
function isExplainedLineByLine(entry: Entry): boolean {
	return (
		entry.type === 'reply' && (entry.answers === 'EHLO' || entry.answers === 'LHLO') && entry.code === 250
	);
}

/** A reply of several lines, as the server sent them. */
function asSentLines(entry: Entry, {clean, reveal}: PaneContext): Line[] {
	if (entry.type !== 'reply' || entry.lines.length < 2) {
		return [];
	}

	const shown = reveal ? entry : clean(entry);
	const lines = shown.type === 'reply' ? shown.lines : entry.lines;
	return [
		heading(`The ${lines.length} lines as sent`),
		...lines.slice(0, linesShown).map(({text}, index) => ({
			...line(
				piece(`  ${entry.code}${index === lines.length - 1 && entry.complete ? ' ' : '-'}`, 'dim'),
				text,
			),
			indent: 6,
		})),
		...(lines.length > linesShown ? [line(piece(`  … ${lines.length - linesShown} more lines`, 'dim'))] : []),
	];
}

/** Without what stands above already: what a reply answers and its lines, and remarks on a command. */
function beyondHead(entry: Entry, fields: readonly ExplanationField[]): readonly ExplanationField[] {
	if (entry.type === 'reply') {
		const shownAbove = ['answers', 'took', ...(entry.lines.length > 1 ? ['text'] : [])];
		return fields.filter(({label}) => !shownAbove.includes(label));
	}

	const remarks = entry.type === 'sent' ? entry.remarks : [];
	return fields.filter(
		({value}) => !remarks.some(({message, suggestion}) => value.startsWith(message) || value === suggestion),
	);
}

export function fieldLines(fields: readonly ExplanationField[], reveal: boolean): Line[] {
	return table(
		fields.map(({label, value, secret}): readonly [string, Piece] => [
			label,
			secret && !reveal ? piece(`${MASK}  /reveal shows it`, 'dim') : piece(value),
		]),
	);
}

function remarkLines(entry: Entry): Line[] {
	if (entry.type !== 'sent') {
		return [];
	}

	return entry.remarks.flatMap(({message, suggestion, reference}) => [
		{...line(piece('! ', 'warn'), message, piece(reference ? `  ${reference}` : '', 'dim')), indent: 2},
		...(suggestion ? [{...line('  right: ', piece(suggestion, 'strong')), indent: 2}] : []),
	]);
}

function findingLines(entry: Entry, {findings, entries, recorded = false}: PaneContext): Line[] {
	return findings.flatMap((finding, index) =>
		finding.evidence.some(({entryId}) => entryId === entry.id)
			? [...oneFinding(finding, index + 1, recorded), ...pointer(finding, entry, entries)]
			: [],
	);
}

/** Where the other end of a blame stands. */
function pointer({blames, evidence}: Finding, entry: Entry, entries: readonly Entry[]): Line[] {
	const at = evidence[0]?.entryId;
	if (blames === undefined || at === undefined || blames === at) {
		return [];
	}

	return entry.id === blames
		? [{...line(piece('  ◂ this line is the cause; refused: ', 'dim'), placeOf(entries, at)), indent: 4}]
		: [{...line(piece('  ↑ the cause is above: ', 'dim'), placeOf(entries, blames)), indent: 4}];
}

const levels = {
	error: {style: 'bad', word: '✗ error'},
	warning: {style: 'warn', word: '! warning'},
	note: {style: 'accent', word: '· note'},
} as const;

/** `recorded`: what would help is described, because nothing can be sent. */
export function oneFinding(finding: Finding, number: number, recorded: boolean): Line[] {
	const {level, message, advice, rule, reference} = finding;
	const {style, word} = levels[level];
	const verdict = findingWords(finding);
	return [
		{...line(piece(`${circled(number)} ${word}  `, style), piece(message, 'strong')), indent: 2},
		{...line(`  ${advice}`), indent: 2},
		...(verdict === '' ? [] : [{...line(piece(`  ${verdict}`, 'dim')), indent: 2}]),
		...(recorded ? toldLines(finding) : nextLines(finding)),
		{...line(piece(`  ${rule} · ${reference}`, 'dim')), indent: 2},
	];
}

/** The line to type stands out; what else helps stands behind it. */
function nextLines(finding: Finding): Line[] {
	const lines = typedLines(finding);
	const typed = lines.slice(0, 1).map(text => piece(text || 'an empty line', 'strong'));
	const said = unsaid(finding)
		.filter(remedy => typedLine(remedy) === null)
		.map(remedy => wordsOf(remedyWords(remedy)))
		.join('; ');
	const words = said === '' ? [] : [typed.length === 0 ? said : `; ${said}`];
	return [
		...(typed.length + words.length === 0
			? []
			: [{...line(piece('  next: ', 'dim'), ...typed, ...words), indent: 8}]),
		...(lines.length > 1 ? [{...line(piece('  /fix: ', 'dim'), lines.join(' → ')), indent: 8}] : []),
	];
}

function toldLines(finding: Finding): Line[] {
	const words = nextWords(finding);
	return words === '' ? [] : [{...line(piece('  next would be: ', 'dim'), words), indent: 17}];
}
