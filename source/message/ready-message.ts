/** A finished message, sent as it is. Only its line ends are looked at, and what is odd is said. */
import {Readable} from 'node:stream';
import {needsSmtpUtf8} from './addresses.ts';
import {inOnePiece, type Pieces, statFile, watchedFile} from './attachment.ts';
import {envelopeAddress} from './envelope.ts';
import type {BuildRemark, BuiltMessage, ReadyMessage} from './letter.ts';
import {type ByteFacts, createByteScan, octetsWithCrlf, withCrlf} from './line-ends.ts';

/** Throws a `BuildError` where the file cannot be read or an address would break the line. */
export async function readyMessage(message: ReadyMessage): Promise<BuiltMessage> {
	const envelope = {
		from: envelopeAddress('envelope sender', message.envelopeFrom),
		to: [...new Set(message.envelopeTo.map(address => envelopeAddress('envelope recipient', address)))],
	};
	const source = await openSource(message.eml);
	const {facts, beginning} = await examined(source);
	const convert = message.lineEnds === 'crlf' && facts.loneLf + facts.loneCr > 0;
	const pieces: Pieces = way => (convert ? withCrlf(source('lent')) : source(way));
	return {
		open: () => Readable.from(pieces('given')),
		pieces: () => pieces('lent'),
		size: convert ? octetsWithCrlf(facts) : facts.octets,
		envelope,
		body: facts.nul ? 'BINARYMIME' : facts.eightBit ? '8BITMIME' : '7BIT',
		smtpUtf8: [envelope.from, ...envelope.to].some(needsSmtpUtf8),
		messageId: messageIdIn(beginning),
		remarks: lineEndRemarks(facts, convert),
	};
}

function lineEndRemarks(facts: ByteFacts, converted: boolean): readonly BuildRemark[] {
	const lone = facts.loneLf + facts.loneCr;
	if (lone === 0) {
		return [];
	}

	const kinds = [facts.loneLf && `${facts.loneLf} LF alone`, facts.loneCr && `${facts.loneCr} CR alone`];
	const what = `${kinds.filter(Boolean).join(' and ')}, first in line ${facts.firstLoneLine}`;
	return [
		converted
			? {
					id: 'eml/line-ends-converted',
					message: `The message had line ends that are not CRLF (${what}); they are sent as CRLF.`,
				}
			: {
					id: 'eml/line-ends',
					message: `The message has line ends that are not CRLF (${what}); many servers refuse that.`,
				},
	];
}

async function openSource(eml: ReadyMessage['eml']): Promise<Pieces> {
	if ('bytes' in eml) {
		return () => inOnePiece(eml.bytes);
	}

	return watchedFile(eml.path, await statFile(eml.path));
}

/** Reads it once. `beginning`: where its header is, as Latin-1. */
async function examined(source: Pieces): Promise<{readonly facts: ByteFacts; readonly beginning: string}> {
	const scan = createByteScan();
	let beginning = '';
	for await (const piece of source('lent')) {
		scan.push(piece);
		if (beginning.length < beginningSize) {
			beginning += piece.toString('latin1', 0, beginningSize);
		}
	}

	return {facts: scan.end(), beginning};
}

const beginningSize = 64 * 1024;

function messageIdIn(text: string): string | null {
	const [header = ''] = text.split(/\r?\n\r?\n/, 1);
	return /^message-id:\s*(<[^<>\s]+>)/im.exec(header)?.[1] ?? null;
}
