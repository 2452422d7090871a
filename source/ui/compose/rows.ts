/** The form as rows of a given size, and where the cursor stands in them. */
import {visible} from '../../protocol/visible.ts';
import {cells, clip, graphemes} from '../../text/graphemes.ts';
import {type Row, rowsOf} from '../../text/wrap.ts';
import {viewportOf} from '../prompt/viewport.ts';
import {type DisplayRow, layOut, spread} from '../screen/layout.ts';
import {blank, type Line, line, piece} from '../screen/lines.ts';
import {type FieldName, fieldNames, isMultiline, plainEnvelope} from './draft.ts';
import {draftOf, type Form} from './form.ts';

export type FormRows = {
	readonly rows: readonly DisplayRow[];
	/** Null where the form is not what is shown. */
	readonly cursor: {readonly x: number; readonly y: number} | null;
	/** Rows below those that fit. */
	readonly below: number;
};

const labels: Readonly<Record<FieldName, string>> = {
	from: 'From',
	to: 'To',
	cc: 'Cc',
	bcc: 'Bcc',
	replyTo: 'Reply-To',
	subject: 'Subject',
	mailFrom: 'MAIL FROM',
	rcptTo: 'RCPT TO',
	charset: 'Charset',
	files: 'Files',
	text: 'Text',
	html: 'HTML',
};

export const hints: Readonly<Record<FieldName, string>> = {
	from: 'one address, with a name if you like: Alice <alice@example.org>',
	to: 'addresses separated by commas',
	cc: 'copies, visible to everyone',
	bcc: 'copies that do not appear in the header',
	replyTo: 'where answers go; the From address if empty',
	subject: 'the subject; Enter moves on to the text',
	mailFrom: 'envelope sender, if it is not the From address; <> is the null sender',
	rcptTo: 'envelope recipients, if they are not those in To, Cc and Bcc',
	charset: 'utf-8 if empty; koi8-r, windows-1251, iso-8859-2 …',
	files: 'one path on each line; Tab completes it, or moves on',
	text: 'Enter starts a new line · Ctrl+G opens your editor',
	html: 'the same text in HTML, if you like · Ctrl+G opens your editor',
};

/** Columns before the text. */
const margin = 12;

export function formRows(form: Form, width: number, height: number): FormRows {
	if (form.page.name !== 'fields') {
		const rows = layOut(
			form.page.name === 'preview' ? form.page.lines : findingLines(form.page.findings),
			width,
		);
		const top = Math.min(form.page.top, Math.max(0, rows.length - height));
		return {
			rows: rows.slice(top, top + height),
			cursor: null,
			below: Math.max(0, rows.length - top - height),
		};
	}

	const rows: DisplayRow[] = [];
	let cursor = {x: 0, y: 0};
	for (const name of fieldNames) {
		const field = fieldRows(form, name, Math.max(4, width - margin));
		if (name === form.focus) {
			cursor = {x: margin + field.cursor.x, y: rows.length + field.cursor.y};
		}

		rows.push(...field.rows);
		if (name === 'subject' || name === 'rcptTo') {
			rows.push(separator(name === 'subject' ? 'Envelope' : '', width));
		}
	}

	// The cursor stays in sight, with a row to spare where there is one.
	const top = Math.max(0, Math.min(cursor.y + 2 - height, rows.length - height));
	return {
		rows: rows.slice(top, top + height),
		cursor: {x: cursor.x, y: cursor.y - top},
		below: Math.max(0, rows.length - top - height),
	};
}

type FieldRows = {
	readonly rows: readonly DisplayRow[];
	readonly cursor: {readonly x: number; readonly y: number};
};

function fieldRows(form: Form, name: FieldName, width: number): FieldRows {
	const focused = form.focus === name;
	const text = draftOf(form)[name];
	const label = piece(
		labels[name]
			.padEnd(margin - 2)
			.padStart(margin - 1)
			.padEnd(margin),
		focused ? 'accent' : 'dim',
	);
	const gap = piece(' '.repeat(margin));
	if (text === '') {
		return {
			rows: [[label, piece(clip(visible(placeholder(form, name)), width), 'dim')]],
			cursor: {x: 0, y: 0},
		};
	}

	const line = focused ? form.editor.line : graphemes(text);
	const at = focused ? form.editor.cursor : 0;
	if (!isMultiline(name)) {
		const viewport = viewportOf(line.map(visible), at, width);
		return {rows: [[label, piece(viewport.text)]], cursor: {x: viewport.cursor, y: 0}};
	}

	const wrapped = wrapField(line, at, width);
	return {
		rows: wrapped.rows.map((row, index): DisplayRow => [index === 0 ? label : gap, piece(row)]),
		cursor: wrapped.cursor,
	};
}

/** What an empty field means: the envelope that follows from the header, or what to write. */
function placeholder(form: Form, name: FieldName): string {
	const envelope = plainEnvelope(draftOf(form));
	switch (name) {
		case 'mailFrom':
			return envelope.mailFrom;
		case 'rcptTo':
			return envelope.rcptTo;
		case 'charset':
			return form.focus === name ? hints[name] : 'utf-8';
		default:
			return form.focus === name ? hints[name] : '';
	}
}

/** `at`: the grapheme before which the cursor stands. A row leaves room for the cursor behind its text. */
function wrapField(
	line: readonly string[],
	at: number,
	width: number,
): {rows: string[]; cursor: {x: number; y: number}} {
	const shown = line.map(grapheme => (grapheme === '\n' ? grapheme : visible(grapheme)));
	const text = shown.join('');
	const offset = shown.slice(0, at).join('').length;
	const rows = paragraphs(text, width - 1);
	const y = rows.findLastIndex(({start}) => start <= offset);
	const {start} = rows[y] ?? {start: 0};
	return {
		rows: rows.map(row => text.slice(row.start, row.end)),
		cursor: {x: Math.min(cells(text.slice(start, offset)), width - 1), y},
	};
}

function paragraphs(text: string, width: number): readonly Row[] {
	let from = 0;
	return text.split('\n').flatMap(paragraph => {
		const before = from;
		from += paragraph.length + 1;
		return rowsOf(paragraph, width).map(({start, end}) => ({start: start + before, end: end + before}));
	});
}

function separator(text: string, width: number): DisplayRow {
	const words = text === '' ? '' : ` ${text} `;
	return spread([piece(`──${words}${'─'.repeat(Math.max(0, width - words.length - 2))}`, 'dim')], [], width);
}

function findingLines(findings: Extract<Form['page'], {name: 'findings'}>['findings']): readonly Line[] {
	const signs = {error: piece('✗ ', 'bad'), warning: piece('! ', 'warn'), note: piece('i ', 'dim')};
	return [
		line(piece('A receiver may object to this:', 'strong')),
		blank,
		...findings.flatMap(({rule, level, message, advice, reference}): Line[] => [
			{...line(signs[level], message), indent: 2},
			{
				...line(
					piece(`  ${advice}`, 'plain'),
					piece(`  ${[rule, reference].filter(Boolean).join(' · ')}`, 'dim'),
				),
				indent: 2,
			},
			blank,
		]),
	];
}
