/** The part of a bounce for programs (RFC 3464): a group of fields for each recipient. */

import type {Peer} from './conversation.ts';
import type {LogLine} from './log-line.ts';

export type DeliveryStatus = {
	readonly recipient: string;
	/** `failed`, `delayed`, `delivered`, `relayed`, `expanded`. */
	readonly action: string;
	/** `5.1.1`; empty where it is not told. */
	readonly status: string;
	readonly peer?: Peer;
	/** What the server said, from its code on; null where the diagnosis holds no reply. */
	readonly reply: string | null;
	/** What the system that gave up says itself. */
	readonly words: string;
	/** Until when it goes on trying. */
	readonly until: string | null;
};

/** A group without a recipient is passed over. */
export function deliveryStatuses(lines: readonly LogLine[]): DeliveryStatus[] {
	return blocksOf(lines).flatMap(block => {
		const fields = fieldsOf(block);
		const named = fields.get('final-recipient') ?? fields.get('original-recipient');
		const recipient = /^[\w-]+[ \t]*;[ \t]*<?([^<>;\s]+)/.exec(named ?? '')?.[1];
		return recipient === undefined ? [] : [statusOf(recipient, fields)];
	});
}

type Fields = ReadonlyMap<string, string>;

function statusOf(recipient: string, fields: Fields): DeliveryStatus {
	const diagnosis = fields.get('diagnostic-code') ?? '';
	const words = diagnosis.replace(/^[\w-]+[ \t]*;[ \t]*/, '');
	const peer = peerIn(fields.get('remote-mta') ?? '');
	return {
		recipient,
		action: (fields.get('action') ?? '').toLowerCase(),
		status: /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? '',
		...(peer && {peer}),
		// Some systems put words of their own before what they were told: `5.1.0 - Unknown address error 550-'5.1.1 …`.
		reply: /^smtp[ \t]*;/i.test(diagnosis) ? replyIn(words) : null,
		words,
		until: fields.get('will-retry-until') ?? null,
	};
}

function replyIn(words: string): string | null {
	return (
		/^[2-5]\d\d(?:[ -].*)?$/.exec(words)?.[0] ??
		/(?:^|[ (:'"])([45]\d\d [45]\.\d{1,3}\.\d{1,3} .*)$/.exec(words)?.[1] ??
		null
	);
}

/** `dns; mx.example.org. (192.0.2.26, the server for the domain example.org.)` */
function peerIn(remote: string): Peer | undefined {
	const [, host = '', address] =
		/^[\w-]+[ \t]*;[ \t]*([\w.-]+)(?:[ \t]+\(([\d.:A-Fa-f]+)[,)])?/.exec(remote) ?? [];
	const name = host.replace(/\.$/, '');
	return name === '' ? undefined : {host: name, ...(address && {address})};
}

/** Lines between empty ones that name a recipient. */
function blocksOf(lines: readonly LogLine[]): string[][] {
	const blocks: string[][] = [];
	let block: string[] = [];
	const put = (): void => {
		if (block.some(text => /^(?:Final|Original)-Recipient[ \t]*:/i.test(text))) {
			blocks.push(block);
		}

		block = [];
	};

	for (const {text} of lines) {
		if (text.trim() === '') {
			put();
		} else {
			block.push(text);
		}
	}

	put();
	return blocks;
}

const longest = 4000;

function fieldsOf(block: readonly string[]): Fields {
	const fields = new Map<string, string>();
	let last = '';
	for (const text of block) {
		const [, name = '', value = ''] = /^([A-Za-z][\w-]{0,60})[ \t]*:[ \t]*(.*)$/.exec(text) ?? [];
		if (/^[ \t]/.test(text) && last !== '') {
			fields.set(last, `${fields.get(last)} ${text.trim()}`.slice(0, longest));
		} else if (name !== '' && !fields.has(name.toLowerCase())) {
			last = name.toLowerCase();
			fields.set(last, value.trim().slice(0, longest));
		} else {
			last = '';
		}
	}

	return fields;
}
