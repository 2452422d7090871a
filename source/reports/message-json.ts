/** A message as one JSON object: fields, parts, text, and what a receiver may hold against it. */
import {readArc} from '../message/dkim/arc.ts';
import type {Examined} from '../message/examine.ts';
import {htmlText} from '../message/html-text.ts';
import type {SenderCheck} from '../message/lint/sender-findings.ts';
import {outlineOf, partToRead} from '../message/outline.ts';
import {partText} from '../message/part-content.ts';
import type {Shown} from '../protocol/visible.ts';
import {type JsonObject, stringify} from './json.ts';

const textLimit = 256 * 1024;

export function messageToJson(
	title: string,
	{message, facts, truncated, findings}: Examined,
	sender: SenderCheck | null,
): Shown {
	const read = partToRead(message, null);
	const text = read ? partText({...read, body: read.body.subarray(0, textLimit)}).text : null;
	const object: JsonObject = {
		type: 'message',
		title,
		octets: facts.octets,
		lines: facts.lines,
		truncated,
		fields: message.root.fields.map(({name, value, raw}) => ({name, value, raw})),
		parts: outlineOf(message).map(({part, file, decoded}) => ({
			path: part.path,
			type: part.type,
			charset: part.charset,
			encoding: part.encoding,
			disposition: part.disposition,
			name: part.name,
			octets: part.octets,
			decoded,
			attachment: file,
			remarks: part.remarks,
		})),
		arc: readArc(
			message.root.fields,
			truncated ? null : {bytes: message.root.body, encoding: message.root.encoding},
		),
		text,
		// Of HTML also what a reader sees.
		...(read?.type === 'text/html' && text !== null && {readable: htmlText(text)?.text ?? null}),
		findings: [...findings, ...(sender?.findings ?? [])],
		...(sender && {
			sender: {mx: sender.mx, spf: sender.spf, dkim: sender.dkim, arc: sender.arc, dmarc: sender.dmarc},
		}),
	};
	return stringify(object);
}
