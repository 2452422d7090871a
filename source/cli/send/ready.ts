/** `--data`: a message that is finished, but for what swaks changes in it. */
import type {ReadyMessage} from '../../message/letter.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {warn} from '../output/terminal.ts';
import {defaultText} from './content.ts';
import {withHeaderLines, withoutEnvelopeLine} from './data-header.ts';
import {fillTokens, type Tokens, tokensFrom, tokensIn} from './data-tokens.ts';
import {addresses, envelopeFrom} from './envelope.ts';
import {headerLinesFrom, warnOfLine} from './headers.ts';
import {beginningOf, emlFrom, isTyped, type MessageSource, textFrom, wholeOf} from './input.ts';
import {dumpOf} from './settings-text.ts';

/** A finished message has these in itself. */
const letterOnly = [
	...['body', 'html', 'attach', 'attach-name', 'attach-type', 'attach-body', 'inline', 'subject', 'reply-to'],
	...['charset', 'encoding', 'dkim-key', 'dkim-selector', 'dkim-domain'],
];

/** `from`: what `--from` says, or the default. Throws a UsageError for what cannot be in a finished message. */
export async function readyFrom(
	data: string,
	values: Values,
	from: string | undefined,
): Promise<ReadyMessage> {
	const source = await emlFrom(data);
	const keeps = values.has('no-data-fixup');
	const fills = !keeps && (isTyped(data) || values.has('tokens'));
	const tokens = tokensIn(fills ? await wholeOf(source) : await beginningOf(source));
	if (!fills && !keeps && tokens[0] !== undefined) {
		warn(`--data contains ${tokens[0]}, which is sent unchanged; --tokens fills it in.`);
	}

	const refused = letterOnly.find(
		name => values.has(name) && !(fills && name === 'body' && tokens.includes('%BODY%')),
	);
	if (refused !== undefined) {
		throw new UsageError(
			`--data is a complete message, so --${refused} cannot be used with it${refused === 'body' ? ' unless it contains %BODY%' : ''}. Leave one of them out.`,
		);
	}

	const sender = from === undefined || from === '<>' ? [''] : addresses('--from', from);
	return {
		eml: keeps ? source : await changed(source, values, {fills, sender: sender[0] ?? ''}),
		envelopeFrom: sender[0] ?? '',
		envelopeTo: ['to', 'cc', 'bcc'].flatMap(name => addresses(`--${name}`, values.all(name).join(', '))),
		...envelopeFrom(values),
		lineEnds: keeps ? 'keep' : 'crlf',
	};
}

type Changes = {readonly fills: boolean; readonly sender: string};

/** A file in which nothing is to be changed is not read into memory. */
async function changed(
	source: MessageSource,
	values: Values,
	{fills, sender}: Changes,
): Promise<MessageSource> {
	const lines = headerLinesFrom(values);
	const hasEnvelopeLine =
		!values.has('no-strip-from') && /^From [^\n]*\n/.test((await beginningOf(source)).toString('latin1'));
	if (!fills && lines.length === 0 && !hasEnvelopeLine) {
		return source;
	}

	const whole = await wholeOf(source);
	const kept = hasEnvelopeLine ? withoutEnvelopeLine(whole) : whole;
	if (hasEnvelopeLine) {
		warn(
			'--data begins with a line “From …” of a mailbox file, which is left out; --no-strip-from keeps it.',
		);
	}

	for (const line of lines) {
		if (line.kind === 'line') {
			warnOfLine(line.text);
		}
	}

	const withFields = fills || lines.length > 0 ? withHeaderLines(kept, lines) : kept;
	return {bytes: fills ? fillTokens(withFields, await tokensOf(values, sender)) : withFields};
}

async function tokensOf(values: Values, sender: string): Promise<Tokens> {
	const body = values.get('body');
	const settings = values.has('dump-as-body') ? dumpOf(values) : defaultText;
	return {
		...tokensFrom(values, sender),
		BODY: body === undefined ? settings : await textFrom('body', body),
	};
}
