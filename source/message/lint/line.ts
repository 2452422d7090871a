/** The same knowledge for one line at a time, while a message is typed. */
import type {Remark} from '../../protocol/remark.ts';
import type {ReadField} from '../header-fields.ts';
import {scanBytes} from '../line-ends.ts';
import {lintAddresses} from './addresses.ts';
import {lintDate} from './date.ts';
import {lintFields} from './fields.ts';
import type {LintFinding} from './finding.ts';

export type LineLint = {
	/** `header` until an empty line, or a line that is no field. */
	readonly part: 'header' | 'body';
	/** Remarks on a line as content: without its line end, and without the dot that stuffing adds. */
	push(line: string, now: number): readonly Remark[];
	/** The same for a line that is still being written. */
	peek(line: string, now: number): readonly Remark[];
};

/** `before` are fields that stand in the header already. `peek` judges a line without taking it. */
export function createLineLint(before: readonly ReadField[] = []): LineLint {
	let part: LineLint['part'] = 'header';
	const fields: ReadField[] = [...before];
	return {
		peek: (line, now) => (part === 'body' ? bytesOf(line) : createLineLint(fields).push(line, now)),
		get part() {
			return part;
		},
		push(line, now) {
			const remarks = bytesOf(line);
			if (part === 'body') {
				return remarks;
			}

			if (line === '') {
				part = 'body';
				return [...remarks, ...whole(fields, now)];
			}

			const field = readField(line);
			if (field) {
				const same = fields.some(({name}) => name.toLowerCase() === field.name.toLowerCase());
				fields.push(field);
				return [...remarks, ...(same ? repeated(field, fields, line) : single(field, line, now))];
			}

			if (/^[ \t]/.test(line) && fields.length > 0) {
				return remarks;
			}

			part = 'body';
			return [...remarks, noField(line)];
		},
	};
}

function readField(line: string): ReadField | null {
	const match = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line);
	return match
		? {
				name: match[1] ?? '',
				value: match[2]?.trim() ?? '',
				raw: match[2]?.trim() ?? '',
				bytes: Buffer.from(line),
				offset: 0,
			}
		: null;
}

function noField(line: string): Remark {
	return {
		id: 'message/no-blank-line',
		message:
			'This is not a header field, so the text begins here, without the empty line that should come first.',
		start: 0,
		end: line.length,
		reference: 'RFC 5322 §2.1',
	};
}

/** What one field alone can tell. A list that goes on in the next line is left until then. */
function single(field: ReadField, line: string, now: number): readonly Remark[] {
	const findings = [
		...(field.name.toLowerCase() === 'date' ? lintDate([field], now) : []),
		...(/,\s*$/.test(line) ? [] : lintAddresses([field])),
		...lintFields(partOf([field])).filter(({field: about}) => about !== undefined),
	];
	return [...findings, ...eightBit(field)].map(finding => asRemark(finding, line));
}

function repeated(field: ReadField, fields: readonly ReadField[], line: string): readonly Remark[] {
	return lintFields(partOf(fields))
		.filter(
			({rule, field: about}) =>
				rule === 'message/duplicate-field' && about?.toLowerCase() === field.name.toLowerCase(),
		)
		.map(finding => asRemark(finding, line));
}

/** What is missing shows when the header ends. */
function whole(fields: readonly ReadField[], now: number): readonly Remark[] {
	return [...lintDate(fields, now), ...lintFields(partOf(fields))]
		.filter(({field}) => field === undefined)
		.map(finding => asRemark(finding, ''));
}

function partOf(fields: readonly ReadField[]): Parameters<typeof lintFields>[0] {
	return {fields, remarks: []};
}

function eightBit({name, raw}: ReadField): readonly LintFinding[] {
	return /[^\0-\x7F]/.test(raw)
		? [
				{
					rule: 'message/header-8bit',
					level: 'warning',
					message: `${name} contains characters that are not ASCII; only a message sent with SMTPUTF8 may contain them.`,
					advice: 'Write them as encoded words.',
					reference: 'RFC 5322 §2.2',
				},
			]
		: [];
}

function bytesOf(line: string): readonly Remark[] {
	const facts = scanBytes(Buffer.from(line));
	const remark = (id: string, message: string, start: number, end: number): Remark => ({
		id,
		message,
		start,
		end,
		reference: 'RFC 5322 §2.1.1',
	});
	return [
		...(facts.longestLine > 998
			? [
					remark(
						'message/line-too-long',
						`This line has ${facts.longestLine} octets; the limit is 998.`,
						998,
						line.length,
					),
				]
			: []),
		...(facts.nul
			? [
					remark(
						'message/nul',
						'There is a NUL octet: servers refuse it.',
						line.indexOf('\0'),
						line.indexOf('\0') + 1,
					),
				]
			: []),
	];
}

function asRemark({rule, message, reference}: LintFinding, line: string): Remark {
	return {id: rule, message, start: 0, end: line.length, reference};
}
