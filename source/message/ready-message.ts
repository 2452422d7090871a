/** A finished message, sent as it is. Only its line ends are looked at, and what is odd is said. */
import {Readable} from 'node:stream';
import {needsSmtpUtf8} from './addresses.ts';
import {statFile, watchedStream} from './attachment.ts';
import {envelopeAddress} from './envelope.ts';
import type {BuildRemark, BuiltMessage, ReadyMessage} from './letter.ts';
import {type ByteFacts, crlfStream, octetsWithCrlf, scanStream} from './line-ends.ts';

/** Throws a `BuildError` where the file cannot be read or an address would break the line. */
export async function readyMessage(message: ReadyMessage): Promise<BuiltMessage> {
	const envelope = {
		from: envelopeAddress('envelope sender', message.envelopeFrom),
		to: [...new Set(message.envelopeTo.map(address => envelopeAddress('envelope recipient', address)))],
	};
	const source = await openSource(message.eml);
	const facts = await scanStream(source());
	const convert = message.lineEnds === 'crlf' && facts.loneLf + facts.loneCr > 0;
	return {
		open: () => (convert ? source().compose<Readable>(crlfStream()) : source()),
		size: convert ? octetsWithCrlf(facts) : facts.octets,
		envelope,
		body: facts.nul ? 'BINARYMIME' : facts.eightBit ? '8BITMIME' : '7BIT',
		smtpUtf8: [envelope.from, ...envelope.to].some(needsSmtpUtf8),
		messageId: messageIdIn(await beginning(source())),
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

async function openSource(eml: ReadyMessage['eml']): Promise<() => Readable> {
	if ('bytes' in eml) {
		return () => Readable.from([Buffer.from(eml.bytes)], {objectMode: false});
	}

	const stats = await statFile(eml.path);
	return () => watchedStream(eml.path, stats);
}

async function beginning(stream: Readable): Promise<string> {
	let text = '';
	for await (const chunk of stream) {
		text += String(chunk);
		if (text.length > 64 * 1024) {
			break;
		}
	}

	return text;
}

function messageIdIn(text: string): string | null {
	const [header = ''] = text.split(/\r?\n\r?\n/, 1);
	return /^message-id:\s*(<[^<>\s]+>)/im.exec(header)?.[1] ?? null;
}
