/** The Message view in sections: envelope, header, parts, what a receiver may hold against it. */
import {counted} from '../../decode/quantities.ts';
import {readArc} from '../../message/dkim/arc.ts';
import {arcLines} from '../../message/dkim/arc-lines.ts';
import type {Examined} from '../../message/examine.ts';
import type {ReadField} from '../../message/header-fields.ts';
import type {LintFinding} from '../../message/lint/finding.ts';
import {type OutlinePart, outlineOf, partToRead} from '../../message/outline.ts';
import {withCommas} from '../../protocol/with-commas.ts';
import {blank, heading, type Line, line, type Piece, piece, table} from '../screen/lines.ts';

export function envelopeLines({envelope}: Examined): Line[] {
	if (!envelope) {
		return [];
	}

	const {from, author, sameSender, recipients, notSent} = envelope;
	const sender = sameSender
		? piece('  same as in From', 'dim')
		: piece(author === null ? '  the header has no From' : `  but From is ${author}`, 'warn');
	const shown = recipients.slice(0, 20);
	const unsent = notSent.slice(0, 10).join(', ');
	const more = notSent.length > 10 ? ` and ${notSent.length - 10} more` : '';
	return [
		blank,
		...table([
			['MAIL FROM', from === '' ? '<> (a bounce)' : from, sender],
			...shown.map(({address, field}, index): [string, string, Piece] => [
				index === 0 ? 'RCPT TO' : '',
				address,
				field === null ? piece('  not in the header (Bcc)', 'warn') : piece(`  ${field}`, 'dim'),
			]),
			...(recipients.length > shown.length
				? [['', piece(`and ${recipients.length - shown.length} more`, 'dim')] as [string, Piece]]
				: []),
			...(notSent.length > 0
				? [['not sent', unsent + more, piece('  in the header only', 'warn')] as [string, string, Piece]]
				: []),
		]),
	];
}

const fieldsShown = 100;
const valueShown = 2000;

export function headerLines({message: {root}}: Examined): Line[] {
	if (root.fields.length === 0) {
		return [];
	}

	return [
		blank,
		...root.fields.slice(0, fieldsShown).flatMap(fieldLines),
		...(root.fields.length > fieldsShown
			? [line(piece(`… ${counted(root.fields.length - fieldsShown, 'more field')}`, 'dim'))]
			: []),
	];
}

function fieldLines({name, value, raw}: ReadField): Line[] {
	return [
		{...line(piece(`${name}: `, 'accent'), value.slice(0, valueShown)), indent: 2},
		...(value === raw
			? []
			: [{...line(piece(`  sent as ${raw.slice(0, valueShown)}`, 'dim')), fixed: true as const}]),
	];
}

/** Who handled the message on its way, where they say so by ARC. */
export function arcSection({message: {root}, truncated}: Examined): Line[] {
	const chain = readArc(root.fields, truncated ? null : {bytes: root.body, encoding: root.encoding});
	return chain
		? [
				blank,
				heading('ARC: who handled it on its way'),
				...arcLines(chain).map(words => ({...line(words), indent: 3})),
				...chain.problems.map(words => ({...line(piece('! ', 'warn'), words), indent: 2})),
			]
		: [];
}

const partsShown = 200;

/** `hints`: the commands that do more, where they can be typed. */
export function partLines({message}: Examined, asked: string | null, hints = false): Line[] {
	const parts = outlineOf(message);
	const shown = partToRead(message, asked);
	if (parts.length === 1 && parts[0]?.file === null && parts[0].part.type === 'text/plain') {
		return [];
	}

	return [
		blank,
		heading('Parts'),
		...parts.slice(0, partsShown).map(part => partLine(part, part.part === shown)),
		...(parts.length > partsShown
			? [line(piece(`… ${counted(parts.length - partsShown, 'more part')}`, 'dim'))]
			: []),
		...(hints && parts.length > 2
			? [line(piece(`/part ${parts.at(-1)?.part.path} shows another part`, 'dim'))]
			: []),
		...(hints && parts.some(({file}) => file !== null)
			? [line(piece('/attachment 1 saves the file, /attachment 1 PATH under that name', 'dim'))]
			: []),
	];
}

function partLine({part, depth, file, decoded}: OutlinePart, shown: boolean): Line {
	const {path, type, charset, encoding, octets, name} = part;
	const size = counted(octets, 'byte');
	const becomes =
		decoded === null || decoded === octets || encoding !== 'base64' ? '' : ` → ${withCommas(decoded)}`;
	const words = [
		...(charset === null ? [] : [charset]),
		...(encoding === '7bit' || part.children.length > 0 ? [] : [encoding]),
		size + becomes,
	];
	return {
		...line(
			piece(shown ? '❯ ' : '  ', 'accent'),
			piece(`${'  '.repeat(depth)}${path}${path === '' ? '' : '  '}`, 'dim'),
			type,
			...(name === null ? [] : [piece(`  ${name}`, 'strong')]),
			piece(`  ${words.join('  ')}`, 'dim'),
			...(file === null ? [] : [piece(`  attachment ${file}`, 'accent')]),
		),
		indent: 4 + depth * 2,
	};
}

const signs = {error: piece('✗ ', 'bad'), warning: piece('! ', 'warn'), note: piece('i ', 'dim')};

export function findingLines({findings}: Examined, complete: boolean): Line[] {
	if (findings.length === 0) {
		return complete ? [blank, line(piece('✓ ', 'good'), 'Nothing that a receiver would object to.')] : [];
	}

	return [
		blank,
		heading(complete ? 'What a receiver may object to' : 'So far'),
		...findings.slice(0, 50).flatMap(oneFinding),
		...(findings.length > 50 ? [line(piece(`… and ${findings.length - 50} more`, 'dim'))] : []),
	];
}

function oneFinding({rule, level, message, advice, reference, part, line: at}: LintFinding): Line[] {
	const place = [
		...(part === undefined ? [] : [`part ${part}`]),
		...(at === undefined ? [] : [`line ${at}`]),
		rule,
		...(reference === '' ? [] : [reference]),
	];
	return [
		{...line(signs[level], message), indent: 2},
		{...line(`  ${advice}${advice === '' ? '' : '  '}`, piece(place.join(' · '), 'dim')), indent: 2},
	];
}
