/** Entries as text to read: the conversation, and under each line what it means. */
import {afterFailure} from '../decode/connection.ts';
import {explain} from '../decode/explain.ts';
import {counted} from '../decode/quantities.ts';
import {explainWith, explanationOf} from '../diagnosis/explain-with.ts';
import type {Finding} from '../diagnosis/finding.ts';
import {type LineEnding, replyMark} from '../protocol/reply.ts';
import {type ReplyClass, replyClass} from '../protocol/reply-class.ts';
import {joined, type Shown, shown, styled, visible, visibleBytes} from '../protocol/visible.ts';
import {MASK} from '../sasl/secrets.ts';
import type {Entry, ReplyEntry, SentMessageEntry} from '../session/entry.ts';
import {timeOf} from '../session/moment.ts';
import {flatten} from '../session/rope.ts';
import {stampOf} from './moments.ts';
import {adviceOn} from './option-words.ts';
import {findingWords, nextWords} from './remedy-words.ts';

export type TextOptions = {
	/** ANSI colours; words and signs carry the meaning without them. */
	readonly color: boolean;
	/** Lines of a message that are shown. */
	readonly messageLines?: number;
	/** Milliseconds since 1970: then each line has the date and the time of day, not the seconds since the start. */
	readonly startedAt?: number;
};

type Color = 'red' | 'green' | 'yellow' | 'cyan' | 'dim';

const codes: Readonly<Record<Color, number>> = {red: 31, green: 32, yellow: 33, cyan: 36, dim: 2};

const margin = shown`              `;

/** `findings`: what rules say of it, where they looked. */
export function entryToText(entry: Entry, options: TextOptions, findings: readonly Finding[] = []): Shown[] {
	const paint = painter(options.color);
	const time = timeWords(entry, options.startedAt);
	// The mark stands on what an observer on the network cannot read.
	const mark = entry.secure ? '▪' : ' ';
	const head: Head = (sign, text) => shown`${time} ${mark}${sign} ${text}`;
	const meaning = explainWith(findings, entry);
	const means = (text = `${meaning.title}. ${meaning.summary}`.trim()): Shown =>
		shown`${margin}${paint('dim', shown`└ ${visible(text)}`)}`;
	switch (entry.type) {
		case 'attempt':
			return entry.attempt.outcome === 'connected' ? [] : [head('=', visible(meaning.title))];
		case 'note':
			return [head('=', visible(meaning.summary))];
		case 'connected':
		case 'secured':
			return [
				head('=', paint('cyan', visible(meaning.title))),
				means(meaning.summary),
				...fieldLines(entry, paint),
			];
		case 'closed':
			return [head('=', visible(`${meaning.title}. ${meaning.summary}`))];
		case 'failed':
			return [
				head('!', paint('red', visible(entry.error.message))),
				...[afterFailure(entry, explanationOf(findings, entry) ? '' : adviceOn(entry.error))]
					.filter(Boolean)
					.map(means),
			];
		case 'sent':
			return entry.kind === 'message'
				? messageLines(entry, head, options.messageLines ?? Number.POSITIVE_INFINITY)
				: [
						head('C', shown`${visible(entry.line)}${oddEnding(entry.ending)}`),
						...entry.remarks.map(remark => means(remark.message)),
						...authFields(entry, paint),
					];
		case 'reply':
			return [...replyLines(entry, head, paint), means(), ...authFields(entry, paint)];
		case 'malformed':
			return [head('S', paint('red', visibleBytes(entry.bytes))), means()];
		case 'capabilities':
			return changesLine(entry, paint);
	}
}

/** A recording may have no times. */
function timeWords(entry: Entry, startedAt: number | undefined): Shown {
	const at = timeOf(entry);
	return at !== null && startedAt !== undefined
		? stampOf(startedAt + at)
		: visible((at === null ? '' : (at / 1000).toFixed(2)).padStart(8));
}

