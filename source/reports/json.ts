/**
 * Entries as JSON Lines, one complete entry a line. Text is the original text; what could move a cursor or
 * reorder a line is escaped the JSON way, and bytes that are not UTF-8 stand exactly in `raw`.
 */
import {isUtf8} from 'node:buffer';
import {keywordWords} from '../decode/ehlo-keywords.ts';
import type {Explanation} from '../decode/explanation.ts';
import {explainWith} from '../diagnosis/explain-with.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {type Shown, visibleBytes, visibleJson} from '../protocol/visible.ts';
import {MASK} from '../sasl/secrets.ts';
import type {
	CapabilitiesEntry,
	Entry,
	ReplyEntry,
	SentLineEntry,
	SentMessageEntry,
} from '../session/entry.ts';
import {timeOf} from '../session/moment.ts';
import {flatten} from '../session/rope.ts';
import type {TlsFacts} from '../transport/types.ts';

export type JsonObject = {readonly [key: string]: unknown};

/** An entry as the JSON object of the contract. */
export function entryToJson(entry: Entry): JsonObject {
	return judgedToJson(entry, []);
}

/** The same with what the rules say of it heard in its explanation. */
export function judgedToJson(entry: Entry, findings: readonly Finding[]): JsonObject {
	const {type, id, secure} = entry;
	return {type, id, at: timeOf(entry), secure, ...fieldsOf(entry, findings)};
}

/** A finding, behind the entry it is shown at. */
export function findingToJson(finding: Finding, at: number | null, id: string): JsonObject {
	const {evidence, ...rest} = finding;
	return {type: 'diagnosis', id, at, ...rest, evidence: evidence.map(({entryId}) => entryId)};
}

/** One line, without its end. */
export function stringify(value: JsonObject): Shown {
	return visibleJson(value);
}

function fieldsOf(entry: Entry, findings: readonly Finding[]): JsonObject {
	switch (entry.type) {
		case 'attempt':
			return {...entry.attempt};
		case 'connected': {
			const {host, hostFrom, client, address, port, elapsed, tls} = entry;
			return {
				host,
				...(hostFrom && {hostFrom}),
				...(client && {client}),
				address,
				port,
				elapsed: entry.untimed ? null : elapsed,
				tls: tls && tlsToJson(tls),
			};
		}

		case 'sent':
			return entry.kind === 'message' ? messageToJson(entry) : lineToJson(entry);
		case 'reply':
			return replyToJson(entry, findings);
		case 'malformed': {
			const {problem, bytes} = entry;
			return {
				problem,
				text: visibleBytes(bytes),
				bytes: base64(bytes),
				explanation: explanationToJson(entry),
			};
		}

		case 'secured': {
			const {tls, elapsed, clearBytes} = entry;
			const warnings = [...tls.warnings, ...clearWarning(clearBytes)];
			return {
				...tlsToJson(tls),
				elapsed: entry.untimed ? null : elapsed,
				...(clearBytes.length > 0 && {clearBytes: base64(clearBytes)}),
				warnings,
			};
		}

		case 'capabilities':
			return capabilitiesToJson(entry);
		case 'note':
			return {about: entry.about, text: entry.text};
		case 'failed': {
			const {code, stage, message, advice, options, systemCode, complaint, proxy, atPath, clientHello} =
				entry.error;
			return {
				...{
					code,
					stage,
					message,
					advice,
					...(options && {options}),
					systemCode,
					...(complaint && {complaint}),
				},
				...{mail: entry.mail, unanswered: entry.unanswered},
				...(proxy !== undefined && {proxy}),
				...(atPath && {atPath}),
				...(clientHello && {clientHello}),
			};
		}

		case 'closed':
			return {by: entry.by, mail: entry.mail, unanswered: entry.unanswered};
	}
}

function lineToJson(entry: SentLineEntry): JsonObject {
	const {kind, line, verb, ending, ahead, remarks, secret, bytes} = entry;
	return {
		kind,
		line,
		...(!secret && !isUtf8(bytes) && {raw: base64(bytes)}),
		verb,
		...(ending !== 'CRLF' && {ending}),
		...(ahead && {ahead}),
		decoded: explanationToJson(entry),
		remarks,
	};
}

function messageToJson(entry: SentMessageEntry): JsonObject {
	const content = flatten(entry.content);
	const {kind, verb, octets, lines, complete, truncated, remarks} = entry;
	return {
		kind,
		line: new TextDecoder().decode(content),
		...(!isUtf8(content) && {raw: base64(content)}),
		verb,
		octets,
		lines,
		complete,
		truncated,
		decoded: explanationToJson(entry),
		remarks,
	};
}

function replyToJson(entry: ReplyEntry, findings: readonly Finding[]): JsonObject {
	const {code, enhanced, lines, complete, answers, answersId, recipient, elapsed} = entry;
	const odd = lines.some(line => !isUtf8(line.bytes));
	return {
		code,
		enhanced,
		lines: lines.map(line => line.text),
		...(odd && {raw: lines.map(line => base64(line.bytes))}),
		complete,
		answers,
		answersId,
		...(recipient !== null && {recipient}),
		...(entry.ours && {ours: entry.ours}),
		elapsed,
		explanation: explanationToJson(entry, findings),
	};
}

function capabilitiesToJson({replyId, domain, keywords, changes, since}: CapabilitiesEntry): JsonObject {
	const explained = keywords.map(capability => {
		const {keyword, parameters} = capability;
		const {meaning, registered} = keywordWords(capability);
		return {keyword, parameters, explanation: meaning, registered};
	});
	return {replyId, domain, keywords: explained, since, changes};
}

/** Without the PEM of the certificates, and without the channel binding, which is a secret of the channel. */
export function tlsToJson(tls: TlsFacts): JsonObject {
	const {certificates, channelBinding: _secretOfTheChannel, ...facts} = tls;
	return {
		...facts,
		// Whether a client trusts our certificate is not told to us.
		...(tls.clientHello && {authorized: null, hostnameMatches: null}),
		certificates: certificates.map(({pem: _pem, ...certificate}) => certificate),
	};
}

function explanationToJson(entry: Entry, findings: readonly Finding[] = []): Explanation {
	const explanation = explainWith(findings, entry);
	return {
		...explanation,
		fields: explanation.fields.map(field => (field.secret ? {...field, value: MASK} : field)),
	};
}

function clearWarning(bytes: Uint8Array): string[] {
	const warning = `${bytes.length} bytes came in clear behind the 220 of STARTTLS; they were not read as replies.`;
	return bytes.length === 0 ? [] : [warning];
}

function base64(bytes: Uint8Array): string {
	return Buffer.from(bytes).toString('base64');
}
