/** `explain message.eml`: a message as its parts, decoded, with what a receiver may hold against it. */
import process from 'node:process';
import {EXIT} from '../../dialogs/outcome.ts';
import {type Examined, examine} from '../../message/examine.ts';
import {fieldNamed} from '../../message/header-fields.ts';
import {looksLikeMessage} from '../../message/is-message.ts';
import {addressesOf} from '../../message/lint/addresses.ts';
import {checkSender} from '../../message/lint/sender.ts';
import type {SenderCheck} from '../../message/lint/sender-findings.ts';
import {mailsInMbox} from '../../message/mbox.ts';
import {textAsRead} from '../../message/outline.ts';
import {attachments} from '../../message/read.ts';
import {saveAttachments} from '../../message/save-attachment.ts';
import {fromFile} from '../../message/saved-file.ts';
import {senderLines} from '../../message/sender-lines.ts';
import {shown, visibleLines} from '../../protocol/visible.ts';
import {withCommas} from '../../protocol/with-commas.ts';
import {isBinary} from '../../recordings/log-text.ts';
import {readRecording} from '../../recordings/read.ts';
import {messageToJson} from '../../reports/message-json.ts';
import {familyOf} from '../../transport/addresses.ts';
import {arcSection, findingLines, headerLines, partLines} from '../../ui/panes/message-sections.ts';
import {textLines} from '../../ui/panes/message-text.ts';
import {layOut} from '../../ui/screen/layout.ts';
import {blank, heading, type Line, line} from '../../ui/screen/lines.ts';
import type {Values} from '../arguments/option.ts';
import {UsageError} from '../arguments/usage-error.ts';
import {resolverFrom} from '../connection/names.ts';
import {print, warn} from '../output/terminal.ts';
import type {Input} from './input.ts';

/** A log is what is surely one; the rest is a message where it looks like one. */
export function isMessageFile({name, bytes}: Input): boolean {
	const look = looksLikeMessage(bytes);
	const isNamed = /\.eml$/i.test(name);
	if (look === 'no' && !isNamed) {
		return false;
	}

	const recording = readRecording(bytes);
	if (look !== 'surely') {
		// A file that calls itself a message is one, however little of a header it has.
		return recording.kind === 'nothing' && (look === 'perhaps' || !isBinary(bytes));
	}

	return (
		recording.kind !== 'sessions' ||
		(recording.format !== 'delivery report' && (isNamed || recording.confidence !== 'certain'))
	);
}

/** The exit code. Throws a UsageError where the options do not fit together. */
export async function explainMessages(
	inputs: readonly Input[],
	format: string,
	values: Values,
): Promise<number> {
	if (format !== 'text' && format !== 'json') {
		throw new UsageError(`For a message, --format must be text or json; “${format}” was given.`);
	}

	const client = values.get('client-address');
	if (client !== undefined && familyOf(client) === null) {
		throw new UsageError(`--client-address must be an IP address, such as 192.0.2.1; “${client}” was given.`);
	}

	let isSaved = true;
	for (const {name, bytes, cut} of inputs.flatMap(mailsOf)) {
		const examined = await examine(fromFile(bytes), {context: {}, now: null, truncated: cut, complete: true});
		const sender = values.has('check-sender') ? await askDns(examined, values) : null;
		print(
			format === 'json'
				? shown`${messageToJson(name, examined, sender)}\n`
				: visibleLines(asText(linesOf(examined, name, bytes.length, sender))),
		);
		const folder = values.get('attachments');
		if (folder !== undefined) {
			isSaved = (await saveAll(examined, folder)) && isSaved;
		}
	}

	return isSaved ? EXIT.done : EXIT.usage;
}

/** The messages of an mbox file; what is not one stays as it is. */
function mailsOf(input: Input): readonly Input[] {
	const mails = mailsInMbox(input.bytes);
	return mails.length < 2
		? [input]
		: mails.map((bytes, index) => ({...input, bytes, name: `${input.name}, message ${index + 1}`}));
}

function linesOf(examined: Examined, name: string, octets: number, sender: SenderCheck | null): Line[] {
	const {lines} = examined.facts;
	return [
		heading(`${name}: ${withCommas(octets)} bytes in ${withCommas(lines)} lines`),
		...headerLines(examined),
		...arcSection(examined),
		...partLines(examined, null),
		...findingLines(examined, true),
		...(sender
			? [blank, heading('What DNS says of the sender'), ...senderLines(sender).map(words => line(words))]
			: []),
		...textLines(examined, textAsRead),
	];
}

function asText(lines: readonly Line[]): string {
	const width = process.stdout.isTTY === true ? process.stdout.columns : 100;
	return layOut(lines, width)
		.map(row => `${row.map(({text}) => text).join('')}\n`)
		.join('');
}

async function askDns({message}: Examined, values: Values): Promise<SenderCheck> {
	const resolver = resolverFrom(values);
	const {fields} = message.root;
	const returnPath = fieldNamed(fields, 'return-path');
	// What the last server wrote down as the envelope sender, where there is one.
	const [author] = addressesOf(returnPath ?? fieldNamed(fields, 'from')).mailboxes;
	return checkSender({
		bytes: message.bytes,
		envelopeFrom: author?.address ?? '',
		clientName: 'localhost',
		clientAddress: values.get('client-address') ?? null,
		resolver: async (name, type) => [await resolver.resolve(name, type)].flat(),
		now: new Date(),
	});
}

/** False where one could not be saved. */
async function saveAll({message}: Examined, folder: string): Promise<boolean> {
	const files = attachments(message);
	if (files.length === 0) {
		warn('The message has no attachment.');
	}

	const saved = files.length === 0 ? [] : await saveAttachments(files, folder);
	for (const each of saved) {
		warn('problem' in each ? each.problem : `Saved ${each.path}, ${each.octets} bytes.`);
	}

	return saved.every(each => !('problem' in each));
}
