/** One keyword of the server's list: what it means, what it lets you type, where it is written down. */

import {type KeywordWords, keywordWords} from '../../decode/ehlo-keywords.ts';
import type {Capability} from '../../protocol/capabilities.ts';
import {gradeOf} from '../../sasl/grades.ts';
import type {MechanismGrade} from '../../sasl/mechanism.ts';
import {type Line, line, type Piece, piece, type Style, table} from '../screen/lines.ts';

export type Place = {
	readonly gone: boolean;
	readonly secure: boolean;
	/** On how many lines it was announced. */
	readonly times: number;
};

export function keywordLines(capability: Capability, {gone, secure, times}: Place): Line[] {
	const {keyword, parameters, oldForm} = capability;
	const words = keywordWords(capability);
	const mechanisms = keyword === 'AUTH' || keyword === 'X-EXPS' ? parameters : [];
	const shown = mechanisms.length > 0 ? '' : parameters.join(' ');
	return [
		{
			...line(
				piece(`${keyword}${oldForm ? '=' : ' '}${shown}`.trimEnd(), 'strong'),
				...(gone ? [goneWords(keyword, secure)] : []),
				...statusPieces(words.status),
				...(times > 1 ? [piece(`  ! on ${times} lines`, 'warn')] : []),
			),
			indent: 2,
		},
		{...line(`  ${mechanisms.length > 0 ? words.what : words.meaning}`), indent: 2},
		...mechanismLines(mechanisms, secure),
		{...line('  ', ...opens(words), piece(referenceOf(words), 'dim')), indent: 2},
	];
}

function goneWords(keyword: string, secure: boolean): Piece {
	return keyword === 'STARTTLS' && secure
		? piece('  in use, so no longer announced', 'dim')
		: piece('  − no longer announced', 'bad');
}

function mechanismLines(names: readonly string[], secure: boolean): Line[] {
	const rows = names.map(gradeOf);
	const widest = Math.max(0, ...rows.map(({grade}) => grade.length));
	return table(
		rows.map(({name, grade, reason}): readonly [string, Piece, string] => [
			name,
			piece(`${grade.padEnd(widest)}  `, styleOf(grade, secure)),
			!secure && grade === 'in TLS only' ? `${reason}, and here in clear text` : reason,
		]),
		4,
	);
}

function styleOf(grade: MechanismGrade, secure: boolean): Style {
	switch (grade) {
		case 'good':
			return 'good';
		case 'weak':
		case 'unknown':
			return 'warn';
		case 'in TLS only':
			return secure ? 'plain' : 'bad';
		default:
			return 'plain';
	}
}

/** What may be typed only because of this keyword. */
function opens({verbs, mail, rcpt}: KeywordWords): Piece[] {
	const parts = [
		...verbs,
		...(mail.length > 0 ? [`MAIL … ${mail.join(' ')}`] : []),
		...(rcpt.length > 0 ? [`RCPT … ${rcpt.join(' ')}`] : []),
	];
	return parts.length === 0
		? []
		: [piece('you may type ', 'dim'), piece(parts.join(', ')), piece(' · ', 'dim')];
}

function statusPieces(status: KeywordWords['status']): Piece[] {
	switch (status) {
		case 'masked':
			return [piece('  ! overwritten on the way', 'bad')];
		case 'unknown':
			return [piece('  ! not a known extension', 'warn')];
		case 'obsolete':
		case 'private, obsolete':
			return [piece('  ! obsolete', 'warn')];
		default:
			return [];
	}
}

const statusWords: Readonly<Record<KeywordWords['status'], string>> = {
	registered: 'registered',
	obsolete: 'registered, obsolete',
	private: 'private',
	'private, obsolete': 'private, obsolete',
	basic: 'supported by every server',
	masked: 'not from the server',
	unknown: 'not registered',
};

function referenceOf({status, reference}: KeywordWords): string {
	const known = status !== 'unknown' && status !== 'masked';
	return known ? `${statusWords[status]}, ${reference}` : statusWords[status];
}
