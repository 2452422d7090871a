/** The MIME structure and its parts. */
import {isAscii} from 'node:buffer';
import {partContent} from '../part-content.ts';
import {type MessagePart, type ReadMessage, type ReadRemark, textParts} from '../read.ts';
import {lintFileName} from './file-name.ts';
import type {LintFinding} from './finding.ts';

export function lintParts(message: ReadMessage): readonly LintFinding[] {
	const texts = textParts(message).map(({type}) => type);
	return texts.includes('text/html') && !texts.includes('text/plain')
		? [
				{
					rule: 'message/html-only',
					level: 'note',
					message:
						'There is HTML without a plain-text version. Spam filters raise their score for that, and some recipients see nothing.',
					advice: 'Send both as multipart/alternative.',
					reference: 'RFC 2046 §5.1.4',
				},
			]
		: [];
}

export function lintPart(part: MessagePart): readonly LintFinding[] {
	return [...structure(part), ...encoding(part), ...lintFileName(part)].map(finding =>
		part.path === '' ? finding : {...finding, part: part.path},
	);
}

type Words = readonly [level: LintFinding['level'], message: string, advice: string, reference: string];

const structural: Partial<Record<ReadRemark, Words>> = {
	'mbox-line': [
		'warning',
		'It begins with a “From ” line, which belongs in mailbox files.',
		'Remove the first line.',
		'RFC 4155',
	],
	'leading-mark': [
		'warning',
		'There is a byte order mark before the first field, so some receivers do not find that field.',
		'Save the file without a byte order mark.',
		'RFC 5322 §2.2',
	],
	'leading-empty-lines': [
		'error',
		'The message begins with an empty line. To a receiver the header ends there, and all of it is text.',
		'Remove the empty lines before the first field.',
		'RFC 5322 §2.1',
	],
	'broken-line': [
		'error',
		'A line in the header is not a field. To many receivers the header ends there, and the rest is text.',
		'Remove the line, or begin it with a name and a colon, or with a space if it continues the previous field.',
		'RFC 5322 §2.2',
	],
	'header-too-long': [
		'error',
		'The header is longer than servers accept.',
		'Shorten it.',
		'RFC 5321 §4.5.3.1',
	],
	'too-many-fields': [
		'warning',
		'There are more than 500 header fields; the others were not examined.',
		'Remove some of them.',
		'RFC 5321 §6.3',
	],
	'header-8bit-guessed': [
		'error',
		'The header contains 8-bit characters, and receivers cannot know in which charset.',
		'Write them as encoded words (=?utf-8?…?=).',
		'RFC 2047 §1',
	],
	'no-boundary': [
		'error',
		'A multipart has no boundary, so its parts cannot be separated.',
		'Add boundary="…" to its Content-Type.',
		'RFC 2046 §5.1',
	],
	'boundary-not-found': [
		'error',
		'The boundary named in the Content-Type never occurs.',
		'Begin each part with “--” and exactly that boundary, at the start of a line.',
		'RFC 2046 §5.1.1',
	],
	'not-closed': [
		'warning',
		'The multipart is never closed, as if its end had been cut off.',
		'After the last part, send “--”, the boundary and “--” again.',
		'RFC 2046 §5.1.1',
	],
	'too-many-parts': [
		'warning',
		'There are more parts than any program reads; the rest was not examined.',
		'Send fewer parts.',
		'RFC 2046 §5.1',
	],
	'too-deep': [
		'warning',
		'The parts are nested more deeply than receivers follow.',
		'Nest the parts less deeply.',
		'RFC 2046 §5.1',
	],
	'unknown-charset': ['warning', 'Receivers do not know this charset.', 'Use utf-8.', 'RFC 2046 §4.1.2'],
	'encoded-message': [
		'warning',
		'An attached message is encoded, which message/rfc822 does not allow.',
		'Send it as 7bit or 8bit, or as application/octet-stream.',
		'RFC 2046 §5.2.1',
	],
};

function structure(part: MessagePart): readonly LintFinding[] {
	return part.remarks.flatMap(remark => {
		const words = structural[remark];
		return words ? finding(`message/${remark}`, words) : [];
	});
}

function encoding(part: MessagePart): readonly LintFinding[] {
	if (part.type.startsWith('multipart/')) {
		return multipartEncoding(part);
	}

	const isText = part.type.startsWith('text/');
	const isRead = isText || part.encoding === 'base64' || part.encoding.includes('uu');
	const {bytes, problem} = isRead ? partContent(part) : {bytes: part.body, problem: null};
	return [
		...undeclared(part),
		...undecodable(part, problem),
		...(isText ? [...withoutCharset(part, bytes), ...hiddenText(part, bytes)] : []),
	];
}

function multipartEncoding({encoding: declared}: MessagePart): readonly LintFinding[] {
	return ['7bit', '8bit', 'binary'].includes(declared)
		? []
		: [
				finding('message/multipart-encoded', [
					'error',
					`A multipart itself cannot be ${declared}; only its parts can.`,
					'Remove its Content-Transfer-Encoding.',
					'RFC 2045 §6.4',
				]),
			];
}

function undeclared(part: MessagePart): readonly LintFinding[] {
	return part.encoding === '7bit' && part.children.length === 0 && !isAscii(part.body)
		? [
				finding('message/undeclared-8bit', [
					'warning',
					'The text contains 8-bit characters, but is declared as 7bit (or not declared).',
					'Add “Content-Transfer-Encoding: 8bit”, or encode it as quoted-printable.',
					'RFC 2045 §6.2',
				]),
			]
		: [];
}

function undecodable(
	{encoding: declared}: MessagePart,
	problem: ReturnType<typeof partContent>['problem'],
): readonly LintFinding[] {
	if (problem === null) {
		return [];
	}

	return problem === 'unknown-encoding'
		? [
				finding('message/unknown-encoding', [
					'error',
					`“${declared}” is not a known Content-Transfer-Encoding, so receivers cannot decode it.`,
					'Use 7bit, 8bit, quoted-printable or base64.',
					'RFC 2045 §6.1',
				]),
			]
		: [
				finding(`message/${problem}`, [
					'warning',
					`The ${declared} is broken; a receiver gets something else.`,
					'Encode it again.',
					'RFC 2045 §6.7',
				]),
			];
}

function withoutCharset({charset}: MessagePart, bytes: Uint8Array): readonly LintFinding[] {
	return charset === null && !isAscii(bytes)
		? [
				finding('message/no-charset', [
					'warning',
					'The text is not ASCII and does not name a charset, so a receiver has to guess.',
					'Add “; charset=utf-8” to its Content-Type.',
					'RFC 2046 §4.1.2',
				]),
			]
		: [];
}

function hiddenText(part: MessagePart, bytes: Uint8Array): readonly LintFinding[] {
	return part.encoding === 'base64' && part.disposition !== 'attachment' && mostlyAscii(bytes)
		? [
				finding('message/base64-text', [
					'note',
					'The text is base64 although most of it is ASCII. Spam filters raise their score for that, because it hides words from them.',
					'Use quoted-printable, or 7bit.',
					'RFC 2045 §6.8',
				]),
			]
		: [];
}

function mostlyAscii(bytes: Uint8Array): boolean {
	const start = bytes.subarray(0, 10_000);
	return (
		start.length > 0 && start.reduce((count, octet) => count + (octet < 128 ? 1 : 0), 0) > start.length * 0.7
	);
}

function finding(rule: string, [level, message, advice, reference]: Words): LintFinding {
	return {rule, level, message, advice, reference};
}