/** A finding as lines below its entry. */
export function findingToText(finding: Finding, options: TextOptions): Shown[] {
	const paint = painter(options.color);
	const sign = ({error: '✗', warning: '!', note: 'i'} as const)[finding.level];
	const color = {error: 'red', warning: 'yellow', note: 'cyan'} as const;
	const lines = [
		shown`${margin}${paint(color[finding.level], shown`${sign} ${visible(finding.message)}`)} [${visible(finding.rule)}]`,
		shown`${margin}  ${visible(finding.advice)}`,
	];
	const verdict = findingWords(finding);
	const next = nextWords(finding);
	return [
		...lines,
		...(verdict === '' ? [] : [shown`${margin}  ${paint('dim', visible(sentence(verdict)))}`]),
		...(next ? [shown`${margin}  Next: ${visible(next)}`] : []),
	];
}

function sentence(words: string): string {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

type Paint = (color: Color, text: Shown) => Shown;
type Head = (sign: '=' | '!' | 'C' | 'S', text: Shown) => Shown;

/** Without colour the text stays as it is. */
export function painter(color: boolean): Paint {
	return (name, text) => (color ? styled(codes[name], text) : text);
}

const colors: Readonly<Record<ReplyClass, Color>> = {
	'positive preliminary': 'yellow',
	'positive completion': 'green',
	'positive intermediate': 'green',
	'transient negative': 'yellow',
	'permanent negative': 'red',
};

function replyLines(entry: ReplyEntry, head: Head, paint: Paint): Shown[] {
	const color = colors[replyClass(entry.code) ?? 'positive preliminary'];
	return entry.lines.map((line, index) => {
		const {code, separator} = replyMark(entry, index);
		return head('S', shown`${paint(color, shown`${code}${separator}`)}${visible(line.text)}`);
	});
}

function messageLines(entry: SentMessageEntry, head: Head, limit: number): Shown[] {
	const content = flatten(entry.content);
	const lines = Buffer.from(content.subarray(0, endOfLines(content, limit)))
		.toString('latin1')
		.split('\r\n');
	if (lines.at(-1) === '') {
		lines.pop();
	}

	const drawn = lines.slice(0, limit).map(line => head('C', visibleBytes(Buffer.from(line, 'latin1'))));
	const hidden = drawn.length < limit ? 0 : Math.max(entry.lines - drawn.length, 0);
	const more = hidden > 0 ? [shown`${margin}… ${visible(counted(hidden, 'more line'))}`] : [];
	const cut = entry.truncated
		? [shown`${margin}… ${entry.octets} octets in all; the rest was sent but is not kept`]
		: [];
	return [...drawn, ...more, ...cut];
}

/** Where that many lines end: only as much is decoded as will be drawn. */
function endOfLines(content: Uint8Array, limit: number): number {
	let end = Number.isFinite(limit) ? 0 : content.length;
	for (let line = 0; line < limit && end < content.length; line++) {
		const at = content.indexOf(0x0a, end);
		end = at === -1 ? content.length : at + 1;
	}

	return end;
}

function authFields(entry: Entry, paint: Paint): Shown[] {
	const hasExchange =
		(entry.type === 'sent' && entry.kind !== 'message' && entry.auth) ||
		(entry.type === 'reply' && entry.code === 334);
	return hasExchange ? fieldLines(entry, paint) : [];
}

function fieldLines(entry: Entry, paint: Paint): Shown[] {
	return explain(entry).fields.map(({label, value, secret}) => {
		const text = secret ? MASK : visible(value);
		return shown`${margin}  ${paint('dim', shown`${visible(label)}:`)} ${text}`;
	});
}

function changesLine(entry: Entry & {type: 'capabilities'}, paint: Paint): Shown[] {
	const {changes} = entry;
	if (!changes || entry.since === 'repeated') {
		return [];
	}

	const parts = [
		...changes.appeared.map(keyword => paint('green', shown`+${visible(keyword)}`)),
		...changes.vanished.map(keyword => paint('yellow', shown`−${visible(keyword)}`)),
		...changes.changed.map(keyword => shown`~${visible(keyword)}`),
	];
	return parts.length > 0 ? [shown`${margin}  Against the list before: ${joined(parts, ' ')}`] : [];
}

function oddEnding(ending: LineEnding): Shown {
	return ending === 'CRLF' ? '' : shown` ⟨${ending === 'none' ? 'no line end' : shown`${ending} alone`}⟩`;
}
