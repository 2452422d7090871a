/** A reply explained: by its code, by what it answers, by its enhanced code, and by its words. */
import type {Capabilities} from '../protocol/capabilities.ts';
import {readCapabilities} from '../protocol/ehlo.ts';
import {type EnhancedStatus, readEnhancedStatus} from '../protocol/enhanced-status.ts';
import type {ReplyEntry} from '../session/entry.ts';
import {explainAuthReply} from './auth.ts';
import {keywordFields} from './capabilities.ts';
import {enhancedLine, enhancedWords} from './enhanced-codes.ts';
import type {Explanation, ExplanationField, KnownCause} from './explanation.ts';
import {ourReplyWords} from './our-reply.ts';
import {counted, elapsedInWords} from './quantities.ts';
import {findQueueId} from './queue-id.ts';
import {categoryOf, replyCode, severityOf} from './reply-codes.ts';
import {type CodeExplanation, explainCode} from './reply-explanation.ts';
import {findLinks, replyText} from './reply-text.ts';

/** `cause` is what a finding knows of a refusal: whether to try again may differ from what the code says. */
export function explainReply(entry: ReplyEntry, cause?: KnownCause): Explanation {
	const text = replyText(entry.lines);
	const enhanced = entry.enhanced === null ? null : readEnhancedStatus(entry.enhanced);
	const login = explainAuthReply(entry);
	const explained = explainCode(entry, text, enhanced, cause);
	const summary = [explained.summary, ...remarks(entry), ...(login?.said ?? [])].filter(Boolean).join(' ');
	return {
		title: login?.title ?? explained.title,
		summary,
		fields: [
			...codeFields(entry, enhanced),
			...situationFields(entry),
			...textFields(entry, text),
			...(login?.fields ?? []),
			...wireFields(entry),
		],
		retry: explained.retry,
		connectionOver: explained.connectionOver,
		references: references(explained, enhanced, login?.reference),
	};
}

function remarks(entry: ReplyEntry): string[] {
	const said: string[] = entry.ours ? [ourReplyWords(entry.ours)] : [];
	if (!entry.complete) {
		said.push('The reply is incomplete: its last line never came.');
	}

	if (entry.lines.some(line => line.code !== undefined)) {
		said.push(
			`The lines of this reply have different codes. RFC 5321 §4.2.1 requires the same code on each; like most clients, smtpscope reads the last one, ${entry.code}.`,
		);
	}

	if (entry.lines.some(line => line.glued)) {
		said.push(
			'There is no space after the code, which RFC 5321 §4.2 requires. Most clients accept this; some treat it as an error.',
		);
	}

	if (entry.lines.some(line => line.truncated)) {
		said.push('A line was longer than smtpscope keeps; its end is missing here.');
	}

	if (entry.answers === 'CONNECT' && entry.code === 220 && !/\be?smtp\b|\blmtp\b/i.test(firstText(entry))) {
		said.push('The greeting does not say ESMTP; EHLO works nearly everywhere anyway.');
	}

	return said;
}

function codeFields(entry: ReplyEntry, enhanced: EnhancedStatus | null): ExplanationField[] {
	const row = replyCode(entry.code);
	const severity = severityOf(entry.code);
	const standing = row.known
		? `${row.name}${row.nonstandard ? ' (not in any standard)' : ''}`
		: `not a known code: ${severity.name.toLowerCase()}, ${categoryOf(entry.code)}`;
	const fields = [{label: String(entry.code), value: `${standing}. ${row.meaning}`}];
	if (enhanced && entry.enhanced !== null) {
		fields.push({label: entry.enhanced, value: enhancedLine(enhanced)});
	}

	return fields;
}

function situationFields(entry: ReplyEntry): ExplanationField[] {
	const fields: ExplanationField[] = [];
	if (entry.answers !== null && entry.answers !== 'CONNECT') {
		fields.push({label: 'answers', value: answeredWords(entry, entry.answers)});
	}

	if (entry.recipient !== null) {
		fields.push({label: 'recipient', value: entry.recipient});
	}

	return fields;
}

function answeredWords({auth, command}: ReplyEntry, answers: string): string {
	if (answers === 'DATA-END') {
		return 'the final dot';
	}

	// A line of base64, masked or not, tells nothing here: it stands decoded below.
	if (auth && !/^\s*AUTH\b/i.test(command ?? 'AUTH')) {
		return `your answer in AUTH ${auth.mechanism}`;
	}

	return (command ?? answers) || 'an empty line';
}

function textFields(entry: ReplyEntry, text: string): ExplanationField[] {
	const {answers, code} = entry;
	if ((answers === 'EHLO' || answers === 'LHLO') && code === 250) {
		return capabilityFields(readCapabilities(entry.lines.map(line => line.text)));
	}

	if (answers === 'CONNECT' && code === 220) {
		const [name = '', ...rest] = firstText(entry).trim().split(/\s+/);
		return [
			{label: 'server', value: name},
			...(rest.length > 0 ? [{label: 'says', value: rest.join(' ')}] : []),
		];
	}

	const accepted = code === 250 && (answers === 'DATA-END' || answers === 'BDAT');
	const queueId = accepted ? findQueueId(text) : null;
	return [
		...(code === 334 || text === '' ? [] : [{label: 'text', value: text}]),
		...(queueId ? [{label: 'queue ID', value: queueIdWords(queueId)}] : []),
		...findLinks(text).map(value => ({label: 'link', value})),
	];
}

function queueIdWords({id, style}: {readonly id: string; readonly style: string}): string {
	return style === 'other' ? id : `${id} (in the form that ${style} uses)`;
}

function capabilityFields(capabilities: Capabilities): ExplanationField[] {
	return [
		{label: 'server', value: capabilities.domain},
		...(capabilities.greeting === '' ? [] : [{label: 'says', value: capabilities.greeting}]),
		...keywordFields(capabilities.keywords),
	];
}

function wireFields(entry: ReplyEntry): ExplanationField[] {
	const fields: ExplanationField[] = [];
	if (entry.times !== undefined) {
		fields.push({label: 'repeated', value: `${counted(entry.times, 'time')} in a row`});
	}

	const odd = entry.lines.find(line => line.ending !== 'CRLF');
	if (odd && odd.ending !== 'none') {
		fields.push({label: 'line ends', value: `${odd.ending} alone, where CR LF is required`});
	}

	if (entry.elapsed !== null) {
		fields.push({label: 'took', value: elapsedInWords(entry.elapsed)});
	}

	return fields;
}

function references(
	explained: CodeExplanation,
	enhanced: EnhancedStatus | null,
	login: string | undefined,
): readonly string[] {
	const all = [
		...explained.references,
		...(login ? [login] : []),
		...(enhanced ? [enhancedWords(enhanced).reference] : []),
	];
	return [...new Set(all)];
}

function firstText(entry: ReplyEntry): string {
	return entry.lines[0]?.text ?? '';
}
